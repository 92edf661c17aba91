"""The card: what of a briefing stands open, what a tap unfolds, and what waits behind buttons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefings.actions import Action
from briefings.rendering.context import shorts_of
from briefings.rendering.fitting import Block, Item, choose
from briefings.rendering.messages import Button, Message
from briefings.rendering.press import Press, Rows, rows_of
from briefings.types import Briefing, Edition, FactLine

#: A card is read at a glance: about this much stands open, the rest takes one tap or two.
VISIBLE_POINTS = 1_550
CARD_POINTS = 3_600
_FACTS = 5
#: The weightiest facts stand open before any of their differences does.
_FIRST_FACTS = 3
_QUOTES = 6
#: No line of the head may push out the lead, and no other is longer than the fold.
_HEAD_POINTS = 350
_LINE_POINTS = 2_000
#: More lists of "Only X" than this become one button that opens a choice.
_ONLY_BUTTONS = 4

#: A line's kind and its place among its kind: ("fact", 0).
_Place = tuple[str, int]
#: What stands there, in the form that it has when it stands open.
_Lines = dict[_Place, tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Card:
    """The context of `brief.html.j2` beside the briefing: finished lines, each in its place."""

    headline: Markup
    origin: Markup
    dates: Markup
    #: Version and time, empty where the caller does not tell them.
    edition: Markup
    lead: tuple[Markup, ...]
    facts: tuple[Markup, ...]
    quotes_heading: Markup
    quotes: tuple[Markup, ...]
    cautions: tuple[Markup, ...]
    #: What the expandable quote at the end holds.
    folded: tuple[Markup, ...]


def brief(press: Press, briefing: Briefing, story: int, edition: Edition | None = None) -> Message:
    """The card with its buttons."""
    versions = edition.number if edition else 1
    rows = buttons(press, briefing, story, versions)
    return press.message("brief", rows, card=fit(press, briefing, edition))


def push(press: Press, briefing: Briefing, story: int) -> Message:
    """A few lines that tell of a new story."""
    return press.message(
        "push",
        buttons(press, briefing, story),
        headline=press.block("headline", _HEAD_POINTS).html,
        origin=press.block("origin", _HEAD_POINTS).html,
        limit=_HEAD_POINTS,
    )


def fit(press: Press, briefing: Briefing, edition: Edition | None = None) -> Card:
    """The card's lines, placed by their measured lengths."""
    head = [press.block(part, _HEAD_POINTS) for part in ("headline", "origin", "dates")]
    room = VISIBLE_POINTS - _points(head)
    # When it was made is short, and takes no line from what the reports say.
    if edition:
        head.append(press.block("edition", _HEAD_POINTS, edition=edition))
    lines = _lines(press, briefing, room)
    heading = press.block("quotes", _HEAD_POINTS)
    lines_with_heading = lines | {("quote", 0): (heading, *lines.get(("quote", 0), ()))}
    order = [place for place in _by_weight(briefing) if place in lines]
    items = [Item(_points(lines_with_heading[place]), _needs(place, order)) for place in order]
    chosen = choose(items, room)
    opened = frozenset(order[index] for index in chosen)
    return Card(
        headline=head[0].html,
        origin=head[1].html,
        dates=head[2].html,
        edition=head[3].html if edition else Markup(),
        lead=tuple(_open_lead(press, briefing, lines, opened)),
        facts=tuple(_open_facts(press, briefing, lines, opened)),
        quotes_heading=heading.html,
        quotes=_open(lines, opened, "quote"),
        cautions=_open(lines, opened, "caution"),
        folded=_fold(_closed(press, briefing, lines, opened)),
    )


def _lines(press: Press, briefing: Briefing, room: int) -> _Lines:
    """Every line that may stand open."""
    lines: _Lines = {}
    shorts = shorts_of(briefing)
    if briefing.lead:
        differing = _differing(briefing.lead, shorts)
        # The lead always stands open, so it is cut where it alone would fill the card.
        lines["lead", 0] = (press.block("lead", room - 2, differing=differing),)
        if differing:
            lines["lead", 1] = _counterparts(press, briefing.lead, None)
    for index, fact in enumerate(briefing.facts[:_FACTS]):
        differing = _differing(fact, shorts)
        lines["fact", index] = (press.block("fact", _LINE_POINTS, fact=fact, differing=differing),)
        if fact.counterparts:
            lines["counterparts", index] = _counterparts(press, fact, None)
    for index, quote in enumerate(briefing.quotes[:_QUOTES]):
        lines["quote", index] = (press.block("quote", _LINE_POINTS, quote=quote),)
    for index, caution in enumerate(briefing.cautions):
        lines["caution", index] = (press.block("caution", _HEAD_POINTS, caution=caution),)
    return lines


def _differing(fact: FactLine, shorts: Mapping[str, str]) -> tuple[str, ...]:
    """The outlets that have it otherwise, in short."""
    outlets = (one.outlet for one in fact.counterparts if not one.same)
    return tuple(dict.fromkeys(shorts.get(outlet, outlet) for outlet in outlets))


def _counterparts(press: Press, fact: FactLine, number: int | None) -> tuple[Block, ...]:
    return tuple(
        press.block("counterpart", _LINE_POINTS, counterpart=counterpart, number=number)
        for counterpart in fact.counterparts
    )


def _by_weight(briefing: Briefing) -> Iterator[_Place]:
    """First the least that a card owes its reader, then what makes it richer."""
    of_story = [index for index, caution in enumerate(briefing.cautions) if not caution.line]
    yield "lead", 0
    yield "fact", 0
    yield from (("caution", index) for index in of_story)
    yield from (("fact", index) for index in range(1, _FIRST_FACTS))
    yield "quote", 0
    yield "lead", 1
    yield from (("counterparts", index) for index in range(_FIRST_FACTS))
    yield from (("quote", index) for index in range(1, _QUOTES))
    for index in range(_FIRST_FACTS, _FACTS):
        yield "fact", index
        yield "counterparts", index
    yield from (("caution", index) for index in range(len(briefing.cautions)) if index not in of_story)


def _needs(place: _Place, order: Sequence[_Place]) -> tuple[int, ...]:
    """Counterparts stand under their fact; quotes under their heading, which comes with the first."""
    kind, index = place
    if kind == "counterparts":
        return (order.index(("fact", index)),)
    if kind in ("lead", "quote") and index:
        return (order.index((kind, index - 1)),)
    return ()


def _open(lines: _Lines, opened: frozenset[_Place], kind: str) -> tuple[Markup, ...]:
    return tuple(
        block.html
        for place, blocks in lines.items()
        if place[0] == kind and place in opened
        for block in blocks
    )


def _open_lead(
    press: Press, briefing: Briefing, lines: _Lines, opened: frozenset[_Place]
) -> Iterator[Markup]:
    if ("lead", 1) in opened:
        yield press.block("lead", VISIBLE_POINTS).html
        yield from (block.html for block in lines["lead", 1])
    else:
        yield from (block.html for block in lines.get(("lead", 0), ()))


def _open_facts(
    press: Press, briefing: Briefing, lines: _Lines, opened: frozenset[_Place]
) -> Iterator[Markup]:
    """Facts whose differences stand beneath them need not say that there are some."""
    for index, fact in enumerate(briefing.facts[:_FACTS]):
        if ("counterparts", index) in opened:
            yield press.block("fact", _LINE_POINTS, fact=fact).html
            yield from (block.html for block in lines["counterparts", index])
        elif ("fact", index) in opened:
            yield from (block.html for block in lines["fact", index])


def _closed(
    press: Press, briefing: Briefing, lines: _Lines, opened: frozenset[_Place]
) -> Iterator[tuple[Block, ...]]:
    """What does not stand open, in groups that stay together."""
    if briefing.lead and ("lead", 1) in lines and ("lead", 1) not in opened:
        yield from ((block,) for block in _counterparts(press, briefing.lead, 0))
    for index, fact in enumerate(briefing.facts[:_FACTS]):
        if ("fact", index) not in opened:
            under = lines.get(("counterparts", index), ())
            yield (press.block("fact", _LINE_POINTS, fact=fact), *under)
        elif fact.counterparts and ("counterparts", index) not in opened:
            yield from ((block,) for block in _counterparts(press, fact, fact.number))
    for place, blocks in lines.items():
        if place[0] in ("quote", "caution") and place not in opened:
            yield blocks


def _fold(groups: Iterator[tuple[Block, ...]]) -> tuple[Markup, ...]:
    closed = list(groups)
    chosen = choose([Item(_points(group)) for group in closed], CARD_POINTS - VISIBLE_POINTS)
    return tuple(block.html for index, group in enumerate(closed) if index in chosen for block in group)


def _points(blocks: Sequence[Block]) -> int:
    """With the line break after each, and a part of the blank line after its section."""
    return sum(block.size.points + 2 for block in blocks)


def buttons(press: Press, briefing: Briefing, story: int, versions: int = 1) -> Rows:
    """Everything that the card leaves out is one tap away."""

    def button(view: str, item: int = 0, /, **words: object) -> Button:
        label = "outlets" if view == "only" and not item else view
        return press.button(label, Action(view, story, item), **words)

    lists = []
    if briefing.facts:
        lists.append(button("facts", count=len(briefing.facts)))
    if len(briefing.quotes) > 1:
        lists.append(button("quotes", count=len(briefing.quotes)))
    own = {only.article: len(only.lines) for only in briefing.only if only.lines}
    only = [
        button("only", place, outlet=card.short or card.outlet, count=own[card.id])
        for place, card in enumerate(briefing.articles, start=1)
        if card.id in own
    ]
    if len(only) > _ONLY_BUTTONS:
        only = [button("only")]
    chain = [button("chain")] if briefing.chain else []
    more = [button("sources", count=len(briefing.articles))]
    if versions > 1:
        more.append(button("changes", count=versions))
    if briefing.names:
        more.append(button("names"))
    ways = (*rows_of(lists, 2), *rows_of(only, 2), *rows_of(chain, 1), *rows_of(more, 3))
    return (*ways, chat_row(press, story))


def chat_row(press: Press, story: int) -> tuple[Button, ...]:
    """What a chat may do about a story."""
    return tuple(press.button(view, Action(view, story)) for view in ("follow", "mute"))

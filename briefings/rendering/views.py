"""The lists behind a card's buttons: paged, edited in place, each with a way back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefings.actions import Action
from briefings.rendering.context import tree
from briefings.rendering.fitting import Block, paginate
from briefings.rendering.messages import Button, Message
from briefings.rendering.press import Press, Rows, rows_of
from briefings.types import Briefing, FactLine, StoryRow

#: A longer line would not fit a page with its title.
_LINE_POINTS = 2_900
#: Up to here a fact and its counterparts stay together.
_TOGETHER_POINTS = 1_500
#: More stories at once than this nobody chooses from.
_MOST_STORIES = 15
#: A line of a list, and the button that leads on from it.
Line = tuple[Block, Button | None]


@dataclass(frozen=True, slots=True)
class Listing:
    """All lines of a list, and which page of it is wanted."""

    #: The template's name.
    name: str
    action: Action
    lines: tuple[Line, ...]
    way_back: Button


def view(press: Press, briefing: Briefing, action: Action) -> Message | None:
    """The list that the action asks for; None where this briefing has no such list."""
    if action.view == "only" and action.item:
        return _only(press, briefing, action) if action.item <= len(briefing.articles) else None
    name = "outlets" if action.view == "only" else action.view
    lines = _LINES.get(name)
    if lines is None:
        return None
    way_back = press.button("brief", Action("brief", action.story))
    return page_of(press, Listing(name, action, tuple(lines(press, briefing, action.story)), way_back))


def page_of(press: Press, listing: Listing) -> Message:
    """The page that is asked for, or the last one there is."""
    pages = paginate([block for block, _ in listing.lines])
    page = min(listing.action.page, len(pages))
    first = sum(len(before) for before in pages[: page - 1])
    shown = listing.lines[first : first + len(pages[page - 1])]
    own = rows_of([button for _, button in shown if button], _WIDTHS.get(listing.name, 1))
    return press.message(
        listing.name,
        (*own, *press.turning(listing.action, len(pages)), (listing.way_back,)),
        lines=[block.html for block, _ in shown],
        page=page,
        pages=len(pages),
        spaced=listing.name in _SPACED,
    )


def _facts(press: Press, briefing: Briefing, story: int) -> Iterator[Line]:
    if briefing.lead:
        yield from _with_counterparts(press, press.block("lead", _LINE_POINTS), briefing.lead, story)
    for fact in briefing.facts:
        yield from _with_counterparts(press, press.block("fact", _LINE_POINTS, fact=fact), fact, story)
    for caution in briefing.cautions:
        yield press.block("caution", _LINE_POINTS, caution=caution), None


def _with_counterparts(press: Press, line: Block, fact: FactLine, story: int) -> Iterator[Line]:
    """One piece as long as that fits a page with ease; else each counterpart is a line of its own."""
    under = [
        press.block("counterpart", _LINE_POINTS, counterpart=counterpart) for counterpart in fact.counterparts
    ]
    why = press.button("why", Action("why", story, fact.number), count=fact.number)
    if sum(block.size.points for block in [line, *under]) <= _TOGETHER_POINTS:
        yield Block.of(Markup("\n").join([block.html for block in [line, *under]])), why
    else:
        yield line, why
        yield from ((block, None) for block in under)


def _quotes(press: Press, briefing: Briefing, story: int) -> Iterator[Line]:
    for quote in briefing.quotes:
        yield press.block("quote", _LINE_POINTS, quote=quote), None


def _only(press: Press, briefing: Briefing, action: Action) -> Message:
    card = briefing.articles[action.item - 1]
    own = [line for only in briefing.only if only.article == card.id for line in only.lines]
    blocks = [
        press.block("only", _LINE_POINTS, line=line, number=number)
        for number, line in enumerate(own, start=1)
    ]
    inner = Press(press.templates, {**press.shared, "outlet": card.outlet})
    way_back = press.button("brief", Action("brief", action.story))
    return page_of(inner, Listing("only", action, tuple((block, None) for block in blocks), way_back))


def _outlets(press: Press, briefing: Briefing, story: int) -> Iterator[Line]:
    own = {only.article: only for only in briefing.only if only.lines}
    for place, card in enumerate(briefing.articles, start=1):
        if card.id in own:
            count = len(own[card.id].lines)
            button = press.button(
                "only", Action("only", story, place), outlet=card.short or card.outlet, count=count
            )
            yield press.block("outlet", _LINE_POINTS, only=own[card.id], number=place), button


def _chain(press: Press, briefing: Briefing, story: int) -> Iterator[Line]:
    for branch, node in tree(briefing.chain):
        yield press.block("node", _LINE_POINTS, branch=branch, node=node), None


def _sources(press: Press, briefing: Briefing, story: int) -> Iterator[Line]:
    for place, card in enumerate(briefing.articles, start=1):
        button = press.button("source", Action("source", story, place), outlet=card.short or card.outlet)
        yield press.block("source", _LINE_POINTS, article=card, number=place), button


def _names(press: Press, briefing: Briefing, story: int) -> Iterator[Line]:
    for name in briefing.names:
        yield press.block("name", _LINE_POINTS, name=name), None


_LINES = {
    "facts": _facts,
    "quotes": _quotes,
    "outlets": _outlets,
    "chain": _chain,
    "sources": _sources,
    "names": _names,
}
#: Buttons in a row; one where nothing is said.
_WIDTHS = {"facts": 5, "outlets": 2}
#: Lists whose lines are paragraphs.
_SPACED = frozenset({"correction", "facts", "quotes", "sources", "only"})


def stories(press: Press, rows: Sequence[StoryRow], page: int, pages: int) -> Message:
    """One page of the list of stories, which the caller has cut into pages."""
    return press.message(
        "stories",
        (*_story_rows(press, rows), *press.turning(Action("stories", 0, page=page), pages)),
        lines=[press.block("story", 300, row=row).html for row in rows[:_MOST_STORIES]],
        page=min(page, max(pages, 1)),
        pages=pages,
        spaced=True,
    )


def digest(press: Press, rows: Sequence[StoryRow]) -> Message:
    """What changed while nothing was sent, a line and a button for each story."""
    return press.message(
        "digest",
        _story_rows(press, rows),
        lines=[press.block("story", 300, row=row).html for row in rows[:_MOST_STORIES]],
        page=1,
        pages=1,
        spaced=True,
    )


def notice(press: Press, name: str, words: Mapping[str, object]) -> Message:
    """A fixed text, with a button for every story among its words."""
    rows = words.get("rows", ())
    assert isinstance(rows, Sequence)
    return press.message(f"notices/{name}", _story_rows(press, rows), **words)


def _story_rows(press: Press, rows: Sequence[StoryRow]) -> Rows:
    return tuple(
        (press.button("story", Action("brief", row.number), count=row.number, headline=row.headline),)
        for row in rows[:_MOST_STORIES]
    )

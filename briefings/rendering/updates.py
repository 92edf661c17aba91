"""What changed, in words: the message to a chat that knows an earlier version, and the whole history."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from briefings.actions import Action
from briefings.rendering import card
from briefings.rendering.messages import Message
from briefings.rendering.press import Press, rows_of
from briefings.types import Briefing, Change, ChangeItem, ChangeKind

#: A message that is read at a glance; a version among others is told in less.
_UPDATE_POINTS = 1_600
_PAST_POINTS = 550
_HEAD_POINTS = 350
#: What a change leads to, as the labels name it: the card that it is a reply to has all else.
_WAYS = (("card", "brief"), ("history", "changes"))
#: How the differences of added reports are summed up, in this order.
_DIFFERING = (
    ("numbers", (ChangeKind.NUMBER_DIFFERS,)),
    ("certainty or wording", (ChangeKind.HEDGE_DIFFERS, ChangeKind.WORDING_DIFFERS)),
    ("another source credited", (ChangeKind.HOLDER_DIFFERS,)),
)


@dataclass(frozen=True, slots=True)
class Past:
    """One version in a story's history."""

    number: int
    made_at: datetime
    change: Change


@dataclass(frozen=True, slots=True)
class History:
    """A page of a story's versions, which the caller has cut into pages."""

    story: int
    headline: str
    versions: Sequence[Past]
    page: int
    pages: int


def update(press: Press, briefing: Briefing, change: Change, story: int) -> Message:
    """What a chat is told that knows an earlier version."""
    origins = tuple(origin.name for origin in briefing.origins)
    ways = [press.button(name, Action(view, story)) for name, view in _WAYS]
    return press.message(
        "update",
        (*rows_of(ways, 2), card.chat_row(press, story)),
        headline=press.block("headline", _HEAD_POINTS).html,
        change=_told(press, change, _UPDATE_POINTS, origins),
        withdrawn=any(item.kind is ChangeKind.CLAIM_WITHDRAWN for item in change.items),
    )


def changes(press: Press, history: History) -> Message:
    """A page of the history, the newest version first."""
    action = Action("changes", history.story, page=history.page)
    way_back = press.button("brief", Action("brief", history.story))
    return press.message(
        "changes",
        (*press.turning(action, history.pages), (way_back,)),
        story=history.story,
        headline=history.headline,
        lines=[_past(press, past) for past in history.versions],
        page=history.page,
        pages=history.pages,
        spaced=True,
    )


def _past(press: Press, past: Past) -> Markup:
    change = _told(press, past.change, _PAST_POINTS, None)
    return press.block("past", _PAST_POINTS + 100, past=past, change=change).html


def _told(press: Press, change: Change, points: int, origins: tuple[str, ...] | None) -> Markup:
    return (
        press.block("change", points, origins=origins, **_context(change)).html if change.items else Markup()
    )


def _context(change: Change) -> dict[str, object]:
    """What the part is given: the items by kind, and sums of those that are many."""
    by = {kind.value: tuple(item for item in change.items if item.kind is kind) for kind in ChangeKind}
    added = by[ChangeKind.CLAIM_ADDED]
    unlike = {item.line for item in change.items if item.kind in _OF_LINES}
    return {
        "by": by,
        "speakers": _counted(item.names[0] for item in by[ChangeKind.QUOTE_ADDED]),
        "facts": _counted(item.outlet for item in added),
        "alike": _places(item.line for item in by[ChangeKind.CLAIM_SHARED] if item.line not in unlike),
        "differing": _differing(change.items),
    }


_OF_LINES = frozenset({kind for _, kinds in _DIFFERING for kind in kinds} | {ChangeKind.HOLDER_MISSING})


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(names).items())


def _differing(items: Sequence[ChangeItem]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What differs, and in which lines."""
    found = [(what, _lines(items, kinds)) for what, kinds in _DIFFERING]
    missing = [item for item in items if item.kind is ChangeKind.HOLDER_MISSING]
    for outlet in dict.fromkeys(item.outlet for item in missing):
        mine = [item for item in missing if item.outlet == outlet]
        found.append((f"{outlet} names no source", _lines(mine, (ChangeKind.HOLDER_MISSING,))))
    return tuple((what, lines) for what, lines in found if lines)


def _lines(items: Sequence[ChangeItem], kinds: tuple[ChangeKind, ...]) -> tuple[str, ...]:
    """Where items of these kinds are: what gives numbers with its numbers, the rest together."""
    found = [item for item in items if item.kind in kinds]
    numbers = {
        item.line: item.names for item in found if item.kind is ChangeKind.NUMBER_DIFFERS and item.names
    }
    told = [f"{_places([line])[0]} ({'; '.join(names)})" for line, names in sorted(numbers.items())]
    return (*told, *_places(item.line for item in found if item.line not in numbers))


def _places(lines: Iterable[int]) -> tuple[str, ...]:
    """ "the lead", "line 3", "lines 2, 5"."""
    numbers = sorted(set(lines))
    named = [str(line) for line in numbers if line]
    several = (f"{'line' if len(named) == 1 else 'lines'} {', '.join(named)}",) if named else ()
    return (("the lead",) if 0 in numbers else ()) + several

"""What a report's earlier texts had otherwise."""

from collections.abc import Iterator

from briefings.actions import Action
from briefings.rendering.messages import Message
from briefings.rendering.press import Press
from briefings.rendering.views import Line, Listing, page_of
from briefings.types import Briefing, Correction, Excerpt

_LINE_POINTS = 1_400


def view(press: Press, briefing: Briefing, action: Action) -> Message | None:
    """The corrections of one report, the latest first; None where there is no such report."""
    if not 0 < action.item <= len(briefing.articles):
        return None
    card = briefing.articles[action.item - 1]
    lines = [line for one in _chain(briefing, card.id) for line in _lines(press, one)]
    inner = Press(press.templates, {**press.shared, "outlet": card.outlet})
    way_back = press.button("back", Action("sources", action.story))
    return page_of(inner, Listing("correction", action, tuple(lines), way_back))


def _chain(briefing: Briefing, article: str) -> Iterator[Correction]:
    """From what the article is now back to its first text."""
    by_article = {one.article: one for one in briefing.corrections}
    for _ in range(len(by_article)):
        if article not in by_article:
            return
        yield by_article[article]
        article = by_article[article].before


def _lines(press: Press, correction: Correction) -> Iterator[Line]:
    for before, after in correction.altered:
        yield _line(press, before, after)
    for before in correction.removed:
        yield _line(press, before, None)
    for after in correction.added:
        yield _line(press, None, after)


def _line(press: Press, before: Excerpt | None, after: Excerpt | None) -> Line:
    return press.block("correction", _LINE_POINTS, before=before, after=after), None

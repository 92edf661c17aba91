"""What a report's earlier texts had otherwise, and these texts in full."""

from collections.abc import Iterator

from briefings.actions import Action
from briefings.rendering.fulltext import Text, in_full
from briefings.rendering.messages import Button, Document, Message
from briefings.rendering.press import Press
from briefings.rendering.views import Line, Listing, page_of
from briefings.types import Article, Briefing, Correction, Excerpt

_LINE_POINTS = 1_400


def view(press: Press, briefing: Briefing, action: Action) -> Message | None:
    """The corrections of one report, the latest first; None where there is no such report."""
    if not 0 < action.item <= len(briefing.articles):
        return None
    card = briefing.articles[action.item - 1]
    chain = list(_chain(briefing, card.id))
    lines: list[Line] = []
    for back, one in enumerate(chain):
        count = len(chain) - back if len(chain) > 1 else 0
        to_text = Action("earliertext", action.story, briefing.corrections.index(one) + 1)
        lines += _lines(press, one, press.button("earliertext", to_text, outlet="", count=count))
    inner = Press(press.templates, {**press.shared, "outlet": card.outlet})
    way_back = press.button("back", Action("sources", action.story))
    return page_of(inner, Listing("correction", action, tuple(lines), way_back))


def earlier(press: Press, briefing: Briefing, article: Article, action: Action) -> Message | Document:
    """The text that a correction took the place of, with what is otherwise now marked."""
    correction = briefing.corrections[action.item - 1]
    otherwise = [before.span for before, _ in correction.altered] + [one.span for one in correction.removed]
    rows = ((press.button("back", _way_back(briefing, correction, action.story)),),)
    return in_full(press, Text(article, sorted(otherwise), earlier=True), action, rows)


def _way_back(briefing: Briefing, correction: Correction, story: int) -> Action:
    for place, card in enumerate(briefing.articles, start=1):
        if correction in _chain(briefing, card.id):
            return Action("correction", story, place)
    return Action("sources", story)


def _chain(briefing: Briefing, article: str) -> Iterator[Correction]:
    """From what the article is now back to its first text."""
    by_article = {one.article: one for one in briefing.corrections}
    for _ in range(len(by_article)):
        if article not in by_article:
            return
        yield by_article[article]
        article = by_article[article].before


def _lines(press: Press, of: Correction, button: Button) -> Iterator[Line]:
    """What is otherwise; the first line leads to the earlier text."""
    pairs: list[tuple[Excerpt | None, Excerpt | None]] = [
        *of.altered,
        *((before, None) for before in of.removed),
        *((None, after) for after in of.added),
    ]
    for number, (before, after) in enumerate(pairs or [(None, None)]):
        block = press.block("correction", _LINE_POINTS, before=before, after=after)
        yield block, None if number else button

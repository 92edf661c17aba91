"""Every message that can be made of a case, by name."""

from collections.abc import Callable, Iterator
from functools import partial

from briefings.actions import Action
from briefings.rendering import Document, Message, Renderer
from briefings.types import Article, Span
from tests.briefings.rendering.nasty import Case

STORY = 1
#: Pages of one list that are looked at.
_PAGES = 3
_VIEWS = ("facts", "quotes", "chain", "sources", "names")


def messages(renderer: Renderer, case: Case) -> Iterator[tuple[str, Message | Document]]:
    """The name of each message and the message, page by page."""
    briefing = case.briefing
    yield "brief", renderer.brief(briefing, STORY)
    yield "push", renderer.push(briefing, STORY)
    only = [Action("only", STORY, place) for place in range(len(briefing.articles) + 1)]
    for action in [*(Action(view, STORY) for view in _VIEWS), *only]:
        yield from _pages(partial(renderer.view, briefing), action)
    for line in (0, *(fact.number for fact in briefing.facts)):
        yield f"why_{line}", renderer.why(briefing, line, case.articles, STORY)
    for place, article in enumerate(case.articles.values(), start=1):
        yield from _pages(
            partial(renderer.source, article, used(case, article)), Action("source", STORY, place)
        )
        yield from _pages(partial(renderer.stripped, article), Action("stripped", STORY, place))


def used(case: Case, article: Article) -> list[Span]:
    """The article's sentences that a line of the briefing rests on."""
    lines = [*case.briefing.facts, *([case.briefing.lead] if case.briefing.lead else [])]
    return [one.sentence for line in lines for one in line.evidence if one.article == article.id]


def _pages(
    make: Callable[[Action], Message | Document], first: Action
) -> Iterator[tuple[str, Message | Document]]:
    name = f"{first.view}_{first.item}" if first.item or first.view == "only" else first.view
    for page in range(1, _PAGES + 1):
        message = make(Action(first.view, first.story, first.item, page))
        yield f"{name}_page_{page}" if page > 1 else name, message
        following = Action(first.view, first.story, first.item, page + 1).pack()
        if isinstance(message, Document) or following not in {
            button.data for row in message.buttons for button in row
        }:
            return

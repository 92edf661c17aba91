"""What a story can show beside its card; each is asked for by a button or by a command."""

from collections.abc import Awaitable, Callable, Iterator

from bot.desk import Desk
from bot.handlers import finding
from bot.handlers.asking import Reply
from bot.handlers.earlier import earlier_text, with_ways
from bot.storage.briefings import Version
from briefings.actions import Action
from briefings.rendering import Message
from briefings.types import Briefing, Excerpt


async def view(desk: Desk, action: Action) -> Reply | None:
    """What the action asks for; None where there is no such thing any more."""
    if action.view == "stories":
        return Reply(await desk.page(action.page))
    version = await desk.story(action.story)
    if version is None:
        return None
    make = _WAYS.get(action.view)
    if make:
        return await make(desk, version, action)
    return Reply(desk.renderer.view(version.briefing, action), version.story)


async def full_text(desk: Desk, version: Version, action: Action) -> Reply | None:
    """A report in full, with what the briefing used of it; None when the story has no such report."""
    if not 0 < action.item <= len(version.briefing.articles):
        return None
    wanted = version.briefing.articles[action.item - 1].id
    article = (await desk.articles(version.story)).get(wanted)
    if article is None:
        return None
    used = sorted({one.sentence for one in _evidence(version.briefing) if one.article == wanted})
    message = desk.renderer.source(article, used, action)
    if isinstance(message, Message):
        message = with_ways(desk, version, message, version.briefing.articles[action.item - 1])
    return Reply(message, version.story)


async def _stripped(desk: Desk, version: Version, action: Action) -> Reply | None:
    if not 0 < action.item <= len(version.briefing.articles):
        return None
    articles = await desk.articles(version.story)
    article = articles.get(version.briefing.articles[action.item - 1].id)
    if article is None:
        return None
    return Reply(desk.renderer.stripped(article, action), version.story)


async def evidence(desk: Desk, version: Version, line: int) -> Reply | None:
    """The sentences behind a line; None when the briefing has no such line."""
    briefing = version.briefing
    known = {fact.number for fact in briefing.facts} | ({0} if briefing.lead else set())
    if line not in known:
        return None
    articles = await desk.articles(version.story)
    return Reply(desk.renderer.why(briefing, line, articles, version.story), version.story)


async def _card(desk: Desk, version: Version, action: Action) -> Reply:
    return Reply(desk.card(version), version.story)


async def changes(desk: Desk, version: Version, action: Action) -> Reply:
    """A page of the story's history, with ways to texts that were corrected."""
    message = await desk.changes(version, action.page)
    return Reply(with_ways(desk, version, message, *version.briefing.articles), version.story)


async def _why(desk: Desk, version: Version, action: Action) -> Reply | None:
    return await evidence(desk, version, action.item)


def _evidence(briefing: Briefing) -> Iterator[Excerpt]:
    for fact in (*([briefing.lead] if briefing.lead else ()), *briefing.facts):
        yield from fact.evidence
    for quote in briefing.quotes:
        yield from quote.evidence


#: Views that take more than the briefing.
_WAYS: dict[str, Callable[[Desk, Version, Action], Awaitable[Reply | None]]] = {
    "brief": _card,
    "changes": changes,
    "earliertext": earlier_text,
    "sources": finding.sources,
    "source": full_text,
    "stripped": _stripped,
    "why": _why,
}

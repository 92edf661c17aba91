"""/sources and /source: the reports behind a story."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.desk import Desk, Front
from bot.handlers import finding
from bot.handlers.asking import Ask, Reply
from bot.handlers.briefs import unknown_story
from bot.handlers.views import full_text
from bot.handlers.waiting import first_story
from bot.storage.briefings import Version
from briefings.actions import Action
from briefings.rendering import Document


async def sources(desk: Desk, ask: Ask) -> Reply:
    """The list of a story's reports."""

    async def answer(version: Version) -> Reply:
        return await finding.sources(desk, version, Action("sources", version.story))

    return await about_story(desk, ask, (*ask.numbers(), 0)[0], answer)


async def source(desk: Desk, ask: Ask) -> Reply:
    """One report in full: /source N, or /source N S for story S."""
    number, story = (*ask.numbers(), 0, 0)[:2]

    async def answer(version: Version) -> Reply:
        reply = await full_text(desk, version, Action("source", version.story, number or 1))
        reports = len(version.briefing.articles)
        return reply or Reply(desk.notice("unknown_source", number=number, reports=reports), version.story)

    return await about_story(desk, ask, story, answer)


async def about_story(
    desk: Desk, ask: Ask, number: int, answer: Callable[[Version], Awaitable[Reply]]
) -> Reply:
    """An answer about the story with this number or, for 0, the one that the chat has before it; where
    that is not known, about the newest, and it says so."""
    if number:
        version = await desk.story(number)
        return await answer(version) if version else await unknown_story(desk, number)
    version = await desk.story(ask.about) if ask.about else None
    version = version or await desk.shown(ask.chat, ask.topic)
    if version:
        return await answer(version)
    front = await first_story(desk, ask)
    if front is None:
        return Reply(desk.notice("still_reading" if desk.loading else "no_story"))
    return _of_newest(desk, front, await answer(front.version))


def _of_newest(desk: Desk, front: Front, reply: Reply) -> Reply:
    if not front.others or isinstance(reply.message, Document):
        return reply
    version = front.version
    headline = version.name or version.briefing.headline.text
    line = desk.notice("of_newest", number=version.story, headline=headline)
    return replace(reply, message=desk.renderer.under(line, reply.message))

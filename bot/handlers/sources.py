"""/sources and /source: the reports behind a story."""

from bot.desk import Desk
from bot.handlers import finding
from bot.handlers.asking import Ask, Reply
from bot.handlers.briefs import unknown_story
from bot.handlers.views import full_text
from bot.handlers.waiting import first_story
from bot.storage.briefings import Version
from briefings.actions import Action


async def sources(desk: Desk, ask: Ask) -> Reply:
    """The list of a story's reports."""
    numbers = ask.numbers()
    version = await asked_story(desk, ask, numbers[0] if numbers else 0)
    if isinstance(version, Reply):
        return version
    return await finding.sources(desk, version, Action("sources", version.story))


async def source(desk: Desk, ask: Ask) -> Reply:
    """One report in full: /source N, or /source N S for story S."""
    number, story = (*ask.numbers(), 0, 0)[:2]
    version = await asked_story(desk, ask, story)
    if isinstance(version, Reply):
        return version
    reply = await full_text(desk, version, Action("source", version.story, number or 1))
    if reply:
        return reply
    reports = len(version.briefing.articles)
    return Reply(desk.notice("unknown_source", number=number, reports=reports), version.story)


async def asked_story(desk: Desk, ask: Ask, number: int) -> Version | Reply:
    """The story with this number or, for 0, the one that the chat has before it; else what to say."""
    if number:
        version = await desk.story(number)
        return version or await unknown_story(desk, number)
    version = await desk.story(ask.about) if ask.about else None
    version = version or await desk.shown(ask.chat)
    if version is None and await first_story(desk, ask):
        version = await desk.shown(ask.chat)
    return version or Reply(desk.notice("still_reading" if desk.loading else "no_story"))

"""/why: the sentences that a line rests on."""

from bot.desk import Desk
from bot.handlers.asking import Ask, Reply
from bot.handlers.sources import about_story
from bot.handlers.views import evidence
from bot.storage.briefings import Version


async def why(desk: Desk, ask: Ask) -> Reply:
    """What line N rests on: /why N for the story shown last, /why N S for story S."""
    line, story = (*ask.numbers(), 0, 0)[:2]

    async def answer(version: Version) -> Reply:
        reply = await evidence(desk, version, line)
        lines = len(version.briefing.facts)
        return reply or Reply(desk.notice("unknown_line", number=line, lines=lines), version.story)

    return await about_story(desk, ask, story, answer)

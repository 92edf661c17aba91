"""/why: the sentences that a line rests on."""

from bot.desk import Desk
from bot.handlers.asking import Ask, Reply
from bot.handlers.sources import asked_story
from bot.handlers.views import evidence


async def why(desk: Desk, ask: Ask) -> Reply:
    """What line N rests on: /why N for the story shown last, /why N S for story S."""
    line, story = (*ask.numbers(), 0, 0)[:2]
    version = await asked_story(desk, ask, story)
    if isinstance(version, Reply):
        return version
    reply = await evidence(desk, version, line)
    if reply:
        return reply
    lines = len(version.briefing.facts)
    return Reply(desk.notice("unknown_line", number=line, lines=lines), version.story)

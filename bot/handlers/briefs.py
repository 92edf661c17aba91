"""/brief and /stories."""

from bot.desk import Desk
from bot.handlers.asking import Ask, Reply
from bot.handlers.waiting import first_story
from bot.storage import searching
from bot.storage.briefings import Version
from briefings.types import StoryRow


async def brief(desk: Desk, ask: Ask) -> Reply:
    """The newest story, the one with a number, or the one with these words."""
    front = await first_story(desk, ask)
    if front is None:
        return Reply(desk.notice("still_reading" if desk.loading else "no_story"))
    if not ask.words:
        return Reply(desk.front_card(front), front.version.story)
    numbers = ask.numbers()
    if numbers:
        version = await desk.story(numbers[0])
        return shown(desk, version) if version else await unknown_story(desk, numbers[0])
    return await _found(desk, ask.words, await desk.find(ask.words))


async def stories(desk: Desk, ask: Ask) -> Reply:
    """A page of all stories."""
    numbers = ask.numbers()
    if await first_story(desk, ask) is None and desk.loading:
        return Reply(desk.notice("still_reading"))
    return Reply(await desk.page(numbers[0] if numbers else 1))


async def unknown_story(desk: Desk, number: int) -> Reply:
    """There is no story of that number."""
    return Reply(desk.notice("unknown_story", number=number, stories=await desk.count()))


def shown(desk: Desk, version: Version) -> Reply:
    """A story's card."""
    return Reply(desk.card(version), version.story)


async def _found(desk: Desk, words: str, rows: list[StoryRow]) -> Reply:
    if not rows:
        return Reply(desk.notice("no_match", words=words))
    # Words of a headline mean that story, whatever other texts mention them.
    meant = [row for row in rows if searching.has(row.headline, searching.beginnings(words))] or rows
    version = await desk.story(meant[0].number)
    if len(meant) == 1 and version:
        return shown(desk, version)
    return Reply(desk.notice("choose", words=words, rows=rows))

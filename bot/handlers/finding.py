"""/search, and what stands beside a story: the reports' corrections, the stories around it."""

from dataclasses import replace

from bot.desk import Desk
from bot.handlers.asking import Ask, Reply
from bot.handlers.waiting import first_story
from bot.storage import searchable, stories
from bot.storage.briefings import Version
from briefings.actions import Action
from briefings.grouping.related import related
from briefings.rendering import Button
from briefings.types import StoryRow


async def search(desk: Desk, ask: Ask) -> Reply:
    """The stories with these words, the best first."""
    if await first_story(desk, ask) is None and desk.loading:
        return Reply(desk.notice("still_reading"))
    if not ask.words.strip():
        return Reply(desk.notice("search_help"))
    rows = await desk.find(ask.words)
    if not rows:
        return Reply(desk.notice("no_match", words=ask.words))
    return Reply(desk.notice("found", words=ask.words, rows=rows))


async def sources(desk: Desk, version: Version, action: Action) -> Reply:
    """The list of a story's reports, with ways to their corrections and to the stories around it."""
    message = desk.renderer.view(version.briefing, action)
    corrected = {one.article for one in version.briefing.corrections}
    rows = [
        (desk.renderer.button("correction", Action("correction", version.story, place), outlet=card.outlet),)
        for place, card in enumerate(version.briefing.articles, 1)
        if card.id in corrected
    ]
    rows += [(_way_to(desk, version, row),) for row in await _around(desk, version.story)]
    return Reply(replace(message, buttons=(*rows, *message.buttons)), version.story)


async def _around(desk: Desk, story: int) -> list[StoryRow]:
    async with desk.database.reading() as connection:
        having = await searchable.named_with(connection, story)
        return await stories.listed(connection, [one.number for one in related(story, having)])


def _way_to(desk: Desk, version: Version, row: StoryRow) -> Button:
    label = "later" if row.updated_at > version.made_at else "earlier"
    return desk.renderer.button(label, Action("brief", row.number), count=row.number, headline=row.headline)

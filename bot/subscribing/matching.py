"""Stored stories, held against what somebody wants."""

import asyncio
from dataclasses import dataclass, replace

from bot.storage import Connection, briefings, stories
from bot.subscribing.wants import News, Wants, fits
from briefings.types import StoryRow

#: Stories that a new wish is tried on.
_NEWEST = 20


@dataclass(frozen=True, slots=True)
class Tried:
    """How many of the newest stories a wish was tried on, and the newest of them that it wants."""

    looked_at: int
    like: StoryRow | None = None


async def news_of(connection: Connection, story: int) -> News | None:
    """A story as it is now, as if it had just changed its state; None where there is no such story."""
    version = await briefings.latest(connection, story)
    if version is None:
        return None
    news = await asyncio.to_thread(News.of, version.story, version.briefing, version.change)
    return replace(news, state=True, any=True)


async def tried(connection: Connection, wants: Wants) -> Tried:
    """What a wish would have brought of late."""
    rows = await stories.page(connection, 1, _NEWEST)
    for row in rows:
        news = await news_of(connection, row.number)
        if news and fits(wants, news):
            return Tried(len(rows), row)
    return Tried(len(rows))

"""What several storage tests do."""

from collections.abc import Sequence
from datetime import datetime

from bot.storage import Database, stories
from bot.storage.stories import Saved, Update
from briefings.types import Article, Briefing
from tests.samples import NOW, briefing, reading


def update(
    members: Sequence[Article],
    *,
    number: int | None = None,
    absorbed: tuple[int, ...] = (),
    old: Sequence[Article] = (),
    of: Briefing | None = None,
) -> Update:
    """An update that brings `members` to a story that has `old` ones."""
    return Update(
        number=number,
        absorbed=absorbed,
        articles=tuple(members),
        readings=tuple(reading(one) for one in members),
        briefing=of or briefing([*old, *members]),
        reader="reader 1",
    )


async def save(database: Database, change: Update, now: datetime = NOW) -> Saved:
    """Store it in a transaction of its own."""
    async with database.begin() as connection:
        assert await stories.claim(connection, await stories.arrivals(connection))
        return await stories.save(connection, change, now)

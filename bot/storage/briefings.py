"""The versions of a story's briefing."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, bindparam, func, insert, select

from bot.storage import payloads
from bot.storage.connection import Connection
from bot.storage.tables import LARGEST_NUMBER, briefings, present_number, stories
from briefings.changing.changes import compare
from briefings.types import UNCHANGED, Briefing, Change, Edition


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story's briefing."""

    #: The number that the story goes by now, whichever was asked for.
    story: int
    number: int
    made_at: datetime
    briefing: Briefing
    #: What it changes, compared with the version before.
    change: Change = UNCHANGED
    #: What operators call the story.
    name: str = ""

    @property
    def edition(self) -> Edition:
        """What a reader is told of it."""
        return Edition(self.number, self.made_at, self.name)


@dataclass(frozen=True, slots=True)
class Past:
    """A version in a story's history."""

    number: int
    made_at: datetime
    change: Change


# A subquery: the row that is asked for may be one that became another story.
_named = stories.alias()
_name = select(_named.c.name).where(_named.c.number == briefings.c.story).scalar_subquery().label("name")
# Every /brief asks this: two look-ups by primary key.
_latest = (
    select(briefings, _name)
    .join_from(stories, briefings, briefings.c.story == present_number)
    .where(stories.c.number == bindparam("story"))
    .order_by(briefings.c.version.desc())
    .limit(1)
)
_newest_story = (
    select(stories.c.number)
    .where(stories.c.became.is_(None))
    .order_by(stories.c.updated_at.desc(), stories.c.number.desc())
    .limit(1)
)
_newest = (
    select(briefings, _name)
    .where(briefings.c.story == _newest_story.scalar_subquery())
    .order_by(briefings.c.version.desc())
    .limit(1)
)
_one = select(briefings, _name).where(
    briefings.c.story == bindparam("story"), briefings.c.version == bindparam("number")
)
_history = (
    select(briefings.c.version, briefings.c.made_at, briefings.c.change)
    .where(briefings.c.story == bindparam("story"))
    .order_by(briefings.c.version.desc())
    .limit(bindparam("size"))
    .offset(bindparam("skipped"))
)
_count = select(func.count()).select_from(briefings).where(briefings.c.story == bindparam("story"))
_payload = (
    select(briefings.c.version, briefings.c.payload)
    .where(briefings.c.story == bindparam("story"))
    .order_by(briefings.c.version.desc())
    .limit(1)
)


async def latest(connection: Connection, story: int) -> Version | None:
    """The briefing of the story with this number, as it is now."""
    if not 0 < story <= LARGEST_NUMBER:
        return None
    return await _version(connection, _latest, {"story": story})


async def newest(connection: Connection) -> Version | None:
    """The briefing of the story that changed last."""
    return await _version(connection, _newest, {})


async def version(connection: Connection, story: int, number: int) -> Version | None:
    """The version with this number of a story."""
    if not (0 < story <= LARGEST_NUMBER and 0 < number <= LARGEST_NUMBER):
        return None
    return await _version(connection, _one, {"story": story, "number": number})


async def count(connection: Connection, story: int) -> int:
    """How many versions a story has."""
    return int((await connection.execute(_count, {"story": story}))[0][0])


async def history(connection: Connection, story: int, page: int, size: int) -> list[Past]:
    """Page `page`, from 1, of a story's versions, the newest first."""
    values = {"story": story, "size": size, "skipped": (page - 1) * size}
    rows = await connection.execute(_history, values)
    return [Past(row.version, row.made_at, payloads.to_change(row.change)) for row in rows]


async def add(connection: Connection, story: int, briefing: Briefing, now: datetime) -> Past | None:
    """Store the briefing as the story's next version, unless it is the same as the last."""
    rows = await connection.execute(_payload, {"story": story})
    before = await asyncio.to_thread(payloads.to_briefing, rows[0].payload) if rows else None
    if before == briefing:
        return None
    change = await asyncio.to_thread(compare, before, briefing)
    number = rows[0].version + 1 if rows else 1
    row = {
        "story": story,
        "version": number,
        "made_at": now,
        "payload": payloads.of_briefing(briefing),
        "change": payloads.of_change(change),
    }
    await connection.execute(insert(briefings), row)
    return Past(number, now, change)


async def _version(connection: Connection, query: Executable, values: dict[str, int]) -> Version | None:
    rows = await connection.execute(query, values)
    if not rows:
        return None
    row = rows[0]
    briefing, change = payloads.to_briefing(row.payload), payloads.to_change(row.change)
    return Version(row.story, row.version, row.made_at, briefing, change, row.name)

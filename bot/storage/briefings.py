"""The versions of a story's briefing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, bindparam, insert, select

from bot.storage import payloads
from bot.storage.connection import Connection
from bot.storage.tables import LARGEST_NUMBER, briefings, present_number, stories
from briefings.types import Briefing


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story's briefing."""

    #: The number that the story goes by now, whichever was asked for.
    story: int
    number: int
    made_at: datetime
    briefing: Briefing


# Every /brief asks this: two look-ups by primary key.
_latest = (
    select(briefings)
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
    select(briefings)
    .where(briefings.c.story == _newest_story.scalar_subquery())
    .order_by(briefings.c.version.desc())
    .limit(1)
)
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


async def add(connection: Connection, story: int, briefing: Briefing, now: datetime) -> bool:
    """Store the briefing as the story's next version, unless it is the same as the last."""
    payload = payloads.of_briefing(briefing)
    rows = await connection.execute(_payload, {"story": story})
    if rows and rows[0].payload == payload:
        return False
    version = rows[0].version + 1 if rows else 1
    row = {"story": story, "version": version, "made_at": now, "payload": payload}
    await connection.execute(insert(briefings), row)
    return True


async def _version(connection: Connection, query: Executable, values: dict[str, int]) -> Version | None:
    rows = await connection.execute(query, values)
    if not rows:
        return None
    row = rows[0]
    return Version(row.story, row.version, row.made_at, payloads.to_briefing(row.payload))

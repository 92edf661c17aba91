"""The words of the articles, by which the stories of new ones are found."""

import asyncio
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, insert, select

from bot.storage import tables
from bot.storage.connection import Connection, Rows
from bot.storage.tables import stories, story_articles
from briefings.grouping.terms import Terms, Vector, seconds, vector

_DAY = 24 * 60 * 60
_placed = (
    select(tables.terms, story_articles.c.story, stories.c.settled)
    .join(story_articles, story_articles.c.article == tables.terms.c.article)
    .join(stories, stories.c.number == story_articles.c.story)
)
_on = _placed.where(tables.terms.c.day.in_(bindparam("days", expanding=True)))
_some = _placed.where(tables.terms.c.article.in_(bindparam("articles", expanding=True)))
_latest = select(stories.c.number).order_by(stories.c.arrival.desc()).limit(bindparam("most"))
_latest_days = (
    select(tables.terms.c.day)
    .distinct()
    .join(story_articles, story_articles.c.article == tables.terms.c.article)
    .where(story_articles.c.story.in_(_latest))
)
_changed = (
    select(stories.c.number, stories.c.settled, story_articles.c.article, tables.terms.c.day)
    .outerjoin_from(stories, story_articles, story_articles.c.story == stories.c.number)
    .outerjoin(tables.terms, tables.terms.c.article == story_articles.c.article)
    .where(stories.c.arrival > bindparam("after"))
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An article's words, its story, and the day that it counts to."""

    vector: Vector
    story: int
    day: int
    #: Operators said what belongs to the story.
    settled: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """An article of a story that changed; no article where it has none left."""

    story: int
    article: str | None
    day: int | None
    settled: bool


def day_of(moment: datetime) -> int:
    """The day of a moment, counted in UTC."""
    return int(seconds(moment) // _DAY)


async def add(connection: Connection, new: Iterable[Terms], now: datetime) -> None:
    """Store the words of articles. Without a date, an article counts to the day of its arrival."""
    rows = [
        {"article": one.article, "day": day_of(one.published_at or now), "payload": dump(one)} for one in new
    ]
    if rows:
        await connection.execute(insert(tables.terms), rows)


async def on(connection: Connection, days: Collection[int]) -> list[Placed]:
    """All articles of these days."""
    return await _read(await connection.execute(_on, {"days": sorted(days)}))


async def some(connection: Connection, articles: Collection[str]) -> list[Placed]:
    """These articles."""
    return await _read(await connection.execute(_some, {"articles": sorted(articles)}))


async def latest_days(connection: Connection, most: int) -> set[int]:
    """The days of the articles in the stories that changed last."""
    return {row.day for row in await connection.execute(_latest_days, {"most": most})}


async def changed(connection: Connection, after: int) -> list[Changed]:
    """The articles of the stories that changed after an arrival."""
    rows = await connection.execute(_changed, {"after": after})
    return [Changed(row.number, row.article, row.day, row.settled) for row in rows]


def dump(terms: Terms) -> str:
    """The column's text."""
    at = terms.published_at and terms.published_at.isoformat()
    return json.dumps([at, terms.counts], ensure_ascii=False, separators=(",", ":"))


async def _read(rows: Rows) -> list[Placed]:
    # The articles of a week take longer to decode than a chat should wait.
    return await asyncio.to_thread(_placed_of, rows)


def _placed_of(rows: Rows) -> list[Placed]:
    return [Placed(vector(_load(row.article, row.payload)), row.story, row.day, row.settled) for row in rows]


def _load(article: str, payload: str) -> Terms:
    at, counts = json.loads(payload)
    moment = datetime.fromisoformat(at) if at else None
    return Terms(article, counts, moment and (moment if moment.tzinfo else moment.replace(tzinfo=UTC)))

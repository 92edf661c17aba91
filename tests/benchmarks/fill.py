"""Fill a database with invented stories, fast.

    python -m tests.benchmarks.fill sqlite:///many.db 10000

Each has two articles and a briefing of the size of a real one. The rows are made once, as text, and
varied by their number: ten thousand briefings made one by one would take minutes.
"""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Table, insert, update

from bot.reading.reader import ReaderProcess
from bot.storage import Connection, Database, payloads, stories, tables
from briefings.types import Article, Briefing
from tests.samples import article, briefing, reading

_CHUNK = 200
# Stands for the story's number in every text; as long as any number, so that no offset changes.
_NUMBER = "00000000"
_HEADLINE = f"Flood {_NUMBER} closes bridge and school near the old harbour"
_SENTENCE = "The bridge and the school were closed on Monday, the mayor said in the evening. "
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_FACTS, _QUOTES, _SENTENCES = 12, 3, 40


async def fill(database: Database, number: int) -> None:
    """Store so many stories more, the newest with the highest number."""
    async with ReaderProcess() as process:
        # Else the bot would read all of them again when it starts.
        pattern = _pattern(await process.fingerprint())
    async with database.begin() as connection:
        first = await stories.count(connection) + 1
        for start in range(first, first + number, _CHUNK):
            await _store(connection, pattern, range(start, min(start + _CHUNK, first + number)))
        counter = tables.counters.c.value
        await connection.execute(update(tables.counters).values({counter: counter + number}))


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Rows in which a number is still to be put."""

    reader: str
    #: Id, payload and payload of the reading.
    articles: Sequence[tuple[str, str, str]]
    briefing: str


def _pattern(reader: str) -> _Pattern:
    members = (_article("a"), _article("b"))
    return _Pattern(
        reader,
        [(one.id, payloads.of_article(one), payloads.of_reading(reading(one))) for one in members],
        payloads.of_briefing(_briefing(members)),
    )


def _article(name: str) -> Article:
    return article(f"{name}-{_NUMBER}", _HEADLINE, _SENTENCE * _SENTENCES)


def _briefing(members: Sequence[Article]) -> Briefing:
    """As long as that of two articles of a page each."""
    short = briefing(members)
    facts = tuple(replace(short.facts[0], number=line + 1) for line in range(_FACTS))
    return replace(short, facts=facts, quotes=short.quotes * _QUOTES)


async def _store(connection: Connection, pattern: _Pattern, numbers: range) -> None:
    made_at = {number: _FIRST + timedelta(seconds=number) for number in numbers}
    rows: Mapping[Table, list[dict[str, object]]] = {
        tables.articles: [
            {"id": _put(number, key), "loaded_at": made_at[number], "payload": _put(number, payload)}
            for number in numbers
            for key, payload, _ in pattern.articles
        ],
        tables.readings: [
            {"article": _put(number, key), "reader": pattern.reader, "payload": read}
            for number in numbers
            for key, _, read in pattern.articles
        ],
        tables.stories: [_story(number, pattern.reader, made_at[number]) for number in numbers],
        tables.story_articles: [
            {"article": _put(number, key), "story": number}
            for number in numbers
            for key, _, _ in pattern.articles
        ],
        tables.briefings: [
            {
                "story": number,
                "version": 1,
                "made_at": made_at[number],
                "payload": _put(number, pattern.briefing),
            }
            for number in numbers
        ],
    }
    for table, values in rows.items():
        await connection.execute(insert(table), values)


def _story(number: int, reader: str, updated_at: datetime) -> dict[str, object]:
    headline = _put(number, _HEADLINE)
    return {
        "number": number,
        "headline": headline,
        "reports": 2,
        "origins": 1,
        "updated_at": updated_at,
        "reader": reader,
    }


def _put(number: int, text: str) -> str:
    return text.replace(_NUMBER, f"{number:08}")


async def _main(url: str, number: int) -> None:
    async with Database(url) as database:
        await fill(database, number)


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], int(sys.argv[2])))

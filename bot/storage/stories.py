"""Stories: their numbers, their lists, and which articles belong to which."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, case, func, insert, or_, select, true, update

from bot.storage import (
    articles,
    briefings,
    corrections,
    decisions,
    payloads,
    readings,
    searchable,
    searching,
    tables,
    terms,
)
from bot.storage.connection import Connection, Rows
from bot.storage.tables import counters, story_articles
from briefings.grouping.terms import Terms
from briefings.types import UNCHANGED, Article, Briefing, Change, Correction, Reading, StoryRow

_stories = tables.stories


@dataclass(frozen=True, slots=True)
class Members:
    """A story's number and its articles, in the order of their arrival."""

    number: int
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """All that changes together when articles come to a story."""

    #: None for a new story.
    number: int | None
    #: Stories that turned out to be this one.
    absorbed: tuple[int, ...]
    #: Articles and readings that are not stored yet.
    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    briefing: Briefing
    #: Who made readings and briefing: the rules and the model.
    reader: str
    #: Texts among `articles` that take the place of older ones.
    corrections: tuple[Correction, ...] = ()
    #: Ids of stored articles that come from another story.
    moved: tuple[str, ...] = ()
    #: The words of `articles`, by which the stories of later ones are found.
    terms: tuple[Terms, ...] = ()
    #: Operators said what belongs to the story.
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an update."""

    number: int
    #: False where the briefing is the same as before.
    changed: bool
    #: The newest version, and what it changes; 0 and nothing where nothing changed.
    version: int = 0
    change: Change = UNCHANGED


_standing = _stories.c.became.is_(None)
_newest_first = (_stories.c.updated_at.desc(), _stories.c.number.desc())
_rows = (
    select(
        _stories.c.number,
        case((_stories.c.name != "", _stories.c.name), else_=_stories.c.headline).label("headline"),
        _stories.c.reports,
        _stories.c.origins,
        _stories.c.updated_at,
    )
    .where(_standing)
    .order_by(*_newest_first)
)
_these = _rows.where(_stories.c.number.in_(bindparam("numbers", expanding=True)))
_named = _rows.where(_stories.c.name != "")
_count = select(func.count()).select_from(_stories).where(_standing)
_members = (
    select(story_articles.c.story, tables.articles.c.payload)
    .join_from(story_articles, tables.articles)
    .order_by(story_articles.c.story, tables.articles.c.loaded_at, tables.articles.c.id)
)
_outdated = (
    select(_stories.c.number)
    .where(_standing, _stories.c.reader != bindparam("by"), _stories.c.number > bindparam("after"))
    .order_by(_stories.c.number)
    .limit(bindparam("most"))
)
_arrivals = select(counters.c.value).where(counters.c.name == "arrivals")
_claim = (
    update(counters)
    .where(counters.c.name == "arrivals", counters.c.value == bindparam("seen"))
    .values(value=counters.c.value + 1)
    .returning(counters.c.value)
)
#: The present value of the counter, within a statement.
ARRIVAL = select(counters.c.value).where(counters.c.name == "arrivals").scalar_subquery()
_settle = update(_stories).where(_stories.c.number == bindparam("story")).values(settled=true())
#: Should nobody come to it any more, `outdated` names the stories that articles were taken from.
_leave = (
    update(_stories)
    .where(
        _stories.c.number.in_(
            select(story_articles.c.story).where(
                story_articles.c.article.in_(bindparam("moved", expanding=True))
            )
        )
    )
    .values(reader="", arrival=ARRIVAL)
)
_largest = select(func.coalesce(func.max(_stories.c.number), 0))
_change = update(_stories).where(_stories.c.number == bindparam("story"))
_absorb = (
    update(_stories)
    .where(or_(_stories.c.number == bindparam("other"), _stories.c.became == bindparam("other")))
    .values(became=bindparam("story"))
)
_move = (
    update(story_articles).where(story_articles.c.story == bindparam("other")).values(story=bindparam("home"))
)
_bring = (
    update(story_articles)
    .where(story_articles.c.article.in_(bindparam("moved", expanding=True)))
    .values(story=bindparam("home"))
)
_member_ids = select(story_articles.c.article).where(story_articles.c.story == bindparam("story"))


async def count(connection: Connection) -> int:
    """How many stories there are."""
    return int((await connection.execute(_count))[0][0])


async def page(connection: Connection, number: int, size: int) -> list[StoryRow]:
    """Page `number`, from 1, of all stories, the newest first."""
    return _listed(await connection.execute(_rows.limit(size).offset((number - 1) * size)))


async def search(connection: Connection, text: str, most: int) -> list[StoryRow]:
    """Stories with an article that has words that begin as those of `text` do, the best first: operators'
    names, headlines, persons and bodies, the text."""
    beginnings = searching.beginnings(text)
    if not beginnings:
        return []
    named = [
        row.number for row in await connection.execute(_named) if searching.has(row.headline, beginnings)
    ]
    numbers = list(dict.fromkeys([*named, *await searchable.best(connection, beginnings, most)]))[:most]
    return await listed(connection, numbers)


async def listed(connection: Connection, numbers: Sequence[int]) -> list[StoryRow]:
    """The stories with these numbers, in this order."""
    rows = _listed(await connection.execute(_these, {"numbers": list(numbers)})) if numbers else []
    return sorted(rows, key=lambda row: numbers.index(row.number))


async def outdated(connection: Connection, reader: str, after: int, most: int) -> list[Members]:
    """Stories with a number above `after` whose briefing another reader made, with their articles."""
    query = _members.where(story_articles.c.story.in_(_outdated))
    values = {"by": reader, "after": after, "most": most}
    return await _with_members(await connection.execute(query, values))


async def arrivals(connection: Connection) -> int:
    """A number that is another one after each update; to be read before what a plan is made from."""
    return int((await connection.execute(_arrivals))[0][0])


async def claim(connection: Connection, seen: int) -> bool:
    """Make sure that nothing was updated since `seen`, and that nobody else does until the commit."""
    return bool(await connection.execute(_claim, {"seen": seen}))


async def save(connection: Connection, change: Update, now: datetime) -> Saved:
    """Store an update whole; the transaction must have been claimed."""
    row = {
        "headline": change.briefing.headline.text.replace("\0", ""),
        "reports": len(change.briefing.articles),
        "origins": len(change.briefing.origins),
        "reader": change.reader,
    }
    number = change.number
    if number is None:
        number = int((await connection.execute(_largest))[0][0]) + 1
        await connection.execute(insert(_stories), {**row, "number": number, "updated_at": now})
    for other in change.absorbed:
        await connection.execute(_absorb, {"other": other, "story": number})
        await connection.execute(_move, {"other": other, "home": number})
        await decisions.join(connection, number, other)
    await _add_articles(connection, number, change, now)
    made = await briefings.add(connection, number, await _corrected(connection, number, change.briefing), now)
    if made:
        row["updated_at"] = now
    await connection.execute(_change.values(**row, arrival=ARRIVAL), {"story": number})
    if change.settled:
        await connection.execute(_settle, {"story": number})
    return Saved(number, True, made.number, made.change) if made else Saved(number, False)


async def _corrected(connection: Connection, number: int, briefing: Briefing) -> Briefing:
    """The briefing with the corrections of its articles."""
    rows = await connection.execute(_member_ids, {"story": number})
    return replace(briefing, corrections=await corrections.of(connection, [row.article for row in rows]))


async def _add_articles(connection: Connection, number: int, change: Update, now: datetime) -> None:
    await articles.add(connection, change.articles, now)
    await readings.save(connection, change.readings, change.reader)
    await searchable.add(connection, change.articles, change.readings)
    await terms.add(connection, change.terms, now)
    links = [{"article": article.id, "story": number} for article in change.articles]
    if links:
        await connection.execute(insert(story_articles), links)
    await corrections.add(connection, change.corrections, now)
    if change.moved:
        await connection.execute(_leave, {"moved": list(change.moved)})
        await connection.execute(_bring, {"moved": list(change.moved), "home": number})


def _listed(rows: Rows) -> list[StoryRow]:
    return [StoryRow(row.number, row.headline, row.reports, row.origins, row.updated_at) for row in rows]


async def _with_members(rows: Rows) -> list[Members]:
    # Hundreds of articles take longer to decode than a chat should wait.
    return await asyncio.to_thread(_members_of, rows)


def _members_of(rows: Rows) -> list[Members]:
    found: dict[int, list[Article]] = {}
    for row in rows:
        found.setdefault(row.story, []).append(payloads.to_article(row.payload))
    return [Members(number, tuple(members)) for number, members in found.items()]

"""Articles as they were loaded."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from bot.storage import payloads
from bot.storage.addresses import address_of
from bot.storage.connection import Connection
from bot.storage.tables import LARGEST_NUMBER, articles, present_number, stories, story_articles
from briefings.types import Article

_known = select(articles.c.id).where(articles.c.id.in_(bindparam("ids", expanding=True)))
_one = select(articles.c.payload).where(articles.c.id == bindparam("id"))
_of_story = (
    select(articles.c.payload)
    .join_from(stories, story_articles, story_articles.c.story == present_number)
    .join(articles, articles.c.id == story_articles.c.article)
    .where(stories.c.number == bindparam("number"))
    .order_by(articles.c.loaded_at, articles.c.id)
)


_homes = (
    select(articles.c.address, articles.c.id, story_articles.c.story)
    .join_from(articles, story_articles)
    .where(articles.c.address.in_(bindparam("addresses", expanding=True)))
    .order_by(articles.c.loaded_at, articles.c.id)
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article's newest edition is: its id and its story."""

    article: str
    story: int


async def known(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of `ids` that are stored."""
    return {row.id for row in await connection.execute(_known, {"ids": sorted(ids)})}


async def get(connection: Connection, article_id: str) -> Article | None:
    """The article of this id."""
    rows = await connection.execute(_one, {"id": article_id})
    return payloads.to_article(rows[0].payload) if rows else None


async def homes(connection: Connection, of: Iterable[Article]) -> dict[str, Home]:
    """For each of these texts that is an edition of a loaded article, by id, where that one is."""
    addresses = {one.id: address_of(one) for one in of}
    rows = await connection.execute(_homes, {"addresses": sorted(set(addresses.values()))})
    found = {row.address: Home(row.id, row.story) for row in rows}
    return {one: found[at] for one, at in addresses.items() if at in found}


async def of_story(connection: Connection, number: int) -> dict[str, Article]:
    """A story's articles by id, in the order of their arrival; none for an unknown number."""
    if not 0 < number <= LARGEST_NUMBER:
        return {}
    found = [
        payloads.to_article(row.payload) for row in await connection.execute(_of_story, {"number": number})
    ]
    return {article.id: article for article in found}


async def add(connection: Connection, new: Sequence[Article], now: datetime) -> None:
    """Store articles that are not stored yet."""
    rows = [
        {
            "id": one.id,
            "loaded_at": now,
            "payload": payloads.of_article(one),
            "address": address_of(one),
        }
        for one in new
    ]
    if rows:
        await connection.execute(insert(articles), rows)

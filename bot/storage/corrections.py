"""Which text of an article took the place of which."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select

from bot.storage import payloads
from bot.storage.connection import Connection
from bot.storage.tables import corrections, story_articles
from briefings.types import Correction

#: So many of one article are looked back at.
_MOST = 20
_of = select(corrections).where(corrections.c.article.in_(bindparam("articles", expanding=True)))
_leave = delete(story_articles).where(story_articles.c.article == bindparam("old"))


async def add(connection: Connection, new: Sequence[Correction], now: datetime) -> None:
    """Store corrections; the texts before them leave their story for the archive."""
    for one in new:
        row = {"article": one.article, "before": one.before, "made_at": now}
        await connection.execute(insert(corrections), row | {"payload": payloads.of_correction(one)})
        await connection.execute(_leave, {"old": one.before})


async def of(connection: Connection, articles: Collection[str]) -> tuple[Correction, ...]:
    """How these articles became what they are, the oldest correction first."""
    found: list[Any] = []
    for _ in range(_MOST):
        rows = await connection.execute(_of, {"articles": sorted(articles)}) if articles else ()
        found += rows
        articles = [row.before for row in rows]
    ordered = sorted(found, key=lambda row: (row.made_at, row.article))
    return tuple(payloads.to_correction(row.payload) for row in ordered)

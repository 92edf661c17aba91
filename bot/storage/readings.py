"""What was read in each article, so that it need not be read again."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, insert, select

from bot.storage import payloads
from bot.storage.connection import Connection
from bot.storage.tables import readings
from briefings.types import Article, Reading

_chosen = readings.c.article.in_(bindparam("ids", expanding=True))
_get = select(readings.c.article, readings.c.payload).where(_chosen, readings.c.reader == bindparam("by"))
_forget = delete(readings).where(_chosen)


async def get(connection: Connection, of: Sequence[Article], reader: str) -> dict[str, Reading]:
    """The readings that `reader` made of these articles, by article."""
    articles = {article.id: article for article in of}
    rows = await connection.execute(_get, {"ids": sorted(articles), "by": reader})
    return {row.article: payloads.to_reading(row.payload, articles[row.article]) for row in rows}


async def save(connection: Connection, made: Sequence[Reading], reader: str) -> None:
    """Keep readings, in the place of older ones."""
    rows = [
        {"article": one.article.id, "reader": reader, "payload": payloads.of_reading(one)} for one in made
    ]
    if rows:
        await connection.execute(_forget, {"ids": [row["article"] for row in rows]})
        await connection.execute(insert(readings), rows)

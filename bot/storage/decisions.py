"""What operators decided about stories; the machine obeys it."""

from sqlalchemy import bindparam, delete, insert, or_, select, update

from bot.storage.connection import Connection
from bot.storage.tables import apart, stories

_all = select(apart.c.story, apart.c.other)
_of = select(apart.c.other).where(apart.c.story == bindparam("one"))
_forget = delete(apart).where(or_(apart.c.story == bindparam("one"), apart.c.other == bindparam("one")))
_absorbed = stories.alias()
_keep_name = (
    update(stories)
    .where(stories.c.number == bindparam("one"), stories.c.name == "")
    .values(name=select(_absorbed.c.name).where(_absorbed.c.number == bindparam("other")).scalar_subquery())
)
_name = update(stories).where(stories.c.number == bindparam("one")).values(name=bindparam("given"))


async def kept_apart(connection: Connection) -> frozenset[tuple[int, int]]:
    """Pairs of stories that are two, each pair both ways."""
    return frozenset((row.story, row.other) for row in await connection.execute(_all))


async def separate(connection: Connection, one: int, other: int) -> None:
    """These are two stories from now on."""
    known = {row.other for row in await connection.execute(_of, {"one": one})}
    if other not in known:
        pairs = [{"story": one, "other": other}, {"story": other, "other": one}]
        await connection.execute(insert(apart), pairs)


async def join(connection: Connection, one: int, absorbed: int) -> None:
    """The absorbed story is this one from now on: it is apart from what either was apart from, and keeps
    the only name."""
    others = {row.other for row in await connection.execute(_of, {"one": absorbed})}
    await connection.execute(_forget, {"one": absorbed})
    for other in sorted(others - {one}):
        await separate(connection, one, other)
    await connection.execute(_keep_name, {"one": one, "other": absorbed})


async def name(connection: Connection, story: int, words: str) -> None:
    """Call the story so; "" gives it its headline again."""
    await connection.execute(_name, {"one": story, "given": words.replace("\0", "")})

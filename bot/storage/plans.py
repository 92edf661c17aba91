"""What a load has left to store, so that one that was killed is gone on with as it was meant.

Grouped again, the articles that are left would meet those that were stored already, and not always go where
they would have gone.
"""

from collections.abc import Sequence

from pydantic import TypeAdapter
from sqlalchemy import bindparam, select, update

from bot.storage.connection import Connection
from bot.storage.tables import plans
from bot.stories.assigning import Assignment

_ASSIGNMENTS = TypeAdapter(list[Assignment])
_keep = update(plans).values(seen=bindparam("at"), payload=bindparam("left"))
_of = select(plans.c.payload).where(plans.c.seen == bindparam("at"))


async def keep(connection: Connection, seen: int, left: Sequence[Assignment]) -> None:
    """Remember what is left to be stored: in the transaction of the arrival `seen`, until the next."""
    await connection.execute(_keep, {"at": seen, "left": _ASSIGNMENTS.dump_json(list(left)).decode()})


async def begun(connection: Connection, seen: int) -> list[Assignment]:
    """What a load left that stored last; nothing where something else was stored since."""
    rows = await connection.execute(_of, {"at": seen})
    return _ASSIGNMENTS.validate_json(rows[0].payload) if rows else []

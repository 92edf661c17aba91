"""What is open for a chat follows what the chat wants; and what it was told last."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from bot.storage import lanes
from bot.storage.connection import Connection
from bot.storage.deliveries import OPEN, State
from bot.storage.tables import deliveries


async def withdraw(connection: Connection, ids: Sequence[int]) -> None:
    """These are not wanted any more; a later version begins anew, from what the chat was told last."""
    gone = update(deliveries).where(deliveries.c.id.in_(ids), deliveries.c.state.in_(OPEN))
    await connection.execute(gone.values(state=State.DONE, digest=False, attempts=0, error=""))


async def reset(connection: Connection, chat: int, *, silent: bool, full: bool) -> None:
    """Send what is open for a chat in this form."""
    open_ones = update(deliveries).where(deliveries.c.chat == chat, deliveries.c.state.in_(OPEN))
    await connection.execute(open_ones.values(silent=silent, full=full))


async def hold_until(connection: Connection, chat: int, due: datetime, now: datetime) -> None:
    """Tell a chat at this time what is held back for it, be that earlier than before or later; what is
    due already is on its way."""
    held_ones = update(deliveries).where(
        deliveries.c.chat == chat,
        deliveries.c.state == State.OPEN,
        deliveries.c.digest,
        deliveries.c.due_at > now,
    )
    if await connection.execute(held_ones.values(due_at=due).returning(deliveries.c.id)):
        await lanes.make_ready(connection, {chat: due})


async def last_told(connection: Connection, chat: int, topic: int) -> tuple[int, datetime] | None:
    """The story of which a place got a card or a change last, and when."""
    query = select(deliveries.c.story, deliveries.c.settled_at).where(
        deliveries.c.chat == chat,
        deliveries.c.topic == topic,
        deliveries.c.card.is_not(None),
        deliveries.c.settled_at.is_not(None),
    )
    rows = await connection.execute(query.order_by(deliveries.c.settled_at.desc()).limit(1))
    return (rows[0].story, rows[0].settled_at) if rows else None

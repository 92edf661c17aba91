"""What readers are to be told: announced with the version, laid out for the chats a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, update

from bot.storage import lanes
from bot.storage.connection import Connection
from bot.storage.tables import announcements, deliveries


@dataclass(frozen=True, slots=True)
class Announcement:
    """A version that is told, and the subscription up to which that was laid out."""

    id: int
    story: int
    version: int
    made_at: datetime
    after: int


@dataclass(frozen=True, slots=True)
class Order:
    """One chat is to have a story's newest version."""

    chat: int
    #: 0 outside of topics.
    topic: int
    due_at: datetime
    #: Held back to be told together with others.
    digest: bool = False
    silent: bool = False
    full: bool = False


_next = (
    select(announcements)
    .where(announcements.c.open)
    .order_by(announcements.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_advance = update(announcements).where(announcements.c.id == bindparam("which"))
_waiting = select(func.count()).select_from(announcements).where(announcements.c.open)
_known = (
    select(deliveries.c.id, deliveries.c.chat, deliveries.c.topic, deliveries.c.state, deliveries.c.due_at)
    .where(
        deliveries.c.story == bindparam("story"), deliveries.c.chat.in_(bindparam("chats", expanding=True))
    )
    .order_by(deliveries.c.id)
    # What is about to be sent is seen as such: else a version that comes now would be forgotten.
    .with_for_update()
)
_reopen = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("which"))
    .values(
        state="open",
        due_at=bindparam("due"),
        digest=bindparam("held"),
        silent=bindparam("quiet"),
        full=bindparam("whole"),
        attempts=0,
        error="",
    )
)


async def announce(connection: Connection, *, story: int, version: int, now: datetime) -> None:
    """Have the version told to whoever wants it; in the transaction that stores it."""
    row = {"story": story, "version": version, "made_at": now, "after": 0, "open": True}
    await connection.execute(insert(announcements), row)


async def next_announcement(connection: Connection) -> Announcement | None:
    """The oldest announcement that is not laid out yet; nobody else gets it until the commit."""
    rows = await connection.execute(_next)
    if not rows:
        return None
    row = rows[0]
    return Announcement(row.id, row.story, row.version, row.made_at, row.after)


async def advance(connection: Connection, announcement: int, after: int) -> None:
    """Laid out up to this subscription."""
    await connection.execute(_advance.values(after=after), {"which": announcement})


async def close(connection: Connection, announcement: int) -> None:
    """Laid out for all."""
    await connection.execute(_advance.values(open=False), {"which": announcement})


async def count_open(connection: Connection) -> int:
    """How many announcements are not laid out yet."""
    return int((await connection.execute(_waiting))[0][0])


async def lay_out(connection: Connection, story: int, orders: Sequence[Order]) -> None:
    """Have the story brought to these chats. What waits there already keeps the earlier time."""
    chats = list({order.chat for order in orders})
    if not chats:
        return
    rows = await connection.execute(_known, {"story": story, "chats": chats})
    known = {(row.chat, row.topic): row for row in rows}
    new, again = [], []
    for order in orders:
        row = known.get((order.chat, order.topic))
        if row is None:
            new.append(_new(story, order))
        elif row.state != "open" or order.due_at < row.due_at:
            again.append(_again(row.id, order))
    if new:
        await connection.execute(insert(deliveries), new)
    if again:
        await connection.execute(_reopen, again)
    await lanes.make_ready(connection, {order.chat: order.due_at for order in orders})


def _new(story: int, order: Order) -> dict[str, object]:
    return {
        "chat": order.chat,
        "topic": order.topic,
        "story": story,
        "state": "open",
        "due_at": order.due_at,
        "digest": order.digest,
        "silent": order.silent,
        "full": order.full,
        "card": None,
        "card_version": 0,
        "told_version": 0,
        "attempts": 0,
        "error": "",
        "settled_at": None,
    }


def _again(which: int, order: Order) -> dict[str, object]:
    return {
        "which": which,
        "due": order.due_at,
        "held": order.digest,
        "quiet": order.silent,
        "whole": order.full,
    }

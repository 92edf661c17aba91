"""Deliveries: a story as a chat has it, and as it is to have it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Row, Text, and_, bindparam, case, delete, func, select, update

from bot.storage import lanes
from bot.storage.columns import UtcTime
from bot.storage.connection import Connection
from bot.storage.tables import briefings, deliveries


class State(StrEnum):
    OPEN = "open"
    SENDING = "sending"  # taken to be sent; found at a start: Telegram may have it
    DONE = "done"
    DEAD = "dead"  # the chat is gone, or Telegram will never take it


@dataclass(frozen=True, slots=True)
class Delivery:
    """A story as a chat has it, and as it is to have it."""

    id: int
    chat: int
    #: 0 outside of topics.
    topic: int
    story: int
    state: State
    due_at: datetime
    digest: bool = False
    silent: bool = False
    full: bool = False
    #: The message that holds the card.
    card: int | None = None
    #: The version that the card shows.
    card_version: int = 0
    #: The version up to which the chat knows what changed.
    told_version: int = 0
    attempts: int = 0
    error: str = ""
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery whose turn it is, and the version that it is to bring."""

    delivery: Delivery
    newest: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How delivery is doing."""

    waiting: int
    failed: int
    last_at: datetime | None


OPEN = (State.OPEN, State.SENDING)
_newest = (
    select(func.max(briefings.c.version))
    .where(briefings.c.story == deliveries.c.story)
    .correlate(deliveries)
    .scalar_subquery()
)
_turn = func.row_number().over(
    partition_by=deliveries.c.chat, order_by=(deliveries.c.due_at, deliveries.c.id)
)
_open_due = and_(deliveries.c.state.in_(OPEN), deliveries.c.due_at <= bindparam("now"))
_turns = (
    select(deliveries.c.id, _turn.label("turn"))
    .where(deliveries.c.chat.in_(bindparam("chats", expanding=True)), _open_due)
    .subquery()
)
_firsts = select(_turns.c.id).where(_turns.c.turn == 1).order_by(_turns.c.id)
_held = (
    select(deliveries, _newest.label("newest"))
    .where(
        deliveries.c.chat == bindparam("which"),
        deliveries.c.topic == bindparam("thread"),
        deliveries.c.digest,
        _open_due,
    )
    .order_by(deliveries.c.due_at, deliveries.c.id)
    .limit(bindparam("most"))
)
_untold = select(deliveries).where(
    deliveries.c.chat == bindparam("which"),
    deliveries.c.topic == bindparam("thread"),
    deliveries.c.state.in_(OPEN),
    deliveries.c.told_version < _newest,
)
_one = update(deliveries).where(deliveries.c.id == bindparam("which"))
_take = (
    update(deliveries)
    .where(deliveries.c.id.in_(bindparam("ids", expanding=True)), deliveries.c.state.in_(OPEN))
    .values(state=State.SENDING, attempts=deliveries.c.attempts + 1)
)
_taken = (
    select(deliveries, _newest.label("newest"))
    .where(deliveries.c.id.in_(bindparam("ids", expanding=True)), deliveries.c.state == State.SENDING)
    .order_by(deliveries.c.due_at, deliveries.c.id)
)
# While a message is sent, a newer version may be laid out, or the chat may go: that then counts.
_unchanged = deliveries.c.state == State.SENDING
_save = _one.values(
    state=case((_unchanged, bindparam("now_state", type_=Text)), else_=deliveries.c.state),
    due_at=case((_unchanged, bindparam("due", type_=UtcTime)), else_=deliveries.c.due_at),
    digest=case((_unchanged, bindparam("held", type_=Boolean)), else_=deliveries.c.digest),
    card=bindparam("message"),
    card_version=bindparam("shown"),
    told_version=bindparam("told"),
    attempts=bindparam("tries"),
    error=bindparam("why"),
    settled_at=bindparam("at"),
)
_sending = (
    select(deliveries, _newest.label("newest"))
    .where(deliveries.c.state == State.SENDING)
    .order_by(deliveries.c.id)
)


async def take_first(connection: Connection, chats: Collection[int], now: datetime) -> dict[int, Due]:
    """Take what is the turn of each chat."""
    if not chats:
        return {}
    rows = await connection.execute(_firsts, {"chats": list(chats), "now": now})
    return {due.delivery.chat: due for due in await take(connection, [row.id for row in rows])}


async def held(connection: Connection, like: Delivery, now: datetime, most: int) -> list[Due]:
    """What was held back for the same place and is due, the oldest first."""
    values = {"which": like.chat, "thread": like.topic, "now": now, "most": most}
    return [_due_of(row) for row in await connection.execute(_held, values)]


async def take(connection: Connection, ids: Sequence[int]) -> list[Due]:
    """From now on Telegram may have these, whatever becomes of this process. What is laid out from now
    on opens them again when they were sent."""
    if not ids:
        return []
    await connection.execute(_take, {"ids": list(ids)})
    found = [_due_of(row) for row in await connection.execute(_taken, {"ids": list(ids)})]
    # The try that begins is none that failed.
    return [replace(due, delivery=replace(due.delivery, attempts=due.delivery.attempts - 1)) for due in found]


async def put_back(connection: Connection, ids: Sequence[int]) -> None:
    """These were not sent after all."""
    taken = update(deliveries).where(deliveries.c.id.in_(ids), deliveries.c.state == State.SENDING)
    await connection.execute(taken.values(state=State.OPEN, attempts=deliveries.c.attempts - 1))


async def save(connection: Connection, changed: Sequence[Delivery]) -> None:
    """Store what became of them."""
    values = [
        {
            "which": one.id,
            "now_state": one.state,
            "due": one.due_at,
            "held": one.digest,
            "message": one.card,
            "shown": one.card_version,
            "told": one.told_version,
            "tries": one.attempts,
            "why": one.error,
            "at": one.settled_at,
        }
        for one in changed
    ]
    await connection.execute(_save, values)


async def recover(connection: Connection) -> list[Due]:
    """Open again what a process was sending when it ended; these may be there already."""
    found = [_due_of(row) for row in await connection.execute(_sending)]
    again = update(deliveries).where(deliveries.c.state == State.SENDING)
    await connection.execute(again.values(state=State.OPEN))
    return found


async def cancel(connection: Connection, chat: int, why: str, topic: int | None = None) -> None:
    """Nothing that is open goes to the chat any more, or to this topic of it."""
    open_ones = update(deliveries).where(deliveries.c.chat == chat, deliveries.c.state.in_(OPEN))
    if topic is not None:
        open_ones = open_ones.where(deliveries.c.topic == topic)
    await connection.execute(open_ones.values(state=State.DEAD, error=why))


async def untold(connection: Connection, chat: int, topic: int) -> list[Delivery]:
    """What is open for a place and tells it something; to bring a card up to date tells nothing."""
    values = {"which": chat, "thread": topic}
    return [_delivery_of(row) for row in await connection.execute(_untold, values)]


async def move(connection: Connection, old: int, new: int, now: datetime) -> None:
    """The chat has a new number. Messages of the old one can't be edited there, so cards come anew;
    what both chats have stays as the new one has it."""
    there = deliveries.alias()
    both = select(there.c.id).where(
        there.c.chat == new, there.c.topic == deliveries.c.topic, there.c.story == deliveries.c.story
    )
    await connection.execute(delete(deliveries).where(deliveries.c.chat == old, both.exists()))
    moved = update(deliveries).where(deliveries.c.chat == old)
    # One that waits to be edited comes anew, as if nothing was told.
    editing = and_(deliveries.c.state.in_(OPEN), deliveries.c.card_version < deliveries.c.told_version)
    told = case((and_(editing, deliveries.c.card.is_not(None)), 0), else_=deliveries.c.told_version)
    await connection.execute(moved.values(chat=new, card=None, card_version=0, told_version=told))
    await lanes.drop(connection, [old])
    first = select(func.min(deliveries.c.due_at)).where(
        deliveries.c.chat == new, deliveries.c.state.in_(OPEN)
    )
    due: datetime | None = (await connection.execute(first))[0][0]
    if due is not None:
        await lanes.make_ready(connection, {new: due})


async def get(connection: Connection, chat: int, topic: int, story: int) -> Delivery | None:
    """The story as the chat has it; None where it never was to."""
    rows = await connection.execute(
        select(deliveries).where(
            deliveries.c.chat == chat, deliveries.c.topic == topic, deliveries.c.story == story
        )
    )
    return _delivery_of(rows[0]) if rows else None


async def waiting(connection: Connection, chat: int, most: int = 20) -> list[Delivery]:
    """What is open for a chat, the first due first."""
    query = select(deliveries).where(deliveries.c.chat == chat, deliveries.c.state.in_(OPEN))
    rows = await connection.execute(query.order_by(deliveries.c.due_at, deliveries.c.id).limit(most))
    return [_delivery_of(row) for row in rows]


async def figures(connection: Connection, chat: int | None = None) -> Figures:
    """How delivery to a chat is doing, or to all."""
    query = select(
        func.count().filter(deliveries.c.state.in_(OPEN)).label("waiting"),
        func.count().filter(deliveries.c.state == State.DEAD).label("failed"),
        func.max(deliveries.c.settled_at).label("last_at"),
    )
    if chat is not None:
        query = query.where(deliveries.c.chat == chat)
    row = (await connection.execute(query))[0]
    return Figures(row.waiting, row.failed, row.last_at)


def _due_of(row: Row[Any]) -> Due:
    return Due(_delivery_of(row), row.newest or 0)


def _delivery_of(row: Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        chat=row.chat,
        topic=row.topic,
        story=row.story,
        state=State(row.state),
        due_at=row.due_at,
        digest=row.digest,
        silent=row.silent,
        full=row.full,
        card=row.card,
        card_version=row.card_version,
        told_version=row.told_version,
        attempts=row.attempts,
        error=row.error,
        settled_at=row.settled_at,
    )

"""Each chat's way out, and the gate that all pass: who may be sent to, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, bindparam, case, delete, func, insert, or_, select, update

from bot.storage.columns import UtcTime
from bot.storage.connection import Connection
from bot.storage.tables import deliveries, gate, lanes

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class Slot:
    """A chat that is held for whoever claimed it, and the time to send at."""

    chat: int
    at: datetime


_known = select(lanes.c.chat).where(lanes.c.chat.in_(bindparam("chats", expanding=True)))
_ready = (
    update(lanes)
    .where(
        lanes.c.chat == bindparam("which"),
        or_(lanes.c.ready_at.is_(None), lanes.c.ready_at > bindparam("due")),
    )
    .values(ready_at=bindparam("due"))
)
_due = (
    select(lanes.c.chat)
    .where(
        lanes.c.ready_at <= bindparam("now"),
        lanes.c.next_at <= bindparam("now"),
        lanes.c.held_until <= bindparam("now"),
    )
    .order_by(lanes.c.ready_at, lanes.c.chat)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_hold = (
    update(lanes)
    .where(lanes.c.chat.in_(bindparam("chats", expanding=True)))
    .values(held_until=bindparam("until"))
)
_first_due = (
    select(func.min(deliveries.c.due_at))
    .where(
        deliveries.c.chat == lanes.c.chat,
        or_(deliveries.c.state == "open", deliveries.c.state == "sending"),
    )
    .scalar_subquery()
)
_one = update(lanes).where(lanes.c.chat == bindparam("which"))
#: An answer may be told to wait while a delivery is on its way; the longer wait holds.
_later = case((lanes.c.next_at > bindparam("next"), lanes.c.next_at), else_=bindparam("next", type_=UtcTime))
_free = _one.values(ready_at=_first_due, held_until=bindparam("now"), next_at=_later)
_wait = _one.values(next_at=_later)
_next_ready = select(func.min(lanes.c.ready_at))
_waits = select(lanes.c.chat, lanes.c.next_at).where(lanes.c.next_at > bindparam("now"))
_floor = bindparam("floor", type_=BigInteger)
_reserve = (
    update(gate)
    .where(gate.c.name == _BROADCAST)
    .values(
        free_at=case((gate.c.free_at > _floor, gate.c.free_at), else_=_floor)
        + bindparam("step", type_=BigInteger)
    )
    .returning(gate.c.free_at)
)


async def make_ready(connection: Connection, due: Mapping[int, datetime]) -> None:
    """Something is due for these chats, not before the time given."""
    rows = await connection.execute(_known, {"chats": list(due)})
    known = {row.chat for row in rows}
    new = [_lane(chat, at) for chat, at in due.items() if chat not in known]
    if new:
        await connection.execute(insert(lanes), new)
    if known:
        await connection.execute(_ready, [{"which": chat, "due": due[chat]} for chat in sorted(known)])


async def claim(
    connection: Connection, most: int, now: datetime, hold: timedelta, interval: timedelta
) -> list[Slot]:
    """Chats that may be sent to, the longest due first: held for the caller, with a slot each."""
    rows = await connection.execute(_due, {"now": now, "most": most})
    chats = [row.chat for row in rows]
    if not chats:
        return []
    await connection.execute(_hold, {"chats": chats, "until": now + hold})
    first = await _reserve_slots(connection, len(chats), now, interval)
    return [Slot(chat, first + place * interval) for place, chat in enumerate(chats)]


async def _reserve_slots(connection: Connection, count: int, now: datetime, interval: timedelta) -> datetime:
    floor, step = (now - _EPOCH) // _MICROSECOND, count * (interval // _MICROSECOND)
    rows = await connection.execute(_reserve, {"floor": floor, "step": step})
    if rows:
        return _EPOCH + (int(rows[0].free_at) - step) * _MICROSECOND
    await connection.execute(insert(gate), {"name": _BROADCAST, "free_at": floor + step})
    return now


async def free(connection: Connection, next_at: Mapping[int, datetime], now: datetime) -> None:
    """Let the chats be claimed again, by whatever they have open, from these times on."""
    values = [{"which": chat, "now": now, "next": next_at[chat]} for chat in sorted(next_at)]
    if values:
        await connection.execute(_free, values)


async def let_go(connection: Connection, now: datetime) -> None:
    """Free what a process held that ended early."""
    held = update(lanes).where(lanes.c.held_until > now)
    await connection.execute(held.values(held_until=now))


async def next_ready(connection: Connection) -> datetime | None:
    """When the first chat has something due; it may have to wait for longer."""
    moment: datetime | None = (await connection.execute(_next_ready))[0][0]
    return moment


async def waits(connection: Connection, now: datetime) -> dict[int, datetime]:
    """Chats that may not be written to yet, and until when."""
    return {row.chat: row.next_at for row in await connection.execute(_waits, {"now": now})}


async def wait(connection: Connection, chat: int, until: datetime) -> None:
    """No message to the chat before, because Telegram said so."""
    rows = await connection.execute(_known, {"chats": [chat]})
    if not rows:
        await connection.execute(insert(lanes), _lane(chat, None) | {"next_at": until})
    else:
        await connection.execute(_wait, {"which": chat, "next": until})


async def drop(connection: Connection, chats: Sequence[int]) -> None:
    """These chats have no way out any more."""
    await connection.execute(delete(lanes).where(lanes.c.chat.in_(chats)))


def _lane(chat: int, ready_at: datetime | None) -> dict[str, object]:
    return {"chat": chat, "ready_at": ready_at, "next_at": _EPOCH, "held_until": _EPOCH}

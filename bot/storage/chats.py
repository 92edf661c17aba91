"""Chats that were ever subscribed: whether they can be written to, and how they want to be told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, exists, insert, select, update

from bot.storage.connection import Connection
from bot.storage.tables import chats, mutes, subscriptions
from bot.subscribing.hours import AT_ONCE, ChatSettings, Length


class State(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat and how it wants to be told."""

    id: int
    #: "private", "group" or "channel".
    kind: str
    title: str
    settings: ChatSettings = AT_ONCE
    state: State = State.ACTIVE
    #: Why it is paused, in Telegram's words or ours.
    why: str = ""


_one = chats.c.chat == bindparam("one")
_get = select(chats).where(_one)
_change = update(chats).where(_one)


async def get(connection: Connection, chat: int) -> Chat | None:
    """The chat, if it was ever subscribed or set."""
    rows = await connection.execute(_get, {"one": chat})
    return _chat(rows[0]) if rows else None


async def note(connection: Connection, chat: Chat, now: datetime) -> None:
    """Make sure that the chat is known, under its present title; its settings stay as they are."""
    values = {"kind": chat.kind, "title": chat.title.replace("\0", "")}
    if not await connection.execute(_change.values(**values).returning(chats.c.chat), {"one": chat.id}):
        row = {"chat": chat.id, "state": State.ACTIVE, "why": "", "changed_at": now}
        await connection.execute(insert(chats), row | values | settings_row(chat.settings))


async def set_settings(connection: Connection, chat: int, settings: ChatSettings) -> None:
    """Change how the chat is told from now on."""
    await connection.execute(_change.values(**settings_row(settings)), {"one": chat})


async def pause(connection: Connection, chat: int, why: str, now: datetime) -> bool:
    """Send nothing there any more and keep what it has; False where that was so already."""
    return await _set_state(connection, chat, State.PAUSED, why.replace("\0", ""), now)


async def resume(connection: Connection, chat: int, now: datetime) -> bool:
    """Go on with all that the chat had; False where it was not paused."""
    return await _set_state(connection, chat, State.ACTIVE, "", now)


async def migrate(connection: Connection, old: int, new: int, now: datetime) -> bool:
    """Hand everything of a group to the supergroup that it became; False where there is nothing.

    What the supergroup has already stays as it is there."""
    rows = await connection.execute(_get, {"one": old})
    if not rows or old == new:
        return False
    before = _chat(rows[0])
    if await get(connection, new) is None:
        moved = Chat(new, before.kind, before.title, before.settings)
        await note(connection, moved, now)
    await _hand_over(connection, old, new)
    await connection.execute(delete(chats).where(_one), {"one": old})
    return True


async def subscribers(connection: Connection, chat: int) -> list[int]:
    """The accounts that subscribed the chat, as far as Telegram told them."""
    of_chat = and_(subscriptions.c.chat == chat, subscriptions.c.by != 0)
    rows = await connection.execute(select(subscriptions.c.by).where(of_chat).distinct())
    return sorted(row.by for row in rows)


async def _set_state(connection: Connection, chat: int, state: State, why: str, now: datetime) -> bool:
    changed = _change.where(chats.c.state != state).values(state=state, why=why, changed_at=now)
    return bool(await connection.execute(changed.returning(chats.c.chat), {"one": chat}))


async def _hand_over(connection: Connection, old: int, new: int) -> None:
    for table, same in ((subscriptions, _SAME_WISH), (mutes, _SAME_STORY)):
        there = table.alias()
        twice = exists().where(there.c.chat == new, *(there.c[name] == table.c[name] for name in same))
        await connection.execute(delete(table).where(table.c.chat == old, twice))
        await connection.execute(update(table).where(table.c.chat == old).values(chat=new))


_SAME_WISH = ("topic", "kind", "story", "words")
_SAME_STORY = ("topic", "story")


def settings_row(settings: ChatSettings) -> dict[str, object]:
    """The settings as columns."""
    begin, end = settings.quiet or (None, None)
    return {
        "zone": settings.zone,
        "quiet_from": begin,
        "quiet_to": end,
        "digest": " ".join(str(hour) for hour in settings.digest),
        "silent": settings.silent,
        "length": settings.length,
    }


def settings_of(row: Row[Any]) -> ChatSettings:
    """The settings in the columns of a row."""
    quiet = None if row.quiet_from is None else (row.quiet_from, row.quiet_to)
    hours = tuple(int(hour) for hour in row.digest.split())
    return ChatSettings(row.zone, quiet, hours, row.silent, Length(row.length))


def _chat(row: Row[Any]) -> Chat:
    return Chat(row.chat, row.kind, row.title, settings_of(row), State(row.state), row.why)

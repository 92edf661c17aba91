"""Subscriptions: what chats and topics want, in the order in which they came; and stories they muted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, exists, func, insert, select, update

from bot.storage.chats import State as ChatState
from bot.storage.chats import settings_of
from bot.storage.connection import Connection
from bot.storage.tables import chats, mutes, present_number, stories, subscriptions
from bot.subscribing.wants import Kind, Subscription, Wants

__all__ = ["Listed", "Spot", "Subscription"]


class State(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Spot:
    """A chat, or one topic of it."""

    chat: int
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A subscription as its chat sees it."""

    id: int
    wants: Wants
    #: Why it is paused although its chat is not; "" where it is not.
    paused: str


# A story that became another one is followed, and muted, under the number that it has now.
_present = (
    select(present_number).where(stories.c.number == subscriptions.c.story).correlate(subscriptions)
).scalar_subquery()
_story = case((subscriptions.c.story == 0, 0), else_=func.coalesce(_present, subscriptions.c.story)).label(
    "present"
)
_muted = exists(
    select(mutes.c.story)
    .join(stories, stories.c.number == mutes.c.story)
    .where(
        mutes.c.chat == subscriptions.c.chat,
        mutes.c.topic == subscriptions.c.topic,
        present_number == bindparam("about"),
    )
    .correlate(subscriptions)
)
_page = (
    select(subscriptions, _story, *(chats.c[name] for name in ("zone", "quiet_from", "quiet_to")))
    .add_columns(chats.c.digest, chats.c.silent, chats.c.length)
    .join_from(subscriptions, chats, chats.c.chat == subscriptions.c.chat)
    .where(
        subscriptions.c.id > bindparam("after"),
        subscriptions.c.state == State.ACTIVE,
        chats.c.state == ChatState.ACTIVE,
        ~_muted,
    )
    .order_by(subscriptions.c.id)
    .limit(bindparam("size"))
)
_here = (subscriptions.c.chat == bindparam("at"), subscriptions.c.topic == bindparam("in_topic"))
_list = select(subscriptions, _story).where(*_here).order_by(subscriptions.c.id)
_same = (*_here, *(subscriptions.c[name] == bindparam(f"its_{name}") for name in ("kind", "story", "words")))
_muted_here = (mutes.c.chat == bindparam("at"), mutes.c.topic == bindparam("in_topic"))
_counted = (
    select(chats.c.state, func.count().label("number"))
    .join_from(subscriptions, chats)
    .group_by(chats.c.state)
)


async def page_for(connection: Connection, after_id: int, size: int, story: int) -> list[Subscription]:
    """The next active subscriptions after this one, in the order of their ids, without those of
    chats that muted the story."""
    rows = await connection.execute(_page, {"after": after_id, "size": size, "about": story})
    return [Subscription(row.id, row.chat, row.topic, _wants(row), settings_of(row)) for row in rows]


async def add(connection: Connection, spot: Spot, wants: Wants, by: int, now: datetime) -> bool:
    """Subscribe; False where it is there already, which then takes the new filters and goes on."""
    filters = {"only_state": wants.only_state, "two_origins": wants.two_origins, "state": State.ACTIVE}
    filters |= {"why": ""}
    if wants.kind is Kind.STORY:
        await unmute(connection, spot, wants.story)
    its = {"its_kind": wants.kind, "its_story": wants.story, "its_words": wants.words}
    again = update(subscriptions).where(*_same).values(**filters).returning(subscriptions.c.id)
    if await connection.execute(again, _at(spot) | its):
        return False
    row = {"chat": spot.chat, "topic": spot.topic, "by": by, "made_at": now}
    wish = {"kind": wants.kind, "story": wants.story, "words": wants.words}
    await connection.execute(insert(subscriptions), row | wish | filters)
    return True


async def of(connection: Connection, spot: Spot) -> list[Listed]:
    """What this chat or topic is subscribed to."""
    return [_listed(row) for row in await connection.execute(_list, _at(spot))]


async def remove(connection: Connection, spot: Spot, subscription: int) -> Listed | None:
    """End a subscription of this chat or topic; what it was, or None where there is no such one."""
    found = next((one for one in await of(connection, spot) if one.id == subscription), None)
    if found:
        await connection.execute(delete(subscriptions).where(subscriptions.c.id == subscription))
    return found


async def remove_all(connection: Connection, spot: Spot) -> int:
    """End all subscriptions of this chat or topic; how many there were."""
    gone = delete(subscriptions).where(*_here).returning(subscriptions.c.id)
    return len(await connection.execute(gone, _at(spot)))


async def pause(connection: Connection, subscription: int, why: str) -> None:
    """Leave one subscription out: its topic is closed, the chat's others go on."""
    one = update(subscriptions).where(subscriptions.c.id == subscription)
    await connection.execute(one.values(state=State.PAUSED, why=why.replace("\0", "")))


async def resume_topic(connection: Connection, spot: Spot) -> int:
    """Go on with a topic that opened again; how many subscriptions that woke."""
    paused = update(subscriptions).where(*_here, subscriptions.c.state == State.PAUSED)
    woken = paused.values(state=State.ACTIVE, why="").returning(subscriptions.c.id)
    return len(await connection.execute(woken, _at(spot)))


async def mute(connection: Connection, spot: Spot, story: int, now: datetime) -> bool:
    """Send nothing more of this story here, and end its own subscription; False where that was so."""
    if story in await muted(connection, spot):
        return False
    for one in await of(connection, spot):
        if one.wants.kind is Kind.STORY and one.wants.story == story:
            await remove(connection, spot, one.id)
    row = {"chat": spot.chat, "topic": spot.topic, "story": story, "made_at": now}
    await connection.execute(insert(mutes), row)
    return True


async def unmute(connection: Connection, spot: Spot, story: int) -> bool:
    """Send news of this story again; False where it was not muted."""
    numbers = select(stories.c.number).where(present_number == story)
    gone = delete(mutes).where(*_muted_here, mutes.c.story.in_(numbers)).returning(mutes.c.story)
    return bool(await connection.execute(gone, _at(spot)))


async def muted(connection: Connection, spot: Spot) -> list[int]:
    """The stories that are muted here, by the numbers that they have now."""
    query = select(present_number.label("now")).join_from(mutes, stories, stories.c.number == mutes.c.story)
    return sorted({row.now for row in await connection.execute(query.where(*_muted_here), _at(spot))})


async def counts(connection: Connection) -> dict[str, int]:
    """How many subscriptions there are in chats that are active and in chats that are paused."""
    return {row.state: row.number for row in await connection.execute(_counted)}


async def counts_of(connection: Connection, chat: int) -> dict[int, int]:
    """How many subscriptions each topic of a chat has."""
    query = select(subscriptions.c.topic, func.count().label("number")).group_by(subscriptions.c.topic)
    rows = await connection.execute(query.where(subscriptions.c.chat == chat))
    return {row.topic: row.number for row in rows}


def _at(spot: Spot) -> dict[str, Any]:
    return {"at": spot.chat, "in_topic": spot.topic}


def _wants(row: Row[Any]) -> Wants:
    return Wants(Kind(row.kind), row.present, row.words, row.only_state, row.two_origins)


def _listed(row: Row[Any]) -> Listed:
    return Listed(row.id, _wants(row), row.why if row.state == State.PAUSED else "")

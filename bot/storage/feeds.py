"""Feeds that are followed, and what was seen of each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from bot.storage.connection import Connection
from bot.storage.tables import LARGEST_NUMBER, feed_items, feeds


class State(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    REMOVED = "removed"  # kept, so that the list in a file does not bring it back


@dataclass(frozen=True, slots=True)
class Wanted:
    """A feed to be followed."""

    url: str
    #: Who publishes it; "" where the feed's own title shall tell.
    outlet: str = ""
    title: str = ""
    #: How often it is asked; None where its own pace shall tell.
    every: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What is remembered of the last times that a feed was asked."""

    address: str
    title: str
    interval: timedelta
    next_at: datetime
    failures: int = 0
    etag: str = ""
    last_modified: str = ""
    succeeded_at: datetime | None = None
    failed_at: datetime | None = None
    #: Of the last failure, in words.
    error: str = ""
    #: Articles that came from it.
    loaded: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that is followed, and how that goes."""

    id: int
    url: str
    outlet: str
    every: timedelta | None
    state: State
    #: Why it is paused.
    why: str
    visit: Visit


@dataclass(frozen=True, slots=True)
class Seen:
    """An item of a feed as it was last seen."""

    key: str
    fingerprint: str
    seen_at: datetime
    #: When its page is looked at next; None for never again.
    look_at: datetime | None = None
    looks: int = 0
    etag: str = ""
    last_modified: str = ""
    #: Since it was last read.
    failures: int = 0
    error: str = ""


_shown = feeds.c.state != State.REMOVED
_due = (
    select(feeds.c.id)
    .where(feeds.c.state == State.ACTIVE, feeds.c.next_at <= bindparam("now"))
    .order_by(feeds.c.next_at, feeds.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_claim = update(feeds).where(feeds.c.id.in_(_due)).values(next_at=bindparam("until")).returning(*feeds.c)
_one = update(feeds).where(feeds.c.id == bindparam("feed"))


async def follow(connection: Connection, wanted: Wanted, now: datetime) -> bool:
    """Follow a feed from now on; False where it was followed already, and then goes on as it is."""
    rows = await connection.execute(select(feeds.c.id, feeds.c.state).where(feeds.c.url == wanted.url))
    if rows and rows[0].state == State.ACTIVE:
        return False
    if rows:
        again = {"state": State.ACTIVE, "why": "", "next_at": now, "failures": 0} | _told(wanted)
        await connection.execute(_one.values(**again), {"feed": rows[0].id})
    else:
        await connection.execute(insert(feeds), _new(wanted, now, listed=False))
    return True


async def follow_list(connection: Connection, wanted: Sequence[Wanted], now: datetime) -> None:
    """Follow what a file lists, and no more what it listed once; what an operator has paused or
    removed stays so."""
    rows = await connection.execute(select(feeds.c.id, feeds.c.url, feeds.c.listed, feeds.c.state))
    known = {row.url: row for row in rows}
    for one in wanted:
        if one.url in known:
            values: dict[str, object] = {"listed": True, **_told(one)}
            if not known[one.url].listed and known[one.url].state == State.REMOVED:
                values |= {"state": State.ACTIVE, "next_at": now}
            await connection.execute(_one.values(**values), {"feed": known[one.url].id})
        else:
            await connection.execute(insert(feeds), _new(one, now, listed=True))
    listed = {one.url for one in wanted}
    for url, row in known.items():
        if row.listed and url not in listed:
            await connection.execute(_one.values(state=State.REMOVED, listed=False), {"feed": row.id})


async def everything(connection: Connection) -> list[Followed]:
    """All feeds that were not removed, in the order in which they came."""
    return [
        _followed(row) for row in await connection.execute(select(feeds).where(_shown).order_by(feeds.c.id))
    ]


async def get(connection: Connection, feed: int) -> Followed | None:
    """The feed of this id, unless it was removed."""
    if not 0 < feed <= LARGEST_NUMBER:
        return None
    rows = await connection.execute(select(feeds).where(_shown, feeds.c.id == feed))
    return _followed(rows[0]) if rows else None


async def set_state(connection: Connection, feed: int, state: State, why: str = "") -> None:
    """Pause, resume or remove."""
    await connection.execute(_one.values(state=state, why=why), {"feed": feed})


async def ask_at(connection: Connection, feed: int, at: datetime) -> None:
    """Ask it then, and not before."""
    await connection.execute(_one.values(next_at=at), {"feed": feed})


async def claim_due(connection: Connection, now: datetime, until: datetime, most: int) -> list[Followed]:
    """Feeds whose time has come; nobody else gets them before `until`."""
    rows = await connection.execute(_claim, {"now": now, "until": until, "most": most})
    return sorted((_followed(row) for row in rows), key=lambda one: one.id)


async def next_due(connection: Connection) -> datetime | None:
    """When the next feed is due."""
    query = select(func.min(feeds.c.next_at)).where(feeds.c.state == State.ACTIVE)
    found: datetime | None = (await connection.execute(query))[0][0]
    return found


async def remember(connection: Connection, feed: int, visit: Visit) -> None:
    """Keep what came of asking a feed."""
    values = {
        "address": visit.address,
        "title": visit.title,
        "interval": round(visit.interval.total_seconds()),
        "next_at": visit.next_at,
        "failures": visit.failures,
        "etag": visit.etag,
        "last_modified": visit.last_modified,
        "succeeded_at": visit.succeeded_at,
        "failed_at": visit.failed_at,
        "error": visit.error,
        "loaded": visit.loaded,
    }
    await connection.execute(_one.values(**values), {"feed": feed})


async def seen(connection: Connection, feed: int, keys: Collection[str]) -> dict[str, Seen]:
    """Those of these items that were seen before."""
    query = select(feed_items).where(feed_items.c.feed == feed, feed_items.c.key.in_(sorted(keys)))
    return {row.key: _seen(row) for row in await connection.execute(query)}


async def looks_due(connection: Connection, feed: int, now: datetime) -> bool:
    """Whether a page of the feed is to be looked at again."""
    query = select(func.count()).where(feed_items.c.feed == feed, feed_items.c.look_at <= now)
    return bool((await connection.execute(query))[0][0])


async def note(connection: Connection, feed: int, items: Sequence[Seen]) -> None:
    """Keep items as they are now."""
    if not items:
        return
    keys = [item.key for item in items]
    await connection.execute(delete(feed_items).where(feed_items.c.feed == feed, feed_items.c.key.in_(keys)))
    await connection.execute(insert(feed_items), [_item_row(feed, item) for item in items])


async def forget(connection: Connection, feed: int, keys: Collection[str], before: datetime) -> None:
    """Let go of items that are in the feed no more (`keys` are) and were seen before that time."""
    old = (feed_items.c.feed == feed, feed_items.c.key.not_in(sorted(keys)))
    await connection.execute(delete(feed_items).where(*old, feed_items.c.seen_at < before))
    # What is not in the feed can't be looked at again.
    gone = update(feed_items).where(*old, feed_items.c.look_at.is_not(None))
    await connection.execute(gone.values(look_at=None))


def _told(wanted: Wanted) -> dict[str, object]:
    """What is said of a feed, without what is left open."""
    every = round(wanted.every.total_seconds()) if wanted.every else None
    said = {"outlet": wanted.outlet, "every": every}
    return {name: value for name, value in said.items() if value}


def _new(wanted: Wanted, now: datetime, *, listed: bool) -> Mapping[str, object]:
    return {
        "url": wanted.url,
        "address": wanted.url,
        "outlet": "",
        "title": wanted.title,
        "listed": listed,
        "state": State.ACTIVE,
        "why": "",
        "every": None,
        "interval": 0,
        "failures": 0,
        "next_at": now,
        "etag": "",
        "last_modified": "",
        "succeeded_at": None,
        "failed_at": None,
        "error": "",
        "loaded": 0,
    } | _told(wanted)


def _followed(row: Row[Any]) -> Followed:
    visit = Visit(
        address=row.address,
        title=row.title,
        interval=timedelta(seconds=row.interval),
        next_at=row.next_at,
        failures=row.failures,
        etag=row.etag,
        last_modified=row.last_modified,
        succeeded_at=row.succeeded_at,
        failed_at=row.failed_at,
        error=row.error,
        loaded=row.loaded,
    )
    every = timedelta(seconds=row.every) if row.every else None
    return Followed(row.id, row.url, row.outlet, every, State(row.state), row.why, visit)


def _seen(row: Row[Any]) -> Seen:
    return Seen(
        row.key,
        row.fingerprint,
        row.seen_at,
        row.look_at,
        row.looks,
        row.etag,
        row.last_modified,
        row.failures,
        row.error,
    )


def _item_row(feed: int, item: Seen) -> dict[str, object]:
    return {
        "feed": feed,
        "key": item.key,
        "fingerprint": item.fingerprint,
        "etag": item.etag,
        "last_modified": item.last_modified,
        "seen_at": item.seen_at,
        "look_at": item.look_at,
        "looks": item.looks,
        "failures": item.failures,
        "error": item.error,
    }

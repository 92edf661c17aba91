"""Delivery as a part of the running bot: its storage, its way to Telegram, and its two tasks."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.delivery.deciding import Verdict
from bot.delivery.fanout import FanOut
from bot.delivery.letters import Letters
from bot.delivery.pump import Pace, Pump, Tools
from bot.delivery.work import IDLE, Bell, keep_at
from bot.storage import Connection, Database, StorageError, chats, lanes, subscriptions
from bot.storage.subscriptions import Spot
from bot.subscribing.hours import due_at
from bot.telegram.intake import AnyApplication
from bot.telegram.limits import Limiter
from bot.telegram.posting import Poster
from bot.telegram.sending import Place
from briefings.rendering import Renderer

logger = logging.getLogger(__name__)

#: Messages a second to whatever chats: what Telegram gives for nothing, and what it takes pay for.
FREE_RATE = 26.0
PAID_RATE = 200.0


@dataclass(frozen=True, slots=True)
class Manner:
    """How the person who runs the bot wants it to deliver."""

    #: Changes of one story within this time become one message.
    settle: timedelta = timedelta(minutes=1)
    paid: bool = False


class Chats:
    """What is stored of chats, as delivery asks for it."""

    async def due_at(self, connection: Connection, chat: int, now: datetime) -> datetime:
        """When the chat wants to be told what is ready now."""
        known = await chats.get(connection, chat)
        return due_at(known.settings, now) if known else now

    async def pause(self, connection: Connection, chat: int, why: str, now: datetime) -> bool:
        """Keep what the chat has and send nothing; False where that was so already."""
        return await chats.pause(connection, chat, why, now)

    async def pause_topic(self, connection: Connection, chat: int, topic: int, why: str) -> bool:
        """The same for one topic of it."""
        found = [one for one in await subscriptions.of(connection, Spot(chat, topic)) if not one.paused]
        for one in found:
            await subscriptions.pause(connection, one.id, why)
        return bool(found)

    async def move(self, connection: Connection, old: int, new: int, now: datetime) -> None:
        """The chat has a new number."""
        await chats.migrate(connection, old, new, now)


class Herald:
    """Says where a message can be sent that a chat or a topic gets no more."""

    def __init__(self, database: Database, poster: Poster, renderer: Renderer) -> None:
        self._database = database
        self._poster = poster
        self._renderer = renderer

    async def tell(self, verdict: Verdict) -> None:
        """Tell those who subscribed the chat, in private; of a topic, the chat itself."""
        chat = verdict.delivery.chat
        if verdict.pause_topic:
            notice = self._renderer.notice("topic_closed")
            await self._poster.post(Place(chat), notice, silent=True, about="a closed topic")
            return
        async with self._database.reading() as connection:
            known = await chats.get(connection, chat)
            people = await chats.subscribers(connection, chat)
        title = known.title if known else ""
        notice = self._renderer.notice("paused_there", title=title, why=verdict.pause)
        for person in people:
            if person != chat:
                await self._poster.post(Place(person), notice, silent=True, about="a paused chat")


@asynccontextmanager
async def delivering(
    database: Database, renderer: Renderer, application: AnyApplication, manner: Manner
) -> AsyncIterator[Bell]:
    """Deliver while this is open; the bell tells it that something was announced."""
    limiter = application.bot.rate_limiter
    assert isinstance(limiter, Limiter)
    if manner.paid:
        limiter.allow(PAID_RATE)
    poster = Poster(application.bot, paid=manner.paid)
    herald = Herald(database, poster, renderer)
    pace = Pace(interval=timedelta(seconds=1 / (PAID_RATE if manner.paid else FREE_RATE)))
    pump = Pump(Tools(database, poster, Letters(renderer), Chats(), herald.tell), pace)
    fan_out = FanOut(database, subscriptions.page_for, manner.settle)
    limiter.on_wait = partial(_remember, database)
    announced, due = Bell(), Bell()

    async def lay_out() -> float:
        more = await fan_out.page()
        if more:
            due.ring()
        return 0.0 if more else IDLE

    await _hold(database, limiter)
    if repeats := await pump.recover():
        logger.warning("possible repeats after an early end: %d", repeats)
    tasks = [
        asyncio.create_task(keep_at(lay_out, announced)),
        asyncio.create_task(keep_at(pump.work, due)),
    ]
    try:
        yield announced
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await pump.finish()


async def _remember(database: Database, chat: int, seconds: float) -> None:
    """An answer was told to wait: what is delivered to the chat waits as well, after a restart too."""
    try:
        async with database.begin() as connection:
            await lanes.wait(connection, chat, datetime.now(UTC) + timedelta(seconds=seconds))
    except StorageError as error:
        logger.error("chat %s: its wait is not stored: %s", chat, error)


async def _hold(database: Database, limiter: Limiter) -> None:
    """Waits that Telegram asked for before this process began."""
    now = datetime.now(UTC)
    async with database.reading() as connection:
        waits = await lanes.waits(connection, now)
    for chat, until in waits.items():
        limiter.hold(chat, (until - now).total_seconds())

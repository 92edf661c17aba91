"""Stores what became of messages, all that waits in one transaction."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.delivery.deciding import Verdict
from bot.storage import Connection, Database, deliveries, lanes

logger = logging.getLogger(__name__)


class Book(Protocol):
    """What is known of chats: how they want to be told, and that they can't be."""

    async def due_at(self, connection: Connection, chat: int, now: datetime) -> datetime: ...

    async def pause(self, connection: Connection, chat: int, why: str, now: datetime) -> bool: ...

    async def pause_topic(self, connection: Connection, chat: int, topic: int, why: str) -> bool: ...

    async def move(self, connection: Connection, old: int, new: int, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """What one message came to: more than one verdict where it told several stories."""

    verdicts: Sequence[Verdict]
    paused: asyncio.Future[bool]

    @property
    def chat(self) -> int:
        return self.verdicts[0].delivery.chat


class Ledger:
    """A commit waits for the disk. What was sent must not wait for one commit each: the longer it is not
    stored, the more comes twice after a kill."""

    def __init__(self, database: Database, book: Book, now: Callable[[], datetime]) -> None:
        self._database = database
        self._book = book
        self._now = now
        self._waiting: list[_Entry] = []
        self._writing: asyncio.Task[None] | None = None

    async def settle(self, verdicts: Sequence[Verdict]) -> bool:
        """Store what became of deliveries to a chat, and free it; whether that paused something."""
        entry = _Entry(verdicts, asyncio.get_running_loop().create_future())
        self._waiting.append(entry)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        return await entry.paused

    async def _write_all(self) -> None:
        while self._waiting:
            entries, self._waiting = self._waiting, []
            try:
                await self._write(entries)
            except Exception:
                # One that can't be stored must not keep the others from it.
                logger.exception("%d results are stored one by one because of a fault", len(entries))
                for entry in entries:
                    await self._write_alone(entry)

    async def _write_alone(self, entry: _Entry) -> None:
        try:
            await self._write([entry])
        except Exception as error:
            entry.paused.set_exception(error)

    async def _write(self, entries: Sequence[_Entry]) -> None:
        now = self._now()
        async with self._database.begin() as connection:
            # Deliveries before lanes, each in order, as the fan-out does: else both wait for each other.
            changed = [verdict.delivery for entry in entries for verdict in entry.verdicts]
            await deliveries.save(connection, sorted(changed, key=lambda one: one.id))
            paused = [await self._pause(connection, entry.verdicts[0], now) for entry in entries]
            await lanes.free(connection, {one.chat: one.verdicts[0].next_at for one in entries}, now)
            for entry in entries:
                await self._move(connection, entry.chat, entry.verdicts[0].moved_to, now)
        for entry, was_paused in zip(entries, paused, strict=True):
            entry.paused.set_result(was_paused)

    async def _pause(self, connection: Connection, verdict: Verdict, now: datetime) -> bool:
        """Pause what is to be paused; False where nothing was, or nothing went on any more."""
        one = verdict.delivery
        if verdict.pause:
            await deliveries.cancel(connection, one.chat, verdict.pause)
            return await self._book.pause(connection, one.chat, verdict.pause, now)
        if verdict.pause_topic:
            await deliveries.cancel(connection, one.chat, verdict.pause_topic, one.topic)
            return await self._book.pause_topic(connection, one.chat, one.topic, verdict.pause_topic)
        return False

    async def _move(self, connection: Connection, old: int, new: int | None, now: datetime) -> None:
        if new is not None:
            await self._book.move(connection, old, new, now)
            await deliveries.move(connection, old, new, now)

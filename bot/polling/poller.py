"""Asks feeds when they are due, some at a time, as long as the bot runs."""

import asyncio
import contextlib
import logging
from datetime import datetime, timedelta

from bot.polling.asking import LEASE, Tools, ask, failed_by_us
from bot.storage import StorageError, feeds
from bot.storage.feeds import Followed

logger = logging.getLogger(__name__)

#: Another process may have made a feed due meanwhile.
_LONGEST_SLEEP = timedelta(seconds=30)


class Poller:
    """`run` it beside the bot; `wake` it when a feed was added or made due."""

    def __init__(self, tools: Tools, most: int = 4) -> None:
        #: What it works with; others may use it too.
        self.tools = tools
        self._places = most
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Look for due feeds now."""
        self._woken.set()

    async def run(self) -> None:
        """Ask feeds until cancelled; what is being asked then is asked again at the next start."""
        async with asyncio.TaskGroup() as group:
            while True:
                due = None
                try:
                    for feed in await self._claim():
                        self._places -= 1
                        group.create_task(self._ask(feed))
                    async with self.tools.database.reading() as connection:
                        due = await feeds.next_due(connection)
                except StorageError as error:
                    logger.error("feeds are not asked: %s", error)
                await self._sleep(due)

    async def _claim(self) -> list[Followed]:
        if not self._places:
            return []
        now = self.tools.now()
        async with self.tools.database.begin() as connection:
            return await feeds.claim_due(connection, now, now + LEASE, self._places)

    async def _sleep(self, due: datetime | None) -> None:
        left = max(due - self.tools.now(), timedelta(0)) if due and self._places else _LONGEST_SLEEP
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(left, _LONGEST_SLEEP).total_seconds()):
                await self._woken.wait()
        self._woken.clear()

    async def _ask(self, feed: Followed) -> None:
        try:
            await ask(feed, self.tools)
        except Exception:
            logger.exception("feed %s was not asked because of a fault", feed.url)
            with contextlib.suppress(StorageError):
                await failed_by_us(feed, self.tools)
        finally:
            self._places += 1
            self.wake()

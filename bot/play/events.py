"""What happened, for whoever looks at the chats: a numbered, bounded log that can be waited on."""

import asyncio
from collections import deque
from itertools import islice

from bot.play.errors import Json


class Events:
    """The log; the oldest entries are forgotten."""

    def __init__(self, most: int) -> None:
        self.last = 0
        self.closed = False
        self._log: deque[dict[str, Json]] = deque(maxlen=most)
        self._news = asyncio.Event()

    def add(self, kind: str, **what: Json) -> None:
        """Notes that something happened."""
        self.last += 1
        self._log.append({"n": self.last, "type": kind, **what})
        self._announce()

    def after(self, n: int) -> list[dict[str, Json]]:
        """The entries younger than number `n`."""
        known = max(len(self._log) - (self.last - n), 0)
        return list(islice(self._log, known, None))

    async def wait(self) -> None:
        """Until something happens, or the log is closed."""
        if not self.closed:
            await self._news.wait()

    def open(self) -> None:
        """After `close`: may be waited on again."""
        self.closed = False

    def close(self) -> None:
        """Lets everybody go who waits."""
        self.closed = True
        self._announce()

    def _announce(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

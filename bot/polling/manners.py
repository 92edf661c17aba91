"""How a guest behaves: one request at a time to a host, a gap between two, and none against its wish."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from bot.fetching import Fetched, Fetcher, FetchError, NotModified

#: Between the end of one request to a host and the next one.
GAP = timedelta(seconds=1)
#: A host that wants to be left alone for longer is not waited for.
_PATIENCE = 30.0
_MOST_HOSTS = 1_000


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0


class Visitor:
    """A Fetcher with manners."""

    def __init__(self, fetcher: Fetcher, gap: timedelta = GAP) -> None:
        self._fetcher = fetcher
        self._gap = gap.total_seconds()
        self._hosts: dict[str, _Host] = {}

    async def __aenter__(self) -> Self:
        await self._fetcher.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._fetcher.__aexit__(kind, error, trace)

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched | NotModified:
        """What the address holds, when it is our turn; FetchError as the fetcher's."""
        async with self._turn(url) as host:
            try:
                return await self._fetcher.get(url, etag=etag, last_modified=last_modified)
            except FetchError as error:
                if error.retry_after:
                    host.free_at = time.monotonic() + error.retry_after.total_seconds()
                raise

    @asynccontextmanager
    async def _turn(self, url: str) -> AsyncIterator[_Host]:
        host = self._host(url)
        async with host.lock:
            wait = host.free_at - time.monotonic()
            if wait > _PATIENCE:
                left = timedelta(seconds=round(wait))
                raise FetchError(url, "its server asks us to come less often", retry_after=left)
            await asyncio.sleep(max(0.0, wait))
            try:
                yield host
            finally:
                host.free_at = max(host.free_at, time.monotonic() + self._gap)

    def _host(self, url: str) -> _Host:
        name = _name(url)
        if len(self._hosts) >= _MOST_HOSTS:
            now = time.monotonic()
            kept = {
                one: host for one, host in self._hosts.items() if host.lock.locked() or host.free_at > now
            }
            self._hosts = kept
        return self._hosts.setdefault(name, _Host())


def _name(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url

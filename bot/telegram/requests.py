"""The bot's connections to Telegram."""

import asyncio
from typing import Any

from telegram.request import HTTPXRequest

#: At thirty messages a second, each would have to take most of a second before these are all in use.
_LINES = 20


class Requests(HTTPXRequest):
    """The library's requests, few at a time: hundreds in one pool spend their time looking for a turn,
    and those that wait too long for one fail although nothing is wrong."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(connection_pool_size=_LINES, **settings)
        self._lines = asyncio.Semaphore(_LINES)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """One request, as soon as a connection is free."""
        async with self._lines:
            return await super().do_request(*args, **kwargs)

"""Who wakes the work: one process asks by itself, and is told when there is more. The rows alone say
what there is to do, so a wake-up that gets lost delays it and no more."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)

#: Seconds after which idle work looks again, for what another process stored.
IDLE = 0.5
#: Seconds of rest after a fault.
REST = 5.0


class Bell:
    """Rings when there may be work."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """There may be work."""
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Until it rings, or so long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()


async def keep_at(work: Callable[[], Awaitable[float]], bell: Bell, *, rest: float = REST) -> None:
    """Do the work again and again; it says after how many seconds it wants to look again."""
    while True:
        try:
            seconds = await work()
        except Exception:
            logger.exception("work failed and is tried again")
            seconds = rest
        await bell.wait(seconds) if seconds > 0 else await asyncio.sleep(0)

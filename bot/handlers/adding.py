"""/add: pages are loaded while the chat looks on. For operators."""

import asyncio
import contextlib

from bot.desk import Desk
from bot.handlers.asking import Ask, Reply
from bot.polling.adding import load_addresses
from briefings.errors import BriefingsError

#: Seconds; what is done sooner needs no progress.
_PATIENCE = 2.0
_MOST = 50


async def add(desk: Desk, ask: Ask) -> Reply:
    """Load the pages at these addresses, and what came of it."""
    urls = ask.words.split()
    if not urls or len(urls) > _MOST:
        return Reply(desk.notice("feeds_help"))
    await ask.typing()
    progress = _Progress(desk, ask)
    telling = asyncio.create_task(progress.tell())
    try:
        summary = await load_addresses(urls, desk.poller.tools, progress.note)
    except BriefingsError as error:
        return Reply(desk.notice("not_done", subject=error.subject, why=error.why))
    finally:
        telling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await telling
    return Reply(
        desk.notice(
            "added",
            new=summary.new,
            known=summary.known,
            stories=summary.stories,
            failures=summary.failures,
        )
    )


class _Progress:
    def __init__(self, desk: Desk, ask: Ask) -> None:
        self._desk = desk
        self._ask = ask
        self._done = 0
        self._total = 0

    def note(self, done: int, total: int, url: str) -> None:
        """Remember how far it is."""
        self._done, self._total = done, total

    async def tell(self) -> None:
        """Show how far it is, until cancelled."""
        while True:
            await asyncio.sleep(_PATIENCE)
            if self._total > 1:
                await self._ask.tell(self._desk.notice("progress", done=self._done, total=self._total))

"""What the bot has not seen yet: one queue, read by one poller or pushed to a webhook."""

import asyncio
from collections import deque
from dataclasses import dataclass
from itertools import islice

from bot.play.errors import Json, conflict

#: Delivered only to a bot that asks for them by name.
ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_POLL = 50
MOST_PENDING = 100_000
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass(slots=True)
class Webhook:
    """Where updates are pushed to."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = "127.0.0.1"
    last_error_at: float = 0.0
    last_error: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a getUpdates request wants."""

    offset: int = 0
    limit: int = 100
    timeout: float = 0.0


class Updates:
    """The queue of updates."""

    def __init__(self, first_id: int = 500_000_001) -> None:
        self.pending: deque[dict[str, Json]] = deque(maxlen=MOST_PENDING)
        self.allowed: list[str] = []
        self.webhook: Webhook | None = None
        self._next_id = first_id
        self._poller: asyncio.Future[None] | None = None
        self.news = asyncio.Event()
        self._closed = False

    def add(self, kind: str, value: Json) -> None:
        """Queues an update, unless the bot does not want its kind."""
        if not self._wants(kind):
            return
        self.pending.append({"update_id": self._next_id, kind: value})
        self._next_id += 1
        self.news.set()
        self._wake(None)

    def _wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_ON_REQUEST

    def confirm(self, offset: int) -> None:
        """Forgets what lies before `offset`; a negative one keeps only that many of the last."""
        while self.pending and (
            len(self.pending) > -offset if offset < 0 else self.pending[0]["update_id"] < offset
        ):
            self.pending.popleft()

    def clear(self) -> None:
        """Forgets everything that waits."""
        self.pending.clear()

    def _first(self, limit: int) -> list[dict[str, Json]]:
        return list(islice(self.pending, limit))

    async def poll(self, ask: Ask) -> list[dict[str, Json]]:
        """The oldest unconfirmed updates, waiting for the first one; Refused when another poller comes."""
        if self.webhook:
            raise conflict(_WEBHOOK)
        self._wake(conflict(_OTHER_POLLER))
        self.confirm(ask.offset)
        if not self.pending and ask.timeout and not self._closed:
            await self._wait(min(ask.timeout, LONGEST_POLL))
        return self._first(ask.limit)

    async def _wait(self, seconds: float) -> None:
        poller = asyncio.get_running_loop().create_future()
        self._poller = poller
        try:
            async with asyncio.timeout(seconds):
                await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None

    def _wake(self, error: Exception | None) -> None:
        poller, self._poller = self._poller, None
        if poller and not poller.done():
            if error:
                poller.set_exception(error)
            else:
                poller.set_result(None)

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Pushes from now on, or with None lets the bot ask."""
        if webhook:
            self._wake(conflict("terminated by setWebhook request"))
        self.webhook = webhook
        self.news.set()

    def open(self) -> None:
        """After `close`: a poller may wait again."""
        self._closed = False

    def close(self) -> None:
        """Lets a waiting poller go, and no other wait."""
        self._closed = True
        self.news.set()
        self._wake(None)

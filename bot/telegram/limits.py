"""Telegram's speed limits, kept per chat, so that one chat's wait never holds up another."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.telegram.outcomes import wait_of

logger = logging.getLogger(__name__)

Result = bool | dict[str, Any] | list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages in any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rates:
    """What Telegram allows: in a private chat, in a group or channel, and in all chats together."""

    private: tuple[Rate, ...] = (Rate(1, 1.0),)
    group: tuple[Rate, ...] = (Rate(1, 1.0), Rate(20, 60.0))
    overall: Rate = Rate(30, 1.0)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and the way to wait for it."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class _Window:
    """The last sends under one rate, by when they were answered: they arrived no later."""

    def __init__(self, rate: Rate) -> None:
        self._seconds = rate.seconds
        self._sent: deque[float] = deque(maxlen=rate.count)

    def free_at(self) -> float:
        full = len(self._sent) == self._sent.maxlen
        return self._sent[0] + self._seconds if full else 0.0

    def book(self, at: float) -> None:
        self._sent.append(at)

    def idle(self, now: float) -> bool:
        return not self._sent or self._sent[-1] + self._seconds < now


@dataclass(slots=True)
class _Lane:
    """One chat's way out: first come, first sent."""

    windows: tuple[_Window, ...]
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    blocked_until: float = 0.0

    def free_at(self) -> float:
        return max([self.blocked_until, *(window.free_at() for window in self.windows)])

    def book(self, at: float) -> None:
        for window in self.windows:
            window.book(at)

    def idle(self, now: float) -> bool:
        return (
            not self.lock.locked()
            and self.blocked_until < now
            and all(window.idle(now) for window in self.windows)
        )


class _Way:
    """The way that all chats share. A message counts from its start until so long after its answer:
    when it arrives nobody here can know, but between the two it did, however unevenly they travel."""

    def __init__(self, rate: Rate, clock: Clock) -> None:
        self._rate = rate
        self._clock = clock
        self._under_way = 0
        self._answered: deque[float] = deque(maxlen=rate.count)
        self._any_answered = asyncio.Event()
        # In line, so that chats that come free together get different slots.
        self._line = asyncio.Lock()

    async def start(self) -> None:
        """Wait until one more may be under way."""
        async with self._line:
            while (room := self._rate.count - self._under_way) <= 0:
                self._any_answered.clear()
                await self._any_answered.wait()
            # Answers that come meanwhile change nothing here: there is more room, and one more to count.
            if len(self._answered) >= room:
                free_at = self._answered[-room] + self._rate.seconds
                await self._clock.sleep(max(0.0, free_at - self._clock.now()))
            self._under_way += 1

    def end(self) -> None:
        """Telegram answered, or never will."""
        self._under_way -= 1
        self._answered.append(self._clock.now())
        self._any_answered.set()


async def _in_silence(chat: int, seconds: float) -> None:
    """For whoever need not be told."""


class Limiter(BaseRateLimiter[int]):
    """Sends each chat's messages in order, as fast as Telegram allows, and waits out a 429."""

    #: A longer wait than this is no answer any more: the request fails and the log says so.
    LONGEST_WAIT = 300.0
    TRIES = 4
    #: From this many chats on, lanes that nobody uses are thrown away.
    MANY_LANES = 1000

    def __init__(self, rates: Rates | None = None, clock: Clock | None = None) -> None:
        self._rates = rates or Rates()
        self._clock = clock or Clock()
        self._lanes: dict[str, _Lane] = {}
        self._many = self.MANY_LANES
        self._way = _Way(self._rates.overall, self._clock)
        #: Told that Telegram answered with a wait for a chat; not of what is tried once.
        self.on_wait: Callable[[int, float], Awaitable[None]] = _in_silence

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """The answer to one request, made when its chat may be written to.

        With `rate_limit_args=1` it is tried once: somebody else keeps what Telegram says of waiting."""
        chat = data.get("chat_id")
        if chat is None or not _counts(endpoint):
            return await callback(*args, **kwargs)
        lane = self._lane(str(chat))
        # Held over every try, so that a message that waits is not overtaken by the chat's next one.
        async with lane.lock:
            tries = rate_limit_args or self.TRIES
            for attempt in range(1, tries + 1):
                way = await self._turn(lane, 0.0 if rate_limit_args else self.LONGEST_WAIT)
                try:
                    return await callback(*args, **kwargs)
                except RetryAfter as error:
                    wait = wait_of(error)
                    lane.blocked_until = self._clock.now() + wait
                    logger.warning("chat %s: Telegram asks to wait %.0f s", chat, wait)
                    if not rate_limit_args and isinstance(chat, int):
                        await self.on_wait(chat, wait)
                    if attempt == tries:
                        raise
                finally:
                    lane.book(self._clock.now())
                    way.end()
        raise AssertionError("the last try returns or raises")

    def allow(self, a_second: float) -> None:
        """So many messages a second in all, where Telegram is paid for them; in each chat it stays."""
        self._way = _Way(Rate(round(a_second), 1.0), self._clock)

    def hold(self, chat: int, seconds: float) -> None:
        """Nothing goes to the chat for so long: Telegram said so before this process began."""
        self._lane(str(chat)).blocked_until = self._clock.now() + seconds

    async def _turn(self, lane: _Lane, longest: float) -> _Way:
        if lane.blocked_until - self._clock.now() > longest:
            raise RetryAfter(timedelta(seconds=lane.blocked_until - self._clock.now()))
        while (wait := lane.free_at() - self._clock.now()) > 0:
            await self._clock.sleep(wait)
        way = self._way
        await way.start()
        return way

    def _lane(self, chat: str) -> _Lane:
        if chat not in self._lanes:
            self._forget_idle()
            # The sign tells groups and channels from private chats; a name is never private.
            rates = self._rates.private if chat.isdecimal() else self._rates.group
            self._lanes[chat] = _Lane(tuple(_Window(rate) for rate in rates))
        return self._lanes[chat]

    def _forget_idle(self) -> None:
        if len(self._lanes) < self._many:
            return
        now = self._clock.now()
        self._lanes = {chat: lane for chat, lane in self._lanes.items() if not lane.idle(now)}
        self._many = max(self.MANY_LANES, 2 * len(self._lanes))


def _counts(endpoint: str) -> bool:
    if endpoint == "sendChatAction":
        return False
    return endpoint.startswith(("send", "edit", "copy", "forward"))

"""How fast the bot may send: one message a second in a chat, twenty a minute in a group, thirty a second.

Short bursts in one chat pass. Whoever is refused is told how long to wait; whoever comes back
earlier is refused again, and counted.
"""

import math
from collections import deque
from dataclasses import dataclass, field

from bot.play.errors import flooded


@dataclass(slots=True)
class Rates:
    """The rates; each may be changed while the stand-in runs."""

    enabled: bool = False
    #: Messages that one chat takes at once before one a second counts.
    burst: int = 3
    chat_seconds: float = 1.0
    group_messages: int = 20
    group_seconds: float = 60.0
    overall_messages: int = 30
    overall_seconds: float = 1.0


@dataclass(slots=True)
class _Lane:
    #: When the chat is as rested as it gets; the further ahead, the fuller.
    rested_at: float = 0.0
    closed_until: float = 0.0
    sent: deque[float] = field(default_factory=deque)
    edited: deque[float] = field(default_factory=deque)


@dataclass(slots=True)
class Counts:
    """What the limits saw."""

    passed: int = 0
    refused: int = 0
    #: Requests to a chat that had been told to wait and came too early.
    too_early: int = 0


class Limits:
    """Counts what is sent where, and refuses what is too much."""

    def __init__(self, rates: Rates) -> None:
        self.rates = rates
        self.counts = Counts()
        self._lanes: dict[int, _Lane] = {}
        self._all: deque[float] = deque()

    def take(self, chat_id: int, group: bool, edit: bool, now: float) -> None:
        """Lets one message, or one edit, pass; raises Refused with 429."""
        if not self.rates.enabled:
            return
        lane = self._lanes.setdefault(chat_id, _Lane())
        if now < lane.closed_until:
            self.counts.too_early += 1
            self.counts.refused += 1
            raise flooded(math.ceil(lane.closed_until - now))
        wait = self._wait(lane, group, edit, now)
        if wait > 0:
            self.close(chat_id, math.ceil(wait), now)
            self.counts.refused += 1
            raise flooded(math.ceil(wait))
        self._count(lane, group, edit, now)

    def close(self, chat_id: int, seconds: int, now: float) -> None:
        """Closes a chat for a while; sending earlier counts as too early."""
        if self.rates.enabled:
            self._lanes.setdefault(chat_id, _Lane()).closed_until = now + seconds

    def reset(self) -> None:
        """Forgets what was sent and what was closed."""
        self._lanes.clear()
        self._all.clear()
        self.counts = Counts()

    def _wait(self, lane: _Lane, group: bool, edit: bool, now: float) -> float:
        rates = self.rates
        waits = [_window(self._all, rates.overall_messages, rates.overall_seconds, now)]
        if group:
            window = lane.edited if edit else lane.sent
            waits.append(_window(window, rates.group_messages, rates.group_seconds, now))
        if not edit:
            waits.append(lane.rested_at - now - (rates.burst - 1) * rates.chat_seconds)
        return max(waits)

    def _count(self, lane: _Lane, group: bool, edit: bool, now: float) -> None:
        self.counts.passed += 1
        self._all.append(now)
        if group:
            (lane.edited if edit else lane.sent).append(now)
        if not edit:
            lane.rested_at = max(lane.rested_at, now) + self.rates.chat_seconds


def _window(sent: deque[float], most: int, seconds: float, now: float) -> float:
    """How long until one more fits into the window; zero or less when it does now."""
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    return sent[len(sent) - most] + seconds - now if len(sent) >= most else 0.0

"""Claims what is due, paces it, sends it, and stores what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.delivery.deciding import Sending, Step, Verdict, judge, next_step
from bot.delivery.ledger import Book, Ledger
from bot.delivery.letters import Letters
from bot.storage import Connection, Database, deliveries, lanes
from bot.storage.deliveries import Due, State
from bot.storage.lanes import Slot
from bot.telegram.outcomes import Outcome, Rejected, Sent
from bot.telegram.sending import Place
from briefings.errors import BriefingsError
from briefings.rendering import Message

logger = logging.getLogger(__name__)


class Sender(Protocol):
    """Puts a message into a chat, once, and says what became of it."""

    async def post(self, place: Place, message: Message, *, silent: bool, about: str) -> Outcome: ...

    async def amend(self, place: Place, message_id: int, message: Message, *, about: str) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast, and how many at a time."""

    #: Between two messages to whatever chats: under Telegram's thirty a second, with room for answers.
    interval: timedelta = timedelta(seconds=1) / 26
    #: Chats that are sent to at a time.
    at_a_time: int = 60
    #: Slots that are handed out ahead.
    ahead: int = 8
    #: A chat that was claimed is nobody else's for so long.
    hold: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and the way to wait for it."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Tools:
    """What a pump works with."""

    database: Database
    sender: Sender
    letters: Letters
    book: Book
    #: Told after a chat was paused or moved, once that is stored.
    tell: Callable[[Verdict], Awaitable[None]] | None = None


#: Stories in one digest; the rest comes in the next.
_DIGEST = 15
#: Seconds before its last slot at which the next are handed out.
_LEAD = 0.1
#: Seconds after which an idle pump looks again.
_IDLE = 0.5


class Pump:
    """Sends what is due, each chat's messages in order."""

    def __init__(self, tools: Tools, pace: Pace | None = None, clock: Clock | None = None) -> None:
        self._tools = tools
        self._pace = pace or Pace()
        self._clock = clock or Clock()
        self._ledger = Ledger(tools.database, tools.book, self._clock.now)
        #: By the delivery that each will bring.
        self._waiting: dict[asyncio.Task[None], int] = {}
        self._sending: set[asyncio.Task[None]] = set()

    async def recover(self) -> int:
        """Take up what a process left that ended early; how many messages may come a second time."""
        async with self._tools.database.begin() as connection:
            await lanes.let_go(connection, self._clock.now())
            found = await deliveries.recover(connection)
        # An edit is seen by nobody twice.
        seen = [due.delivery for due in found if next_step(due.delivery, due.newest) is not Step.EDIT]
        for one in seen:
            logger.warning(
                "possible repeat: chat %s, story %s, try %s: the bot ended while it was being sent",
                *(one.chat, one.story, one.attempts + 1),
            )
        return len(seen)

    async def work(self) -> float:
        """Claim what may be sent now; seconds until that is worth doing again."""
        room = min(self._pace.ahead, self._pace.at_a_time - len(self._waiting) - len(self._sending))
        if room <= 0:
            return _LEAD
        now = self._clock.now()
        async with self._tools.database.begin() as connection:
            slots = await lanes.claim(connection, room, now, self._pace.hold, self._pace.interval)
            due = await deliveries.take_first(connection, [slot.chat for slot in slots], now)
            await lanes.free(connection, {slot.chat: now for slot in slots if slot.chat not in due}, now)
        for slot in slots:
            if slot.chat in due:
                self._start(slot, due[slot.chat])
        if not slots:
            return _IDLE
        return max(0.0, (slots[-1].at - self._clock.now()).total_seconds() - _LEAD)

    async def finish(self, grace: float = 5.0) -> None:
        """Let messages that are under way arrive; those that wait for their slot stay due."""
        waiting = dict(self._waiting)
        for task in waiting:
            task.cancel()
        async with self._tools.database.begin() as connection:
            await deliveries.put_back(connection, list(waiting.values()))
        if self._sending:
            await asyncio.wait(self._sending, timeout=grace)

    async def idle(self) -> None:
        """Until everything that was claimed is settled."""
        while self._waiting or self._sending:
            await asyncio.wait(self._sending.union(self._waiting))

    def _start(self, slot: Slot, due: Due) -> None:
        task = asyncio.create_task(self._bring(slot, due))
        self._waiting[task] = due.delivery.id
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._waiting.pop(task, None)
        self._sending.discard(task)

    async def _bring(self, slot: Slot, due: Due) -> None:
        # Whatever fails, the chat is free again when its hold ends.
        try:
            await self._clock.sleep(max(0.0, (slot.at - self._clock.now()).total_seconds()))
            task = asyncio.current_task()
            assert task is not None
            del self._waiting[task]
            self._sending.add(task)
            await self._take_step(due)
        except Exception:
            logger.exception("chat %s: story %s was not sent because of a fault", *_names(due))

    async def _take_step(self, due: Due) -> None:
        step = next_step(due.delivery, due.newest)
        if step is Step.NOTHING:
            done = replace(due.delivery, state=State.DONE)
            await self._ledger.settle([Verdict(done, self._clock.now())])
        elif not await self._held(step, due):
            await self._send(step, [due] if step is not Step.DIGEST else await self._digest(due))

    async def _held(self, step: Step, due: Due) -> bool:
        """Whether the chat does not want to be told now: its quiet hours may have begun meanwhile."""
        if step not in (Step.CARD, Step.TELL):
            return False
        now, one = self._clock.now(), due.delivery
        async with self._tools.database.reading() as connection:
            wanted_at = await self._tools.book.due_at(connection, one.chat, now)
        if wanted_at <= now:
            return False
        later = replace(one, state=State.OPEN, due_at=wanted_at, digest=True)
        await self._ledger.settle([Verdict(later, now)])
        return True

    async def _digest(self, first: Due) -> list[Due]:
        """All that was held for the same place, and that the chat does not know yet."""
        one = first.delivery
        async with self._tools.database.begin() as connection:
            held = await deliveries.held(connection, one, self._clock.now(), _DIGEST)
            others = [due for due in held if next_step(due.delivery, due.newest) is Step.DIGEST]
            ids = [due.delivery.id for due in others if due.delivery.id != one.id]
            return [first, *await deliveries.take(connection, ids)]

    async def _send(self, step: Step, taken: Sequence[Due]) -> None:
        try:
            async with self._tools.database.reading() as connection:
                message = await self._message(connection, step, taken)
        except BriefingsError as error:
            logger.error("chat %s: story %s can't be told: %s", *_names(taken[0]), error)
            outcome: Outcome = Rejected(str(error))
        else:
            outcome = await self._request(step, taken[0], message) if message else Sent()
        now = self._clock.now()
        verdicts = [judge(Sending(due.delivery, due.newest, step), outcome, now) for due in taken]
        _note(step, taken[0], verdicts[0])
        paused = await self._ledger.settle(verdicts)
        if paused and self._tools.tell:
            await self._tools.tell(verdicts[0])

    async def _message(self, connection: Connection, step: Step, taken: Sequence[Due]) -> Message | None:
        if step is Step.DIGEST:
            return await self._tools.letters.digest(connection, taken)
        return await self._tools.letters.write(connection, step, taken[0])

    async def _request(self, step: Step, due: Due, message: Message) -> Outcome:
        one = due.delivery
        about = f"story {one.story} version {due.newest}"
        place = Place(one.chat, one.topic or None, one.card if step is Step.TELL else None)
        if step is Step.EDIT:
            assert one.card is not None
            return await self._tools.sender.amend(place, one.card, message, about=about)
        return await self._tools.sender.post(place, message, silent=one.silent, about=about)


def _names(due: Due) -> tuple[int, int]:
    return due.delivery.chat, due.delivery.story


def _note(step: Step, due: Due, verdict: Verdict) -> None:
    after = verdict.delivery
    if verdict.pause or verdict.pause_topic:
        why = verdict.pause or verdict.pause_topic
        logger.info("chat %s: paused before story %s: %s", *_names(due), why)
    elif verdict.moved_to is not None:
        logger.info("chat %s is %s now", due.delivery.chat, verdict.moved_to)
    elif after.state is State.DEAD:
        logger.error(
            "chat %s: %s of story %s given up: %s", due.delivery.chat, step, after.story, after.error
        )
    elif after.error:
        logger.warning("chat %s: %s of story %s: %s", due.delivery.chat, step, after.story, after.error)

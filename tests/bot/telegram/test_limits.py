"""The limiter keeps Telegram's rates chat by chat; time is an argument here."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.telegram.limits import Clock, Limiter, Rate, Rates

PERSON, OTHER, GROUP = 7, 8, -100


class Time:
    """A clock that jumps: sleeping takes no time and moves it on."""

    def __init__(self) -> None:
        self.at = 1000.0
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        self._sleepers.append((self.at + seconds, woken))
        await woken.wait()

    async def run(self, *tasks: Coroutine[Any, Any, Any]) -> list[Any]:
        """Run everything to its end, jumping from one sleeper's time to the next."""
        everything = asyncio.gather(*tasks, return_exceptions=True)
        while not everything.done():
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers:
                self._sleepers.sort(key=lambda pair: pair[0])
                self.at, woken = self._sleepers.pop(0)
                woken.set()
        return list(everything.result())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Time:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    return Time()


class Telegram:
    """Notes when each chat was written to; answers 429 as often as it is told to."""

    def __init__(self, clock: Time, floods: dict[int, list[int]] | None = None) -> None:
        self._clock = clock
        self._floods = floods or {}
        self.sent: dict[int, list[float]] = {}
        self.order: list[str] = []

    async def __call__(self, chat: int, text: str) -> bool:
        self.sent.setdefault(chat, []).append(round(self._clock.at - 1000, 3))
        if waits := self._floods.get(chat):
            raise RetryAfter(waits.pop(0))
        self.order.append(text)
        return True


def send(limiter: Limiter, to: Telegram, chat: int, text: str = "x") -> Coroutine[Any, Any, Any]:
    return limiter.process_request(to, (chat, text), {}, "sendMessage", {"chat_id": chat}, None)


def limiter(clock: Time, rates: Rates | None = None) -> Limiter:
    return Limiter(rates, Clock(clock.now, clock.sleep))


async def test_a_person_gets_one_a_second(clock: Time) -> None:
    telegram, limits = Telegram(clock), limiter(clock)
    await clock.run(*(send(limits, telegram, PERSON) for _ in range(4)))
    assert telegram.sent[PERSON] == [0, 1, 2, 3]


async def test_a_group_gets_twenty_a_minute(clock: Time) -> None:
    telegram, limits = Telegram(clock), limiter(clock)
    await clock.run(*(send(limits, telegram, GROUP) for _ in range(22)))
    assert telegram.sent[GROUP] == [*range(20), 60, 61]


async def test_all_chats_together_get_thirty_a_second(clock: Time) -> None:
    telegram, limits = Telegram(clock), limiter(clock)
    await clock.run(*(send(limits, telegram, chat) for chat in range(1, 66)))
    times = sorted(time for times in telegram.sent.values() for time in times)
    assert times == pytest.approx([0] * 30 + [1.0] * 30 + [2.0] * 5)


@pytest.mark.parametrize("seed", range(5))
async def test_however_unevenly_they_travel_no_second_takes_more_than_thirty(clock: Time, seed: int) -> None:
    chance = random.Random(seed)
    arrived: list[float] = []

    async def travel(_: int) -> bool:
        await clock.sleep(chance.expovariate(8))
        arrived.append(clock.at)
        await clock.sleep(chance.expovariate(8))
        return True

    limits = limiter(clock)
    await clock.run(
        *(
            limits.process_request(travel, (chat,), {}, "sendMessage", {"chat_id": chat}, None)
            for chat in range(1, 200)
        )
    )
    arrived.sort()
    assert len(arrived) == 199
    assert all(later - earlier >= 1.0 - 1e-9 for earlier, later in zip(arrived, arrived[30:], strict=False))


async def test_a_flood_wait_holds_its_chat_only(clock: Time) -> None:
    telegram, limits = Telegram(clock, {PERSON: [40]}), limiter(clock)
    await clock.run(
        send(limits, telegram, PERSON), send(limits, telegram, OTHER), send(limits, telegram, OTHER)
    )
    assert telegram.sent == {PERSON: [0, 40], OTHER: [0, 1]}


async def test_what_waits_is_not_overtaken_in_its_chat(clock: Time) -> None:
    telegram, limits = Telegram(clock, {PERSON: [9, 9]}), limiter(clock)
    await clock.run(send(limits, telegram, PERSON, "first"), send(limits, telegram, PERSON, "second"))
    assert telegram.order == ["first", "second"]


@pytest.mark.parametrize(
    ("waits", "tries"),
    [
        pytest.param([1] * 9, Limiter.TRIES, id="asked to wait again and again"),
        pytest.param([43_837], 1, id="asked to wait half a day"),
    ],
)
async def test_some_waits_are_too_long_for_an_answer(clock: Time, waits: list[int], tries: int) -> None:
    telegram, limits = Telegram(clock, {PERSON: waits}), limiter(clock)
    (result,) = await clock.run(send(limits, telegram, PERSON))
    assert isinstance(result, RetryAfter)
    assert len(telegram.sent[PERSON]) == tries


async def test_a_chat_that_must_wait_for_hours_is_not_asked_again(clock: Time) -> None:
    telegram, limits = Telegram(clock, {PERSON: [43_837]}), limiter(clock)
    results = await clock.run(send(limits, telegram, PERSON), send(limits, telegram, PERSON))
    assert all(isinstance(result, RetryAfter) for result in results)
    assert len(telegram.sent[PERSON]) == 1


@pytest.mark.parametrize(
    ("endpoint", "data"),
    [
        pytest.param("answerCallbackQuery", {"callback_query_id": "1"}, id="a toast"),
        pytest.param("sendChatAction", {"chat_id": PERSON}, id="typing"),
        pytest.param("setMyCommands", {}, id="the command list"),
    ],
)
async def test_what_is_no_message_does_not_wait(clock: Time, endpoint: str, data: dict[str, Any]) -> None:
    telegram, limits = Telegram(clock), limiter(clock)
    for _ in range(3):
        assert await limits.process_request(telegram, (PERSON, "x"), {}, endpoint, data, None)
    assert telegram.sent[PERSON] == [0, 0, 0]


async def test_other_errors_are_the_callers(clock: Time) -> None:
    async def broken() -> bool:
        raise ValueError("no")

    callback: Callable[..., Coroutine[Any, Any, bool]] = broken
    limits = limiter(clock)
    with pytest.raises(ValueError, match="no"):
        await limits.process_request(callback, (), {}, "sendMessage", {"chat_id": PERSON}, None)


async def test_idle_chats_are_forgotten_and_busy_ones_kept(clock: Time) -> None:
    telegram = Telegram(clock)
    limits = limiter(clock, Rates(overall=Rate(100_000, 1.0)))
    await clock.run(*(send(limits, telegram, chat) for chat in range(1, Limiter.MANY_LANES)))
    clock.at += 0.5
    await clock.run(send(limits, telegram, GROUP), send(limits, telegram, OTHER))
    assert telegram.sent[OTHER] == [0, 1]

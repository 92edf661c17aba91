"""Many chats are answered at a time, none takes all the places, and a stop waits for answers."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from telegram import Chat, Message, Update

from bot.turns import Turns


def update(chat: int) -> Update:
    """Something that was said in a chat."""
    return Update(1, Message(1, None, Chat(chat, "private")))  # type: ignore[arg-type]


class Work:
    """Answers that take until they are let go."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.go = asyncio.Event()

    async def answer(self, chat: int) -> None:
        await self.go.wait()
        self.done.append(chat)

    def begin(self, turns: Turns, *chats: int) -> list[asyncio.Task[None]]:
        """Start an answer for each."""
        waiting: list[Coroutine[Any, Any, None]] = [
            turns.process_update(update(chat), self.answer(chat)) for chat in chats
        ]
        return [asyncio.create_task(one) for one in waiting]


async def test_one_chat_gets_so_many_places_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    turns, work = Turns(total=10, a_chat=3), Work()
    tasks = work.begin(turns, 7, 7, 7, 7, 7, 8)
    await asyncio.sleep(0)
    work.go.set()
    await asyncio.gather(*tasks)
    assert sorted(work.done) == [7, 7, 7, 8]
    assert caplog.text.count("one update dropped") == 2


async def test_a_place_is_free_again_afterwards() -> None:
    turns, work = Turns(total=10, a_chat=1), Work()
    work.go.set()
    for _ in range(3):
        await asyncio.gather(*work.begin(turns, 7))
    assert work.done == [7, 7, 7]


async def test_a_stop_waits_for_answers() -> None:
    turns, work = Turns(), Work()
    work.begin(turns, 7)
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0.01, work.go.set)
    await turns.finish(grace=5)
    assert work.done == [7]


async def test_a_stop_does_not_wait_for_ever() -> None:
    turns, work = Turns(), Work()
    (task,) = work.begin(turns, 7)
    await asyncio.sleep(0)
    await turns.finish(grace=0.01)
    await asyncio.wait([task])
    assert task.cancelled()
    assert work.done == []


async def test_what_belongs_to_no_chat_is_not_held_back() -> None:
    turns, work = Turns(a_chat=1), Work()
    work.go.set()
    await asyncio.gather(*(turns.process_update(Update(1), work.answer(0)) for _ in range(3)))
    assert work.done == [0, 0, 0]

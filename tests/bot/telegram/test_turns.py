"""Many chats are answered at a time, none takes all the places, and a stop waits for answers."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import (
    CallbackQuery,
    Chat,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberUpdated,
    Message,
    Update,
    User,
)

from bot.telegram.turns import Turns


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


class Told:
    """The updates of which somebody was told that they were left out."""

    def __init__(self) -> None:
        self.chats: list[int] = []
        self.go = asyncio.Event()

    async def __call__(self, left_out: Update) -> None:
        assert left_out.effective_chat
        self.chats.append(left_out.effective_chat.id)
        await self.go.wait()


def flood(turns: Turns) -> Told:
    """Turns that tell of floods."""
    turns.excuse = told = Told()
    return told


async def test_one_chat_gets_so_many_places_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    turns, work = Turns(total=10, a_chat=3), Work()
    told = flood(turns)
    tasks = work.begin(turns, 7, 7, 7, 7, 7, 8)
    await asyncio.sleep(0)
    work.go.set()
    told.go.set()
    await asyncio.gather(*tasks)
    assert sorted(work.done) == [7, 7, 7, 8]
    assert told.chats == [7]
    assert caplog.text.count("what comes is left out") == 1
    assert "chat 7 is answered again; 2 updates were left out" in caplog.text


async def test_a_flood_is_told_of_once_until_all_is_answered() -> None:
    turns, work = Turns(total=20, a_chat=1), Work()
    told = flood(turns)
    tasks = work.begin(turns, 7, 7)
    await asyncio.sleep(0)
    work.go.set()
    await tasks[0]
    # The line is still on its way, so this is the same flood.
    await asyncio.gather(*work.begin(turns, 7, 7, 7))
    assert told.chats == [7]
    told.go.set()
    await tasks[1]
    work.go.clear()
    tasks = work.begin(turns, 7, 7)
    await asyncio.sleep(0)
    work.go.set()
    await asyncio.gather(*tasks)
    assert told.chats == [7, 7]


SOME_TIME = datetime(2031, 3, 1, tzinfo=UTC)
GROUP, SAM = Chat(7, "group"), User(9, "Sam", False)
SAID = Message(1, SOME_TIME, GROUP, from_user=SAM, text="/brief")
SERVICE = Message(1, SOME_TIME, GROUP, migrate_to_chat_id=-1007)
MEMBER = ChatMemberUpdated(GROUP, SAM, SOME_TIME, ChatMemberMember(SAM), ChatMemberLeft(SAM))
TAP = CallbackQuery("1", SAM, "1", message=SAID)


@pytest.mark.parametrize(
    ("what", "heard"),
    [
        pytest.param({"message": SERVICE}, True, id="the chat has a new number"),
        pytest.param({"my_chat_member": MEMBER}, True, id="the bot is removed"),
        pytest.param({"message": SAID}, False, id="a command"),
        pytest.param({"callback_query": TAP}, False, id="a tap"),
    ],
)
async def test_what_telegram_says_of_a_chat_is_always_heard(what: dict[str, Any], heard: bool) -> None:
    turns, work = Turns(total=20, a_chat=1), Work()
    waiting = work.begin(turns, 7)
    await asyncio.sleep(0)
    waiting.append(asyncio.create_task(turns.process_update(Update(2, **what), work.answer(0))))
    await asyncio.sleep(0)
    work.go.set()
    await asyncio.gather(*waiting)
    assert (0 in work.done) is heard


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

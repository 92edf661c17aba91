"""The helper that tests of the bot talk through, against a bot of a few lines."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.bot.standin import StandIn

Json = Any


async def _echo(standin: StandIn) -> None:
    """A bot that repeats what it hears, with a button, and says "pressed" when that is pressed."""
    offset = 0
    while True:
        answer = await standin.call("getUpdates", offset=offset, timeout=10)
        for update in answer["result"]:
            offset = update["update_id"] + 1
            await _answer(standin, update)


async def _answer(standin: StandIn, update: Json) -> None:
    if query := update.get("callback_query"):
        await standin.call("answerCallbackQuery", callback_query_id=query["id"], text="Done")
        where = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
        await standin.call("editMessageText", text="pressed", **where)
    elif message := update.get("message") or update.get("channel_post"):
        keyboard = {"inline_keyboard": [[{"text": "Press", "callback_data": "p"}]]}
        chat_id = message["chat"]["id"]
        await standin.call("sendMessage", chat_id=chat_id, text=message["text"], reply_markup=keyboard)


@pytest.fixture
async def bot(standin: StandIn) -> AsyncIterator[StandIn]:
    running = asyncio.create_task(_echo(standin))
    yield standin
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


@pytest.mark.parametrize("kind", ["private", "group", "supergroup", "channel"])
async def test_send_and_press(bot: StandIn, kind: str) -> None:
    chat = await bot.make_chat(kind)
    await bot.send(chat, "/hello")
    message = await bot.wait_for_message(chat, "hello")
    assert await bot.press(chat, message, "Pr") == {"text": "Done"}
    edited = await bot.wait_for_edit(chat, message)
    assert edited["text"] == "pressed"


async def test_transcript(bot: StandIn) -> None:
    chat = await bot.make_chat(first_name="Ann")
    await bot.send(chat, "one\ntwo")
    await bot.wait_for_message(chat)
    assert await bot.transcript(chat) == ("#1 Ann\none\ntwo\n\n#2 Sourceline\none\ntwo\n  [Press]\n")


async def test_nothing_comes(standin: StandIn) -> None:
    chat = await standin.make_chat()
    await standin.send(chat, "hello?")
    with pytest.raises(AssertionError, match=r"the chat holds:\n#1 .*\nhello?"):
        await standin.wait_for_message(chat, seconds=0.05)

"""From nothing to answers: articles in a folder, a bot that starts, chats that ask at once."""

import asyncio
from pathlib import Path

from bot.play import PLAY_TOKEN
from briefings.shipped import data_folder
from tests.bot.process.conftest import Start
from tests.bot.standin import Json, StandIn
from tests.briefings.rendering.oracle import parsed

COMMANDS = (
    "/start",
    "/help",
    "/stories",
    "/brief 1",
    "/sources",
    "/source 1",
    "/source 2",
    "/why 0",
    "/why 3",
)


async def test_all_commands_in_all_chats(standin: StandIn, start: Start, tmp_path: Path) -> None:
    async with start(ARTICLES_DIR=str(data_folder() / "articles")) as bot:
        # Asked before anything is read: the answer waits for the first story.
        private = await standin.make_chat()
        await standin.send(private, "/brief")
        await bot.says("listening")
        card = await standin.wait_for_message(private, seconds=120)
        assert "ATACMS" in card["text"]
        assert await standin.requests("sendChatAction", chat_id=private)
        await bot.says("2 new articles", seconds=60)
        await asyncio.gather(
            through_commands(standin, private, 0),
            through_commands(standin, *await group(standin)),
            through_commands(standin, *await topic(standin)),
            through_commands(standin, await standin.make_chat("channel"), 0),
            through_buttons(standin),
        )
        judge(await standin.requests())
        assert (await standin.limits())["counts"]["refused"] == 0
        assert await bot.stop() == 0
        assert PLAY_TOKEN not in bot.log
        assert "ERROR" not in bot.log


async def group(standin: StandIn) -> tuple[int, int]:
    """A group without topics."""
    return await standin.make_chat("group"), 0


async def topic(standin: StandIn) -> tuple[int, int]:
    """A forum and a topic of it."""
    chat = await standin.make_chat("supergroup", is_forum=True)
    await standin.send(chat, "welcome")
    return chat, int((await standin.change(chat, "topics", name="World"))["id"])


async def through_commands(standin: StandIn, chat: int, topic: int) -> None:
    """Every command, each with an answer where it was asked."""
    where = {"thread_id": topic} if topic else {}
    for command in COMMANDS:
        await standin.send(chat, f"{command.replace(' ', '@sourceline_bot ', 1)}", **where)
        answer = await standin.wait_for_message(chat)
        assert answer.get("message_thread_id", 0) == topic, command


async def through_buttons(standin: StandIn) -> None:
    """Every button of the card that shows something, in place, and back."""
    chat = await standin.make_chat()
    await standin.send(chat, "/brief")
    card = await standin.wait_for_message(chat)
    for row in card["reply_markup"]["inline_keyboard"]:
        for button in row:
            if button["text"] in ("Follow this story", "Mute"):
                continue
            await standin.press(chat, card, button["text"])
            changed = await standin.wait_for_edit(chat, card)
            await standin.press(chat, changed, "‹ Briefing")
            card = await standin.wait_for_edit(chat, changed, card["text"])


def judge(requests: list[Json]) -> None:
    """Every message is one that Telegram takes."""
    texts = [request["parameters"] for request in requests if "text" in request["parameters"]]
    messages = [one for one in texts if one.get("parse_mode") == "HTML"]
    assert len(messages) > 40
    for message in messages:
        text, entities = parsed(message["text"])
        assert 0 < len(text) <= 4096
        assert len(message["text"].encode()) <= 32_768
        assert len(entities) <= 100
    assert all(request["answer"]["ok"] for request in requests if request["method"] == "sendMessage")

"""A fault in one answer reaches the log and its chat, and nobody else."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.handlers import waiting
from bot.handlers.asking import Ask, Chat
from bot.handlers.briefs import brief
from bot.storage import Database
from briefings.rendering import Message, Renderer
from tests.bot import running
from tests.bot.standin import StandIn


def spoil(url: str) -> None:
    """Make story 1 unreadable; blocks, so not for the thread in which the bot runs."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("update briefings set payload = '{}' where story = 1")
    connection.close()


async def test_a_command_that_fails(talk: StandIn, url: str, caplog: pytest.LogCaptureFixture) -> None:
    await asyncio.to_thread(spoil, url)
    chat, other = await talk.make_chat(), await talk.make_chat()
    await talk.send(chat, "/brief 1")
    await talk.send(other, "/brief 2")
    assert "Something went wrong" in (await talk.wait_for_message(chat))["text"]
    assert "Harbour" in (await talk.wait_for_message(other))["text"]
    record = next(record for record in caplog.records if "not answered" in record.message)
    assert "/brief 1" in record.getMessage()
    assert record.exc_info


async def test_a_button_that_fails(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    await talk.send(chat, "/brief")
    message = await talk.wait_for_message(chat)
    await asyncio.to_thread(spoil, url)
    answer = await talk.press(chat, message, "1 · Bridge")
    assert "Something went wrong" in answer["text"]


async def test_a_bot_without_stories_says_so(quick: StandIn, url: str, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    async with running.here(quick, url, tmp_path / "articles"):
        for asked in ("/brief", "/brief 1", "/brief flood", "/stories", "/sources", "/source 1", "/why 1"):
            chat = await quick.make_chat()
            await quick.send(chat, asked)
            assert "No story is loaded yet" in (await quick.wait_for_message(chat))["text"], asked


class Waiter:
    """A chat that asks for a story while the first ones are being read."""

    def __init__(self) -> None:
        self.typed = 0
        self.ask = Ask(5, Chat.PRIVATE, "", self.typing)

    async def typing(self) -> None:
        self.typed += 1


async def test_who_asks_during_the_first_load_waits_for_it(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_LOOK_EVERY", 0.01)
    waiter = Waiter()

    async def typing() -> None:
        waiter.typed += 1
        await running.store(url, ["Bridge closed after flood"])

    async with Database(url) as database:
        desk = Desk(database, Renderer())
        desk.loading = True
        reply = await brief(desk, Ask(5, Chat.PRIVATE, "", typing))
    assert reply.story == 1
    assert waiter.typed == 1


async def test_nobody_waits_for_ever(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "LONGEST", 0.0)
    waiter = Waiter()
    async with Database(url) as database:
        desk = Desk(database, Renderer())
        desk.loading = True
        reply = await brief(desk, waiter.ask)
    assert isinstance(reply.message, Message)
    assert "still being read" in reply.message.html

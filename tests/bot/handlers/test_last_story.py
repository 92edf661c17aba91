"""Which story a command is about that names none: the one seen last, else the newest, which it says."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage import Database, outbox, pending
from bot.storage.outbox import Order
from tests.bot import running
from tests.bot.handlers.conftest import HEADLINES
from tests.bot.handlers.people import ask, group
from tests.bot.standin import StandIn

NEWEST = "Story 3, the newest: Flood water falls\n\n"


async def settled(url: str, chat: int) -> None:
    """Until the database knows that story 1 came."""
    async with asyncio.timeout(30), Database(url) as database:
        while True:
            async with database.reading() as connection:
                if await pending.last_told(connection, chat, 0):
                    return
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("command", ["/why 1", "/sources", "/source 1", "/changes"])
async def test_an_answer_about_the_newest_says_so_until_a_story_was_seen(talk: StandIn, command: str) -> None:
    chat = await talk.make_chat()
    assert (await ask(talk, chat, command))["text"].startswith(NEWEST)
    assert "the newest" not in (await ask(talk, chat, command))["text"]


async def test_topics_see_stories_of_their_own(talk: StandIn) -> None:
    chat = await group(talk, topics=["News", "Chess"])
    await ask(talk, chat, "/brief 1", thread_id=2)
    await ask(talk, chat, "/brief 2", thread_id=3)
    assert "Bridge closed" in (await ask(talk, chat, "/why 1", thread_id=2))["text"]
    assert "Harbour opens" in (await ask(talk, chat, "/why 1", thread_id=3))["text"]


async def test_what_came_by_itself_is_the_story_seen_last(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    await ask(talk, chat, "/brief 2")
    async with Database(url) as database, database.begin() as connection:
        order = Order(chat, 0, datetime.now(UTC) - timedelta(seconds=1), full=True)
        await outbox.lay_out(connection, 1, [order])
    await talk.wait_for_message(chat, "Bridge closed")
    await settled(url, chat)
    assert "Bridge closed" in (await ask(talk, chat, "/why 1"))["text"]
    await ask(talk, chat, "/brief 2")
    assert "Harbour opens" in (await ask(talk, chat, "/why 1"))["text"]


async def test_after_a_restart(quick: StandIn, url: str, tmp_path: Path) -> None:
    await running.store(url, HEADLINES)
    (tmp_path / "articles").mkdir()
    told, asked = await quick.make_chat(), await quick.make_chat()
    async with running.here(quick, url, tmp_path / "articles"):
        await ask(quick, asked, "/brief 1")
        async with Database(url) as database, database.begin() as connection:
            await outbox.lay_out(connection, 1, [Order(told, 0, datetime.now(UTC), full=True)])
        await quick.wait_for_message(told, "Bridge closed")
        await settled(url, told)
    async with running.here(quick, url, tmp_path / "articles"):
        assert "Bridge closed" in (await ask(quick, told, "/why 1"))["text"]
        assert (await ask(quick, asked, "/why 1"))["text"].startswith(NEWEST)


async def test_where_there_is_one_story_nothing_need_be_said(
    quick: StandIn, url: str, tmp_path: Path
) -> None:
    await running.store(url, HEADLINES[:1])
    (tmp_path / "articles").mkdir()
    async with running.here(quick, url, tmp_path / "articles"):
        answer = await ask(quick, await quick.make_chat(), "/why 1")
    assert answer["text"].startswith("Line 1 rests on")

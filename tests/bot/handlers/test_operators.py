"""/merge, /split and /name: asked for, confirmed by a button, and for operators only."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.reading.worker import Work
from bot.storage import Database, stories
from tests.bot import running
from tests.bot.handlers.conftest import HEADLINES
from tests.bot.standin import Json, StandIn


@pytest.fixture
async def chat(quick: StandIn, url: str, tmp_path: Path) -> AsyncIterator[int]:
    """A chat with an operator; the bot knows three stories of one report each."""
    number = await quick.make_chat()
    (tmp_path / "articles").mkdir()
    await running.store(url, HEADLINES)
    more: dict[str, Json] = {"admin_ids": (number, quick.telegram.person.id)}
    async with running.here(quick, url, tmp_path / "articles", **more):
        await _read_anew(url)
        yield number


async def _read_anew(url: str) -> None:
    """Wait until the bot has made its own versions of what the test stored."""
    mine = Work().fingerprint()
    async with Database(url) as database, asyncio.timeout(60):
        while True:
            async with database.reading() as connection:
                if not await stories.outdated(connection, mine, 0, 1):
                    return
            await asyncio.sleep(0.1)


async def ask(talk: StandIn, chat: int, text: str) -> Json:
    await talk.send(chat, text)
    return await talk.wait_for_message(chat)


async def pressed(talk: StandIn, chat: int, message: Json, label: str) -> Json:
    await talk.press(chat, message, label)
    return await talk.wait_for_edit(chat, message, seconds=60)


async def test_merge_and_split_again(quick: StandIn, chat: int) -> None:
    asked = await ask(quick, chat, "/merge 1 3")
    assert "Make story 3 part of story 1?" in asked["text"]
    assert all(headline in asked["text"] for headline in (HEADLINES[0], HEADLINES[2]))
    done = await pressed(quick, chat, asked, "Yes, make them one")
    assert "story 3 is part of story 1 now" in done["text"]
    assert "2 reports" in (await ask(quick, chat, "/brief 3"))["text"]
    assert "one story already" in (await ask(quick, chat, "/merge 1 3"))["text"]
    asked = await ask(quick, chat, "/split 1 2")
    assert "1 report will stay" in asked["text"]
    done = await pressed(quick, chat, asked, "Yes, take them out")
    assert "the reports are story 4 now" in done["text"]
    assert "1 report ·" in (await ask(quick, chat, "/brief 4"))["text"]
    again = await pressed(quick, chat, await ask(quick, chat, "/merge 1 4"), "Yes")
    assert "story 4 is part of story 1 now" in again["text"]


async def test_a_button_may_be_left_alone(quick: StandIn, chat: int) -> None:
    asked = await ask(quick, chat, "/merge 1 3")
    assert HEADLINES[0] in (await pressed(quick, chat, asked, "No, leave it"))["text"]
    assert HEADLINES[2] in (await ask(quick, chat, "/brief 3"))["text"]


async def test_name(quick: StandIn, chat: int) -> None:
    assert "called “The great flood”" in (await ask(quick, chat, "/name 1 The great  flood"))["text"]
    assert "1. The great flood" in (await ask(quick, chat, "/stories"))["text"]
    card = (await ask(quick, chat, "/brief great"))["text"]
    assert HEADLINES[0] in card
    assert "named “The great flood” by the operators" in card
    assert "goes by its headline" in (await ask(quick, chat, "/name 1"))["text"]
    assert HEADLINES[0] in (await ask(quick, chat, "/stories"))["text"]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        pytest.param("/merge", "/merge 3 5", id="merge without numbers"),
        pytest.param("/merge 1", "/merge 3 5", id="merge one"),
        pytest.param("/merge 1 2 3", "/merge 3 5", id="merge three"),
        pytest.param("/merge 1 99", "There is no story 99", id="merge what is not there"),
        pytest.param("/merge 2 2", "one story already", id="merge one with itself"),
        pytest.param("/split", "/split 3 2 4", id="split without numbers"),
        pytest.param("/split 1", "/split 3 2 4", id="split off nothing"),
        pytest.param("/split 1 1", "leave at least one", id="split off all"),
        pytest.param("/split 1 7", "leave at least one", id="split off what is not there"),
        pytest.param("/split 99 1", "There is no story 99", id="split what is not there"),
        pytest.param("/name", "/name 3 words", id="name nothing"),
        pytest.param("/name flood", "/name 3 words", id="name without a number"),
        pytest.param("/name 99 x", "There is no story 99", id="name what is not there"),
    ],
)
async def test_what_can_t_be_done_is_said(quick: StandIn, chat: int, asked: str, answer: str) -> None:
    assert answer in (await ask(quick, chat, asked))["text"]


@pytest.mark.parametrize("asked", ["/merge 1 3", "/split 1 1", "/name 1 x"])
async def test_others_are_politely_refused(talk: StandIn, asked: str) -> None:
    chat = await talk.make_chat()
    assert "Only those who run this bot" in (await ask(talk, chat, asked))["text"]
    group = await talk.make_chat("supergroup")
    assert "Only those who run this bot" in (await ask(talk, group, asked))["text"]
    assert HEADLINES[0] in (await ask(talk, chat, "/brief 1"))["text"]

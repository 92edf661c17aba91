"""/search, /changes, and the stories around a story."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Database
from bot.stories.ingest import load
from tests.bot import running
from tests.bot.fake_reader import FakeReader
from tests.bot.standin import Json, StandIn


@pytest.fixture
async def corrected(quick: StandIn, url: str, tmp_path: Path) -> AsyncIterator[StandIn]:
    """A Telegram in which the bot knows two stories, one of them in two versions."""
    files = {
        "a.txt": "Flood closes bridge\nThe mayor of Łódź counts 12 houses.",
        "b.txt": "Train is late\nNobody of the railway knows why.",
    }
    async with Database(url) as database:
        for name, text in files.items():
            write(tmp_path / "texts" / name, text)
        await load([tmp_path / "texts"], database, FakeReader())
        write(tmp_path / "texts" / "a.txt", files["a.txt"].replace("12", "14"))
        await load([tmp_path / "texts"], database, FakeReader())
    write(tmp_path / "articles" / "nothing.json", "")
    async with running.here(quick, url, tmp_path / "articles"):
        yield quick


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


async def ask(talk: StandIn, text: str) -> Json:
    chat = await talk.make_chat()
    await talk.send(chat, text)
    return await talk.wait_for_message(chat)


def labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


@pytest.mark.parametrize(
    ("words", "stories"),
    [
        pytest.param("flood", ["1 · Flood closes bridge"], id="a headline"),
        pytest.param("lodz", ["1 · Flood closes bridge"], id="the text, without accents"),
        pytest.param("railw", ["2 · Train is late"], id="the beginning of a word"),
        pytest.param("14", ["1 · Flood closes bridge"], id="the text as it is now"),
        pytest.param("12", [], id="not as it was"),
        pytest.param("flood railway", [], id="all words"),
        pytest.param("\"' OR * NEAR(", [], id="an attack"),
    ],
)
async def test_search(corrected: StandIn, words: str, stories: list[str]) -> None:
    answer = await ask(corrected, f"/search {words}")
    assert labels(answer) == stories
    assert bool(stories) is ("No story has the words" not in answer["text"])


async def test_search_without_words_says_how(corrected: StandIn) -> None:
    assert "/search words" in (await ask(corrected, "/search"))["text"]


async def test_changes_tells_what_a_correction_changed(corrected: StandIn) -> None:
    text = (await ask(corrected, "/changes 1"))["text"]
    assert text.index("Version 2 ●") < text.index("Version 1 ●")
    assert "was “The mayor of Łódź counts 12 houses.”, is “The mayor of Łódź counts 14 houses.”" in text
    assert "There is no story 7" in (await ask(corrected, "/changes 7"))["text"]


async def test_the_card_says_its_version_and_leads_to_its_changes(corrected: StandIn) -> None:
    chat = await corrected.make_chat()
    await corrected.send(chat, "/brief 1")
    card = await corrected.wait_for_message(chat)
    assert "Version 2 · " in card["text"]
    await corrected.press(chat, card, "Changes (2)")
    changed = await corrected.wait_for_edit(chat, card)
    assert "Corrected: The Harbour Post" in changed["text"]
    await corrected.press(chat, changed, "‹ Briefing")
    await corrected.wait_for_edit(chat, changed, card["text"])


async def test_sources_lead_to_corrections_and_to_stories_with_the_same_names(corrected: StandIn) -> None:
    chat = await corrected.make_chat()
    await corrected.send(chat, "/sources 1")
    listed = await corrected.wait_for_message(chat)
    assert "Corrected: The Harbour Post" in labels(listed)
    await corrected.press(chat, listed, "Corrected: The Harbour Post")
    shown = await corrected.wait_for_edit(chat, listed)
    assert "≠ was “The mayor of Łódź counts 12 houses.”" in shown["text"]
    await corrected.press(chat, shown, "‹ Back")
    await corrected.wait_for_edit(chat, shown, listed["text"])


@pytest.mark.parametrize(
    ("asked", "way", "back"),
    [
        pytest.param("/changes 1", ["Earlier text: The Harbour Post"], "CHANGES", id="from the changes"),
        pytest.param("/source 1 1", ["Earlier text: The Harbour Post"], "14 houses", id="from the report"),
        pytest.param(
            "/sources 1", ["Corrected: The Harbour Post", "Earlier text"], "SOURCES", id="from the list"
        ),
    ],
)
async def test_the_text_before_a_correction_can_be_read(
    corrected: StandIn, asked: str, way: list[str], back: str
) -> None:
    chat = await corrected.make_chat()
    await corrected.send(chat, asked)
    shown = await corrected.wait_for_message(chat)
    assert back in shown["text"]
    for label in way:
        await corrected.press(chat, shown, label)
        shown = await corrected.wait_for_edit(chat, shown)
    assert "An earlier text of this report" in shown["text"]
    assert "▸The mayor of Łódź counts 12 houses." in shown["text"].replace("\u2060", "")
    await corrected.press(chat, shown, "‹ Back")
    shown = await corrected.wait_for_edit(chat, shown)
    assert "CORRECTED · The Harbour Post" in shown["text"]


@pytest.mark.parametrize("data", ["earliertext:1:0:1", "earliertext:1:2:1", "earliertext:2:1:1"])
async def test_there_is_no_text_before_the_first_one(corrected: StandIn, data: str) -> None:
    chat = await corrected.make_chat()
    key = {"text": "Press", "callback_data": data}
    await corrected.call("sendMessage", chat_id=chat, text="old", reply_markup={"inline_keyboard": [[key]]})
    message = await corrected.wait_for_message(chat)
    assert "older message" in (await corrected.press(chat, message, "Press"))["text"]

"""Buttons change their message in place, and are answered whatever is wrong with them."""

import asyncio
from pathlib import Path

import pytest

from bot.storage import Database, stories
from bot.storage.stories import Update
from tests.bot import running
from tests.bot.standin import Json, StandIn
from tests.samples import NOW, article, briefing


async def card(talk: StandIn, asked: str = "/brief 1") -> tuple[int, Json]:
    """A chat and the briefing in it."""
    chat = await talk.make_chat()
    await talk.send(chat, asked)
    return chat, await talk.wait_for_message(chat)


def labels(message: Json) -> list[str]:
    """Of all buttons."""
    return [
        button["text"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row
    ]


async def test_every_button_of_a_card_leads_somewhere_and_back(talk: StandIn) -> None:
    chat, message = await card(talk)
    for label in labels(message):
        if label in ("Follow this story", "Mute"):  # they change what the chat gets, and leave the card
            continue
        await talk.press(chat, message, label)
        changed = await talk.wait_for_edit(chat, message)
        assert changed["text"] != message["text"]
        await talk.press(chat, changed, "‹ Briefing")
        message = await talk.wait_for_edit(chat, changed, message["text"])
    assert len(await talk.messages(chat)) == 2


async def test_from_the_reports_into_the_full_text_and_what_was_left_out(talk: StandIn) -> None:
    chat, message = await card(talk)
    for label, shown in [
        ("Sources", "Harbour Post"),
        ("Read", "closed on Monday"),
        ("What was left", "share"),
    ]:
        await talk.press(chat, message, label)
        message = await talk.wait_for_edit(chat, message)
        assert shown in message["text"]


async def test_other_stories_are_one_tap_away(talk: StandIn) -> None:
    chat, message = await card(talk, "/brief")
    await talk.press(chat, message, "2 · Harbour opens")
    changed = await talk.wait_for_edit(chat, message, "Harbour opens")
    await talk.send(chat, "/why 1")
    assert "Harbour opens again" in (await talk.wait_for_message(chat))["text"]
    assert changed["message_id"] == message["message_id"]


async def test_the_list_turns_pages_in_place(quick: StandIn, url: str, tmp_path: Path) -> None:
    await running.store(url, [f"Story of day {number}" for number in range(1, 21)])
    (tmp_path / "articles").mkdir()
    async with running.here(quick, url, tmp_path / "articles"):
        chat, message = await card(quick, "/stories")
        await quick.press(chat, message, "»")
        changed = await quick.wait_for_edit(chat, message, "Story of day 12")
        await quick.press(chat, changed, "12 · ")
        await quick.wait_for_edit(chat, changed, "Story of day 12")


async def test_pressing_twice_is_pressing_once(talk: StandIn) -> None:
    chat, message = await card(talk)
    presses = [talk.press(chat, message, "Sources") for _ in range(2)]
    assert await asyncio.gather(*presses) == [{}, {}]
    await talk.wait_for_edit(chat, message, "SOURCES")
    assert len(await talk.messages(chat)) == 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("like:7", id="another bot's"),
        pytest.param("brief:99:0:1", id="a story that is gone"),
        pytest.param("source:1:9:1", id="a report that is gone"),
        pytest.param("why:1:9:1", id="a line that is gone"),
        pytest.param("nothing:1:0:1", id="a view of another version"),
        pytest.param("brief:1:0:1;drop table", id="nonsense"),
    ],
)
async def test_foreign_buttons_get_a_friendly_line(talk: StandIn, data: str) -> None:
    chat = await talk.make_chat()
    key = {"text": "Press", "callback_data": data}
    await talk.call("sendMessage", chat_id=chat, text="old", reply_markup={"inline_keyboard": [[key]]})
    message = await talk.wait_for_message(chat)
    answer = await talk.press(chat, message, "Press")
    assert "/brief" in answer["text"]
    assert len(answer["text"]) <= 200
    assert await talk.messages(chat) == [message]


async def test_a_message_that_is_gone_is_sent_anew(talk: StandIn) -> None:
    chat, message = await card(talk)
    await talk.faults(
        "error", method="editMessageText", code=400, description="Bad Request: message to edit not found"
    )
    await talk.press(chat, message, "Sources")
    assert "Harbour Post" in (await talk.wait_for_message(chat))["text"]


async def test_a_changed_story_answers_its_old_buttons(talk: StandIn, url: str) -> None:
    chat, message = await card(talk)

    grown = [
        article("article 1", "Bridge closed after flood"),
        article("another", "Bridge shut, says mayor"),
    ]
    async with Database(url) as database, database.begin() as connection:
        await stories.claim(connection, await stories.arrivals(connection))
        change = Update(1, (), (grown[1],), (), briefing(grown), "reader")
        await stories.save(connection, change, NOW)
    await talk.press(chat, message, "Sources (1)")
    assert "Bridge shut" in (await talk.wait_for_edit(chat, message))["text"]

"""Chats that go away keep what they have, and go on with it when they are back."""

import asyncio
from typing import Any

import pytest

from bot.storage.chats import State
from tests.bot.handlers.people import ask, group, own, stored, wishes
from tests.bot.standin import StandIn


async def becomes(url: str, chat: int, state: State) -> None:
    """Wait until the chat is in this state."""
    async with asyncio.timeout(10):
        while True:
            found = await stored(url, chat)
            if found and found.state is state:
                return
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("kind", "status"), [("private", "kicked"), ("group", "kicked"), ("supergroup", "left")]
)
async def test_gone_and_back(talk: StandIn, url: str, kind: str, status: str) -> None:
    chat = await talk.make_chat(kind)
    await ask(talk, chat, "/subscribe flood")
    have = await wishes(url, chat)
    await talk.change(chat, "bot", status=status)
    await becomes(url, chat, State.PAUSED)
    assert await wishes(url, chat) == have
    await talk.change(chat, "bot", status="member")
    assert "is back, and 1 subscription goes on" in (await talk.wait_for_message(chat))["text"]
    await becomes(url, chat, State.ACTIVE)
    assert await wishes(url, chat) == have


async def test_who_subscribed_a_group_is_told_that_the_bot_was_removed(talk: StandIn, url: str) -> None:
    private, chat = await own(talk), await group(talk)
    await ask(talk, private, "/start")
    await ask(talk, chat, "/subscribe all")
    await talk.change(chat, "bot", status="kicked")
    told = (await talk.wait_for_message(private))["text"]
    assert told.startswith("Nothing more is sent to Neighbours, which you subscribed: this bot was removed")


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        pytest.param(
            "channel", {"status": "administrator", "rights": {"can_post_messages": False}}, id="no posts"
        ),
        pytest.param("channel", {"status": "member"}, id="no administrator any more"),
        pytest.param("supergroup", {"status": "restricted"}, id="may not write"),
    ],
)
async def test_rights_that_are_missing_pause_the_chat(
    talk: StandIn, url: str, kind: str, change: dict[str, Any]
) -> None:
    chat = await talk.make_chat(kind)
    await ask(talk, chat, "/subscribe all")
    await talk.change(chat, "bot", **change)
    await becomes(url, chat, State.PAUSED)
    await talk.change(chat, "bot", status="administrator")
    await becomes(url, chat, State.ACTIVE)


async def test_a_group_that_becomes_a_supergroup(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat("group", title="Neighbours")
    await ask(talk, chat, "/subscribe flood")
    new = (await talk.change(chat, "migrate"))["id"]
    await becomes(url, new, State.ACTIVE)
    assert [one.wants.words for one in await wishes(url, new)] == ["flood"]
    assert await stored(url, chat) is None


async def test_a_chat_that_never_subscribed_is_left_alone(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    await talk.change(chat, "bot", status="kicked")
    await talk.change(chat, "bot", status="member")
    assert "Sourceline" in (await ask(talk, chat, "/start"))["text"]
    assert await stored(url, chat) is None

"""/status, links that open or follow a story, and topics that open again."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import Database, chats, outbox, subscriptions
from bot.storage.outbox import Order
from bot.subscribing.wants import Kind
from tests.bot.handlers.people import STRANGER, ask, group, wishes
from tests.bot.standin import StandIn


async def test_the_status_of_a_chat_that_knows_nothing_yet(talk: StandIn) -> None:
    answer = (await ask(talk, await talk.make_chat(), "/status"))["text"]
    assert "Nothing was sent here by itself yet.\nNothing waits.\nNothing is subscribed here" in answer
    assert "No feed is followed." in answer
    assert "ALL CHATS" not in answer


async def test_what_waits_and_why(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    other = await talk.make_chat()
    due = datetime.now(UTC) + timedelta(hours=9)
    async with Database(url) as database, database.begin() as connection:
        await outbox.lay_out(connection, 2, [Order(chat, 0, due, digest=True)])
    answer = (await ask(talk, chat, "/status"))["text"]
    assert "1 story waits.\nStory 2: quiet hours or a digest, due " in answer
    assert "Nothing waits." in (await ask(talk, other, "/status"))["text"]


async def test_a_paused_chat_says_so(talk: StandIn, url: str) -> None:
    chat = await group(talk)
    await ask(talk, chat, "/subscribe all")
    async with Database(url) as database, database.begin() as connection:
        await chats.pause(connection, chat, "no right to write", datetime.now(UTC))
    answer = (await ask(talk, chat, "/status", by=STRANGER))["text"]
    assert "Nothing is sent: this bot may not write any more. What is subscribed is kept" in answer
    assert "1 subscription; stories come at once, as full briefings." in answer


@pytest.mark.parametrize(
    ("link", "said"),
    [
        pytest.param("s_1", "Bridge closed after flood", id="opens a story"),
        pytest.param("s_99", "There is no story 99", id="a story that is not there"),
        pytest.param("s_1_follow", "From now on: story 1", id="follows a story"),
        pytest.param("s_99_follow", "There is no story 99", id="follows what is not there"),
        pytest.param("s_1_other", "reads many reports", id="another link"),
    ],
)
async def test_links(talk: StandIn, url: str, link: str, said: str) -> None:
    chat = await talk.make_chat()
    assert said in (await ask(talk, chat, f"/start {link}"))["text"]
    follows = [one.wants.kind for one in await wishes(url, chat)]
    assert follows == ([Kind.STORY] if link == "s_1_follow" else [])


async def test_a_strangers_link_opens_a_story_and_follows_none(talk: StandIn, url: str) -> None:
    chat = await group(talk)
    assert "Bridge closed" in (await ask(talk, chat, "/start s_1", by=STRANGER))["text"]
    assert "Only administrators" in (await ask(talk, chat, "/start s_1_follow", by=STRANGER))["text"]
    assert await wishes(url, chat) == []


async def test_a_topic_that_opens_again_goes_on(talk: StandIn, url: str) -> None:
    chat = await group(talk, topics=["News"])
    await talk.change(chat, "bot", status="administrator")
    await ask(talk, chat, "/subscribe all", thread_id=2)
    (one,) = await wishes(url, chat, 2)
    async with Database(url) as database, database.begin() as connection:
        await subscriptions.pause(connection, one.id, "the topic is closed")
    await talk.change(chat, "topics/2", closed=True)
    assert [each.paused for each in await wishes(url, chat, 2)] == ["the topic is closed"]
    await talk.change(chat, "topics/2", closed=False)
    async with asyncio.timeout(10):
        while True:
            if [each.paused for each in await wishes(url, chat, 2)] == [""]:
                return
            await asyncio.sleep(0.05)

"""A long load test must not fill the memory: every log and store forgets its oldest."""

import asyncio

import pytest

from bot.play import Setup, Telegram, files, queries
from bot.play.errors import Refused
from bot.play.events import Events
from bot.play.outbox import Outbox
from bot.play.people import say
from tests.bot.play.helpers import chat_of


def test_messages() -> None:
    telegram = Telegram(Setup(messages_a_chat=5))
    chat = chat_of(telegram)
    for number in range(20):
        say(telegram, chat, str(number))
    assert [message["text"] for message in chat.messages.values()] == ["15", "16", "17", "18", "19"]


def test_events() -> None:
    events = Events(most=5)
    for number in range(20):
        events.add("notice", text=number)
    assert [event["n"] for event in events.after(0)] == [16, 17, 18, 19, 20]
    assert [event["n"] for event in events.after(18)] == [19, 20]
    assert events.after(20) == []


async def test_events_wake_all_who_wait() -> None:
    events = Events(most=5)
    waiting = [asyncio.create_task(events.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    events.add("notice")
    await asyncio.gather(*waiting)
    last = asyncio.create_task(events.wait())
    await asyncio.sleep(0)
    events.close()
    await last
    await events.wait()


def test_requests() -> None:
    outbox = Outbox(most=3)
    for number in range(10):
        outbox.note(float(number), "getMe")
    assert [request.n for request in outbox.after(0)] == [8, 9, 10]
    assert [request.n for request in outbox.after(9)] == [10]


def test_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_MOST_BYTES", 25)
    store = files.Files()
    kept = [store.add(f"{n}.txt", "text/plain", b"x" * 10) for n in range(4)]
    with pytest.raises(Refused, match="wrong file_id"):
        store.get(kept[1].id)
    assert store.get(kept[2].id).name == "2.txt"
    assert store.at(kept[3].path) is kept[3]
    assert store.at(kept[0].path) is None


def test_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_MOST", 2)
    store = queries.Queries()
    asked = [store.ask(0.0) for _ in range(3)]
    with pytest.raises(Refused, match="query is too old"):
        store.answer(asked[0].id, {}, 1.0)
    store.answer(asked[1].id, {}, 1.0)


def test_texts_are_shared() -> None:
    # One card sent to thousands of chats is kept once.
    telegram = Telegram()
    first, second = (
        say(telegram, chat_of(telegram), "see #news and @somebody")["entities"] for _ in range(2)
    )
    assert first is second

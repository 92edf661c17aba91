"""Floods and long waits: whoever gets no answer is told so, once, where it helps."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import CallbackQuery, Chat, Update, User
from telegram import Message as TelegramMessage

from bot.desk import Desk
from bot.handlers.excuses import Excuses
from bot.storage import Database
from bot.telegram.sending import Place, Sender
from briefings.rendering import Message, Renderer
from tests.bot import running
from tests.bot.handlers.people import group
from tests.bot.standin import Json, StandIn
from tests.bot.telegrams import FakeTelegram, application, refusal

LINE = "faster than Telegram lets this bot answer"
#: A chat's places.
MOST = 20


async def until(words: str, caplog: pytest.LogCaptureFixture) -> None:
    """Wait for a line of the log."""
    async with asyncio.timeout(30):
        while words not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def after_a_flood(
    standin: StandIn, url: str, folder: Path, chat: int, caplog: pytest.LogCaptureFixture, **more: Json
) -> list[Json]:
    """All that the bot said after it found many questions waiting, which it gets all at once."""
    asked = [await standin.send(chat, "/help", **more) for _ in range(MOST + 10)]
    async with running.here(standin, url, folder):
        await until("10 updates were left out", caplog)
        await standin.send(chat, "/start", **more)
        await standin.wait_for_message(chat, "Sourceline")
    return [one for one in await standin.messages(chat) if one["message_id"] > asked[-1]["message_id"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles"


@pytest.mark.parametrize("topic", [None, 2], ids=["private", "a topic"])
async def test_who_floods_gets_one_line(
    quick: StandIn, url: str, folder: Path, caplog: pytest.LogCaptureFixture, topic: int | None
) -> None:
    chat = await group(quick, topics=["News"]) if topic else await quick.make_chat()
    more = {"thread_id": topic} if topic else {}
    said = await after_a_flood(quick, url, folder, chat, caplog, **more)
    (line,) = [one for one in said if LINE in one["text"]]
    assert line.get("message_thread_id") == topic
    first = line["reply_to_message"]["message_id"]
    answered = [one for one in said if "/brief 2" in one["text"]]
    assert len(answered) == MOST
    before = [one for one in await quick.messages(chat) if one["message_id"] < first]
    assert sum(one["text"] == "/help" for one in before) == MOST


@pytest.mark.parametrize("who", ["a channel", "an anonymous administrator"])
async def test_no_line_where_nobody_asks(
    quick: StandIn, url: str, folder: Path, caplog: pytest.LogCaptureFixture, who: str
) -> None:
    if who == "a channel":
        chat = await quick.make_chat("channel", title="Quay")
    else:
        chat = await group(quick)
        own = quick.telegram.person.id
        await quick.change(chat, "members", id=own, status="administrator", anonymous=True)
    said = await after_a_flood(quick, url, folder, chat, caplog)
    assert not [one for one in said if LINE in one["text"]]
    assert "what comes is left out" in caplog.text


class Wait:
    """Short waits are over at once, long ones never."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        if seconds > 1:
            await asyncio.Event().wait()


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> FakeTelegram:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    return FakeTelegram()


@pytest.fixture
async def sender(telegram: FakeTelegram) -> AsyncIterator[Sender]:
    async with application(telegram) as running_bot:
        yield Sender(running_bot.bot, pauses=())


SAM, OTHER_BOT = User(9, "Sam", False), User(10, "Other", True)


def message(by: User) -> TelegramMessage:
    """A command in a group."""
    now = datetime(2031, 3, 1, tzinfo=UTC)
    return TelegramMessage(5, now, Chat(-7, Chat.SUPERGROUP), from_user=by, text="/brief")


@pytest.mark.parametrize(
    ("update", "method"),
    [
        pytest.param(Update(1, message(SAM)), "sendMessage", id="a command"),
        pytest.param(
            Update(1, callback_query=CallbackQuery("5", SAM, "1", message=message(OTHER_BOT))),
            "answerCallbackQuery",
            id="a tap",
        ),
        pytest.param(Update(1, message(OTHER_BOT)), "", id="another bot"),
        pytest.param(Update(1, channel_post=message(SAM)), "", id="a channel's post"),
    ],
)
async def test_whoever_floods_is_told_where_that_helps(
    telegram: FakeTelegram, sender: Sender, url: str, update: Update, method: str
) -> None:
    telegram.asked.clear()
    async with Database(url) as database:
        await Excuses(Desk(database, Renderer()), sender).flooded(update)
    assert [name for name, _ in telegram.asked] == ([method] if method else [])
    assert all(LINE in asked["text"] for _, asked in telegram.asked)


async def test_after_a_long_wait_one_line_stands_for_all_answers(
    telegram: FakeTelegram, sender: Sender, url: str
) -> None:
    wait, forever = Wait(), refusal(429, "Too Many Requests: retry after 40000", retry_after=40000)
    telegram.answers["sendMessage"] = [forever, forever]
    async with Database(url) as database:
        excuses = Excuses(Desk(database, Renderer()), sender, wait)
        sender.too_late = excuses.late
        for chat in (7, 7, 8):
            await sender.send(Place(chat, reply_to=5), Message("an answer"))
        assert len(telegram.sent("sendMessage")) == 2
        telegram.asked.clear()
        excuses.late(Place(9, topic=4), timedelta(seconds=1))
        async with asyncio.timeout(30):
            while not telegram.sent("sendMessage"):  # noqa: ASYNC110
                await asyncio.sleep(0)
        await excuses.close()
    assert sorted(round(seconds, -2) for seconds in wait.asked) == [0, 40000, 40000]
    (line,) = telegram.sent("sendMessage")
    assert (line["chat_id"], line["message_thread_id"]) == (9, 4)
    assert "let this bot send nothing here for a while" in line["text"]

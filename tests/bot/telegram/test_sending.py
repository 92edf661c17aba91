"""Every refusal of Telegram's has its outcome, and an answer reaches its chat where it can."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.outcomes import ChatGone, ChatMoved, Outcome, Rejected, RetryLater, Sent, outcome_of
from bot.telegram.sending import Place, Sender
from briefings.rendering import Button, Document, Message
from tests.bot.telegrams import Answer, FakeTelegram, application, refusal

CARD = Message(
    "<b>Bold</b> &amp; plain", ((Button("All", "facts:1:0:1"), Button("Read", url="https://example.org")),)
)
BUSY = refusal(500, "Internal Server Error")
PROXY: Answer = (200, b"<html>Please log in</html>")
PARSE = refusal(400, "Bad Request: can't parse entities: unmatched end tag")


def broken_by(error: Exception, wrapped: NetworkError) -> NetworkError:
    wrapped.__cause__ = error
    return wrapped


@pytest.fixture(autouse=True)
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Forbidden: bot was blocked by the user", ChatGone),
        ("Forbidden: user is deactivated", ChatGone),
        ("Forbidden: bot was kicked from the supergroup chat", ChatGone),
        ("Forbidden: the group chat was deleted", ChatGone),
        ("Bad Request: chat not found", ChatGone),
        ("Bad Request: group is deactivated", ChatGone),
        ("Bad Request: PEER_ID_INVALID", ChatGone),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", ChatGone),
        ("Bad Request: not enough rights to send text messages to the chat", ChatGone),
        ("Bad Request: need administrator rights in the channel chat", ChatGone),
        ("Bad Request: TOPIC_CLOSED", Rejected),
        ("Bad Request: message thread not found", Rejected),
        ("Bad Request: message is not modified: it is the same", Sent),
        ("Bad Request: message to edit not found", Rejected),
        ("Bad Request: can't parse entities: oh", Rejected),
        ("Bad Request: message is too long", Rejected),
        ("Bad Request: BUTTON_DATA_INVALID", Rejected),
    ],
)
def test_refusals(description: str, expected: type[Outcome]) -> None:
    kind, _, text = description.partition(": ")
    # The library takes the prefix off and changes the first letter.
    error = (Forbidden if kind == "Forbidden" else BadRequest)(text[0].upper() + text[1:])
    assert isinstance(outcome_of(error), expected)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(ChatMigrated(-1007), ChatMoved(-1007), id="became a supergroup"),
        pytest.param(NetworkError("Bad Gateway"), RetryLater("Bad Gateway"), id="5xx: surely not there"),
        pytest.param(
            broken_by(httpx.ConnectError("x"), NetworkError("x")), RetryLater("x"), id="no connection"
        ),
        pytest.param(
            broken_by(httpx.ReadError("x"), NetworkError("x")), RetryLater("x", unknown=True), id="broken off"
        ),
        pytest.param(
            broken_by(httpx.ReadTimeout("x"), TimedOut("x")),
            RetryLater("x", unknown=True),
            id="no answer in time",
        ),
        pytest.param(
            broken_by(httpx.PoolTimeout("x"), TimedOut("x")), RetryLater("x"), id="never left this machine"
        ),
        pytest.param(
            TelegramError("Invalid server response"),
            RetryLater("Invalid server response", unknown=True),
            id="a proxy's page",
        ),
        pytest.param(Conflict("x"), RetryLater("x", unknown=True), id="nothing that a send meets"),
    ],
)
def test_faults(error: TelegramError, expected: Outcome) -> None:
    assert outcome_of(error) == expected


def test_flood_says_how_long() -> None:
    outcome = outcome_of(RetryAfter(43_837))
    assert isinstance(outcome, RetryLater)
    assert outcome.after == timedelta(seconds=43_837)


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
async def sender(telegram: FakeTelegram) -> AsyncIterator[Sender]:
    async with application(telegram) as running:
        yield Sender(running.bot, pauses=(0.0, 0.0))


async def test_a_message_as_it_is(telegram: FakeTelegram, sender: Sender) -> None:
    assert await sender.send(Place(5, topic=3, reply_to=9), CARD) == Sent(101)
    (sent,) = telegram.sent()
    assert sent["text"] == CARD.html
    assert sent["parse_mode"] == "HTML"
    assert sent["message_thread_id"] == 3
    assert sent["reply_parameters"]["message_id"] == 9
    assert sent["reply_parameters"]["allow_sending_without_reply"] is True
    assert sent["link_preview_options"] == {"is_disabled": True}
    keys = sent["reply_markup"]["inline_keyboard"][0]
    assert keys[0] == {"text": "All", "callback_data": "facts:1:0:1"}
    assert keys[1] == {"text": "Read", "url": "https://example.org"}


async def test_a_document(telegram: FakeTelegram, sender: Sender) -> None:
    assert isinstance(await sender.send(Place(5, topic=3), Document("a.txt", "long", "<b>A</b>")), Sent)
    (sent,) = telegram.sent("sendDocument")
    assert (sent["caption"], sent["message_thread_id"]) == ("<b>A</b>", 3)


@pytest.mark.parametrize(
    ("answers", "sends", "expected"),
    [
        pytest.param([BUSY, BUSY], 3, Sent(101), id="5xx twice"),
        pytest.param([BUSY] * 9, 3, RetryLater, id="5xx for good"),
        pytest.param([httpx.ConnectError("x")], 2, Sent(101), id="no connection at first"),
        pytest.param([httpx.RemoteProtocolError("x")], 2, Sent(101), id="a stale connection"),
        pytest.param([httpx.RemoteProtocolError("x")] * 9, 2, RetryLater, id="broken off twice: no third"),
        pytest.param([PROXY], 2, Sent(101), id="a proxy's page"),
        pytest.param([httpx.ReadTimeout("x")], 1, RetryLater, id="no answer in time: perhaps it is there"),
        pytest.param([refusal(403, "Forbidden: bot was blocked by the user")], 1, ChatGone, id="blocked"),
        pytest.param(
            [refusal(429, "Too Many Requests: retry after 400", retry_after=400)], 1, RetryLater, id="flood"
        ),
    ],
)
async def test_tries(
    telegram: FakeTelegram, sender: Sender, answers: list[Answer], sends: int, expected: Any
) -> None:
    telegram.answers["sendMessage"] = [wrapped(answer) for answer in answers]
    outcome = await sender.send(Place(5), CARD)
    assert outcome == expected if isinstance(expected, Sent) else isinstance(outcome, expected)
    assert len(telegram.sent()) == sends


def wrapped(answer: Answer) -> Answer:
    """As the library hands on what its connection met."""
    if isinstance(answer, httpx.TimeoutException):
        return broken_by(answer, TimedOut())
    return broken_by(answer, NetworkError("x")) if isinstance(answer, Exception) else answer


async def test_refused_markup_is_sent_once_as_plain_text(
    telegram: FakeTelegram, sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.answers["sendMessage"] = [PARSE]
    assert isinstance(await sender.send(Place(5), CARD), Sent)
    plain = telegram.sent()[1]
    assert plain["text"] == "Bold & plain"
    assert "parse_mode" not in plain
    assert plain["reply_markup"]
    assert "markup refused" in caplog.text


async def test_plain_text_that_is_refused_too_is_given_up(telegram: FakeTelegram, sender: Sender) -> None:
    telegram.answers["sendMessage"] = [PARSE, PARSE]
    assert isinstance(await sender.send(Place(5), CARD), Rejected)
    assert len(telegram.sent()) == 2


async def test_refused_buttons_are_left_out(telegram: FakeTelegram, sender: Sender) -> None:
    telegram.answers["sendMessage"] = [refusal(400, "Bad Request: BUTTON_DATA_INVALID")]
    assert isinstance(await sender.send(Place(5), CARD), Sent)
    assert "reply_markup" not in telegram.sent()[1]
    assert telegram.sent()[1]["parse_mode"] == "HTML"


async def test_a_closed_topic_gives_way_to_the_general_one(telegram: FakeTelegram, sender: Sender) -> None:
    telegram.answers["sendMessage"] = [refusal(400, "Bad Request: TOPIC_CLOSED")]
    assert isinstance(await sender.send(Place(-5, topic=3), CARD), Sent)
    assert "message_thread_id" not in telegram.sent()[1]


async def test_a_moved_group_is_followed(telegram: FakeTelegram, sender: Sender) -> None:
    moved = refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1007)
    telegram.answers["sendMessage"] = [moved]
    assert isinstance(await sender.send(Place(-5, reply_to=9), CARD), Sent)
    assert telegram.sent()[1]["chat_id"] == -1007


@pytest.mark.parametrize(
    ("answer", "anew"),
    [
        pytest.param(None, False, id="edited"),
        pytest.param(refusal(400, "Bad Request: message is not modified: same"), False, id="as it was"),
        pytest.param(refusal(400, "Bad Request: message to edit not found"), True, id="deleted"),
        pytest.param(refusal(400, "Bad Request: message can't be edited"), True, id="too old"),
        pytest.param(PARSE, True, id="markup refused"),
        pytest.param(refusal(403, "Forbidden: bot was kicked from the group chat"), False, id="kicked"),
        pytest.param(BUSY, False, id="busy once"),
    ],
)
async def test_edits(telegram: FakeTelegram, sender: Sender, answer: Answer | None, anew: bool) -> None:
    telegram.answers["editMessageText"] = [answer] if answer else []
    await sender.edit(Place(5), 77, CARD)
    assert telegram.sent("editMessageText")[0]["message_id"] == 77
    assert bool(telegram.sent("sendMessage")) is anew


async def test_an_edit_may_be_repeated_whatever_happened(telegram: FakeTelegram, sender: Sender) -> None:
    telegram.answers["editMessageText"] = [wrapped(httpx.ReadTimeout("x"))] * 2
    assert isinstance(await sender.edit(Place(5), 77, CARD), Sent)
    assert len(telegram.sent("editMessageText")) == 3


async def test_toasts_and_typing_never_fail(telegram: FakeTelegram, sender: Sender) -> None:
    telegram.answers["answerCallbackQuery"] = [refusal(400, "Bad Request: query is too old")]
    telegram.answers["sendChatAction"] = [BUSY]
    await sender.toast("1", "hello")
    await sender.typing(Place(5))
    assert telegram.sent("answerCallbackQuery")[0]["text"] == "hello"

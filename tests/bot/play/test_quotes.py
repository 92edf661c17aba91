"""Replies and the words they quote."""

import pytest

from bot.play import Telegram
from tests.bot.play.helpers import Api, chat_of


async def test_reply(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    await api.result("sendMessage", chat_id=chat.id, text="one")
    await api.result("sendMessage", chat_id=chat.id, text="two", reply_parameters={"message_id": 1})
    third = await api.result("sendMessage", chat_id=chat.id, text="three", reply_parameters={"message_id": 2})
    assert third["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in third["reply_to_message"]


async def test_reply_to_nothing(api: Api, telegram: Telegram) -> None:
    send = {"chat_id": chat_of(telegram).id, "text": "a"}
    refusal = await api.refusal("sendMessage", **send, reply_parameters={"message_id": 7})
    assert refusal == "400 Bad Request: message to be replied not found"
    wanted = {"message_id": 7, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api.result("sendMessage", **send, reply_parameters=wanted)


async def test_reply_to_another_chat(api: Api, telegram: Telegram) -> None:
    channel, group, person = chat_of(telegram, "channel"), chat_of(telegram, "group"), chat_of(telegram)
    for chat, kind in ((channel, "channel"), (group, "user")):
        await api.result("sendMessage", chat_id=chat.id, text="a")
        wanted = {"message_id": 1, "chat_id": chat.id}
        sent = await api.result("sendMessage", chat_id=person.id, text="b", reply_parameters=wanted)
        assert sent["external_reply"]["origin"]["type"] == kind


@pytest.mark.parametrize(
    ("quote", "position"),
    [
        pytest.param("Hello", 3, id="plain"),
        pytest.param("<b>bold</b>", 9, id="bold as there"),
        pytest.param("lo <b>bo</b>", 6, id="over a border"),
        pytest.param("again", 14, id="after an emoji"),
        pytest.param("bold", -1, id="not bold as there"),
        pytest.param("<i>Hello</i>", -1, id="italic as nowhere"),
        pytest.param("Hullo", -1, id="other words"),
        pytest.param("a" * 1025, -1, id="too long"),
    ],
)
async def test_quotes(api: Api, telegram: Telegram, quote: str, position: int) -> None:
    chat = chat_of(telegram)
    await api.result("sendMessage", chat_id=chat.id, text="👍 Hello <b>bold</b> again", parse_mode="HTML")
    wanted = {"message_id": 1, "quote": quote, "quote_parse_mode": "HTML"}
    send = {"chat_id": chat.id, "text": "a", "reply_parameters": wanted}
    if position < 0:
        assert await api.refusal("sendMessage", **send) == "400 Bad Request: QUOTE_TEXT_INVALID"
    else:
        sent = await api.result("sendMessage", **send)
        assert sent["quote"]["position"] == position
        assert sent["quote"]["is_manual"] is True

"""Edits, deletions and answers."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from bot.play import Telegram
from bot.play.chats import Chat
from bot.play.people import Press, ask_inline, press, say
from bot.play.places import set_bot
from tests.bot.play.helpers import Api, Json, chat_of

KEYBOARD = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}]]}


async def sent(api: Api, chat: Chat, **more: Json) -> dict[str, Json]:
    """The chat and number of a message that the bot has just sent, for an edit."""
    message = await api.result("sendMessage", chat_id=chat.id, text="one", **more)
    return {"chat_id": chat.id, "message_id": message["message_id"]}


async def test_edit(api: Api, telegram: Telegram) -> None:
    where = await sent(api, chat_of(telegram), reply_markup=KEYBOARD)
    edited = await api.result("editMessageText", **where, text="<b>two</b>", parse_mode="HTML")
    assert (edited["text"], edited["entities"][0]["type"]) == ("two", "bold")
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    again = await api.result("editMessageText", **where, text="two")
    assert "entities" not in again


async def test_edit_keyboard(api: Api, telegram: Telegram) -> None:
    where = await sent(api, chat_of(telegram))
    edited = await api.result("editMessageReplyMarkup", **where, reply_markup=KEYBOARD)
    assert edited["reply_markup"] == KEYBOARD
    assert "reply_markup" not in await api.result("editMessageReplyMarkup", **where)


async def test_edit_caption(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    file = telegram.files.add("a.txt", "text/plain", b"a")
    message = await api.result("sendDocument", chat_id=chat.id, document=file.id)
    where = {"chat_id": chat.id, "message_id": message["message_id"]}
    edited = await api.result("editMessageCaption", **where, caption="#new")
    assert edited["caption_entities"][0]["type"] == "hashtag"
    assert "caption" not in await api.result("editMessageCaption", **where)
    refusal = await api.refusal("editMessageText", **where, text="a")
    assert refusal == "400 Bad Request: there is no text in the message to edit"


@pytest.mark.parametrize(
    ("method", "more"),
    [
        pytest.param(
            "editMessageText", {"text": " one ", "reply_markup": KEYBOARD}, id="same text and keyboard"
        ),
        pytest.param("editMessageReplyMarkup", {"reply_markup": KEYBOARD}, id="same keyboard"),
    ],
)
async def test_not_modified(api: Api, telegram: Telegram, method: str, more: dict[str, Json]) -> None:
    where = await sent(api, chat_of(telegram), reply_markup=KEYBOARD)
    refusal = await api.refusal(method, **where, **more)
    assert refusal == (
        "400 Bad Request: message is not modified: specified new message content and reply markup are "
        "exactly the same as a current content and reply markup of the message"
    )


async def test_edit_refused(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    said = say(telegram, chat, "mine")
    edit = {"chat_id": chat.id, "text": "a"}
    ask = api.refusal
    assert await ask("editMessageText", **edit, message_id=99) == "400 Bad Request: message to edit not found"
    assert (
        await ask("editMessageText", **edit, message_id=said["message_id"])
        == "400 Bad Request: message can't be edited"
    )
    assert await ask("editMessageText", text="a") == "400 Bad Request: message identifier is not specified"
    assert (
        await ask("editMessageText", text="a", inline_message_id="x") == "400 Bad Request: MESSAGE_ID_INVALID"
    )
    assert await ask("editMessageText", text="a", message_id=1) == "400 Bad Request: chat_id is empty"
    where = await sent(api, chat)
    refusal = await ask("editMessageCaption", **where, caption="a")
    assert refusal == "400 Bad Request: there is no caption in the message to edit"
    refusal = await ask("editMessageReplyMarkup", **where, reply_markup={"force_reply": True})
    assert 'unknown field "force_reply" of InlineKeyboardMarkup' in refusal
    set_bot(telegram, chat, "kicked")
    assert await ask("editMessageText", **where, text="b") == "403 Forbidden: bot was blocked by the user"


async def test_a_channel_lets_administrators_edit(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "channel")
    post = say(telegram, chat, "by a person")
    edit = {"chat_id": chat.id, "message_id": post["message_id"], "text": "a"}
    assert (await api.result("editMessageText", **edit))["text"] == "a"
    set_bot(telegram, chat, "administrator", {"can_edit_messages": False})
    assert await api.refusal("editMessageText", **edit) == "400 Bad Request: message can't be edited"


async def test_delete(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    where = await sent(api, chat)
    assert await api.result("deleteMessage", **where) is True
    assert chat.messages == {}
    assert telegram.events.after(0)[-1]["type"] == "delete"
    assert await api.refusal("deleteMessage", **where) == "400 Bad Request: message to delete not found"
    assert (
        await api.refusal("editMessageText", **where, text="a")
        == "400 Bad Request: message to edit not found"
    )


def much_later(telegram: Telegram) -> None:
    telegram.clock.advance(48 * 3600 + 1)


class Wish(NamedTuple):
    """What the bot wants to delete, and where."""

    kind: str = "private"
    status: str = "member"
    own: bool = True
    later: bool = False


@pytest.mark.parametrize(
    ("wish", "allowed"),
    [
        pytest.param(Wish(), True, id="own, private"),
        pytest.param(Wish(own=False), True, id="the person's, private"),
        pytest.param(Wish(later=True), False, id="too old"),
        pytest.param(Wish("group"), True, id="own, group"),
        pytest.param(Wish("group", own=False), False, id="another's, group"),
        pytest.param(Wish("group", "administrator", own=False, later=True), True, id="administrator"),
    ],
)
async def test_who_may_delete(api: Api, telegram: Telegram, wish: Wish, allowed: bool) -> None:
    chat = chat_of(telegram, wish.kind, bot=wish.status)
    where = await sent(api, chat)
    if not wish.own:
        where["message_id"] = say(telegram, chat, "hers")["message_id"]
    if wish.later:
        much_later(telegram)
    if allowed:
        assert await api.result("deleteMessage", **where) is True
    else:
        assert await api.refusal("deleteMessage", **where) == "400 Bad Request: message can't be deleted"


async def test_delete_many(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    numbers = [(await sent(api, chat))["message_id"] for _ in range(3)]
    assert await api.result("deleteMessages", chat_id=chat.id, message_ids=[*numbers[:2], 77]) is True
    assert list(chat.messages) == numbers[2:]


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        pytest.param([], "message identifiers are not specified", id="none"),
        pytest.param(list(range(1, 102)), "too many message identifiers specified", id="101"),
        pytest.param([0], "invalid message identifier specified", id="zero"),
    ],
)
async def test_delete_many_refused(api: Api, telegram: Telegram, numbers: list[int], reason: str) -> None:
    refusal = await api.refusal("deleteMessages", chat_id=chat_of(telegram).id, message_ids=numbers)
    assert refusal == f"400 Bad Request: {reason}"


async def test_answer_to_a_button(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    where = await sent(api, chat, reply_markup=KEYBOARD)
    query = press(telegram, chat, Press(where["message_id"], "more"))
    assert (
        await api.result("answerCallbackQuery", callback_query_id=query.id, text="Yes", show_alert=True)
        is True
    )
    assert query.answered.is_set()
    assert query.answer == {"text": "Yes", "show_alert": True}


def nothing(telegram: Telegram) -> None:
    pass


@pytest.mark.parametrize(
    ("meanwhile", "more", "reason"),
    [
        pytest.param(
            lambda t: t.clock.advance(16),
            {},
            "query is too old and response timeout expired or query ID is invalid",
            id="too late",
        ),
        pytest.param(
            nothing,
            {"callback_query_id": "5"},
            "query is too old and response timeout expired or query ID is invalid",
            id="unknown",
        ),
        pytest.param(nothing, {"text": "a" * 201}, "MESSAGE_TOO_LONG", id="long"),
        pytest.param(nothing, {"url": "http://a.b/"}, "URL_INVALID", id="link"),
    ],
)
async def test_answer_refused(
    api: Api, telegram: Telegram, meanwhile: Callable[[Telegram], None], more: dict[str, str], reason: str
) -> None:
    chat = chat_of(telegram)
    query = press(telegram, chat, Press((await sent(api, chat, reply_markup=KEYBOARD))["message_id"], "more"))
    meanwhile(telegram)
    given = {"callback_query_id": query.id} | more
    assert await api.refusal("answerCallbackQuery", **given) == f"400 Bad Request: {reason}"
    assert not query.answered.is_set()


def article(name: str = "1", text: str = "a") -> dict[str, Json]:
    return {"type": "article", "id": name, "title": "T", "input_message_content": {"message_text": text}}


async def test_inline_answer(api: Api, telegram: Telegram) -> None:
    query = ask_inline(telegram, "missiles")
    answer = {"inline_query_id": query.id, "results": [article()], "cache_time": 5}
    assert await api.result("answerInlineQuery", **answer) is True
    assert query.answer["results"][0]["title"] == "T"


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        pytest.param([article(str(n)) for n in range(51)], "RESULTS_TOO_MUCH", id="51"),
        pytest.param([article(), article()], "RESULT_ID_DUPLICATE", id="twice"),
        pytest.param([article("é" * 33)], "RESULT_ID_INVALID", id="long id"),
        pytest.param([article(text="")], "message text is empty", id="no text"),
        pytest.param([{"type": "article", "id": "1"}], 'Can\'t find field "title"', id="no title"),
    ],
)
async def test_inline_answer_refused(api: Api, telegram: Telegram, results: Json, reason: str) -> None:
    query = ask_inline(telegram, "")
    assert reason in await api.refusal("answerInlineQuery", inline_query_id=query.id, results=results)

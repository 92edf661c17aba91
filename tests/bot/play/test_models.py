"""All that the stand-in says is what the Bot API may say: two libraries read it, and lose nothing."""

from typing import Any

import aiogram.methods
import aiogram.types
import pytest
import telegram as ptb
from pydantic import TypeAdapter

from bot.play import Telegram
from bot.play.people import Press, ask_inline, change, press, say
from bot.play.places import add_topic, migrate, set_bot, set_member, set_topic
from tests.bot.play.helpers import Api, chat_of

Json = Any

MARKUP = (
    '<b>Bold</b> <a href="https://example.com/">link</a> <blockquote expandable>quote</blockquote>'
    '<tg-time unix="1647531900" format="wDT">then</tg-time> <code>x</code> '
    '<pre><code class="language-py">y</code></pre> <a href="tg://user?id=1001">who</a> '
    '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji> @somebody #tag a@example.com'
)
MEMBERS: TypeAdapter[Json] = TypeAdapter(aiogram.methods.GetChatMember.__returning__)
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "a", "callback_data": "x"}, {"text": "b", "url": "https://example.com/"}],
        [{"text": "c", "copy_text": {"text": "d"}}],
    ]
}


async def everything_sent(api: Api) -> list[Json]:
    """A message of every kind that the bot can send, in every kind of chat."""
    telegram = api.telegram
    file = telegram.files.add("a.txt", "text/plain", b"a")
    result = []
    for kind in ("private", "group", "supergroup", "channel"):
        more = {"topics": ["World"]} if kind == "supergroup" else {}
        chat = chat_of(telegram, kind, username="somewhere" if kind == "channel" else "", **more)
        send = {"chat_id": chat.id} | ({"message_thread_id": 2} if kind == "supergroup" else {})
        first = await api.result("sendMessage", text=MARKUP, parse_mode="HTML", reply_markup=KEYBOARD, **send)
        number = first["message_id"]
        reply = {
            "message_id": number,
            "quote": "Bold",
            "quote_entities": [{"type": "bold", "offset": 0, "length": 4}],
        }
        options = {"link_preview_options": {"is_disabled": True}, "reply_parameters": reply}
        result += [
            first,
            await api.result("sendMessage", text="answer", **options, **send),
            await api.result("sendDocument", document=file.id, caption=MARKUP, parse_mode="HTML", **send),
            await api.result("editMessageText", text="new", chat_id=chat.id, message_id=number),
            await api.result("forwardMessage", from_chat_id=chat.id, message_id=number, **send),
        ]
    return result


def everything_done(telegram: Telegram) -> None:
    """An update of every kind."""
    telegram.updates.allowed = [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "inline_query",
        "my_chat_member",
        "chat_member",
    ]
    for kind in ("private", "group", "supergroup", "channel"):
        chat = chat_of(telegram, kind, bot="administrator" if kind != "private" else "member")
        message = say(telegram, chat, "/brief@sourceline_bot https://example.com")
        change(telegram, chat, message["message_id"], "$USD")
        chat.messages[message["message_id"]]["reply_markup"] = KEYBOARD
        press(telegram, chat, Press(message["message_id"], "x"))
        for status in ("kicked", "member", "restricted", "left", "administrator", "creator"):
            set_bot(telegram, chat, status)
    set_member(telegram, chat, {"first_name": "Ann", "status": "administrator"})
    forum = chat_of(telegram, "supergroup", topics=["World"])
    topic = add_topic(telegram, forum, "Sport")
    set_topic(telegram, forum, topic.id, closed=True)
    set_topic(telegram, forum, topic.id, closed=False)
    migrate(telegram, chat_of(telegram, "group"))
    ask_inline(telegram, "words")


def bare(value: Json) -> Json:
    """Without the fields that libraries fill in where nothing was said."""
    if isinstance(value, dict):
        return {name: bare(inner) for name, inner in value.items() if inner not in (None, [], False, ())}
    return [bare(inner) for inner in value] if isinstance(value, list) else value


def kept_by_aiogram(model: type[aiogram.types.TelegramObject], given: Json) -> Json:
    read = model.model_validate(given)
    return bare(read.model_dump(mode="json", by_alias=True, exclude_unset=True))


def sources(value: Json) -> Json:
    """As sent, with the doubles of old fields left out."""
    if isinstance(value, dict):
        old = ("new_chat_member", "new_chat_participant") if "new_chat_members" in value else ()
        return {name: sources(inner) for name, inner in value.items() if name not in old}
    return [sources(inner) for inner in value] if isinstance(value, list) else value


async def test_messages(api: Api) -> None:
    for message in await everything_sent(api):
        assert kept_by_aiogram(aiogram.types.Message, message) == bare(message)
        read = ptb.Message.de_json(message, None)
        assert not read.api_kwargs
        assert bare(read.to_dict()) == bare(message)


async def test_updates(telegram: Telegram, api: Api) -> None:
    everything_done(telegram)
    updates = await api.result("getUpdates")
    assert {name for update in updates for name in update} == {*telegram.updates.allowed, "update_id"}
    for update in updates:
        given = sources(update)
        assert kept_by_aiogram(aiogram.types.Update, given) == bare(given)
        assert bare(ptb.Update.de_json(given, None).to_dict()) == bare(given)


@pytest.mark.parametrize("kind", ["private", "group", "supergroup", "channel"])
async def test_chats_and_members(api: Api, telegram: Telegram, kind: str) -> None:
    chat = chat_of(telegram, kind, username="somewhere" if kind == "channel" else "")
    full = await api.result("getChat", chat_id=chat.id)
    aiogram.types.ChatFullInfo.model_validate(full)
    assert ptb.ChatFullInfo.de_json(full, None).id == chat.id
    for status in ("creator", "administrator", "member", "restricted", "left", "kicked"):
        person = set_member(telegram, chat, {"first_name": "Ann", "status": status}).user
        if kind in ("group", "supergroup"):
            member = await api.result("getChatMember", chat_id=chat.id, user_id=person.id)
            MEMBERS.validate_python(member)
            assert ptb.ChatMember.de_json(member, None).status == status


async def test_the_rest(api: Api, telegram: Telegram) -> None:
    me = await api.result("getMe")
    assert kept_by_aiogram(aiogram.types.User, me) == bare(me)
    assert ptb.User.de_json(me, None).username == "sourceline_bot"
    await api.result("setWebhook", url="http://127.0.0.1:1/")
    info = await api.result("getWebhookInfo")
    assert ptb.WebhookInfo.de_json(info, None).url == "http://127.0.0.1:1/"
    aiogram.types.WebhookInfo.model_validate(info)
    file = telegram.files.add("a.txt", "text/plain", b"a")
    found = await api.result("getFile", file_id=file.id)
    aiogram.types.File.model_validate(found)
    assert ptb.File.de_json(found, None).file_path == file.path

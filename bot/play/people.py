"""What people do at their end: write, edit, press buttons. Each act becomes what the bot sees of it."""

from dataclasses import dataclass

from bot.play.chats import Chat
from bot.play.errors import Json, bad_request
from bot.play.members import Member
from bot.play.messages import Draft, post, quoted, replace, text_content
from bot.play.queries import Query
from bot.play.telegram import Telegram
from bot.play.text.formatted import LONGEST_TEXT, typed


def say(telegram: Telegram, chat: Chat, text: str, topic: int = 0, **more: Json) -> dict[str, Json]:
    """A person writes; `by` is their id (the page's person when left out), `reply_to` a message here."""
    author = _author(telegram, chat, more.get("by"))
    content, entities = typed(text)
    if len(content) > LONGEST_TEXT:
        raise bad_request("Message is too long")
    answered = chat.messages.get(more.get("reply_to") or 0)
    reply = {"reply_to_message": quoted(answered)} if answered else {}
    speaker = None if chat.type == "channel" else author
    draft = Draft(text_content(content, entities), speaker, _topic(chat, topic), reply)
    if chat.type == "private":
        chat.started = True
    message = post(telegram, chat, draft)
    _tell(telegram, chat, message)
    return message


def change(telegram: Telegram, chat: Chat, message_id: int, text: str) -> dict[str, Json]:
    """A person edits what was written."""
    before = message_in(chat, message_id)
    if before.get("from", {}).get("id") == telegram.bot.id or "text" not in before:
        raise bad_request("message can't be edited")
    content, entities = typed(text)
    changes = {"entities": None} | text_content(content, entities)
    message = replace(telegram, chat, before, changes)
    _tell(telegram, chat, message, edited=True)
    return message


@dataclass(frozen=True, slots=True)
class Press:
    """Which button, and who presses it: the page's person when nobody is named."""

    message_id: int
    data: str
    by: int | None = None


def press(telegram: Telegram, chat: Chat, pressed: Press) -> Query:
    """A person presses a button; the query waits for the bot's answer."""
    message = message_in(chat, pressed.message_id)
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    if not any(button.get("callback_data") == pressed.data for row in rows for button in row):
        raise bad_request("there is no such button")
    query = telegram.queries.ask(telegram.clock.now())
    callback = {
        "id": query.id,
        "from": _author(telegram, chat, pressed.by, may_read=True).user.as_json(),
        "message": message,
        "chat_instance": str(chat.id * 7919),
        "data": pressed.data,
    }
    telegram.updates.add("callback_query", callback)
    return query


def ask_inline(telegram: Telegram, text: str, offset: str = "") -> Query:
    """The person types `@bot words` somewhere."""
    query = telegram.queries.ask(telegram.clock.now())
    sender = telegram.person.as_json()
    asked = {"id": query.id, "from": sender, "query": text, "offset": offset, "chat_type": "sender"}
    telegram.updates.add("inline_query", asked)
    return query


def message_in(chat: Chat, message_id: int) -> dict[str, Json]:
    """A message by number; Refused when it is not there."""
    message: dict[str, Json] | None = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message not found")
    return message


def _author(telegram: Telegram, chat: Chat, user_id: int | None, may_read: bool = False) -> Member:
    member = chat.members.get(user_id or (chat.id if chat.type == "private" else telegram.person.id))
    if member is None or not member.inside:
        raise bad_request("this person is not in the chat")
    if chat.type == "channel" and not may_read and not member.manages:
        raise bad_request("only administrators write in a channel")
    if chat.migrated_to or chat.deleted:
        raise bad_request("nobody can write in this chat any more")
    if chat.type == "private" and telegram.bot_in(chat).status == "kicked":
        raise bad_request("this person has blocked the bot")
    return member


def _topic(chat: Chat, topic: int) -> int:
    if topic and topic not in chat.topics:
        raise bad_request("message thread not found")
    return topic


def _tell(telegram: Telegram, chat: Chat, message: dict[str, Json], edited: bool = False) -> None:
    if not _hears(telegram, chat, message):
        return
    kind = "channel_post" if chat.type == "channel" else "message"
    telegram.updates.add(f"edited_{kind}" if edited else kind, message)


def _hears(telegram: Telegram, chat: Chat, message: dict[str, Json]) -> bool:
    bot = telegram.bot_in(chat)
    if not bot.inside:
        return False
    if chat.type == "private" or bot.manages or not telegram.setup.privacy:
        return True
    return chat.in_groups and _is_for_bot(telegram, message)


def _is_for_bot(telegram: Telegram, message: dict[str, Json]) -> bool:
    answered = message.get("reply_to_message", {}).get("from", {})
    if answered.get("id") == telegram.bot.id:
        return True
    text = message.get("text", "")
    first = text.split(maxsplit=1)[0].lower() if text else ""
    name = telegram.bot.username.lower()
    return f"@{name}" in text.lower() or (first.startswith("/") and "@" not in first)

"""Methods that change or remove a message, or answer a button or an inline query."""

from bot.play.access import open_chat
from bot.play.chats import Chat
from bot.play.errors import Json, bad_request
from bot.play.keyboards import checked_keyboard
from bot.play.messages import remove, replace, text_content, written_by_bot
from bot.play.telegram import Telegram
from bot.play.text.formatted import caption, message_text

#: A bot can't delete what is older.
DELETABLE_SECONDS = 48 * 3600
MOST_DELETED = 100
MOST_INLINE_RESULTS = 50
LONGEST_RESULT_ID = 64
LONGEST_ANSWER = 200
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
#: A message and the chat it is in.
_Place = tuple[Chat, dict[str, Json]]
_COMPARED = ("text", "entities", "caption", "caption_entities", "link_preview_options", "reply_markup")


def edit_message_text(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Another text and keyboard."""
    text, entities = message_text(p["text"], p.get("parse_mode", ""), p.get("entities", []))
    place = _to_edit(telegram, p)
    if "text" not in place[1]:
        raise bad_request("there is no text in the message to edit")
    preview = p.get("link_preview_options") or None
    changes = {"entities": None, "link_preview_options": preview} | text_content(text, entities)
    return _edit(telegram, place, p, changes)


def edit_message_caption(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Another caption and keyboard."""
    text, entities = caption(p.get("caption", ""), p.get("parse_mode", ""), p.get("caption_entities", []))
    place = _to_edit(telegram, p)
    if "document" not in place[1]:
        raise bad_request("there is no caption in the message to edit")
    changes: dict[str, Json] = {"caption": None, "caption_entities": None}
    return _edit(telegram, place, p, changes | (text_content(text, entities, "caption") if text else {}))


def edit_message_reply_markup(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Another keyboard, or none."""
    return _edit(telegram, _to_edit(telegram, p), p, {})


def _to_edit(telegram: Telegram, p: dict[str, Json]) -> _Place:
    if "chat_id" not in p and "message_id" not in p:
        if "inline_message_id" not in p:
            raise bad_request("Message identifier is not specified")
        raise bad_request("MESSAGE_ID_INVALID")
    chat = open_chat(telegram, p.get("chat_id", ""))
    message: dict[str, Json] | None = chat.messages.get(p.get("message_id", 0))
    if message is None:
        raise bad_request("message to edit not found")
    if not written_by_bot(telegram, chat, message):
        raise bad_request("message can't be edited")
    return chat, message


def _edit(telegram: Telegram, place: _Place, p: dict[str, Json], changes: dict[str, Json]) -> Json:
    chat, message = place
    changes["reply_markup"] = checked_keyboard(p.get("reply_markup"), chat)
    if all(message.get(name) == changes.get(name, message.get(name)) for name in _COMPARED):
        raise bad_request(_NOT_MODIFIED)
    telegram.limits.take(chat.id, chat.type != "private", True, telegram.clock.now())
    return replace(telegram, chat, message, changes)


def delete_message(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Removes one message."""
    chat = open_chat(telegram, p["chat_id"])
    if p["message_id"] not in chat.messages:
        raise bad_request("message to delete not found")
    if not _may_delete(telegram, chat, chat.messages[p["message_id"]]):
        raise bad_request("message can't be deleted")
    remove(telegram, chat, p["message_id"])
    return True


def delete_messages(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Removes up to a hundred messages; those that are not there are passed over."""
    numbers = p["message_ids"]
    if not numbers:
        raise bad_request("Message identifiers are not specified")
    if len(numbers) > MOST_DELETED:
        raise bad_request("Too many message identifiers specified")
    if any(number <= 0 for number in numbers):
        raise bad_request("Invalid message identifier specified")
    chat = open_chat(telegram, p["chat_id"])
    found = [number for number in dict.fromkeys(numbers) if number in chat.messages]
    if not all(_may_delete(telegram, chat, chat.messages[number]) for number in found):
        raise bad_request("message can't be deleted")
    for number in found:
        remove(telegram, chat, number)
    return True


def _may_delete(telegram: Telegram, chat: Chat, message: dict[str, Json]) -> bool:
    if telegram.bot_in(chat).may("can_delete_messages", chat.kind):
        return True
    young = telegram.clock.now() - message["date"] < DELETABLE_SECONDS
    return young and (chat.type == "private" or message.get("from", {}).get("id") == telegram.bot.id)


def answer_callback_query(telegram: Telegram, p: dict[str, Json]) -> Json:
    """What the person who pressed a button is told."""
    if len(p.get("text", "")) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if p.get("url"):
        raise bad_request("URL_INVALID")
    answer = {name: p[name] for name in ("text", "show_alert") if p.get(name)}
    telegram.queries.answer(p["callback_query_id"], answer, telegram.clock.now())
    return True


def answer_inline_query(telegram: Telegram, p: dict[str, Json]) -> Json:
    """The articles that a person may choose from."""
    results = p["results"]
    if len(results) > MOST_INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    names = [result["id"] for result in results]
    if len(set(names)) != len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(name.encode()) <= LONGEST_RESULT_ID for name in names):
        raise bad_request("RESULT_ID_INVALID")
    for result in results:
        content = result["input_message_content"]
        message_text(content["message_text"], content.get("parse_mode", ""), content.get("entities", []))
    telegram.queries.answer(p["inline_query_id"], {"results": results}, telegram.clock.now())
    return True

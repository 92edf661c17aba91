"""Replies, and the exact words of the other message that a reply may quote."""

from bot.play.access import readable_chat
from bot.play.chats import Chat
from bot.play.errors import Json, bad_request
from bot.play.messages import quoted
from bot.play.telegram import Telegram
from bot.play.text.entities import units
from bot.play.text.formatted import LONGEST_CAPTION, formatted

_KEPT = {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"}
_NOT_FOUND = "message to be replied not found"


def reply_fields(telegram: Telegram, chat: Chat, wanted: Json) -> dict[str, Json]:
    """What `reply_parameters` add to a message; Refused when the message or the quote is not there."""
    if not wanted:
        return {}
    other = readable_chat(telegram, wanted["chat_id"]) if wanted.get("chat_id") else chat
    message = other.messages.get(wanted["message_id"])
    if message is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request(_NOT_FOUND)
    if other is not chat:
        return {"external_reply": _elsewhere(other, message)} | _quote(message, wanted)
    return {"reply_to_message": quoted(message)} | _quote(message, wanted)


def _elsewhere(chat: Chat, message: Json) -> dict[str, Json]:
    origin: dict[str, Json] = {"date": message["date"]}
    if chat.type == "channel":
        origin |= {"type": "channel", "chat": chat.as_json(), "message_id": message["message_id"]}
    else:
        origin |= {"type": "user", "sender_user": message["from"]}
    return {"origin": origin, "chat": chat.as_json(), "message_id": message["message_id"]}


def _quote(message: Json, wanted: Json) -> dict[str, Json]:
    if not wanted.get("quote"):
        return {}
    entities = wanted.get("quote_entities", [])
    text, found = formatted(wanted["quote"], wanted.get("quote_parse_mode", ""), entities)
    if len(text) > LONGEST_CAPTION:
        raise bad_request("QUOTE_TEXT_INVALID")
    marks = [entity.as_json() for entity in found if entity.type in _KEPT]
    position = _position(message, text, marks)
    if position < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    quote = {"text": text, "position": position, "is_manual": True}
    return {"quote": quote | ({"entities": marks} if marks else {})}


def _position(message: Json, text: str, marks: list[Json]) -> int:
    whole = message.get("text") or message.get("caption") or ""
    kept = [e for e in message.get("entities") or message.get("caption_entities") or [] if e["type"] in _KEPT]
    at = whole.find(text)
    while at >= 0:
        begin = units(whole[:at])
        if _inside(kept, begin, begin + units(text)) == marks:
            return begin
        at = whole.find(text, at + 1)
    return -1


def _inside(entities: list[Json], begin: int, end: int) -> list[Json]:
    inside = []
    for entity in entities:
        first = max(begin, entity["offset"])
        last = min(end, entity["offset"] + entity["length"])
        if first < last:
            inside.append(entity | {"offset": first - begin, "length": last - first})
    return inside

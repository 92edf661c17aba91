"""Methods that put a message into a chat."""

from bot.play.access import open_chat, open_topic, readable_chat, writable_chat
from bot.play.chats import Chat
from bot.play.errors import Json, Refused, bad_request
from bot.play.files import LARGEST_UPLOAD, File
from bot.play.keyboards import checked_keyboard
from bot.play.messages import Draft, post, text_content
from bot.play.parameters import Upload
from bot.play.quotes import reply_fields
from bot.play.telegram import Telegram
from bot.play.text.formatted import caption, message_text

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_CONTENT = ("text", "entities", "caption", "caption_entities", "document", "link_preview_options")


def send_message(telegram: Telegram, p: dict[str, Json]) -> Json:
    """A text."""
    text, entities = message_text(p["text"], p.get("parse_mode", ""), p.get("entities", []))
    chat = writable_chat(telegram, p["chat_id"])
    content = text_content(text, entities)
    if p.get("link_preview_options"):
        content["link_preview_options"] = p["link_preview_options"]
    return _send(telegram, chat, p, content)


def send_document(telegram: Telegram, p: dict[str, Json]) -> Json:
    """A file: uploaded now, or one that was sent before."""
    text, entities = caption(p.get("caption", ""), p.get("parse_mode", ""), p.get("caption_entities", []))
    chat = writable_chat(telegram, p["chat_id"], "can_send_documents")
    file = _file(telegram, p["document"])
    content = {"document": file.as_json()}
    return _send(telegram, chat, p, content | (text_content(text, entities, "caption") if text else {}))


def copy_message(telegram: Telegram, p: dict[str, Json]) -> Json:
    """The content of another message, as if the bot had written it."""
    original = _original(telegram, p, "message to copy not found")
    chat = writable_chat(telegram, p["chat_id"])
    content = {name: original[name] for name in _CONTENT if name in original}
    return {"message_id": _send(telegram, chat, p, content)["message_id"]}


def forward_message(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Another message, with its author named."""
    original = _original(telegram, p, "message to forward not found")
    chat = writable_chat(telegram, p["chat_id"])
    origin: dict[str, Json] = {"date": original["date"]}
    if "from" in original:
        origin |= {"type": "user", "sender_user": original["from"]}
    else:
        channel = original["sender_chat"]
        origin |= {"type": "channel", "chat": channel, "message_id": original["message_id"]}
    content = {name: original[name] for name in _CONTENT if name in original}
    return _send(telegram, chat, p, {"forward_origin": origin} | content)


def send_chat_action(telegram: Telegram, p: dict[str, Json]) -> Json:
    """The line under a name: writing, uploading."""
    if p["action"] not in _ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = open_chat(telegram, p["chat_id"])
    topic = p.get("message_thread_id", 0)
    telegram.events.add("typing", chat_id=chat.id, action=p["action"], thread_id=topic)
    return True


def _send(telegram: Telegram, chat: Chat, p: dict[str, Json], content: dict[str, Json]) -> dict[str, Json]:
    topic = open_topic(telegram, chat, p.get("message_thread_id", 0))
    reply = reply_fields(telegram, chat, p.get("reply_parameters"))
    answered = reply.get("reply_to_message", {})
    if chat.is_forum and not topic and answered.get("is_topic_message"):
        # An answer stays in the topic of the message that it answers.
        topic = open_topic(telegram, chat, answered["message_thread_id"])
    markup = checked_keyboard(p.get("reply_markup"), chat)
    telegram.limits.take(chat.id, chat.type != "private", False, telegram.clock.now())
    author = None if chat.type == "channel" else telegram.bot_in(chat)
    return post(telegram, chat, Draft(content, author, topic, reply, markup))


def _file(telegram: Telegram, document: Upload | str) -> File:
    if isinstance(document, str):
        try:
            return telegram.files.get(document)
        except Refused:
            raise bad_request("wrong file identifier/HTTP URL specified") from None
    if len(document.data) > LARGEST_UPLOAD:
        raise Refused(413, "Request Entity Too Large")
    if not document.data:
        raise bad_request("file must be non-empty")
    return telegram.files.add(document.name, document.mime_type, document.data)


def _original(telegram: Telegram, p: dict[str, Json], missing: str) -> dict[str, Json]:
    message: dict[str, Json] | None = readable_chat(telegram, p["from_chat_id"]).messages.get(p["message_id"])
    if message is None:
        raise bad_request(missing)
    return message

"""Messages as they are stored and shown: Message objects of the Bot API."""

from dataclasses import dataclass, field
from functools import lru_cache

from bot.play.chats import Chat
from bot.play.errors import Json
from bot.play.members import Member, User
from bot.play.telegram import Telegram
from bot.play.text.entities import Entity

#: Who stands in for an administrator who hides behind the group.
ANONYMOUS = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it has a number."""

    content: dict[str, Json]
    #: None in a channel, where the channel itself speaks.
    author: Member | None = None
    topic: int = 0
    reply: dict[str, Json] = field(default_factory=dict)
    markup: Json = None


def post(telegram: Telegram, chat: Chat, draft: Draft) -> dict[str, Json]:
    """Stores a message, tells the page, and gives it back."""
    message = _new(telegram, chat, draft)
    chat.keep(message, telegram.setup.messages_a_chat)
    telegram.events.add("message", chat_id=chat.id, message=message)
    return message


def _new(telegram: Telegram, chat: Chat, draft: Draft) -> dict[str, Json]:
    message: dict[str, Json] = {"message_id": chat.next_message_id()}
    message |= _author(chat, draft.author)
    message |= {"chat": chat.as_json(), "date": telegram.today()}
    if draft.topic:
        message |= {"message_thread_id": draft.topic, "is_topic_message": True}
    message |= draft.reply
    message |= draft.content
    if draft.markup:
        message["reply_markup"] = draft.markup
    return message


def _author(chat: Chat, author: Member | None) -> dict[str, Json]:
    if author is None:
        return {"sender_chat": chat.as_json()}
    if author.anonymous and chat.in_groups:
        return {"from": ANONYMOUS.as_json(), "sender_chat": chat.as_json()}
    return {"from": author.user.as_json()}


def replace(telegram: Telegram, chat: Chat, message: Json, changes: dict[str, Json]) -> dict[str, Json]:
    """A stored message with other content; None takes a field away."""
    edited = message | changes | {"edit_date": telegram.today()}
    edited = {name: value for name, value in edited.items() if value is not None}
    chat.messages[message["message_id"]] = edited
    telegram.events.add("edit", chat_id=chat.id, message=edited)
    return edited


def remove(telegram: Telegram, chat: Chat, message_id: int) -> None:
    """Takes a message out of the chat."""
    del chat.messages[message_id]
    telegram.events.add("delete", chat_id=chat.id, message_id=message_id)


def text_content(text: str, entities: tuple[Entity, ...], name: str = "text") -> dict[str, Json]:
    """The fields of a text, or of a caption."""
    content: dict[str, Json] = {name: text}
    if entities:
        field_name = "entities" if name == "text" else "caption_entities"
        content[field_name] = _as_json(entities)
    return content


@lru_cache(512)
def _as_json(entities: tuple[Entity, ...]) -> list[Json]:
    # Stored messages are never changed in place, so equal ones may share their entities.
    return [entity.as_json() for entity in entities]


def quoted(message: Json) -> dict[str, Json]:
    """A message as it stands inside a reply to it: without the one that it answered itself."""
    return {name: value for name, value in message.items() if name not in ("reply_to_message", "quote")}


def written_by_bot(telegram: Telegram, chat: Chat, message: Json) -> bool:
    """Whether the bot may edit it: its own messages, and in a channel every post it may edit."""
    if "from" in message:
        return bool(message["from"]["id"] == telegram.bot.id)
    return telegram.bot_in(chat).may("can_edit_messages", chat.kind)

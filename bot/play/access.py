"""Finding the chat that a request names, and whether the bot may write there."""

from bot.play.chats import GENERAL_TOPIC, Chat
from bot.play.errors import Json, bad_request, forbidden
from bot.play.telegram import Telegram


def chat_named(telegram: Telegram, chat_id: Json) -> Chat:
    """The chat by id or @name; Refused when the bot knows no such chat."""
    name = str(chat_id).strip()
    if not name:
        raise bad_request("chat_id is empty")
    if name.startswith("@"):
        number = telegram.usernames.get(name[1:].lower(), 0)
    else:
        digits = name.removeprefix("-")
        number = int(name) if digits.isascii() and digits.isdigit() else 0
    chat = telegram.chats.get(number)
    if chat is None:
        raise bad_request("chat not found")
    return chat


def readable_chat(telegram: Telegram, chat_id: Json) -> Chat:
    """A chat that the bot may look at: supergroups and channels are closed to those outside."""
    chat = chat_named(telegram, chat_id)
    if chat.type in ("supergroup", "channel"):
        _check_inside(telegram, chat)
    return chat


def open_chat(telegram: Telegram, chat_id: Json) -> Chat:
    """A chat in which the bot may act; Refused as blocked, kicked, deleted, moved."""
    chat = chat_named(telegram, chat_id)
    if chat.type == "private":
        _check_person(telegram, chat)
        return chat
    if chat.migrated_to:
        text = "group chat was upgraded to a supergroup chat"
        raise bad_request(text, migrate_to_chat_id=chat.migrated_to)
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    _check_inside(telegram, chat)
    return chat


def writable_chat(telegram: Telegram, chat_id: Json, right: str = "can_send_messages") -> Chat:
    """A chat to which the bot may send."""
    chat = open_chat(telegram, chat_id)
    bot = telegram.bot_in(chat)
    if chat.type == "channel" and not bot.may("can_post_messages", chat.kind):
        raise bad_request("need administrator rights in the channel chat")
    if chat.in_groups and bot.status == "restricted" and not bot.may(right, chat.kind):
        what = "documents" if right == "can_send_documents" else "text messages"
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


def open_topic(telegram: Telegram, chat: Chat, topic_id: int) -> int:
    """The topic to send to, 0 where there is none to name; Refused when it is closed or unknown."""
    if not topic_id or chat.type in ("group", "channel"):
        return 0
    if topic_id == GENERAL_TOPIC and chat.is_forum:
        raise bad_request("message thread not found")
    if not chat.is_forum:
        if chat.type == "private":
            raise bad_request("message thread not found")
        return 0
    topic = chat.topics.get(topic_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not telegram.bot_in(chat).may("can_manage_topics", chat.kind):
        raise bad_request("TOPIC_CLOSED")
    return topic_id


def _check_person(telegram: Telegram, chat: Chat) -> None:
    user = chat.members[chat.id].user
    if user.deleted:
        raise forbidden("user is deactivated")
    if user.is_bot:
        raise forbidden("bot can't send messages to bots")
    if telegram.bot_in(chat).status == "kicked":
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_inside(telegram: Telegram, chat: Chat) -> None:
    status = telegram.bot_in(chat).status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")

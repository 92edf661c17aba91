"""Methods that ask about a chat and who is in it, and leave it."""

from bot.play.access import open_chat, readable_chat
from bot.play.chats import Chat
from bot.play.errors import Json, bad_request
from bot.play.members import Member, User
from bot.play.places import set_bot
from bot.play.telegram import Telegram

_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_chat(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Everything about a chat."""
    chat = readable_chat(telegram, p["chat_id"])
    full = chat.as_json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}
    if chat.username:
        full["active_usernames"] = [chat.username]
    return full


def get_chat_member(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Somebody's place in a chat."""
    chat = _with_members(telegram, p, own=p["user_id"] == telegram.bot.id)
    member = chat.members.get(p["user_id"])
    if member is None:
        user = telegram.users.get(p["user_id"])
        if user is None:
            raise bad_request("PARTICIPANT_ID_INVALID")
        member = Member(user, "left")
    return member.as_json(chat.kind)


def get_chat_administrators(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Creator and administrators; other bots only when asked for."""
    chat = _with_members(telegram, p)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")

    def listed(user: User) -> bool:
        return not user.is_bot or user.id == telegram.bot.id or bool(p.get("return_bots"))

    return [m.as_json(chat.kind) for m in chat.members.values() if m.manages and listed(m.user)]


def get_chat_member_count(telegram: Telegram, p: dict[str, Json]) -> Json:
    """How many are in a chat."""
    chat = _with_members(telegram, p)
    return sum(member.inside for member in chat.members.values())


def leave_chat(telegram: Telegram, p: dict[str, Json]) -> Json:
    """The bot goes."""
    chat = open_chat(telegram, p["chat_id"])
    if chat.type == "private":
        raise bad_request("chat not found")
    set_bot(telegram, chat, "left")
    return True


def _with_members(telegram: Telegram, p: dict[str, Json], own: bool = False) -> Chat:
    chat = readable_chat(telegram, p["chat_id"])
    if own or chat.type == "private":
        return chat
    # The member list of a deserted or closed group is open to nobody.
    chat = open_chat(telegram, p["chat_id"])
    if chat.type == "channel" and not telegram.bot_in(chat).manages:
        raise bad_request("member list is inaccessible")
    return chat

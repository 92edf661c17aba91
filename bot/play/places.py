"""What happens to chats: they are made, the bot comes and goes, groups move, topics close."""

from bot.play.chats import Chat, Topic
from bot.play.errors import Json, bad_request
from bot.play.members import STATUSES, Member, User
from bot.play.messages import Draft, post
from bot.play.telegram import Telegram

TYPES = ("private", "group", "supergroup", "channel")


def make_chat(telegram: Telegram, wanted: dict[str, Json]) -> Chat:
    """A new chat with the bot and the page's person in it, as the keys of `wanted` say."""
    kind = wanted.get("type", "private")
    if kind not in TYPES:
        raise bad_request(f"no such type of chat: {kind}")
    if kind == "private":
        return _private(telegram, wanted)
    chat = Chat(int(wanted.get("id") or telegram.new_chat_id(kind)), kind)
    chat.title = str(wanted.get("title") or kind.capitalize())
    chat.username = str(wanted.get("username") or "")
    names = wanted.get("topics") or []
    chat.is_forum = bool(wanted.get("is_forum") or names)
    chat.topics = {number: Topic(number, name) for number, name in enumerate(names, 2)}
    # General is topic 1, from the first message of the group on.
    chat.last_message_id = len(names) + 1 if chat.is_forum else 0
    person, bot = telegram.person, telegram.bot
    chat.members[person.id] = Member(person, _status(wanted.get("you"), "creator"))
    usual = "administrator" if kind == "channel" else "member"
    chat.members[bot.id] = Member(bot, _status(wanted.get("bot"), usual), wanted.get("rights") or {})
    return telegram.add_chat(chat)


def _private(telegram: Telegram, wanted: dict[str, Json]) -> Chat:
    number = int(wanted.get("id") or telegram.new_user_id())
    user = telegram.users.get(number) or telegram.add_user(
        User(
            number,
            str(wanted.get("first_name") or f"Person {number}"),
            username=str(wanted.get("username") or ""),
            language_code=str(wanted.get("language_code") or "en"),
            is_bot=bool(wanted.get("is_bot")),
        )
    )
    chat = Chat(number, "private", members={number: Member(user)}, started=wanted.get("started", True))
    chat.members[telegram.bot.id] = Member(telegram.bot, _status(wanted.get("bot"), "member"))
    return telegram.add_chat(chat)


def _status(wanted: Json, usual: str) -> str:
    if wanted and wanted not in STATUSES:
        raise bad_request(f"no such status: {wanted}")
    return str(wanted or usual)


def set_bot(telegram: Telegram, chat: Chat, status: str, rights: dict[str, bool] | None = None) -> None:
    """The bot is blocked, kicked, added, promoted, demoted; in a private chat "kicked" is blocked."""
    old = telegram.bot_in(chat)
    new = Member(telegram.bot, _status(status, "member"), rights or {})
    chat.members[telegram.bot.id] = new
    private = chat.type == "private"
    by = chat.members[chat.id].user if private else telegram.person
    change = {
        "chat": chat.as_json(),
        "from": by.as_json(),
        "date": telegram.today(),
        "old_chat_member": old.as_json(chat.kind),
        "new_chat_member": new.as_json(chat.kind),
    }
    telegram.updates.add("my_chat_member", change)
    telegram.events.add("notice", chat_id=chat.id, text=f"{telegram.bot.first_name}: {status}")
    if chat.in_groups and not old.inside and new.inside:
        joined = [telegram.bot.as_json()]
        content = {
            "new_chat_members": joined,
            "new_chat_member": joined[0],
            "new_chat_participant": joined[0],
        }
        telegram.updates.add("message", post(telegram, chat, Draft(content, Member(by))))


def set_member(telegram: Telegram, chat: Chat, wanted: dict[str, Json]) -> Member:
    """Somebody joins, leaves, is promoted; an unknown person is made from `first_name`."""
    number = int(wanted.get("id") or telegram.new_user_id())
    user = telegram.users.get(number) or telegram.add_user(
        User(number, str(wanted.get("first_name") or f"Person {number}"), is_bot=bool(wanted.get("is_bot")))
    )
    old = chat.members.get(number) or Member(user, "left")
    rights = wanted.get("rights") or {}
    anonymous = bool(wanted.get("anonymous"))
    member = Member(user, _status(wanted.get("status"), "member"), rights, anonymous)
    chat.members[number] = member
    change = {
        "chat": chat.as_json(),
        "from": telegram.person.as_json(),
        "date": telegram.today(),
        "old_chat_member": old.as_json(chat.kind),
        "new_chat_member": member.as_json(chat.kind),
    }
    if telegram.bot_in(chat).manages:
        telegram.updates.add("chat_member", change)
    telegram.tell_commands(chat)
    return member


def migrate(telegram: Telegram, chat: Chat, new_id: int | None = None) -> Chat:
    """A group becomes a supergroup, new or already known; both say so."""
    if chat.type != "group" or chat.migrated_to:
        raise bad_request("only a group can become a supergroup")
    number = new_id or telegram.new_chat_id("supergroup")
    new = telegram.chats.get(number) or telegram.add_chat(Chat(number, "supergroup", chat.title))
    new.members |= chat.members
    chat.migrated_to = new.id
    by = Member(telegram.person)
    moved = post(telegram, chat, Draft({"migrate_to_chat_id": new.id}, by))
    came = post(telegram, new, Draft({"migrate_from_chat_id": chat.id}, by))
    for message in (moved, came):
        telegram.updates.add("message", message)
    return new


def set_topic(telegram: Telegram, chat: Chat, topic_id: int, closed: bool) -> None:
    """Closes or opens a topic; the bot hears of it as everybody does."""
    if topic_id not in chat.topics:
        raise bad_request("message thread not found")
    chat.topics[topic_id].closed = closed
    content: dict[str, Json] = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    telegram.updates.add("message", post(telegram, chat, Draft(content, Member(telegram.person), topic_id)))


def add_topic(telegram: Telegram, chat: Chat, name: str) -> Topic:
    """A new topic in a forum."""
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    topic = Topic(chat.last_message_id + 1, name)
    chat.topics[topic.id] = topic
    content = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    telegram.updates.add("message", post(telegram, chat, Draft(content, Member(telegram.person), topic.id)))
    return topic


def delete(chat: Chat) -> None:
    """The group is gone, or the person's account."""
    chat.deleted = True
    if chat.type == "private":
        chat.members[chat.id].user.deleted = True

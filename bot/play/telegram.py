"""Telegram's state: the bot, the people, the chats, and everything that is kept about them. No I/O."""

from dataclasses import dataclass, field
from itertools import count

from bot.play.chats import Chat, Topic
from bot.play.clock import Clock
from bot.play.commands import Commands
from bot.play.errors import Json
from bot.play.events import Events
from bot.play.faults import Faults
from bot.play.files import Files
from bot.play.limits import Limits, Rates
from bot.play.members import Member, User
from bot.play.outbox import Outbox
from bot.play.queries import Queries
from bot.play.updates import Updates

#: Not a secret: only the stand-in takes it.
PLAY_TOKEN = "1000000001:play-needs-no-secret"
_FIRST_SUPERGROUP = -1_002_000_000_001
_FIRST_GROUP = -4_000_001
_FIRST_PERSON = 2001


@dataclass(frozen=True, slots=True)
class Setup:
    """What a stand-in starts with."""

    token: str = PLAY_TOKEN
    bot_name: str = "Sourceline"
    bot_username: str = "sourceline_bot"
    rates: Rates = field(default_factory=Rates)
    #: In groups the bot hears only commands and replies, as a bot does by default.
    privacy: bool = True
    messages_a_chat: int = 200
    events: int = 5_000
    requests: int = 10_000
    #: After a webhook failed; doubles with each failure.
    webhook_delay: float = 1.0


class Telegram:
    """One bot's Telegram."""

    def __init__(self, setup: Setup | None = None) -> None:
        self.setup = setup or Setup()
        self.clock = Clock()
        bot_id = int(self.setup.token.partition(":")[0])
        self.bot = User(bot_id, self.setup.bot_name, username=self.setup.bot_username, is_bot=True)
        self.users: dict[int, User] = {bot_id: self.bot}
        self.chats: dict[int, Chat] = {}
        #: Names of chats, lower case.
        self.usernames: dict[str, int] = {}
        self.updates = Updates()
        self.events = Events(self.setup.events)
        self.outbox = Outbox(self.setup.requests)
        self.limits = Limits(self.setup.rates)
        self.faults = Faults()
        self.commands = Commands()
        self.queries = Queries()
        self.files = Files()
        #: Name, description and short description by language.
        self.profile: dict[str, dict[str, str]] = {"name": {}, "description": {}, "short_description": {}}
        self._people = count(_FIRST_PERSON)
        self._groups = count(_FIRST_GROUP, -1)
        self._supergroups = count(_FIRST_SUPERGROUP, -1)
        #: Who sits at the chat page.
        self.person = self.add_user(User(1001, "Reader", username="reader", language_code="en"))

    def add_user(self, user: User) -> User:
        """Makes somebody known."""
        self.users[user.id] = user
        return user

    def new_user_id(self) -> int:
        """An id for one more person."""
        return next(i for i in self._people if i not in self.users)

    def new_chat_id(self, kind: str) -> int:
        """An id for one more group, supergroup or channel."""
        ids = self._groups if kind == "group" else self._supergroups
        return next(i for i in ids if i not in self.chats)

    def add_chat(self, chat: Chat) -> Chat:
        """Makes a chat known."""
        self.chats[chat.id] = chat
        if chat.username:
            self.usernames[chat.username.lower()] = chat.id
        return chat

    def bot_in(self, chat: Chat) -> Member:
        """The bot's place in a chat; outside when it never was there."""
        return chat.members.get(self.bot.id) or Member(self.bot, "left")

    def tell_commands(self, chat: Chat) -> None:
        """Tells the page which commands the person sees in a chat."""
        member = chat.members.get(self.person.id)
        if member:
            self.events.add("commands", chat_id=chat.id, commands=self.commands.seen(chat, member))

    def today(self) -> int:
        """The time as messages carry it."""
        return int(self.clock.now())

    def open(self) -> None:
        """After `close`: served again, as when a server starts anew."""
        self.updates.open()
        self.events.open()

    def close(self) -> None:
        """Lets everybody go who waits for something."""
        self.updates.close()
        self.events.close()


def play() -> Telegram:
    """What a newcomer sees: a private chat, a group, a forum and a channel."""
    telegram = Telegram()
    person, bot = telegram.person, telegram.bot
    telegram.add_chat(Chat(person.id, "private", members={person.id: Member(person)}, started=False))
    telegram.chats[person.id].members[bot.id] = Member(bot)

    def members(bots_status: str) -> dict[int, Member]:
        return {person.id: Member(person, "creator"), bot.id: Member(bot, bots_status)}

    telegram.add_chat(Chat(telegram.new_chat_id("group"), "group", "News desk", members=members("member")))
    forum = Chat(telegram.new_chat_id("supergroup"), "supergroup", "Newsroom", is_forum=True)
    forum.members = members("member")
    forum.topics = {2: Topic(2, "World"), 3: Topic(3, "Politics")}
    forum.last_message_id = 3
    telegram.add_chat(forum)
    channel = Chat(telegram.new_chat_id("channel"), "channel", "Daily briefing", "daily_briefing")
    channel.members = members("administrator")
    telegram.add_chat(channel)
    return telegram


def described(telegram: Telegram, chat: Chat) -> dict[str, Json]:
    """A chat as the page draws it."""
    member = chat.members.get(telegram.person.id) or Member(telegram.person, "left")
    view = chat.as_json()
    view["title"] = chat.title or telegram.bot.first_name
    if chat.type == "private" and chat.id != telegram.person.id:
        view["title"] = chat.members[chat.id].user.first_name
    view["topics"] = [{"id": t.id, "name": t.name, "closed": t.closed} for t in chat.topics.values()]
    view["you"] = member.status
    view["bot"] = telegram.bot_in(chat).status
    view["messages"] = list(chat.messages.values())
    view["commands"] = telegram.commands.seen(chat, member)
    return view

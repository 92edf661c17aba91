"""Chats: who is in them, their topics, and the last messages of each."""

from dataclasses import dataclass, field

from bot.play.errors import Json
from bot.play.members import Member

#: The topic of a forum that has no id in messages.
GENERAL_TOPIC = 1


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat, a group, a supergroup (perhaps a forum) or a channel."""

    id: int
    type: str
    title: str = ""
    username: str = ""
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    last_message_id: int = 0
    #: In a private chat: the person has written to the bot at least once.
    started: bool = True
    #: The supergroup that a group became.
    migrated_to: int = 0
    deleted: bool = False

    @property
    def kind(self) -> str:
        """The type, with forums apart from other supergroups."""
        return "forum" if self.is_forum else self.type

    @property
    def in_groups(self) -> bool:
        """Whether several people talk here."""
        return self.type in ("group", "supergroup")

    def as_json(self) -> dict[str, Json]:
        """A Chat of the Bot API."""
        result: dict[str, Json] = {"id": self.id, "type": self.type}
        if self.type == "private":
            user = self.members[self.id].user
            names = {"first_name": user.first_name, "last_name": user.last_name, "username": user.username}
        else:
            names = {"title": self.title, "username": self.username}
        result |= {name: value for name, value in names.items() if value}
        if self.is_forum:
            result["is_forum"] = True
        return result

    def next_message_id(self) -> int:
        """A number for the next message; every chat counts for itself."""
        self.last_message_id += 1
        return self.last_message_id

    def keep(self, message: Json, most: int) -> None:
        """Stores a message; the oldest is forgotten when there are too many."""
        self.messages[message["message_id"]] = message
        while len(self.messages) > most:
            del self.messages[next(iter(self.messages))]

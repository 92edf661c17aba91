"""A command and its answer, as values: handlers know neither updates nor the Telegram library."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.desk import Desk
from briefings.rendering import Document, Message


class Chat(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Ask:
    """What stands after the command, and where it was asked."""

    chat: int
    kind: Chat
    words: str
    #: Shows the chat that an answer is on its way.
    typing: Callable[[], Awaitable[None]]
    #: The story of the message that this one replies to, 0 when there is none.
    about: int = 0

    def numbers(self) -> list[int]:
        """The numbers asked for: "3", "#3", "3 12"; empty when there are other words too."""
        words = [word.lstrip("#") for word in self.words.split()]
        # Longer ones are no numbers of anything here, and Python refuses to read very long ones.
        if all(word.isascii() and word.isdigit() and len(word) <= 18 for word in words):
            return [int(word) for word in words]
        return []


@dataclass(frozen=True, slots=True)
class Reply:
    """What the chat gets, and which story it has then seen."""

    message: Message | Document
    story: int = 0


Handler = Callable[[Desk, Ask], Awaitable[Reply]]

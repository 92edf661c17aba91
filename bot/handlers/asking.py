"""A command and its answer, as values: handlers know neither updates nor the Telegram library."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.desk import Desk
from briefings.actions import Action
from briefings.rendering import Document, Message


class Chat(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


async def _to_nobody(message: Message) -> None:
    """For whoever does not show how far a work is."""


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
    #: Who asks; 0 where Telegram does not say, as in a channel.
    by: int = 0
    #: Shows how far a long work is: one message, changed in place. The answer takes its place.
    tell: Callable[[Message], Awaitable[None]] = _to_nobody
    #: The file that the command came with or replies to.
    file: Callable[[], Awaitable[bytes]] | None = None
    #: The topic of a forum, 0 outside of topics.
    topic: int = 0
    #: What the chat is called.
    title: str = ""
    #: Whether it was written as the chat itself, which only its administrators can do.
    as_chat: bool = False

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
    #: Shown to who tapped a button, and nothing else changes.
    toast: bool = False


Handler = Callable[[Desk, Ask], Awaitable[Reply]]
#: Answers a button; None where there is nothing to show any more.
Pressed = Callable[[Desk, Action], Awaitable[Reply | None]]
#: Answers a button by who pressed it, and where.
Tapped = Callable[[Desk, Ask, Action], Awaitable[Reply | None]]

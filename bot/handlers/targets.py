"""Which chat a wish is for, and whether who asks may change what it gets.

In a private chat the person, in a group its administrators (anonymous ones too), in a channel who posts
there; from a private chat a channel by its name, where the person and the bot are its administrators.
Everybody else may read what a group gets and change nothing.
"""

from dataclasses import dataclass, replace

from bot.desk import Desk
from bot.handlers.asking import Ask, Chat, Reply
from bot.storage import Connection, chats
from bot.storage.chats import Chat as StoredChat
from bot.storage.chats import State
from bot.storage.subscriptions import Spot
from bot.telegram.gate import GateError
from briefings.rendering.wording import undefused


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be changed or shown, and for whom."""

    spot: Spot
    kind: Chat
    title: str
    #: What stands after the channel's name, or all words where none is named.
    words: str
    by: int
    #: The channel's name where it is set up from a private chat.
    name: str = ""

    @property
    def stored(self) -> StoredChat:
        """The chat as it is stored when it is seen for the first time."""
        return StoredChat(self.spot.chat, self.kind, self.title)


async def readable(desk: Desk, ask: Ask) -> Target | Reply:
    """The chat whose subscriptions are to be shown; or why not."""
    # Names in the bot's messages hold a joiner, lest they be links; who copies one brings it along.
    name, _, words = undefused(ask.words).strip().partition(" ")
    if ask.kind is Chat.PRIVATE and name.startswith("@"):
        return await _channel(desk, ask, name, words.strip())
    return Target(Spot(ask.chat, ask.topic), ask.kind, ask.title, undefused(ask.words).strip(), ask.by)


async def changeable(desk: Desk, ask: Ask) -> Target | Reply:
    """The chat whose subscriptions are to be changed; or why not."""
    target = await readable(desk, ask)
    if isinstance(target, Reply) or target.name or ask.kind is Chat.PRIVATE or ask.as_chat:
        return target
    try:
        allowed = bool(ask.by) and await desk.gate.manages(ask.chat, ask.by)
    except GateError:
        return Reply(desk.notice("not_checked"))
    return target if allowed else Reply(desk.notice("admins_only", kind=ask.kind))


async def stored(connection: Connection, target: Target) -> StoredChat:
    """The chat as it is stored; a chat that is not stored yet has the usual settings."""
    return await chats.get(connection, target.spot.chat) or target.stored


def toasted(reply: Reply) -> Reply:
    """The reply as an answer to a tap, with the message that was tapped left as it is."""
    return replace(reply, toast=True)


def is_paused(chat: StoredChat) -> bool:
    """Whether nothing is sent there."""
    return chat.state is State.PAUSED


async def _channel(desk: Desk, ask: Ask, name: str, words: str) -> Target | Reply:
    try:
        channel = await desk.gate.channel(name, ask.by)
    except GateError:
        return Reply(desk.notice("not_checked"))
    if channel is None:
        return Reply(desk.notice("channel_refused", channel=name))
    return Target(Spot(channel.id), Chat.CHANNEL, channel.title, words, ask.by, name)

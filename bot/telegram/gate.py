"""Who manages a chat: asked of Telegram at the moment it matters, and never remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, ChatMember
from telegram import Chat as TelegramChat
from telegram.error import BadRequest, Forbidden, TelegramError

from briefings.errors import BriefingsError


class GateError(BriefingsError):
    """Telegram could not be asked; nothing is changed then."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that a person may set up."""

    id: int
    title: str


class Gate:
    """Asks Telegram who may change what a chat gets."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def manages(self, chat: int, person: int) -> bool:
        """Whether the person is an administrator of the group or channel now."""
        return any(one.user.id == person for one in await self._administrators(chat))

    async def channel(self, name: str, person: int) -> Channel | None:
        """The channel of this name, where both the person and the bot are administrators now and the
        bot may post; None otherwise, whatever is the reason."""
        try:
            chat = await self._bot.get_chat(name)
        except (BadRequest, Forbidden):
            return None
        except TelegramError as error:
            raise GateError(name, error.message) from error
        if chat.type != TelegramChat.CHANNEL:
            return None
        members = {one.user.id: one for one in await self._administrators(chat.id)}
        own = members.get(self._bot.id)
        if person not in members or own is None or not getattr(own, "can_post_messages", False):
            return None
        return Channel(chat.id, chat.title or name)

    async def _administrators(self, chat: int) -> Sequence[ChatMember]:
        # Of one member Telegram tells for sure only where the bot is an administrator; this list everywhere.
        try:
            return await self._bot.get_chat_administrators(chat)
        except (BadRequest, Forbidden):
            return ()
        except TelegramError as error:
            raise GateError(f"chat {chat}", error.message) from error

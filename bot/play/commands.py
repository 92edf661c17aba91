"""The bot's commands by scope and language, and which of them a person sees in a chat."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.play.chats import Chat
from bot.play.errors import Json
from bot.play.members import Member


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a list of commands is."""

    type: str = "default"
    chat_id: int = 0
    user_id: int = 0


class Commands:
    """All lists that the bot has set."""

    def __init__(self) -> None:
        self._lists: dict[tuple[Scope, str], list[dict[str, str]]] = {}

    def set(self, scope: Scope, language: str, commands: list[dict[str, str]]) -> None:
        """Replaces one list; an empty one is the same as none."""
        if commands:
            self._lists[scope, language] = commands
        else:
            self._lists.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> list[dict[str, str]]:
        """Exactly this list."""
        return self._lists.get((scope, language), [])

    def seen(self, chat: Chat, member: Member) -> list[dict[str, Json]]:
        """What the menu shows this person here: the narrowest scope wins, their language before none."""
        for scope in _scopes(chat, member):
            for language in (member.user.language_code, ""):
                if commands := self.get(scope, language):
                    return commands
        return []


def _scopes(chat: Chat, member: Member) -> Iterator[Scope]:
    if chat.type == "channel":
        return
    if chat.in_groups:
        yield Scope("chat_member", chat.id, member.user.id)
        if member.manages:
            yield Scope("chat_administrators", chat.id)
    yield Scope("chat", chat.id)
    if chat.in_groups:
        if member.manages:
            yield Scope("all_chat_administrators")
        yield Scope("all_group_chats")
    else:
        yield Scope("all_private_chats")
    yield Scope()

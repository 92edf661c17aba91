"""Entities: the stretches of a text that are bold, quoted, linked. Offsets count UTF-16 code units."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.play.errors import Json

#: A quote holds anything but another quote.
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
#: May lie across one another: Telegram cuts them where another entity begins or ends.
SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
#: Hold nothing else, and stand in nothing but a quote.
CLOSED = frozenset({"code", "pre", "date_time"})
#: Set by the sender; all others are found by Telegram.
FROM_SENDER = QUOTES | CLOSED | set(SPLITTABLE) | {"text_link", "text_mention", "custom_emoji"}

_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """One stretch and what it is, by the Bot API's names."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    user_id: int = 0
    custom_emoji_id: str = ""
    unix_time: int = 0
    date_time_format: str = ""

    @property
    def end(self) -> int:
        """The first offset behind it."""
        return self.offset + self.length

    def moved(self, offset: int, end: int) -> "Entity":
        """The same entity over another stretch."""
        return replace(self, offset=offset, length=end - offset)

    def as_json(self) -> dict[str, Json]:
        """A MessageEntity; a mentioned user is given by id alone."""
        result: dict[str, Json] = {"offset": self.offset, "length": self.length, "type": self.type}
        if self.url:
            result["url"] = self.url
        if self.language:
            result["language"] = self.language
        if self.user_id:
            result["user"] = {"id": self.user_id, "is_bot": False, "first_name": str(self.user_id)}
        if self.custom_emoji_id:
            result["custom_emoji_id"] = self.custom_emoji_id
        if self.type == "date_time":
            result |= {"unix_time": self.unix_time, "date_time_format": self.date_time_format}
        return result


def units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """By place; of two at one place the longer comes first."""
    return sorted(entities, key=lambda e: (e.offset, -e.length, _PRIORITY.get(e.type, 50)))

"""Telegram's HTML: how long a reader finds it, and whether Telegram takes it."""

import html
import re
from dataclasses import dataclass

from briefings.rendering.wording import undefused

#: Telegram's own limits.
MESSAGE_POINTS = 4096
CAPTION_POINTS = 1024
RAW_BYTES = 32_768
MOST_ENTITIES = 100
ENTITY_BYTES = 9_500

_TAG = re.compile(r"<(/?)([a-z][a-z-]*)([^<>]*)>")
_ALLOWED = frozenset(
    "a b strong i em s strike del u ins span pre code blockquote tg-spoiler tg-emoji tg-time".split()  # noqa: SIM905
)
_FOLDED = re.compile(r"<blockquote expandable>.*?</blockquote>", re.DOTALL)
#: What an entity takes beside its address, rounded up.
_ENTITY_COST = 24


@dataclass(frozen=True, slots=True)
class Size:
    """What Telegram counts."""

    points: int
    bytes: int
    entities: int
    entity_bytes: int

    def fits(self, points: int = MESSAGE_POINTS) -> bool:
        """Whether a message of this size is taken, whole."""
        return (
            self.points <= points
            and self.bytes <= RAW_BYTES
            and self.entities <= MOST_ENTITIES
            and self.entity_bytes < ENTITY_BYTES
        )


def words_of(markup: str) -> str:
    """What a reader sees, joiners included."""
    text = _TAG.sub("", markup) if "<" in markup else markup
    return html.unescape(text) if "&" in text else text


def plain_of(markup: str) -> str:
    """The text without markup and without the invisible joiners."""
    return undefused(words_of(markup))


def measure(markup: str) -> Size:
    """All that Telegram counts in this markup."""
    tags = [match for match in _TAG.finditer(markup) if not match[1]] if "<" in markup else []
    return Size(
        points=len(words_of(markup)),
        bytes=len(markup.encode()),
        entities=len(tags),
        entity_bytes=sum(_ENTITY_COST + len(match[3].encode()) for match in tags),
    )


def visible_points(markup: str) -> int:
    """Characters that stand open: all outside of the parts that a tap unfolds."""
    return len(words_of(_FOLDED.sub("", markup)))


def fault_of(markup: str) -> str:
    """Why Telegram would refuse this markup, "" when it would not."""
    opened: list[str] = []
    for match in _TAG.finditer(markup):
        closing, tag = match[1], match[2]
        if tag not in _ALLOWED:
            return f"<{tag}> is no tag that Telegram knows"
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return f"</{tag}> closes what is not open"
    if opened:
        return f"<{opened[-1]}> is not closed"
    if "<" in _TAG.sub("", markup):
        return "a '<' that begins no tag"
    return ""

"""What a button asks for, packed into Telegram's 64 bytes of callback data."""

import re
from dataclasses import dataclass

#: Every view that a button can open; a message with a button of another name is not ours.
VIEWS = frozenset(
    {
        "brief",
        "chain",
        "changes",
        "correction",
        "earliertext",
        "facts",
        "feed",
        "feeddrop",
        "feednow",
        "feedpause",
        "feedremove",
        "feedresume",
        "feeds",
        "follow",
        "merge",
        "mute",
        "names",
        "only",
        "quotes",
        "settings",
        "source",
        "sources",
        "split",
        "stories",
        "stripped",
        "subscribe",
        "unmute",
        "unsubscribe",
        "why",
        "zone",
    }
)
#: Ten digits hold every row id that a database hands out here, and keep the data short.
_PACKED = re.compile(r"([a-z]{1,12}):(0|[1-9][0-9]{0,9}):(0|[1-9][0-9]{0,9}):([1-9][0-9]{0,4})")


@dataclass(frozen=True, slots=True)
class Action:
    """One view of one story: an article or a line of it by its number, and a page."""

    view: str
    #: The story's number, 0 for views over all stories.
    story: int
    #: `only`, `source`, `stripped` and `correction`: place in `Briefing.articles`, from 1; `earliertext`:
    #: place in `Briefing.corrections`, from 1; `why`: the line;
    #: `feed` and its like: the feed; `unsubscribe`: the subscription; `zone`: the time zone.
    item: int = 0
    page: int = 1

    def pack(self) -> str:
        """The callback data: plain ASCII without state, so that it outlives a restart."""
        return f"{self.view}:{self.story}:{self.item}:{self.page}"

    @classmethod
    def unpack(cls, data: str) -> "Action | None":
        """The action in `data`, None for anything that `pack` does not make."""
        match = _PACKED.fullmatch(data)
        if match is None or match[1] not in VIEWS:
            return None
        return cls(match[1], int(match[2]), int(match[3]), int(match[4]))

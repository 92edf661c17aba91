"""What handlers ask: stored briefings, ready-made messages, the line that each chat read last."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Generic, TypeVar

from bot.polling.poller import Poller
from bot.storage import Database, articles, briefings, pending, stories
from bot.storage.briefings import Version
from bot.stories.editing import Editor
from bot.telegram.gate import Gate
from briefings.rendering import History, Message, Past, Renderer
from briefings.types import Article, StoryRow

#: Stories on one page of the list.
PAGE = 8
#: Versions on one page of a history.
VERSIONS = 5
#: Buttons for other stories under the newest one.
OTHERS = 3
#: Seconds for which what was just read is new enough; nobody notices that a story came so much later.
_FRESH = 0.2

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Recent(Generic[_Key, _Value]):
    """The values used last, up to `size`."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[_Key, _Value] = OrderedDict()

    def get(self, key: _Key) -> _Value | None:
        """The value, now the one used last."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: _Key, value: _Value) -> None:
        """Keep the value; the one unused for longest goes."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Front:
    """The newest story and the ones after it."""

    version: Version
    others: tuple[StoryRow, ...]


class Desk:
    """Reads the database and renders; knows nothing of chats but which story each saw last."""

    def __init__(self, database: Database, renderer: Renderer, operators: Collection[int] = ()) -> None:
        self.database = database
        #: Accounts that may change what the bot does.
        self.operators = frozenset(operators)
        #: Turns what is read here into messages.
        self.renderer = renderer
        #: Whether the first articles are still being read.
        self.loading = False
        #: Asks feeds; set before anybody can ask for anything.
        self.poller: Poller
        #: Does what operators say.
        self.editor: Editor
        #: Knows who manages a chat; set before anybody can ask for anything.
        self.gate: Gate
        self._cards: Recent[Hashable, Message] = Recent(256)
        self._shown: Recent[tuple[int, int], tuple[int, datetime]] = Recent(100_000)
        self._front: asyncio.Task[Front | None] | None = None
        self._front_until = 0.0

    def notice(self, name: str, **words: object) -> Message:
        """One of the bot's own lines."""
        return self.renderer.notice(name, **words)

    async def front(self) -> Front | None:
        """The newest story and some after it; None when nothing is stored."""
        # Many ask this at a time: whoever asks while the database is being asked, or just was,
        # gets the same answer.
        if self._front is None or time.monotonic() > self._front_until:
            self._front = asyncio.create_task(self._read_front())
            self._front_until = time.monotonic() + _FRESH
        try:
            front = await asyncio.shield(self._front)
        except Exception:
            self._front = None
            raise
        if front is None:
            self._front = None
        return front

    async def _read_front(self) -> Front | None:
        async with self.database.reading() as connection:
            rows = await stories.page(connection, 1, OTHERS + 1)
            version = await briefings.latest(connection, rows[0].number) if rows else None
        return Front(version, tuple(rows[1:])) if version else None

    async def story(self, number: int) -> Version | None:
        """The newest briefing of the story with this number."""
        async with self.database.reading() as connection:
            return await briefings.latest(connection, number)

    async def articles(self, number: int) -> dict[str, Article]:
        """The story's articles by id."""
        async with self.database.reading() as connection:
            return await articles.of_story(connection, number)

    async def article(self, article_id: str) -> Article | None:
        """The article of this id, also one that only the archive has."""
        async with self.database.reading() as connection:
            return await articles.get(connection, article_id)

    async def count(self) -> int:
        """How many stories there are."""
        async with self.database.reading() as connection:
            return await stories.count(connection)

    async def find(self, words: str) -> list[StoryRow]:
        """The newest stories with these words in their headline."""
        async with self.database.reading() as connection:
            return await stories.search(connection, words, PAGE)

    async def page(self, number: int) -> Message:
        """A page of the list of all stories."""
        async with self.database.reading() as connection:
            total = await stories.count(connection)
            pages = max(1, -(-total // PAGE))
            number = min(number, pages)
            rows = await stories.page(connection, number, PAGE)
        return self.renderer.stories(rows, number, pages)

    async def changes(self, version: Version, page: int) -> Message:
        """A page of the history of the version's story."""
        async with self.database.reading() as connection:
            pages = max(1, -(-await briefings.count(connection, version.story) // VERSIONS))
            page = min(page, pages)
            found = await briefings.history(connection, version.story, page, VERSIONS)
        versions = [Past(one.number, one.made_at, one.change) for one in found]
        headline = version.name or version.briefing.headline.text
        return self.renderer.changes(History(version.story, headline, versions, page, pages))

    def card(self, version: Version) -> Message:
        """The story's briefing, as sent in one message."""
        return self._cached(
            (version.story, version.number, version.name),
            lambda: self.renderer.brief(version.briefing, version.story, version.edition),
        )

    def front_card(self, front: Front) -> Message:
        """The newest story's card, with buttons for the ones after it."""
        card = self.card(front.version)
        if not front.others:
            return card
        return self._cached(
            (front.version.story, front.version.number, front.version.name, front.others),
            lambda: self._with_choice(card, front),
        )

    def _with_choice(self, card: Message, front: Front) -> Message:
        choice = self.renderer.notice("choose", words="", rows=front.others)
        return replace(card, buttons=card.buttons + choice.buttons)

    def _cached(self, key: Hashable, make: Callable[[], Message]) -> Message:
        message = self._cards.get(key)
        if message is None:
            message = make()
            self._cards.put(key, message)
        return message

    def note_shown(self, chat: int, topic: int, story: int) -> None:
        """Remember which story was asked for last in the chat, or in this topic of it."""
        self._shown.put((chat, topic), (story, datetime.now(UTC)))

    async def shown(self, chat: int, topic: int) -> Version | None:
        """The story that was seen there last, asked for or told; None where that is not known."""
        asked = self._shown.get((chat, topic))
        async with self.database.reading() as connection:
            told = await pending.last_told(connection, chat, topic)
        seen = max((one for one in (asked, told) if one), key=lambda one: one[1], default=None)
        return await self.story(seen[0]) if seen else None

    async def newest(self) -> Version | None:
        """The newest story; None when nothing is stored."""
        front = await self.front()
        return front.version if front else None

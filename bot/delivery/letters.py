"""The messages of deliveries, each made once for all chats that get it."""

import asyncio
from collections.abc import Callable, Hashable, Sequence

from bot.delivery.deciding import Step
from bot.desk import Recent
from bot.storage import Connection, StorageError, briefings
from bot.storage.briefings import Version
from bot.storage.deliveries import Delivery, Due
from briefings.changing.changes import compare
from briefings.rendering import Message, Renderer
from briefings.types import Change, ChangeKind, StoryRow

#: Versions and messages that are kept at hand; stories that change at a time are few.
_KEPT = 256


class Letters:
    """Reads versions and renders them."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._kept: Recent[Hashable, Message] = Recent(_KEPT)
        self._versions: Recent[tuple[int, int], Version] = Recent(_KEPT)
        self._changes: Recent[tuple[int, int, int], Change] = Recent(_KEPT)
        #: Many chats get the same message at a time: the first has it made.
        self._making = asyncio.Lock()

    async def write(self, connection: Connection, step: Step, due: Due) -> Message | None:
        """The message of a step, None where nothing is to be told; `connection` reads."""
        one = due.delivery
        new = await self._version(connection, one.story, due.newest)
        if step is not Step.TELL:
            key: Hashable = ("card", one.story, due.newest, one.full)
            return await self._made(key, lambda: self._card(new, one))
        old = await self._version(connection, one.story, one.told_version)
        change = await self._changed(old, new)
        if all(item.kind is ChangeKind.READ_ANEW for item in change.items):
            return None
        key = ("update", one.story, one.told_version, due.newest)
        return await self._made(key, lambda: self._renderer.update(new.briefing, change, new.story))

    async def digest(self, connection: Connection, held: Sequence[Due]) -> Message:
        """One line for each story that was held back."""
        rows = [_row(await self._version(connection, due.delivery.story, due.newest)) for due in held]
        return self._renderer.digest(rows)

    def _card(self, version: Version, one: Delivery) -> Message:
        if one.full:
            return self._renderer.brief(version.briefing, version.story, version.edition)
        return self._renderer.push(version.briefing, version.story)

    async def _changed(self, old: Version, new: Version) -> Change:
        key = (old.story, old.number, new.number)
        change = self._changes.get(key)
        if change is None:
            change = await asyncio.to_thread(compare, old.briefing, new.briefing)
            self._changes.put(key, change)
        return change

    async def _made(self, key: Hashable, make: Callable[[], Message]) -> Message:
        async with self._making:
            message = self._kept.get(key)
            if message is None:
                message = await asyncio.to_thread(make)
                self._kept.put(key, message)
        return message

    async def _version(self, connection: Connection, story: int, number: int) -> Version:
        found = self._versions.get((story, number))
        if found is None:
            found = await briefings.version(connection, story, number)
            if found is None:
                raise StorageError(f"story {story}", f"version {number} is not stored")
            self._versions.put((story, number), found)
        return found


def _row(version: Version) -> StoryRow:
    shown = version.briefing
    headline = version.name or shown.headline.text
    return StoryRow(version.story, headline, len(shown.articles), len(shown.origins), version.made_at)

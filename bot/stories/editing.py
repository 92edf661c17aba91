"""What operators do to stories: make two one, take one apart, give it a name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.reading.reader import Reader
from bot.storage import Connection, Database, articles, briefings, decisions, outbox, readings, stories
from bot.storage.stories import Saved, Update
from briefings.types import Article, Briefing, Reading

#: Somebody else may change the stories meanwhile; then it is done anew.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class _Made:
    briefing: Briefing
    #: Those that were not stored.
    readings: tuple[Reading, ...]
    reader: str


class Editor:
    """Changes stories as an operator says. Raises ReadingError where a briefing can't be made."""

    def __init__(self, database: Database, reader: Reader) -> None:
        self._database = database
        self._reader = reader

    async def merge(self, number: int, other: int) -> bool:
        """Make the other story part of the first; False where there are no such two."""
        for _ in range(_TRIES):
            seen, mine = await self._members(number)
            _, theirs = await self._members(other)
            if not mine or not theirs or mine.keys() == theirs.keys():
                return False
            made = await self._brief([*mine.values(), *theirs.values()])
            async with self._database.begin() as connection:
                if await stories.claim(connection, seen):
                    change = Update(
                        number, (other,), (), made.readings, made.briefing, made.reader, settled=True
                    )
                    await _save(connection, change)
                    return True
        return False

    async def split(self, number: int, version: int, chosen: Collection[str]) -> int | None:
        """Make a story of its own of the chosen articles; its number, None where the story has other
        articles or another version by now."""
        for _ in range(_TRIES):
            seen, members = await self._members(number)
            mine = [one for one in members.values() if one.id not in chosen]
            theirs = [one for one in members.values() if one.id in chosen]
            if not mine or not theirs or len(theirs) != len(chosen):
                return None
            stays, goes = await self._brief(mine), await self._brief(theirs)
            async with self._database.begin() as connection:
                latest = await briefings.latest(connection, number)
                if latest is None or latest.number != version:
                    return None
                if await stories.claim(connection, seen):
                    return await _part(connection, number, stays, goes, tuple(one.id for one in theirs))
        return None

    async def name(self, number: int, words: str) -> None:
        """Call the story so; "" gives it its headline again."""
        async with self._database.begin() as connection:
            await decisions.name(connection, number, words)

    async def _members(self, number: int) -> tuple[int, dict[str, Article]]:
        async with self._database.reading() as connection:
            seen = await stories.arrivals(connection)
            return seen, await articles.of_story(connection, number)

    async def _brief(self, of: Sequence[Article]) -> _Made:
        fingerprint = await self._reader.fingerprint()
        async with self._database.reading() as connection:
            kept = await readings.get(connection, of, fingerprint)
        new = {one.id: await self._reader.read(one) for one in of if one.id not in kept}
        either = kept | new
        briefing = await self._reader.brief([either[one.id] for one in of])
        return _Made(briefing, tuple(new.values()), fingerprint)


async def _part(
    connection: Connection, number: int, stays: _Made, goes: _Made, moved: tuple[str, ...]
) -> int:
    new = Update(None, (), (), goes.readings, goes.briefing, goes.reader, moved=moved, settled=True)
    saved = await _save(connection, new)
    old = Update(number, (), (), stays.readings, stays.briefing, stays.reader, settled=True)
    await _save(connection, old)
    await decisions.separate(connection, number, saved.number)
    return saved.number


async def _save(connection: Connection, change: Update) -> Saved:
    now = datetime.now(UTC)
    saved = await stories.save(connection, change, now)
    if saved.changed:
        await outbox.announce(connection, story=saved.number, version=saved.version, now=now)
    return saved

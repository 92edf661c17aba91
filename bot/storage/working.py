"""The articles among which the story of a new one is looked for: those of the days around it."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.storage import terms
from bot.storage.connection import Connection
from bot.storage.terms import Placed, day_of
from briefings.grouping.clusters import Clusters
from briefings.grouping.stories import in_order
from briefings.grouping.terms import Terms

#: Articles further apart than this are never one story, so only these days around one are held.
_AROUND = 7
#: So many articles are held; beyond them the days that were not looked at for longest are let go.
_MOST = 8_000
#: An article without a date is compared with the days of so many that came last. It counts to the day
#: of its own arrival, so for a week whatever comes is compared with it, however old its date is.
_LATEST = 300
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """Articles that belong together, and the stories that the stored ones of them are in."""

    groups: tuple[tuple[str, ...], ...]
    homes: dict[str, int]


class WorkingSet:
    """Remembers the words of the articles of some days; follows what others store."""

    def __init__(self) -> None:
        self._clusters = Clusters()
        #: Which articles are held of each day; the days looked at last stand last.
        self._days: dict[int, set[str]] = {}
        self._seen = 0
        self._turn = asyncio.Lock()

    def __len__(self) -> int:
        return len(self._clusters)

    async def plan(self, connection: Connection, new: Sequence[Terms], seen: int) -> Plan:
        """Where new articles belong, by what is stored now, at or after the arrival `seen`."""
        async with self._turn:
            await self._catch_up(connection, seen)
            await self._hold(connection, await _days_around(connection, new, day_of(datetime.now(UTC))))
            settled = await terms.settled(connection)
            return await asyncio.to_thread(self._place, sorted(new, key=in_order), settled)

    async def _catch_up(self, connection: Connection, seen: int) -> None:
        """Take over what became of the stories since."""
        missing: list[str] = []
        now_in: dict[str, int] = {}
        left: set[str] = set()
        for one in await terms.changed(connection, self._seen) if self._days else ():
            left.update(self._clusters.members(_key(one.story)))
            if one.article is not None:
                now_in[one.article] = one.story
                if one.article not in self._clusters and one.day in self._days:
                    missing.append(one.article)
        for article, story in now_in.items():
            if article in self._clusters:
                self._clusters.move(article, _key(story))
        self._forget(left - now_in.keys())
        for page in terms.pages(missing, _AT_ONCE):
            self._take(await terms.some(connection, page))
        self._seen = seen

    async def _hold(self, connection: Connection, days: Iterable[int]) -> None:
        """Have these days, and as many of the others as there is room for."""
        wanted = sorted(days)
        missing = [day for day in wanted if day not in self._days]
        for day in wanted:
            self._days[day] = self._days.pop(day, set())
        if missing:
            self._take(await terms.on(connection, missing))
        for day in [day for day in self._days if day not in wanted]:
            if len(self._clusters) <= _MOST:
                break
            self._forget(set(self._days.pop(day)))

    def _take(self, placed: Iterable[Placed]) -> None:
        for one in placed:
            self._clusters.add(one.terms, _key(one.story))
            self._days.setdefault(one.day, set()).add(one.terms.article)

    def _forget(self, articles: Iterable[str]) -> None:
        for article in articles:
            if article in self._clusters:
                self._clusters.remove(article)

    def _place(self, new: Sequence[Terms], settled: Iterable[int]) -> Plan:
        """Try it; what is remembered stays as it was until it is stored so."""
        self._clusters.fix(_key(story) for story in settled)
        self._clusters.expect(len(self._clusters) + len(new))
        left: dict[str, str] = {}
        for one in new:
            left = self._clusters.place(one) | left
        fresh = {one.article for one in new}
        stories = dict.fromkeys(self._clusters.story(article) for article in (*fresh, *left))
        stories |= dict.fromkeys(key for key in left.values() if self._clusters.members(key))
        groups = tuple(self._clusters.members(key) for key in stories)
        stored = [article for group in groups for article in group if article not in fresh]
        homes = {one: _number(left.get(one) or self._clusters.story(one)) for one in stored}
        for article, key in left.items():
            self._clusters.move(article, key)
        self._forget(fresh)
        return Plan(groups, homes)


async def _days_around(connection: Connection, new: Iterable[Terms], today: int) -> set[int]:
    dates = [one.published_at for one in new]
    days = {day_of(date) for date in dates if date is not None}
    around = {day + step for day in days for step in range(-_AROUND, _AROUND + 1)}
    around |= {today - step for step in range(_AROUND + 1)}
    if None in dates:
        around |= await terms.latest_days(connection, _LATEST)
    return around


def _key(story: int) -> str:
    return f"#{story}"


def _number(key: str) -> int:
    return int(key.removeprefix("#"))

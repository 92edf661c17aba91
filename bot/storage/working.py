"""The articles among which the story of a new one is looked for: those of the days around it."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.storage import terms
from bot.storage.connection import Connection
from bot.storage.terms import Changed, Placed, day_of
from briefings.grouping.clusters import Clusters
from briefings.grouping.stories import in_order
from briefings.grouping.terms import Terms, Vector, vector

#: Articles further apart than this are never one story, so only these days around one are held.
_AROUND = 7
#: An article without a date is compared with the days of so many stories, those that changed last. It
#: counts to the day of its own arrival, so for a week whatever comes is compared with it, however old.
_LATEST = 100
_AT_ONCE = 500

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Plan:
    """Articles that belong together, and the stories that the stored ones of them are in."""

    groups: tuple[tuple[str, ...], ...]
    homes: dict[str, int]


class WorkingSet:
    """Remembers the words of the articles of some days; follows what others store. What it plans
    depends on what is stored and not on what was asked before."""

    def __init__(self) -> None:
        self._clusters = Clusters()
        #: Which articles are held of each day.
        self._days: dict[int, set[str]] = {}
        self._settled: set[str] = set()
        #: What was asked last: mostly it is what is stored next.
        self._asked: dict[str, Vector] = {}
        self._seen = 0
        self._turn = asyncio.Lock()

    def __len__(self) -> int:
        return len(self._clusters)

    async def plan(self, connection: Connection, new: Sequence[Terms], seen: int, now: datetime) -> Plan:
        """Where new articles belong, by what is stored now, at or after the arrival `seen`."""
        async with self._turn:
            await self._catch_up(connection, seen)
            await self._hold(connection, await _days_around(connection, new, day_of(now)))
            return await _in_thread(self._place, sorted(new, key=in_order))

    async def _catch_up(self, connection: Connection, seen: int) -> None:
        """Take over what became of the stories since."""
        changed = await terms.changed(connection, self._seen) if self._days else []
        missing = [one for one in changed if one.day in self._days and one.article not in self._clusters]
        unknown = [one.article for one in missing if one.article and one.article not in self._asked]
        found = [one for page in _pages(unknown, _AT_ONCE) for one in await terms.some(connection, page)]
        found += [
            Placed(self._asked[one.article], one.story, one.day, one.settled)
            for one in missing
            if one.article in self._asked and one.day is not None
        ]
        self._follow(changed)
        if found:
            await _in_thread(self._take, found)
        self._seen = seen

    def _follow(self, changed: Sequence[Changed]) -> None:
        now_in = {
            one.article: _key(one.story)
            for one in changed
            if one.article is not None and one.article in self._clusters
        }
        for key in dict.fromkeys(_key(one.story) for one in changed):
            self._forget(article for article in self._clusters.members(key) if article not in now_in)
        for article, key in now_in.items():
            self._clusters.move(article, key)
        self._settled.update(_key(one.story) for one in changed if one.settled)

    async def _hold(self, connection: Connection, days: Set[int]) -> None:
        """Have these days, and no others."""
        for day in self._days.keys() - days:
            self._forget(self._days.pop(day))
        missing = days - self._days.keys()
        if missing:
            found = await terms.on(connection, missing)
            self._days |= {day: set() for day in missing}
            await _in_thread(self._take, found)

    def _take(self, placed: Iterable[Placed]) -> None:
        for one in placed:
            key = _key(one.story)
            self._clusters.add(one.vector, key)
            self._days[one.day].add(one.vector.article)
            if one.settled:
                self._settled.add(key)

    def _forget(self, articles: Iterable[str]) -> None:
        for article in articles:
            if article in self._clusters:
                self._clusters.remove(article)

    def _place(self, new: Sequence[Terms]) -> Plan:
        """Try it; what is remembered stays as it was until it is stored so."""
        self._asked = fresh = {one.article: vector(one) for one in new}
        self._clusters.fix(self._settled)
        self._clusters.expect(len(self._clusters) + len(fresh))
        left: dict[str, str] = {}
        for one in fresh.values():
            left = self._clusters.place(one) | left
        stories = dict.fromkeys(self._clusters.story(article) for article in (*fresh, *left))
        stories |= dict.fromkeys(key for key in left.values() if self._clusters.members(key))
        groups = tuple(sorted(tuple(sorted(self._clusters.members(key))) for key in stories))
        stored = [article for group in groups for article in group if article not in fresh]
        homes = {one: _number(left.get(one) or self._clusters.story(one)) for one in stored}
        for article, key in left.items():
            self._clusters.move(article, key)
        self._forget(fresh)
        return Plan(groups, homes)


async def _in_thread(work: Callable[[_Given], _Made], given: _Given) -> _Made:
    """Somebody who is cancelled waits for the thread all the same: the next one must not meet it."""
    task = asyncio.ensure_future(asyncio.to_thread(work, given))
    try:
        return await asyncio.shield(task)
    finally:
        await asyncio.wait([task])


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


def _pages(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Slices that fit into a statement."""
    return (items[start : start + size] for start in range(0, len(items), size))

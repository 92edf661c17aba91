"""How finding an article's story holds up while the archive grows.

    python -m tests.benchmarks.growth [ARTICLES…]          by default 1000 10000 100000

A thousand invented articles a day, about six a story over some three days, made of the project's own
word list and of invented names. They go through the working set and the database as a load's do, 200 at
a time; no language work is done and no briefings are stored. Printed at each step, over the last tenth:
articles per second of processor time (placing alone, and with the following of what was stored), the
longest time that placing one took on average in a batch, the memory of the process, articles held, and
the size of the database.
"""

import asyncio
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import accumulate, islice
from pathlib import Path

from sqlalchemy import func, insert, select, update

from bot.assigning import Assignment, assign
from bot.storage import Connection, Database, articles, stories, tables, terms
from briefings.grouping.terms import Terms
from tests.samples import article

_BATCH, _A_DAY, _A_STORY, _LASTS = 200, 1000, 6, 3
_WORDS, _OWN_SHARE, _OWN_WORDS, _NAMES = 200, 0.35, 20, 8
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_SYLLABLES = "ba bel cor da den fal gro hal kim lor mer nor os pel rin sol tar ul ven wick".split()  # noqa: SIM905


class Stream:
    """Articles in the order of their days; the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        lines = files("briefings.grouping").joinpath("frequencies.txt").read_text(encoding="utf-8").splitlines()
        parts = [line.split() for line in lines if not line.startswith("#")]
        self._words = [word for _, *words in parts for word in words]
        self._weights = list(accumulate(10 ** float(zipf) for zipf, *words in parts for _ in words))

    def __iter__(self) -> Iterator[tuple[Terms, int]]:
        """Each with the number of the story that it was made for."""
        open_stories: list[tuple[int, list[str]]] = []
        number = story = 0
        while True:
            for _ in range(_A_DAY // _A_STORY):
                story += 1
                open_stories.append((story, self._own_words()))
            open_stories = open_stories[-_LASTS * _A_DAY // _A_STORY :]
            for _ in range(_A_DAY):
                number += 1
                chosen, own = self._chance.choice(open_stories)
                at = _FIRST + timedelta(days=(number - 1) // _A_DAY, seconds=number % _A_DAY * 86)
                yield Terms(f"article {number}", self._counts(own), at), chosen

    def _own_words(self) -> list[str]:
        names = ["".join(self._chance.choices(_SYLLABLES, k=3)) for _ in range(_NAMES)]
        return names + self._chance.sample(self._words, _OWN_WORDS - _NAMES)

    def _counts(self, own: Sequence[str]) -> dict[str, int]:
        of_own = round(_WORDS * _OWN_SHARE)
        words = self._chance.choices(self._words, cum_weights=self._weights, k=_WORDS - of_own)
        return dict(Counter(words + self._chance.choices(own, k=of_own)))


@dataclass(slots=True)
class Block:
    """What was measured since the last step."""

    articles: int = 0
    placing: float = 0.0
    storing: float = 0.0
    slowest: float = 0.0
    found: Counter[tuple[int, int]] = field(default_factory=Counter)


async def _load(database: Database, batch: Sequence[tuple[Terms, int]], block: Block) -> None:
    async with database.reading() as connection:
        seen = await stories.arrivals(connection)
        start = time.process_time()
        plan = await database.working.plan(connection, [one for one, _ in batch], seen)
        assignments = assign(plan.groups, plan.homes, [one.article for one, _ in batch])
        took = time.process_time() - start
    block.articles += len(batch)
    block.placing += took
    block.slowest = max(block.slowest, took / len(batch))
    by_id = {one.article: one for one, _ in batch}
    meant = {one.article: story for one, story in batch}
    start = time.process_time()
    async with database.begin() as connection:
        await stories.claim(connection, seen)
        for assignment in assignments:
            number = await _store(connection, assignment, by_id)
            block.found.update((number, meant[one]) for one in assignment.new)
    block.storing += time.process_time() - start


async def _store(connection: Connection, assignment: Assignment, by_id: dict[str, Terms]) -> int:
    """As bot/storage/stories.py does, without a briefing."""
    made = [article(one, f"Headline of {one}", " ".join(by_id[one].counts)) for one in assignment.new]
    number = assignment.number or await _add_story(connection)
    for other in assignment.absorbed:
        await connection.execute(_move.where(_links.c.story == other).values(story=number))
    if assignment.moved:
        await connection.execute(_move.where(_links.c.article.in_(assignment.moved)).values(story=number))
    await articles.add(connection, made, _FIRST)
    await terms.add(connection, [by_id[one] for one in assignment.new], _FIRST)
    if made:
        await connection.execute(insert(_links), [{"article": one.id, "story": number} for one in made])
    await connection.execute(_touch.where(tables.stories.c.number == number))
    return number


_links = tables.story_articles
_largest = select(func.coalesce(func.max(tables.stories.c.number), 0))
_move = update(_links)
_touch = update(tables.stories).values(arrival=stories.ARRIVAL)


async def _add_story(connection: Connection) -> int:
    number = int((await connection.execute(_largest))[0][0]) + 1
    row = {"number": number, "headline": f"Story {number}", "reports": 1, "origins": 1}
    await connection.execute(insert(tables.stories), {**row, "updated_at": _FIRST, "reader": "none"})
    return number


def _print(total: int, block: Block, database: Database, file: Path) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*")) / 2**20
    same = _agreement(block.found)
    line = f"{total:8} {block.articles / block.placing:10.0f} {block.slowest * 1000:10.2f}"
    line += f" {block.articles / (block.placing + block.storing):10.0f} {memory:10.0f}"
    sys.stdout.write(f"{line} {len(database.working):8} {size:8.0f} {same:8.3f}\n")
    sys.stdout.flush()


def _agreement(found: Counter[tuple[int, int]]) -> float:
    """BCubed F1 of the block."""
    groups: Counter[int] = Counter()
    meant: Counter[int] = Counter()
    for (group, story), count in found.items():
        groups[group] += count
        meant[story] += count
    precision = sum(count * count / groups[group] for (group, _), count in found.items())
    recall = sum(count * count / meant[story] for (_, story), count in found.items())
    total = found.total()
    return 2 * precision * recall / (precision + recall) / total


async def _main(steps: Sequence[int]) -> None:
    sys.stdout.write("articles   placed/s  ms, worst     stored/s   memory MB     held    db MB  BCubed\n")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "growth.db"
        async with Database(f"sqlite:///{file}") as database:
            stream, total = iter(Stream()), 0
            for step in steps:
                block = Block()
                while total < step:
                    if total == step - step // 10:
                        block = Block()
                    batch = list(islice(stream, min(_BATCH, step - total)))
                    await _load(database, batch, block)
                    total += len(batch)
                _print(total, block, database, file)


if __name__ == "__main__":
    asyncio.run(_main([int(one) for one in sys.argv[1:]] or [1_000, 10_000, 100_000]))

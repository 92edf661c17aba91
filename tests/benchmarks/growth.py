"""How finding an article's story holds up while the archive grows.

    python -m tests.benchmarks.growth [ARTICLES…]          by default 1000 10000 100000

A thousand invented articles a day, about six a story over some three days, made of the project's own
word list and of invented names; no language work is done. All but the last 100 of a step go through the
working set 200 at a time, as a load's do; those last ones come one by one, every tenth without a date.

Printed at each step, of processor time:
  placed/s   clustering with all that it asks of the database, over the last tenth of the batches
  stored/s   the same with writing what clustering needs: articles, words, stories, a statement a table
  one ms     clustering of an article that comes alone: mean, longest, and mean of those without a date
  save ms    storing one such as the bot does, with reading, briefing, change and search
and the memory of the process, articles held, the size of the database, and BCubed F1 of the last tenth.
"""

import asyncio
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import accumulate, islice
from pathlib import Path
from statistics import fmean

from sqlalchemy import func, insert, or_, select, update

from bot.storage import Connection, Database, articles, stories, tables, terms
from bot.storage.stories import Update
from bot.stories.assigning import Assignment, assign
from briefings.grouping.terms import Terms
from briefings.types import Article
from tests.samples import article, briefing, reading

_BATCH, _ALONE, _A_DAY, _A_STORY, _LASTS = 200, 100, 1000, 6, 3
_WORDS, _OWN_SHARE, _OWN_WORDS, _NAMES = 200, 0.35, 20, 8
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_SYLLABLES = "ba bel cor da den fal gro hal kim lor mer nor os pel rin sol tar ul ven wick".split()  # noqa: SIM905


class Stream:
    """Articles in the order of their days; the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        lines = (
            files("briefings.grouping").joinpath("frequencies.txt").read_text(encoding="utf-8").splitlines()
        )
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
    found: Counter[tuple[int, int]] = field(default_factory=Counter)


@dataclass(slots=True)
class Single:
    """Seconds of each article that came alone."""

    dated: list[float] = field(default_factory=list)
    undated: list[float] = field(default_factory=list)
    saving: list[float] = field(default_factory=list)


async def _plan(database: Database, new: Sequence[Terms], now: datetime) -> tuple[int, list[Assignment]]:
    async with database.reading() as connection:
        seen = await stories.arrivals(connection)
        plan = await database.working.plan(connection, new, seen, now)
    return seen, assign(plan.groups, plan.homes, [one.article for one in new])


async def _load(database: Database, batch: Sequence[tuple[Terms, int]], block: Block) -> None:
    by_id = {one.article: one for one, _ in batch}
    meant = {one.article: story for one, story in batch}
    now = _date(batch[-1][0])
    start = time.process_time()
    seen, assignments = await _plan(database, list(by_id.values()), now)
    planned = time.process_time()
    async with database.begin() as connection:
        await stories.claim(connection, seen)
        await _add_rows(connection, by_id.values(), now)
        homes = await _add_stories(connection, assignments, now)
    block.storing += time.process_time() - planned
    block.placing += planned - start
    block.articles += len(batch)
    block.found.update((homes[one], meant[one]) for one in by_id)


async def _add_rows(connection: Connection, new: Collection[Terms], now: datetime) -> None:
    await articles.add(connection, [_article(one) for one in new], now)
    await terms.add(connection, new, now)


async def _add_stories(
    connection: Connection, assignments: Sequence[Assignment], now: datetime
) -> dict[str, int]:
    """As bot/storage/stories.py does, without briefings and all at once; the story of each article."""
    last = int((await connection.execute(_largest))[0][0])
    numbers = [one.number or last + place for place, one in enumerate(assignments, 1)]
    fresh = [
        {"number": number, "headline": f"Story {number}", "reports": 1, "origins": 1, "updated_at": now}
        for number, one in zip(numbers, assignments, strict=True)
        if one.number is None
    ]
    if fresh:
        await connection.execute(insert(tables.stories), [{**row, "reader": "none"} for row in fresh])
    homes = {one: number for number, each in zip(numbers, assignments, strict=True) for one in each.new}
    await connection.execute(insert(_links), [{"article": a, "story": number} for a, number in homes.items()])
    for number, one in zip(numbers, assignments, strict=True):
        if one.absorbed or one.moved:
            which = or_(_links.c.story.in_(one.absorbed), _links.c.article.in_(one.moved))
            await connection.execute(update(_links).where(which).values(story=number))
    touched = update(tables.stories).where(tables.stories.c.number.in_(numbers))
    await connection.execute(touched.values(arrival=stories.ARRIVAL))
    return homes


_links = tables.story_articles
_largest = select(func.coalesce(func.max(tables.stories.c.number), 0))


async def _load_alone(database: Database, one: Terms, single: Single) -> None:
    now = _date(one)
    undated = int(one.article.split()[-1]) % 10 == 0
    new = replace(one, published_at=None) if undated else one
    start = time.process_time()
    seen, assignments = await _plan(database, [new], now)
    planned = time.process_time()
    (single.undated if undated else single.dated).append(planned - start)
    made = _article(new)
    for each in assignments:
        change = Update(each.number, each.absorbed, (), (), briefing([made]), "none", moved=each.moved)
        if each.new:
            change = replace(change, articles=(made,), readings=(reading(made),), terms=(new,))
        async with database.begin() as connection:
            await stories.claim(connection, seen)
            await stories.save(connection, change, now)
    single.saving.append(time.process_time() - planned)


def _article(of: Terms) -> Article:
    return article(of.article, f"Headline of {of.article}", " ".join(of.counts))


def _date(of: Terms) -> datetime:
    assert of.published_at is not None
    return of.published_at


def _print(total: int, block: Block, single: Single, database: Database, file: Path) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*")) / 2**20
    line = f"{total:8} {block.articles / block.placing:9.0f}"
    line += f" {block.articles / (block.placing + block.storing):9.0f}"
    line += f" {fmean(single.dated) * 1000:7.2f} {max(single.dated) * 1000:7.2f}"
    line += f" {fmean(single.undated) * 1000:8.2f} {fmean(single.saving) * 1000:8.2f}"
    line += f" {memory:10.0f} {len(database.working):6} {size:6.0f} {_agreement(block.found):7.3f}\n"
    sys.stdout.write(line)
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


async def _step(
    database: Database, stream: Iterator[tuple[Terms, int]], articles: int
) -> tuple[Block, Single]:
    """Load so many more, and measure the last ones."""
    block, single = Block(), Single()
    batched = articles - _ALONE
    for done in range(0, batched, _BATCH):
        if done <= batched * 0.9 < done + _BATCH:
            block = Block()
        await _load(database, list(islice(stream, min(_BATCH, batched - done))), block)
    for one, _ in islice(stream, _ALONE):
        await _load_alone(database, one, single)
    return block, single


async def run(steps: Sequence[int]) -> None:
    """Load so many articles, and print the figures at each step."""
    sys.stdout.write(
        "articles  placed/s  stored/s  one ms  longest  undated  save ms  memory MB   held  db MB  BCubed\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "growth.db"
        async with Database(f"sqlite:///{file}") as database:
            stream, before = iter(Stream()), 0
            for total in steps:
                block, single = await _step(database, stream, total - before)
                _print(total, block, single, database, file)
                before = total


if __name__ == "__main__":
    asyncio.run(run([int(one) for one in sys.argv[1:]] or [1_000, 10_000, 100_000]))

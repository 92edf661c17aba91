"""How fast the query behind /brief is with many stories stored, and what a load costs the database.

    python -m tests.benchmarks.storage [--stories 10000] [--url postgresql://…]

The yardstick is the same query through the driver alone, in this run; without --url in SQLite.
"""

import argparse
import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.storage import Database, articles, briefings, payloads, stories
from tests.benchmarks.fill import fill

_QUERIES = 3_000
_AT_ONCE = 8

_Ask = Callable[[int], Awaitable[object]]


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


async def measure(ask: _Ask, numbers: list[int], at_once: int = 1) -> float:
    """Calls per second."""

    async def share(mine: list[int]) -> None:
        for number in mine:
            await ask(number)

    start = time.perf_counter()
    await asyncio.gather(*(share(numbers[part::at_once]) for part in range(at_once)))
    return len(numbers) / (time.perf_counter() - start)


def asked_by_chats(database: Database) -> dict[str, _Ask]:
    """The functions that answer a chat."""

    async def latest(number: int) -> object:
        async with database.reading() as connection:
            return await briefings.latest(connection, number)

    async def newest(_: int) -> object:
        async with database.reading() as connection:
            return await briefings.newest(connection)

    async def page(number: int) -> object:
        async with database.reading() as connection:
            return await stories.page(connection, 1 + number % 100, 8)

    async def search(number: int) -> object:
        async with database.reading() as connection:
            return await stories.search(connection, f"flood {number:08}", 8)

    async def members(number: int) -> object:
        async with database.reading() as connection:
            return await articles.of_story(connection, number)

    return {
        "latest": latest,
        "newest": newest,
        "articles of a story": members,
        "list": page,
        "search": search,
    }


async def compare(database: Database, count: int) -> None:
    """Tell the calls per second of each function that answers a chat."""
    pick = random.Random(1)
    for name, ask in asked_by_chats(database).items():
        # A search reads all headlines; fewer of them tell enough.
        queries = _QUERIES // (30 if name == "search" else 1)
        for among in (count, 50):
            numbers = [pick.randint(1, among) for _ in range(queries)]
            await measure(ask, numbers[:50])
            one, many = await measure(ask, numbers), await measure(ask, numbers, _AT_ONCE)
            _tell(f"{name}, one of {among} stories: {one:.0f}/s, {_AT_ONCE} at once {many:.0f}/s")


def bare(path: Path, count: int) -> None:
    """The yardstick: SQLite's driver in this thread, with and without making the value."""
    connection = sqlite3.connect(path)
    query = "SELECT * FROM briefings WHERE story = ? ORDER BY version DESC LIMIT 1"
    pick = random.Random(1)
    numbers = [pick.randint(1, count) for _ in range(_QUERIES)]
    for name, use in (("sqlite3 alone", len), ("sqlite3 and the value", payloads.to_briefing)):
        payloads.to_briefing.cache_clear()
        start = time.perf_counter()
        for number in numbers:
            use(connection.execute(query, (number,)).fetchone()[3])
        _tell(f"{name}: {len(numbers) / (time.perf_counter() - start):.0f}/s")
    connection.close()


async def _main(count: int, url: str, folder: Path) -> None:
    path = folder / "many.db"
    async with Database(url or f"sqlite:///{path}") as database:
        start = time.perf_counter()
        await fill(database, count)
        _tell(f"filled with {count} stories in {time.perf_counter() - start:.1f} s")
        await compare(database, count)
    if not url:
        bare(path, count)
        _tell(f"size {path.stat().st_size / 1e6:.0f} MB")
    start = time.perf_counter()
    async with Database(url or f"sqlite:///{path}"):
        _tell(f"opened again in {(time.perf_counter() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--url", default="")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        asyncio.run(_main(chosen.stories, chosen.url, Path(scratch)))

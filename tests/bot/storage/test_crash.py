"""A writer that is killed anywhere leaves whole transactions, and all that it said were stored."""

import random
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import text

from bot.storage import Connection, Database, articles, briefings, readings, stories
from tests.bot.storage.writer import ARTICLES

_ROOT = Path(__file__).parents[3]
_KILLS = 3


def _killed(url: str, delay: float) -> int:
    """Start a writer, kill it so long after its first story; the last number that it named."""
    command = [sys.executable, "-m", "tests.bot.storage.writer", url]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(delay)
        process.kill()
        named = [first, *process.stdout]
    # A line that the kill cut short names nothing.
    return int([line for line in named if line.endswith("\n")][-1])


async def test_kills_leave_nothing_half_written(store_url: str) -> None:
    rolls = random.Random(7)
    for kills in range(1, _KILLS + 1):
        named = _killed(store_url, rolls.uniform(0, 0.05))
        async with Database(store_url) as store, store.reading() as connection:
            count = await stories.count(connection)
            assert count >= named
            sizes = [await _size(connection, number) for number in range(1, count + 1)]
            # Each kill can come between the two transactions of one story.
            assert sizes.count(1) <= kills
            assert sizes[named - 1] == ARTICLES
            assert await stories.arrivals(connection) == count + sizes.count(ARTICLES)
            if store_url.startswith("sqlite"):
                assert (await connection.execute(text("PRAGMA integrity_check")))[0][0] == "ok"


async def _size(connection: Connection, number: int) -> int:
    """How many articles a story has, all that belongs to them being there."""
    members = list((await articles.of_story(connection, number)).values())
    assert len(await readings.get(connection, members, "reader 1")) == len(members)
    version = await briefings.latest(connection, number)
    assert version is not None
    assert [card.id for card in version.briefing.articles] == sorted(one.id for one in members)
    assert (len(members), version.number) in {(1, 1), (ARTICLES, 2)}
    return len(members)

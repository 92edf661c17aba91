"""From starting the process to its first answer, against a bare bot that sends a constant.

    python -m tests.benchmarks.start [--runs 7]

A /brief waits at the server before the process is started; the bot's database holds a story, and
its folder of articles is read meanwhile. Runs alternate; printed are medians, ratio and difference.
"""

import argparse
import asyncio
import tempfile
from asyncio.subprocess import Process
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from statistics import median

from bot.storage import Database
from briefings.shipped import data_folder
from tests.benchmarks.counter import Counter, python, say, serving
from tests.benchmarks.fill import fill


async def first_answer(counter: Counter, bot: AbstractAsyncContextManager[Process]) -> float:
    """Seconds until the bot has answered."""
    counter.ask(["/brief"])
    waiting = asyncio.create_task(counter.answers(1))
    await asyncio.sleep(0)
    async with bot:
        return await waiting


async def compare(runs: int, folder: Path) -> None:
    """Print both times, their ratio and their difference."""
    url = f"sqlite:///{folder / 'one.db'}"
    async with Database(url) as database:
        await fill(database, 1)
    counter = Counter()
    ours, bare = [], []
    async with serving(counter) as api:
        environment = {
            "BOT_API_URL": api,
            "DATABASE_URL": url,
            "ARTICLES_DIR": str(data_folder() / "articles"),
        }
        for _ in range(runs):
            ours.append(await first_answer(counter, python("-m", "bot", "run", **environment)))
            bare.append(await first_answer(counter, python("-m", "tests.benchmarks.bare", api)))
    one, other = median(ours), median(bare)
    say(f"bare bot   {other:.2f} s to the first answer")
    say(f"sourceline {one:.2f} s, ratio {one / other:.2f}, {one - other:+.2f} s")


def main() -> None:
    """Compare in a folder that is thrown away."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(compare(given.runs, Path(folder)))


if __name__ == "__main__":
    main()

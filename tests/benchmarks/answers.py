"""Answers a second: /brief with 10,000 stories stored, against a bare bot that sends a constant.

    python -m tests.benchmarks.answers [--stories 10000] [--answers 3000] [--runs 3]

Both are processes that poll the same counting server; both send through the bot's limiter with
rates that are never reached; the constant is the text of the card. Runs alternate; printed are
medians, by the clock and by processor time, which does not depend on what else the machine does.
"""

import argparse
import asyncio
import random
import tempfile
from asyncio.subprocess import Process
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import parse_qs

from bot.storage import Database
from tests.benchmarks.counter import Counter, cpu_seconds, python, say, serving
from tests.benchmarks.fill import fill

_WARM_UP = 300


@dataclass(frozen=True, slots=True)
class Speed:
    """Answers a second, and a second of processor time."""

    clock: float
    processor: float


async def measure(counter: Counter, bot: AbstractAsyncContextManager[Process], texts: Sequence[str]) -> Speed:
    """Let the bot answer the texts."""
    async with bot as process:
        counter.ask([texts[0]] * _WARM_UP)
        await counter.answers(_WARM_UP)
        await asyncio.sleep(3)  # until what is loaded at the start is loaded
        before = cpu_seconds(process)
        counter.ask(texts)
        seconds = await counter.answers(len(texts))
        used = cpu_seconds(process) - before
    return Speed(len(texts) / seconds, len(texts) / used if used else 0.0)


def middle(speeds: Sequence[Speed]) -> Speed:
    """The medians."""
    return Speed(median(one.clock for one in speeds), median(one.processor for one in speeds))


async def compare(stories: int, answers: int, runs: int, folder: Path) -> None:
    """Print answers a second of the bare bot, of `/brief` and of `/brief N` for any N, with ratios."""
    (folder / "articles").mkdir()
    url = f"sqlite:///{folder / 'many.db'}"
    async with Database(url) as database:
        await fill(database, stories)
    environment = {"DATABASE_URL": url, "ARTICLES_DIR": str(folder / "articles")}
    newest = ["/brief"] * answers
    chance = random.Random(1)
    any_story = [f"/brief {chance.randint(1, stories)}" for _ in range(answers)]
    counter = Counter()
    found: dict[str, list[Speed]] = {"bare": [], "/brief": [], "/brief N": []}
    async with serving(counter) as api:
        for _ in range(runs):
            for name, texts in (("/brief", newest), ("/brief N", any_story)):
                bot = python("-m", "tests.benchmarks.fast", api, **environment)
                found[name].append(await measure(counter, bot, texts))
            card = parse_qs(counter.last_answer.decode())["text"][0]
            bare = python("-m", "tests.benchmarks.bare", api, card)
            found["bare"].append(await measure(counter, bare, newest))
    yardstick = middle(found["bare"])
    for name, speeds in found.items():
        speed = middle(speeds)
        say(
            f"{name:<9} {speed.clock:7.0f} answers/s, ratio {speed.clock / yardstick.clock:.2f}"
            f" · {speed.processor:7.0f} a processor second, ratio {speed.processor / yardstick.processor:.2f}"
        )


def main() -> None:
    """Fill a database and compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--answers", type=int, default=3_000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(compare(given.stories, given.answers, given.runs, Path(folder)))


if __name__ == "__main__":
    main()

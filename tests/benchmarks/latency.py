"""How long /brief takes while the bot loads, beside how long it takes when the bot has nothing to do.

    python -m tests.benchmarks.latency [--asked 150] [--reports 400]

The bot is a process with stories stored. It is asked one /brief after the other: first idle, then
while it loads a folder of invented reports and at the same time polls a feed that leads to as many
pages, until as many are stored as lie in the folder. Measured is the time from handing out the update
to the answer, at the Bot API's end.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles

from bot.storage import Database, stories
from tests.benchmarks.counter import Counter, python, say, serving
from tests.benchmarks.fill import fill
from tests.bot import invented
from tests.bot.polling.web import Web, item

_STORIES = 200
_WARM_UP = 20
#: Between two questions, in seconds.
_PAUSE = 0.05
#: Seconds.
_LONGEST = 300


class _Clock(Counter):
    """A Counter that takes the time of each answer."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []
        self._handed = 0.0

    async def result(self, method: bytes, body: bytes) -> bytes:
        if method == b"sendMessage":
            self.times.append(time.perf_counter() - self._handed)
        answer = await super().result(method, body)
        if method == b"getUpdates":
            self._handed = time.perf_counter()
        return answer


async def _asked(clock: _Clock, number: int) -> list[float]:
    """Milliseconds of so many answers, one after the other."""
    clock.times.clear()
    for _ in range(number):
        clock.ask(["/brief"])
        await clock.answers(1)
        await asyncio.sleep(_PAUSE)
    return [seconds * 1000 for seconds in clock.times]


async def measure(folder: Path, asked: int, reports: int) -> tuple[list[float], list[float], int]:
    """Idle, loading, and how many reports came while it was asked."""
    url = f"sqlite:///{folder / 'bot.db'}"
    async with Database(url) as database:
        await fill(database, _STORIES)
    before = await _articles(url)
    (folder / "empty").mkdir()
    invented.write(folder / "reports", reports)
    async with AsyncExitStack() as stack:
        clock = _Clock()
        environment = {"BOT_API_URL": await stack.enter_async_context(serving(clock)), "DATABASE_URL": url}
        async with python("-m", "bot", "run", ARTICLES_DIR=str(folder / "empty"), **environment):
            await _asked(clock, _WARM_UP)
            await asyncio.sleep(3)
            idle = await _asked(clock, asked)
        web = await stack.enter_async_context(Web("Tide Bulletin").serving())
        feeds = folder / "feeds.toml"
        feeds.write_text(f'[[feed]]\nurl = "{_publish(web, reports)}"\nevery = "1s"\n')
        environment |= {"FEEDS_FILE": str(feeds), "FETCH_ALLOW": "127.0.0.1"}
        async with python("-m", "bot", "run", ARTICLES_DIR=str(folder / "reports"), **environment):
            await _asked(clock, _WARM_UP)
            loading: list[float] = []
            begun = time.monotonic()
            # The start of a load is only reading; storing has to be seen too.
            while await _articles(url) < before + reports and time.monotonic() < begun + _LONGEST:
                loading += await _asked(clock, _WARM_UP)
            return idle, loading, await _articles(url) - before


async def _articles(url: str) -> int:
    async with Database(url) as database, database.reading() as connection:
        rows = await stories.page(connection, 1, 100_000)
    return sum(row.reports for row in rows)


def _publish(web: Web, number: int) -> str:
    """A feed that leads to so many pages; its address."""
    items = []
    for index, report in enumerate(invented.reports(number)):
        headline = f"Again: {report.partition(chr(10))[0]}"
        items.append(item(headline, web.page(f"/{index}", f"{headline}\n{report}")))
    return web.feed("/feed", "Tide Bulletin", items)


def _line(name: str, times: Sequence[float]) -> str:
    worst = quantiles(times, n=20)[-1]
    return f"{name:8} median {median(times):6.1f} ms   95 % {worst:6.1f} ms   longest {max(times):6.1f} ms"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--asked", type=int, default=150)
    parser.add_argument("--reports", type=int, default=400)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        idle, loading, found = asyncio.run(measure(Path(folder), wanted.asked, wanted.reports))
    say(_line("idle", idle))
    say(_line("loading", loading))
    say(f"ratio of medians {median(loading) / median(idle):.2f}; {found} reports came meanwhile")


if __name__ == "__main__":
    main()

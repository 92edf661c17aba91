"""How fast deliveries go out and what that costs, against the ideal of 26 messages a second.

    python -m tests.benchmarks.delivery [--chats 5000] [--subscriptions 100000] [--postgresql]

The bot is a process with its own pace; the Bot API at the other end answers at once. A new story goes
to every chat, then a change of it: seconds from the commit to the first and to the last delivery,
messages a second, the bot's processor time. Then the memory of a bot that lays a story out for very
many subscriptions, beside that of one with few. With 5,000 chats it takes about eight minutes.
"""

import argparse
import asyncio
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import insert

from bot.delivery.running import FREE_RATE
from bot.reading.reader import ReaderProcess
from bot.storage import Database, outbox, tables
from bot.storage.chats import settings_row
from bot.subscribing.hours import AT_ONCE
from briefings.types import Article, Briefing, Outlet
from tests.benchmarks.counter import Counter, cpu_seconds, python, say, serving
from tests.bot.storage.helpers import save, update
from tests.pgserver import server
from tests.samples import NOW, article, briefing

_FACTS, _QUOTES = 12, 3
_PROGRESS = 10
#: Chats of the bot whose memory the other's is compared with.
_FEW = 100
#: How long a bot delivers before its memory is looked at.
_SECONDS = 30


class _Post(Counter):
    """A Counter that takes the time of each message and edit."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []

    async def result(self, method: bytes, body: bytes) -> bytes:
        if method not in (b"sendMessage", b"editMessageText"):
            return await super().result(method, body)
        self.times.append(time.monotonic())
        return await super().result(b"sendMessage", body)


@dataclass(frozen=True, slots=True)
class _Told:
    """One version's way to all chats."""

    name: str
    number: int
    first: float
    last: float
    processor: float

    def row(self) -> str:
        ideal = self.number / FREE_RATE
        return (
            f"{self.name:10} {self.number:6,} messages  first {self.first:5.2f} s  last {self.last:6.1f} s"
            f"  ideal {ideal:6.1f} s  {self.number / self.last:5.2f} a second = {ideal / self.last:.3f}"
            f" of the cap  {self.processor / self.last:6.1%} of a core"
        )


class _Story:
    """A story of the size of a real one, that grows by an outlet's report at a time."""

    def __init__(self, database: Database, reader: str) -> None:
        self._database = database
        #: The bot's own: else it would read the articles again when it starts.
        self._reader = reader
        self._articles: list[Article] = []

    async def report(self) -> float:
        """One more report, announced; the time of the commit."""
        number = len(self._articles) + 1
        new = replace(article(f"article {number}"), outlet=Outlet(f"Post {number}"))
        shown = _long(briefing([*self._articles, new]))
        change = update([new], number=1 if self._articles else None, old=self._articles, of=shown)
        saved = await save(self._database, replace(change, reader=self._reader))
        self._articles.append(new)
        async with self._database.begin() as connection:
            await outbox.announce(connection, story=saved.number, version=saved.version, now=NOW)
        return time.monotonic()


def _long(short: Briefing) -> Briefing:
    facts = tuple(replace(short.facts[0], number=line + 1) for line in range(_FACTS))
    return replace(short, facts=facts, quotes=short.quotes * _QUOTES)


async def _subscribe(database: Database, number: int) -> None:
    """Every tenth is a group."""
    ids = [-one if one % 10 == 0 else one for one in range(1, number + 1)]
    known = {"kind": "private", "title": "", "state": "active", "why": "", "changed_at": NOW}
    wish = {"topic": 0, "kind": "everything", "story": 0, "words": "", "only_state": False}
    more = {"two_origins": False, "state": "active", "why": "", "by": 0, "made_at": NOW}
    async with database.begin() as connection:
        settings = settings_row(AT_ONCE)
        await connection.execute(insert(tables.chats), [{"chat": one} | known | settings for one in ids])
        await connection.execute(insert(tables.subscriptions), [{"chat": one} | wish | more for one in ids])


async def _told(name: str, post: _Post, process: Process, begun: float, number: int) -> _Told:
    """Wait until so many messages came since the times were cleared."""
    used = cpu_seconds(process)
    shown = time.monotonic()
    while len(post.times) < number:
        assert process.returncode is None, "the bot ended"
        await asyncio.sleep(0.05)
        if time.monotonic() - shown > _PROGRESS:
            shown = time.monotonic()
            say(f"  {name}: {len(post.times):,} of {number:,} after {shown - begun:.0f} s")
    times = post.times[:number]
    return _Told(name, number, times[0] - begun, times[-1] - begun, cpu_seconds(process) - used)


async def speed(folder: Path, url: str, chats: int) -> Sequence[_Told]:
    """A new story and a change of it, to so many chats."""
    post = _Post()
    async with serving(post) as api, Database(url) as database, ReaderProcess() as reader:
        await _subscribe(database, chats)
        story = _Story(database, await reader.fingerprint())
        async with python("-m", "bot", "run", **_environment(folder, url, api)) as process:
            await asyncio.sleep(5)
            told = [await _told("new story", post, process, await story.report(), chats)]
            post.times.clear()
            return [*told, await _told("change", post, process, await story.report(), chats)]


async def memory(folder: Path, url: str, subscriptions: int) -> float:
    """Megabytes of a bot at most, while it lays a story out for so many and begins to deliver."""
    post = _Post()
    async with serving(post) as api, Database(url) as database, ReaderProcess() as reader:
        await _subscribe(database, subscriptions)
        story = _Story(database, await reader.fingerprint())
        async with python("-m", "bot", "run", **_environment(folder, url, api)) as process:
            await asyncio.sleep(5)
            await story.report()
            while await _to_lay_out(database):  # noqa: ASYNC110  it is another process
                await asyncio.sleep(0.5)
            await asyncio.sleep(_SECONDS)
            return _most_memory(process)


async def _to_lay_out(database: Database) -> int:
    async with database.reading() as connection:
        return await outbox.count_open(connection)


def _most_memory(process: Process) -> float:
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def _environment(folder: Path, url: str, api: str) -> dict[str, str]:
    (folder / "articles").mkdir(exist_ok=True)
    given = {"DATABASE_URL": url, "BOT_API_URL": api, "ARTICLES_DIR": str(folder / "articles")}
    return {**given, "SETTLE_SECONDS": "0"}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=5_000)
    parser.add_argument("--subscriptions", type=int, default=100_000)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, server() as address:
        folder = Path(scratch)
        url = address if given.postgresql and address else f"sqlite:///{folder / 'speed.db'}"
        for told in asyncio.run(speed(folder, url, given.chats)):
            say(told.row())
        few, many = (
            asyncio.run(memory(folder, f"sqlite:///{folder / f'{number}.db'}", number))
            for number in (_FEW, given.subscriptions)
        )
        say(f"memory     {many:.0f} MB with {given.subscriptions:,} subscriptions, {few:.0f} MB with {_FEW}")


if __name__ == "__main__":
    main()

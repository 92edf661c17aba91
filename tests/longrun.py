"""A story that changes five times, told to many chats while everything goes wrong: `python -m tests.longrun`.

The bot is a process of its own, killed now and then, against the stand-in that enforces Telegram's rates.
"""

import asyncio
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bot.hours import AT_ONCE
from bot.play import Setup, Telegram, serve
from bot.play.limits import Rates
from bot.storage import Database, briefings, chats, deliveries, outbox, subscriptions
from bot.storage.chats import Chat
from bot.storage.deliveries import Delivery
from bot.storage.subscriptions import Spot
from bot.subscribing import Wants
from tests.bot import running
from tests.bot.standin import StandIn
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article

CHANGES = 5
#: Faults by their share of all requests that send or edit.
FAULTS: tuple[tuple[str, float, dict[str, object]], ...] = (
    ("flood", 0.005, {"seconds": 2.0}),
    ("error", 0.01, {"code": 500}),
    ("html", 0.005, {"code": 502}),
    ("drop_before", 0.005, {}),
    ("drop_after", 0.005, {}),
)


@dataclass(slots=True)
class Report:
    """What came of a run."""

    chats: int
    #: Deliveries of chats that can be reached.
    reachable: int = 0
    current: int = 0
    #: Whose last card may or may not have arrived: nobody can know.
    unknown: int = 0
    twice: int = 0
    logged_repeats: int = 0
    too_early: int = 0
    over_the_limits: int = 0
    struck: int = 0
    paused: int = 0
    behind: list[Delivery] = field(default_factory=list)


@asynccontextmanager
async def _standin() -> AsyncIterator[StandIn]:
    telegram = Telegram(Setup(rates=Rates(enabled=True)))
    async with serve(telegram) as address, httpx.AsyncClient(base_url=address, timeout=60) as client:
        yield StandIn(telegram, address, client)


async def _spots(standin: StandIn, count: int) -> list[Spot]:
    """Sixty of a hundred are people; the others groups, topics and channels."""
    found = []
    for number in range(count):
        match number % 10:
            case 6 | 7:
                found.append(Spot(await standin.make_chat("group")))
            case 8:
                found.append(Spot(await standin.make_chat("supergroup", is_forum=True, topics=["World"]), 2))
            case 9:
                found.append(Spot(await standin.make_chat("channel")))
            case _:
                person = {"id": 50_000 + number, "first_name": f"Reader {number}"}
                found.append(Spot(await standin.make_chat("private", **person)))
    return found


async def _subscribe(database: Database, spots: list[Spot]) -> None:
    async with database.begin() as connection:
        for spot in spots:
            kind = "private" if spot.chat > 0 else "group"
            await chats.note(connection, Chat(spot.chat, kind, "A chat", AT_ONCE), NOW)
            await subscriptions.add(connection, spot, Wants(), 0, NOW)


async def _change(database: Database, number: int) -> None:
    *old, new = [article(f"article {one}", f"Headline {one}") for one in range(1, number + 1)]
    saved = await save(database, update([new], number=1 if old else None, old=old))
    async with database.begin() as connection:
        await outbox.announce(connection, story=saved.number, version=saved.version, now=NOW)


async def _until_idle(database: Database, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while True:
            async with database.reading() as connection:
                waiting = (await deliveries.figures(connection)).waiting
                if not waiting and not await outbox.count_open(connection):
                    return
            await asyncio.sleep(0.2)


async def run(folder: Path, count: int, kills: int) -> Report:
    """So many chats and kills."""
    async with _standin() as standin:
        spots = await _spots(standin, count)
        articles = folder / "articles"
        articles.mkdir()
        url = f"sqlite:///{folder / 'store.db'}"
        told = {"DATABASE_URL": url, "SETTLE_SECONDS": "0", "ARTICLES_DIR": str(articles)}
        async with Database(url) as database:
            await _subscribe(database, spots)
            logs = await _go(standin, database, folder, standin.environment | told, kills)
            return await _report(standin, database, spots, logs)


async def _go(
    standin: StandIn, database: Database, folder: Path, environment: dict[str, str], kills: int
) -> str:
    logs = ""
    limit = 120 + len(standin.telegram.chats) * 0.5
    for number in range(1, CHANGES + 1):
        if number == 2:
            await _spoil(standin)
        async with running.process(folder, "run", **environment) as bot:
            await bot.says("articles", 60)
            await _change(database, number)
            if number <= kills:
                await asyncio.sleep(1.5)
                await bot.stop(signal.SIGKILL)
            else:
                await _until_idle(database, limit)
        logs += bot.log
        if number <= kills:
            async with running.process(folder, "run", **environment) as bot:
                await _until_idle(database, limit)
            logs += bot.log
    return logs


async def _spoil(standin: StandIn) -> None:
    """After the first card: one in a hundred is gone, another one moves; the line gets bad."""
    people = [chat for chat in standin.telegram.chats.values() if chat.type == "private" and chat.id > 40_000]
    groups = [chat for chat in standin.telegram.chats.values() if chat.type == "group"]
    share = max(1, (len(people) + len(groups)) // 100)
    for chat in people[:share]:
        await standin.change(chat.id, "bot", status="kicked")
    for chat in groups[:share]:
        await standin.change(chat.id, "migrate")
    for kind, part, more in FAULTS:
        for method in ("sendMessage", "editMessageText"):
            await standin.faults(kind, method=method, count=-1, share=part, **more)


async def _report(standin: StandIn, database: Database, spots: list[Spot], logs: str) -> Report:
    report = Report(len(spots), logged_repeats=logs.count("possible repeat: "))
    counts = (await standin.limits())["counts"]
    report.too_early, report.over_the_limits = counts["too_early"], counts["refused"]
    report.struck = standin.telegram.faults.struck
    async with database.reading() as connection:
        newest = await briefings.count(connection, 1)
    for chat in list(standin.telegram.chats.values()):
        async with database.reading() as connection:
            known = await chats.get(connection, chat.id)
            found = [await deliveries.get(connection, chat.id, topic, 1) for topic in (0, 2)]
        for one in (delivery for delivery in found if delivery):
            if known is None or known.state == "paused":
                report.paused += 1
                continue
            report.reachable += 1
            said = [message.get("text", "") for message in chat.messages.values()]
            updates = sum(text.startswith("🔁") for text in said)
            report.twice += max(0, updates - (newest - 1))
            if one.card_version == newest and one.card in chat.messages:
                report.current += 1
            elif one.error.startswith("unknown"):
                report.unknown += 1
            else:
                report.behind.append(one)
    return report


def main() -> None:
    """The full run; the numbers of chats and of kills may be given."""
    given = [int(word) for word in sys.argv[1:3]]
    count, kills = (*given, *(5000, 5)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        print(asyncio.run(run(Path(folder), count, kills)))  # noqa: T201


if __name__ == "__main__":
    main()

"""A story that changes five times, told to many chats while everything goes wrong: `python -m tests.longrun`.

    python -m tests.longrun [--chats 5000] [--kills 5] [--postgresql] [--fast]

The bot is a process of its own, killed now and then, against the stand-in that enforces Telegram's
rates. Most changes come while the one before is still on its way. With --fast both the bot and
Telegram have the rates of paid broadcasts; without, 5,000 chats take about twenty minutes.
"""

import argparse
import asyncio
import re
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from bot.delivery.running import FREE_RATE, PAID_RATE
from bot.play import Setup, Telegram, serve
from bot.play.limits import Rates
from bot.play.places import make_chat, migrate, set_bot
from bot.reading.reader import ReaderProcess
from bot.storage import Database, briefings, chats, deliveries, outbox, subscriptions
from bot.storage.chats import Chat
from bot.storage.subscriptions import Spot
from bot.subscribing.hours import AT_ONCE
from bot.subscribing.wants import Wants
from briefings.types import Article, Outlet
from tests.benchmarks.counter import say
from tests.bot import running
from tests.bot.delivery.witness import Report, Witness, busiest, disordered, repeated
from tests.bot.running import BotProcess
from tests.bot.standin import StandIn
from tests.bot.storage.helpers import save, update
from tests.pgserver import server
from tests.samples import NOW, article

#: Of each version, how many messages a chat go out before the next one comes; of the last one all.
PARTS = (0.9, 0.5, 1.2, 0.25, 0.8, 3.0)
#: The version while which chats go away and move.
_LEAVING = 3
_POSSIBLE = re.compile(r"possible repeat: chat (-?\d+)")
#: Seconds between two lines that say how far it is, and between two looks at what came.
_PROGRESS, _BLINK = 10.0, 0.1
#: Seconds that an orderly end may take where the disk is slow.
_PATIENCE = 120.0
#: Faults by their share of all requests that send or edit.
FAULTS: tuple[tuple[str, float, dict[str, object]], ...] = (
    ("flood", 0.005, {"seconds": 2.0}),
    ("error", 0.01, {"code": 500}),
    ("html", 0.005, {"code": 502}),
    ("drop_before", 0.005, {}),
    ("drop_after", 0.005, {}),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """So many chats and kills."""

    chats: int = 5000
    kills: int = 5
    fast: bool = False


class Scene:
    """The stand-in with its chats, and the bot's database."""

    def __init__(self, standin: StandIn, database: Database, plan: Plan, reader: str) -> None:
        self.standin = standin
        self.telegram = standin.telegram
        self.database = database
        self.plan = plan
        self.witness = Witness(standin.telegram)
        self.moved: dict[int, int] = {}
        self.logs = ""
        self.version = 0
        #: For how long this process stood still at most: what came meanwhile seems to come at once.
        self.stall = 0.0
        #: The bot's own: else it would read the articles again when it starts, and find another story.
        self._reader = reader
        self._articles: list[Article] = []

    @property
    def passed(self) -> int:
        """Messages and edits that Telegram took."""
        return self.telegram.limits.counts.passed

    async def change(self) -> None:
        """One more outlet reports: the story begins, or changes."""
        self.version += 1
        new = replace(
            article(f"article {self.version}", "The bridge is closed"), outlet=Outlet(f"Post {self.version}")
        )
        change = update([new], number=1 if self._articles else None, old=self._articles)
        saved = await save(self.database, replace(change, reader=self._reader))
        self._articles.append(new)
        async with self.database.begin() as connection:
            await outbox.announce(connection, story=saved.number, version=saved.version, now=NOW)

    async def until(self, messages: int) -> None:
        """Wait until so many have passed, or there is nothing left to send."""
        async with asyncio.timeout(120 + self.plan.chats):
            while self.passed < messages and not await self._idle():  # noqa: ASYNC110  it is another process
                await asyncio.sleep(0.2)

    async def _idle(self) -> bool:
        async with self.database.reading() as connection:
            waiting = (await deliveries.figures(connection)).waiting
            return not waiting and not await outbox.count_open(connection)

    def spoil(self) -> None:
        """One in a hundred is gone, another one moves."""
        people = [
            chat for chat in self.telegram.chats.values() if chat.type == "private" and chat.id > 40_000
        ]
        groups = [chat for chat in self.telegram.chats.values() if chat.type == "group"]
        share = max(1, self.plan.chats // 100)
        for chat in people[:share]:
            set_bot(self.telegram, chat, "kicked")
        for chat in groups[:share]:
            self.moved[chat.id] = migrate(self.telegram, chat).id


def _spots(telegram: Telegram, count: int) -> list[Spot]:
    """Sixty of a hundred are people; the others groups, topics and channels."""
    found = []
    for number in range(count):
        match number % 10:
            case 6 | 7:
                found.append(Spot(make_chat(telegram, {"type": "group"}).id))
            case 8:
                forum = {"type": "supergroup", "is_forum": True, "topics": ["World"]}
                found.append(Spot(make_chat(telegram, forum).id, 2))
            case 9:
                found.append(Spot(make_chat(telegram, {"type": "channel"}).id))
            case _:
                person = {"id": 50_000 + number, "first_name": f"Reader {number}"}
                found.append(Spot(make_chat(telegram, person).id))
    return found


async def _subscribe(database: Database, spots: list[Spot]) -> None:
    async with database.begin() as connection:
        for spot in spots:
            kind = "private" if spot.chat > 0 else "group"
            await chats.note(connection, Chat(spot.chat, kind, "A chat", AT_ONCE), NOW)
            await subscriptions.add(connection, spot, Wants(), 0, NOW)


@asynccontextmanager
async def _standin(fast: bool) -> AsyncIterator[StandIn]:
    rates = Rates(enabled=True)
    if fast:
        rates.overall_messages = round(rates.overall_messages * PAID_RATE / FREE_RATE)
    telegram = Telegram(Setup(rates=rates))
    async with serve(telegram) as address, httpx.AsyncClient(base_url=address, timeout=60) as client:
        standin = StandIn(telegram, address, client)
        for kind, part, more in FAULTS:
            for method in ("sendMessage", "editMessageText"):
                await standin.faults(kind, method=method, count=-1, share=part, **more)
        yield standin


async def run(folder: Path, url: str, plan: Plan, tell: Callable[[str], None]) -> Report:
    """Let it all happen; `tell` hears how far it is."""
    begun = time.monotonic()
    articles = folder / "articles"
    articles.mkdir()
    async with _standin(plan.fast) as standin, Database(url) as database:
        spots = _spots(standin.telegram, plan.chats)
        await _subscribe(database, spots)
        async with ReaderProcess() as reader:
            scene = Scene(standin, database, plan, await reader.fingerprint())
        environment = standin.environment | {
            "DATABASE_URL": url,
            "SETTLE_SECONDS": "0",
            "ARTICLES_DIR": str(articles),
            "ALLOW_PAID_BROADCAST": str(plan.fast),
        }
        watching = asyncio.create_task(_watch(scene, tell))
        try:
            await _go(scene, lambda: running.process(folder, "run", **environment))
        finally:
            watching.cancel()
        report = await _judge(scene, spots)
        report.seconds = time.monotonic() - begun
        return report


async def _watch(scene: Scene, tell: Callable[[str], None]) -> None:
    begun = shown = time.monotonic()
    while True:
        before = time.monotonic()
        await asyncio.sleep(_BLINK)
        now = time.monotonic()
        scene.stall = max(scene.stall, now - before - _BLINK)
        scene.witness.look()
        if now > shown + _PROGRESS:
            shown = now
            tell(
                f"{now - begun:5.0f} s: version {scene.version} of {len(PARTS)}, {scene.passed:,} messages,"
                f" {scene.passed / (now - begun):.1f} a second"
            )


async def _go(scene: Scene, bot: Callable[[], AbstractAsyncContextManager[BotProcess]]) -> None:
    """Each process lives from the midst of one version to the midst of the next."""
    before = 0.0
    for number, part in enumerate(PARTS, 1):
        async with bot() as process:
            await scene.until(scene.passed + round(before / 2 * scene.plan.chats))
            await scene.change()
            if number == _LEAVING:
                scene.spoil()
            await scene.until(scene.passed + round(part / 2 * scene.plan.chats))
            if number <= scene.plan.kills:
                await process.stop(signal.SIGKILL)
            else:
                process.process.send_signal(signal.SIGTERM)
                assert await process.ends(_PATIENCE) == 0, process.log
        scene.logs += process.log
        before = part
    async with bot() as process:
        await scene.until(sys.maxsize)
    scene.logs += process.log


async def _judge(scene: Scene, spots: list[Spot]) -> Report:
    said = scene.witness.said(scene.moved)
    counts = scene.telegram.limits.counts
    again = repeated(said)
    logged = {scene.moved.get(chat, chat) for chat in map(int, _POSSIBLE.findall(scene.logs))}
    report = Report(
        chats=scene.plan.chats,
        kills=scene.plan.kills,
        messages=scene.passed,
        moved=len(scene.moved),
        struck=scene.telegram.faults.struck,
        repeats=len(again),
        unlogged_repeats=sum(chat not in logged for chat in again),
        possible_repeats=len(_POSSIBLE.findall(scene.logs)),
        too_early=counts.too_early,
        over_the_limits=counts.refused,
        longest_stall=round(scene.stall, 3),
        most_in_a_second=busiest(said),
        disordered=disordered(said),
    )
    async with scene.database.reading() as connection:
        newest = await briefings.count(connection, 1)
    for spot in spots:
        now = Spot(scene.moved.get(spot.chat, spot.chat), spot.topic)
        await _judge_place(scene, now, f"Version {newest} ·", report)
    return report


async def _judge_place(scene: Scene, spot: Spot, newest: str, report: Report) -> None:
    async with scene.database.reading() as connection:
        known = await chats.get(connection, spot.chat)
        delivery = await deliveries.get(connection, spot.chat, spot.topic, 1)
    if known and known.state == "paused":
        report.paused += 1
        return
    report.reachable += 1
    messages = scene.telegram.chats[spot.chat].messages.values()
    if any(newest in message.get("text", "") for message in messages):
        report.current += 1
    elif delivery and delivery.error.startswith("unknown"):
        report.unknown += 1
    else:
        report.behind.append(spot)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--fast", action="store_true")
    given = parser.parse_args()
    plan = Plan(given.chats, given.kills, given.fast)
    with tempfile.TemporaryDirectory() as folder, server() as address:
        url = address if given.postgresql and address else f"sqlite:///{folder}/store.db"
        say(asyncio.run(run(Path(folder), url, plan, say)).table())


if __name__ == "__main__":
    main()

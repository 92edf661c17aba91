"""How long it takes to hold one story against very many subscriptions, and what that needs.

    python -m tests.benchmarks.matching [SUBSCRIPTIONS]

Every subscription is read from a database as the fan-out reads it: page by page.
"""

import asyncio
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from bot.storage import Connection, Database, chats, subscriptions
from bot.storage.chats import Chat
from bot.storage.subscriptions import Spot
from bot.subscribing.wants import Kind, News, Subscription, Wants, wanted
from briefings.types import Change, ChangeItem, ChangeKind
from tests.samples import NOW, article, briefing

_NEW = Change((ChangeItem(ChangeKind.STORY),), state=True)
_PAGE = 500
_CHAT = ("bridge", "closed", "flood", "mayor", "harbour", "ferry", "storm", "council", "vote", "strike")


def wish(number: int) -> Wants:
    """A wish as people have them; every other one has words of its own."""
    dice = random.Random(number)
    if number % 2:
        words = " ".join(dice.sample(_CHAT, 2))
        return Wants(Kind.WORDS, words=f'{words} "{" ".join(dice.sample(_CHAT, 2))}" -word{number}')
    kinds = (Wants(), Wants(two_origins=True), Wants(Kind.STORY, number), Wants(Kind.OUTLET, words="Quay"))
    return kinds[number // 2 % 4]


async def fill(connection: Connection, count: int) -> None:
    """Store the subscriptions, one a chat."""
    for number in range(1, count + 1):
        await chats.note(connection, Chat(number, "private", ""), NOW)
        await subscriptions.add(connection, Spot(number), wish(number), number, NOW)


async def fan_out(connection: Connection, news: News) -> tuple[int, float]:
    """How many want the news, and how many seconds of it were spent matching."""
    told, spent, after = 0, 0.0, 0
    while page := await subscriptions.page_for(connection, after, _PAGE, news.story):
        begun = time.perf_counter()
        told += sum(wanted(one, news) for one in page)
        spent += time.perf_counter() - begun
        after = page[-1].id
    return told, spent


def matching(count: int, news: News) -> float:
    """Seconds that matching alone takes."""
    every = [Subscription(number, number, 0, wish(number)) for number in range(count)]
    begun = time.perf_counter()
    for one in every:
        wanted(one, news)
    return time.perf_counter() - begun


async def main(count: int) -> None:
    """Print the figures."""
    body = "The bridge was closed on Monday. " * 40 + "Ferry and harbour wait for the storm."
    news = News.of(7, briefing([article("a", body[:900], body)]), _NEW)
    for part in (count // 10, count):
        seconds = matching(part, news)
        print(f"matching {part:>9,}: {seconds:6.2f} s, {seconds / part * 1e6:5.1f} µs each")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        async with Database(f"sqlite:///{Path(folder) / 'matching.db'}") as database:
            async with database.begin() as connection:
                await fill(connection, count)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            begun = time.perf_counter()
            async with database.reading() as connection:
                told, spent = await fan_out(connection, news)
            took = time.perf_counter() - begun
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"fan-out  {count:>9,}: {took:6.2f} s, of it matching {spent:.2f} s; {told:,} want it")  # noqa: T201
    print(f"memory grown by {grown / 1024:.1f} MB")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))

"""A web, a database, a reader without language, and a clock that a test turns."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.fetching import Fetcher
from bot.polling.asking import Tools
from bot.polling.manners import Visitor
from bot.storage import Database, feeds, stories
from bot.storage.feeds import Followed, Seen, Wanted
from tests.bot.fake_reader import FakeReader
from tests.bot.polling.web import Web
from tests.samples import NOW

HOUR = timedelta(hours=1)


@dataclass
class Desk:
    """What a test of asking needs at hand."""

    database: Database
    web: Web
    tools: Tools
    reader: FakeReader
    now: datetime = NOW

    async def follow(self, path: str = "/feed", outlet: str = "") -> Followed:
        """Follow the feed there."""
        wanted = Wanted(self.web.url(path), outlet)
        async with self.database.begin() as connection:
            await feeds.follow(connection, wanted, self.now)
        return await self.feed()

    async def feed(self) -> Followed:
        """The first feed as it is remembered."""
        async with self.database.reading() as connection:
            return (await feeds.everything(connection))[0]

    async def seen(self, *keys: str) -> dict[str, Seen]:
        async with self.database.reading() as connection:
            return await feeds.seen(connection, 1, keys)

    async def headlines(self) -> list[str]:
        """Of all stories."""
        async with self.database.reading() as connection:
            return sorted(row.headline for row in await stories.page(connection, 1, 1000))


@pytest.fixture
async def desk(store: Database) -> AsyncIterator[Desk]:
    async with Web().serving() as web, Visitor(Fetcher(allow=["127.0.0.1"]), timedelta(0)) as visitor:
        reader = FakeReader()
        tools = Tools(store, reader, visitor, lambda: made.now, lambda: 0.5)
        made = Desk(store, web, tools, reader)
        yield made

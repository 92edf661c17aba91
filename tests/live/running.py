"""The bot as a process that polls the outlets while they publish, round by round, and what its chat sees."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.storage import Database, articles, briefings, deliveries, outbox, stories
from tests.bot import running
from tests.bot.polling.web import Web
from tests.bot.standin import Json, StandIn
from tests.live.outlets import OUTLETS, ROUNDS, STORIES, Site, publish

#: How long a round may take on a machine that is busy.
_PATIENCE = 120.0

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What the chat was told of one story in the end."""

    changes: dict[str, Json]
    brief: dict[str, Json]
    sources: dict[str, Json]


@dataclass(slots=True)
class Newsroom:
    """The outlets, the bot, and a chat with an operator."""

    standin: StandIn
    database: Database
    sites: list[Site]
    chat: int
    bot: running.BotProcess

    async def ask(self, text: str) -> dict[str, Json]:
        """The bot's answer."""
        await self.standin.send(self.chat, text)
        return await self.standin.wait_for_message(self.chat)

    async def round(self, number: int) -> None:
        """Publish, and wait until every story has a version of this round and the chat was told."""
        publish(self.sites, number)
        try:
            async with asyncio.timeout(_PATIENCE):
                while await self._versions() != dict.fromkeys(STORIES, number) or await self._waiting():
                    assert self.bot.process.returncode is None
                    await asyncio.sleep(0.2)
        except TimeoutError:
            found = await self._versions()
            said = await self.standin.transcript(self.chat)
            raise AssertionError(f"round {number}: {found}\n{said}\n{self.bot.log}") from None

    async def numbers(self) -> dict[str, int]:
        """Which number each story goes by; what is mixed up has a name of its own."""
        async with self.database.reading() as connection:
            rows = await stories.page(connection, 1, 100)
            found = {}
            for row in rows:
                members = await articles.of_story(connection, row.number)
                paths = {urlsplit(one.url).path.strip("/") for one in members.values()}
                found[" and ".join(sorted(paths))] = row.number
        return found

    async def _versions(self) -> dict[str, int]:
        found = {}
        for story, number in (await self.numbers()).items():
            async with self.database.reading() as connection:
                found[story] = await briefings.count(connection, number)
        return found

    async def _waiting(self) -> int:
        async with self.database.reading() as connection:
            waiting = (await deliveries.figures(connection)).waiting
            return waiting + await outbox.count_open(connection)


@asynccontextmanager
async def newsroom(standin: StandIn, url: str, folder: Path) -> AsyncIterator[Newsroom]:
    """Everything runs while inside."""
    async with AsyncExitStack() as stack:
        sites = [Site(one, await stack.enter_async_context(Web().serving())) for one in OUTLETS]
        publish(sites, 0)
        (folder / "articles").mkdir()
        feeds = folder / "feeds.toml"
        feeds.write_text(
            "".join(f'[[feed]]\nurl = "{site.web.url("/feed")}"\nevery = "1s"\n' for site in sites)
        )
        chat = await standin.make_chat()
        environment = standin.environment | {
            "DATABASE_URL": url,
            "ARTICLES_DIR": str(folder / "articles"),
            "FEEDS_FILE": str(feeds),
            "FETCH_ALLOW": "127.0.0.1",
            "SETTLE_SECONDS": "0",
            "ADMIN_IDS": str(chat),
        }
        database = await stack.enter_async_context(Database(url))
        bot = await stack.enter_async_context(running.process(folder, "run", **environment))
        await bot.says("listening")
        yield Newsroom(standin, database, sites, chat, bot)
        assert await bot.stop() == 0


async def run(room: Newsroom, tell: Tell = lambda _: None) -> dict[str, Told]:
    """All rounds; what the chat was told of each story in the end."""
    known: set[str] = set()
    for number in range(1, ROUNDS + 1):
        await room.round(number)
        tell(f"═══ Round {number} ═══\n\n{await _news(room, known)}")
    found = {}
    for story, number in sorted((await room.numbers()).items()):
        answers = [await room.ask(f"/{command} {number}") for command in ("changes", "brief", "sources")]
        found[story] = Told(*answers)
    await room.ask("/feeds")
    tell(f"═══ Asked ═══\n\n{await _news(room, known)}")
    return found


async def _news(room: Newsroom, known: set[str]) -> str:
    """Messages that came or were edited since this was asked last."""
    messages = re.split(r"\n\n(?=#\d+ )", (await room.standin.transcript(room.chat)).strip())
    new = [message for message in messages if message not in known]
    known.update(new)
    return "\n\n".join(new)

"""The bot for tests, in this process or in one of its own, with stories that are already stored."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot import app
from bot.config import Settings
from bot.play import PLAY_TOKEN
from bot.storage import Database, stories
from bot.storage.stories import Update
from bot.telegram.limits import Rate, Rates
from briefings.types import Article, Briefing
from tests.bot.standin import StandIn
from tests.samples import NOW, article, briefing, reading

FAST = Rates((Rate(1000, 1.0),), (Rate(1000, 1.0),), Rate(1000, 1.0))
ROOT = Path(__file__).parents[2]
_numbers = count(1)


async def store(url: str, headlines: Sequence[str]) -> list[Article]:
    """Store a story of one article for each headline, numbered from 1, the last one the newest."""
    members = [article(f"article {number}", headline) for number, headline in enumerate(headlines, 1)]
    async with Database(url) as database:
        for number, member in enumerate(members):
            change = Update(None, (), (member,), (reading(member),), with_evidence(member), "reader")
            async with database.begin() as connection:
                await stories.claim(connection, await stories.arrivals(connection))
                await stories.save(connection, change, NOW + timedelta(minutes=number))
    return members


def with_evidence(member: Article) -> Briefing:
    """A briefing of the article, whose line can be asked for its reasons."""
    made = briefing([member])
    facts = tuple(replace(fact, evidence=(made.headline,)) for fact in made.facts)
    return replace(made, lead=None, facts=facts)


@asynccontextmanager
async def here(
    standin: StandIn, url: str, articles: Path, rates: Rates | None = FAST, **more: Any
) -> AsyncIterator[None]:
    """The bot as a task of the test; `more` are settings."""
    settings = Settings.model_construct(database_url=SecretStr(url), articles_dir=articles, **more)
    running = asyncio.create_task(app.run(settings, app.Telegram(PLAY_TOKEN, standin.address, rates)))
    try:
        yield
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


class BotProcess:
    """`python -m bot …`: its output is kept, and never holds the token."""

    def __init__(self, process: Process, log: Path) -> None:
        self.process = process
        self._log = log

    @property
    def log(self) -> str:
        """What it has written so far."""
        return self._log.read_text("utf-8", errors="replace")

    async def says(self, words: str, seconds: float = 30.0) -> None:
        """Wait for these words in its output."""
        try:
            async with asyncio.timeout(seconds):
                while words not in self.log:
                    assert self.process.returncode is None or words in self.log, self.log
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"it did not say {words!r}:\n{self.log}") from None

    async def ends(self, seconds: float = 20.0) -> int:
        """Its exit code."""
        try:
            async with asyncio.timeout(seconds):
                return await self.process.wait()
        except TimeoutError:
            raise AssertionError(f"it goes on:\n{self.log}") from None

    async def stop(self, with_signal: int = signal.SIGTERM) -> int:
        """Tell it to stop; its exit code."""
        if self.process.returncode is None:
            self.process.send_signal(with_signal)
        return await self.ends()


@asynccontextmanager
async def process(
    folder: Path, *arguments: str, token: str = PLAY_TOKEN, **environment: str
) -> AsyncIterator[BotProcess]:
    """The bot as a process with nothing but this in its environment."""
    log = folder / f"log-{next(_numbers)}"
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with log.open("wb") as output:
        started = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=folder,
            env={**inherited, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "100", **environment},
            stdout=output,
            stderr=output,
        )
    bot = BotProcess(started, log)
    try:
        yield bot
    finally:
        if started.returncode is None:
            started.kill()
            await started.wait()
        assert token not in bot.log

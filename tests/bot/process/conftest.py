"""What the bot as a process needs: a database with three stories, an empty folder of articles."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

import pytest

from tests.bot import running
from tests.bot.running import BotProcess
from tests.bot.standin import StandIn

HEADLINES = ("Bridge closed after flood", "Harbour opens again", "Flood water falls")


class Start(Protocol):
    """Starts the bot; what is given goes into its environment."""

    def __call__(self, *arguments: str, **environment: str) -> AbstractAsyncContextManager[BotProcess]: ...


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def start(standin: StandIn, url: str, articles: Path, tmp_path: Path) -> Start:
    """The bot with all that it needs."""

    def begin(*arguments: str, **more: str) -> AbstractAsyncContextManager[BotProcess]:
        environment = {**standin.environment, "DATABASE_URL": url, "ARTICLES_DIR": str(articles), **more}
        return running.process(tmp_path, *(arguments or ("run", "--verbose")), **environment)

    return begin


@pytest.fixture
async def bot(start: Start, url: str) -> AsyncIterator[BotProcess]:
    """The bot, running, with three stories."""
    await running.store(url, HEADLINES)
    async with start() as process:
        await process.says("listening")
        yield process
        assert await process.stop() == 0

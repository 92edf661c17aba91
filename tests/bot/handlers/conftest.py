"""A bot in this process, with three stories, and no waits."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot import running
from tests.bot.standin import StandIn

HEADLINES = ("Bridge closed after flood", "Harbour opens again", "Flood water falls")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'bot.db'}"


@pytest.fixture
async def quick(standin: StandIn) -> StandIn:
    """The stand-in without its rates."""
    await standin.limits(enabled=False)
    return standin


@pytest.fixture
async def talk(quick: StandIn, url: str, tmp_path: Path) -> AsyncIterator[StandIn]:
    """A Telegram in which the bot knows three stories."""
    await running.store(url, HEADLINES)
    (tmp_path / "articles").mkdir()
    async with running.here(quick, url, tmp_path / "articles"):
        yield quick

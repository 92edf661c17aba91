"""A Telegram without rates, and the Bot API over it without a server."""

from collections.abc import AsyncIterator

import pytest

from bot.play import Telegram
from tests.bot.play.helpers import Api


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def api(telegram: Telegram) -> AsyncIterator[Api]:
    async with Api(telegram) as api:
        yield api

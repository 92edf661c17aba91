"""Updates by webhook: only from who knows the secret, answered as those that are asked for."""

import socket

import pytest

from tests.bot import running
from tests.bot.process.conftest import HEADLINES, Start
from tests.bot.standin import StandIn


@pytest.fixture
def listen() -> str:
    """An address that is free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


async def test_answers(standin: StandIn, start: Start, url: str, listen: str) -> None:
    await running.store(url, HEADLINES)
    async with start(LISTEN=listen, WEBHOOK_URL=f"http://{listen}/telegram") as bot:
        await bot.says("listening for messages at")
        for kind in ("private", "channel"):
            chat = await standin.make_chat(kind)
            await standin.send(chat, "/brief 1")
            card = await standin.wait_for_message(chat, "Bridge")
            await standin.press(chat, card, "Sources")
            await standin.wait_for_edit(chat, card)
        assert not await standin.requests("getUpdates")
        assert await bot.stop() == 0

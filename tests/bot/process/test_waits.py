"""A wait that Telegram answers to a command holds whatever else the chat is to get."""

import asyncio
import signal
from datetime import UTC, datetime

from bot.storage import Database, lanes
from bot.storage.subscriptions import Spot
from tests.bot.process.conftest import Start
from tests.bot.process.test_delivery import report, subscribe
from tests.bot.standin import StandIn

SECONDS = 6


async def stored_wait(database: Database, chat: int, since: datetime) -> None:
    """Until the database knows that the chat has to wait."""
    async with asyncio.timeout(30):
        while True:
            async with database.reading() as connection:
                if chat in await lanes.waits(connection, since):
                    return
            await asyncio.sleep(0.05)


async def test_deliveries_wait_as_well_even_after_a_kill(standin: StandIn, start: Start, url: str) -> None:
    chat, begun = await standin.make_chat(), datetime.now(UTC)
    async with Database(url) as database:
        await subscribe(database, Spot(chat))
        await standin.faults("flood", method="sendMessage", chat_id=chat, seconds=SECONDS)
        async with start() as bot:
            await bot.says("listening")
            await standin.send(chat, "/help")
            await stored_wait(database, chat, begun)
            await report(database, "a")
            await bot.stop(signal.SIGKILL)
        async with start() as bot:
            await standin.wait_for_message(chat, "Headline a", 60)
            assert await bot.stop() == 0
    flooded, *later = await standin.requests("sendMessage", chat_id=chat)
    assert flooded["fault"] == "flood"
    assert later[0]["at"] - flooded["at"] >= SECONDS


async def test_the_answer_itself_waits_and_arrives(standin: StandIn, start: Start, url: str) -> None:
    chat, other = await standin.make_chat(), await standin.make_chat()
    await standin.faults("flood", method="sendMessage", chat_id=chat, seconds=2)
    async with start() as bot:
        await standin.send(chat, "/help")
        await standin.send(other, "/help")
        await standin.wait_for_message(chat, "/brief", 60)
        await standin.wait_for_message(other, "/brief", 60)
        assert await bot.stop() == 0
    first, second = [request["at"] for request in await standin.requests("sendMessage", chat_id=chat)]
    assert second - first >= 2

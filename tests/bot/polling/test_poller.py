"""Feeds are asked when they are due, as long as the bot runs."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.polling.poller import Poller
from tests.bot.polling.conftest import Desk
from tests.bot.polling.web import Holds, item


@asynccontextmanager
async def polling(desk: Desk, most: int = 4) -> AsyncIterator[Poller]:
    poller = Poller(desk.tools, most)
    running = asyncio.create_task(poller.run())
    try:
        yield poller
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def until(what: Callable[[], bool]) -> None:
    """Wait for it; the test's own limit ends a wait for ever."""
    for _ in range(1_000):
        if what():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come")


def put(desk: Desk, path: str) -> None:
    desk.web.paths["/page"] = Holds(b"Bridge closed\nYes.", "text/plain")
    desk.web.feed(path, "Post", [item("a", desk.web.url("/page"))])


async def test_due_feeds_are_asked_and_new_ones_when_woken(desk: Desk) -> None:
    put(desk, "/one")
    await desk.follow("/one")
    async with polling(desk) as poller:
        await until(lambda: "/page" in desk.web.asked)
        put(desk, "/two")
        await desk.follow("/two")
        poller.wake()
        await until(lambda: "/two" in desk.web.asked)
    assert desk.web.asked.count("/one") == 1


async def test_a_fault_with_one_feed_is_remembered_and_stops_no_other(desk: Desk) -> None:
    put(desk, "/one")
    await desk.follow("/one")
    put(desk, "/two")
    await desk.follow("/two")

    async def fail(*_: object) -> None:
        raise RuntimeError("a mistake of ours")

    desk.reader.__dict__["feed"] = fail
    async with polling(desk, most=1):
        await until(lambda: {"/one", "/two"} <= set(desk.web.asked))
        await asyncio.sleep(0.2)
    visit = (await desk.feed()).visit
    assert visit.failures == 1
    assert "fault of the bot's own" in visit.error


async def test_it_stops_while_a_feed_is_being_asked(desk: Desk) -> None:
    put(desk, "/slow")
    desk.web.slow = 2.0
    await desk.follow("/slow")
    async with polling(desk):
        await until(lambda: "/slow" in desk.web.asked)
    assert (await desk.feed()).visit.succeeded_at is None

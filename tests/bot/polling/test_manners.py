"""A host is asked politely."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.fetching import Fetched, Fetcher, FetchError
from bot.polling.manners import Visitor
from tests.bot.polling.web import Holds, Web

GAP = timedelta(milliseconds=80)


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    async with Web().serving() as served:
        served.page("/a", "Bridge closed\nThe bridge is closed.")
        yield served


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    async with Visitor(Fetcher(allow=["127.0.0.1"]), GAP) as opened:
        yield opened


async def test_one_request_at_a_time_to_a_host_and_a_gap_between(web: Web, visitor: Visitor) -> None:
    begun = time.monotonic()
    got = await asyncio.gather(*(visitor.get(web.url("/a")) for _ in range(4)))
    assert all(isinstance(one, Fetched) for one in got)
    assert web.most == 1
    # A lower bound: a slow machine makes it longer.
    assert time.monotonic() - begun >= 3 * GAP.total_seconds()


async def test_other_hosts_do_not_wait(web: Web, visitor: Visitor) -> None:
    async with Web().serving() as other:
        other.page("/b", "Bridge open\nThe bridge is open.")
        web.slow = 0.5
        first = asyncio.create_task(visitor.get(web.url("/a")))
        await visitor.get(other.url("/b"))
        assert not first.done()
        await first


async def test_a_host_that_wants_to_be_left_alone_is(web: Web, visitor: Visitor) -> None:
    web.paths["/busy"] = Holds(status="429 Too Many Requests", headers={"Retry-After": "3600"})
    with pytest.raises(FetchError, match="come less often"):
        await visitor.get(web.url("/busy"))
    with pytest.raises(FetchError, match="come less often") as raised:
        await visitor.get(web.url("/a"))
    assert raised.value.retry_after
    assert raised.value.retry_after > timedelta(minutes=59)
    assert web.asked == ["/busy"]


async def test_a_short_wish_is_waited_for(web: Web, visitor: Visitor) -> None:
    web.paths["/busy"] = Holds(status="503 Service Unavailable", headers={"Retry-After": "1"})
    begun = time.monotonic()
    with pytest.raises(FetchError):
        await visitor.get(web.url("/busy"))
    await visitor.get(web.url("/a"))
    assert time.monotonic() - begun >= 1

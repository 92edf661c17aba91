"""A chat's wait holds, whatever else is said of the chat meanwhile."""

from datetime import timedelta

import pytest

from bot.storage import Database, lanes
from tests.samples import NOW

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@pytest.mark.parametrize("order", [(SECOND, HOUR), (HOUR, SECOND)])
async def test_the_longer_of_two_waits_holds(store: Database, order: tuple[timedelta, ...]) -> None:
    async with store.begin() as connection:
        for wait in order:
            await lanes.wait(connection, 7, NOW + wait)
        assert await lanes.waits(connection, NOW) == {7: NOW + HOUR}


async def test_a_delivery_that_arrives_ends_no_wait(store: Database) -> None:
    async with store.begin() as connection:
        await lanes.make_ready(connection, {7: NOW})
        await lanes.claim(connection, 1, NOW, HOUR, SECOND)
        await lanes.wait(connection, 7, NOW + HOUR)
        await lanes.free(connection, {7: NOW + SECOND}, NOW)
        assert await lanes.waits(connection, NOW) == {7: NOW + HOUR}

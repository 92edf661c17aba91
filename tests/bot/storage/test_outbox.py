"""What is announced is laid out for chats, claimed, sent once, and never lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.storage import Database, deliveries, lanes, outbox
from bot.storage.deliveries import Delivery, State
from bot.storage.outbox import Order
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
FAST = SECOND / 25


@pytest.fixture
async def story(store: Database) -> int:
    """A stored story."""
    return (await save(store, update([article("a")]))).number


async def lay_out(store: Database, story: int, *orders: Order) -> None:
    async with store.begin() as connection:
        await outbox.lay_out(connection, story, orders)


async def claim(store: Database, now: datetime, most: int = 10) -> list[int]:
    async with store.begin() as connection:
        return [slot.chat for slot in await lanes.claim(connection, most, now, HOUR, FAST)]


async def take(store: Database, chat: int, now: datetime) -> Delivery:
    async with store.begin() as connection:
        return (await deliveries.take_first(connection, [chat], now))[chat].delivery


async def send(store: Database, one: Delivery, **became: object) -> None:
    """Store what became of it."""
    async with store.begin() as connection:
        done = {"state": State.DONE, "told_version": 1, "card_version": 1, "settled_at": NOW} | became
        await deliveries.save(connection, [replace(one, **done)])  # type: ignore[arg-type]
        await lanes.free(connection, {one.chat: NOW + SECOND}, NOW)


async def test_announcements_come_in_order_and_go_on_where_they_were(store: Database, story: int) -> None:
    async with store.begin() as connection:
        await outbox.announce(connection, story=story, version=1, now=NOW)
        await outbox.announce(connection, story=story, version=2, now=NOW + SECOND)
        one = await outbox.next_announcement(connection)
        assert one is not None
        assert (one.story, one.version, one.made_at, one.after) == (story, 1, NOW, 0)
        await outbox.advance(connection, one.id, 500)
        assert await outbox.next_announcement(connection) == replace(one, after=500)
        await outbox.close(connection, one.id)
        second = await outbox.next_announcement(connection)
        assert second is not None
        assert second.version == 2
        assert await outbox.count_open(connection) == 1
        await outbox.close(connection, second.id)
        assert await outbox.next_announcement(connection) is None


async def test_chats_are_claimed_by_the_time_they_are_due_and_by_nobody_twice(
    store: Database, story: int
) -> None:
    orders = [Order(chat, 0, NOW + delay * SECOND) for chat, delay in ((7, 2), (8, 1), (9, 60))]
    await lay_out(store, story, *orders)
    assert await claim(store, NOW) == []
    assert await claim(store, NOW + 5 * SECOND, most=1) == [8]
    assert await claim(store, NOW + 5 * SECOND) == [7]
    assert await claim(store, NOW + 5 * SECOND) == []
    async with store.begin() as connection:
        assert await lanes.next_ready(connection) == NOW + SECOND
        await lanes.let_go(connection, NOW + 5 * SECOND)
    assert await claim(store, NOW + 5 * SECOND) == [8, 7]


async def test_slots_are_handed_out_once_also_after_a_pause(store: Database, story: int) -> None:
    await lay_out(store, story, *(Order(chat, 0, NOW) for chat in range(1, 7)))
    times: list[datetime] = []
    for now in (NOW, NOW, NOW + HOUR):
        async with store.begin() as connection:
            times += [slot.at for slot in await lanes.claim(connection, 2, now, HOUR, FAST)]
    assert times == [NOW, NOW + FAST, NOW + 2 * FAST, NOW + 3 * FAST, NOW + HOUR, NOW + HOUR + FAST]


async def test_a_chat_waits_as_long_as_it_was_told(store: Database, story: int) -> None:
    await lay_out(store, story, Order(7, 0, NOW))
    async with store.begin() as connection:
        await lanes.wait(connection, 7, NOW + HOUR)
        await lanes.wait(connection, 8, NOW + HOUR)
        assert await lanes.waits(connection, NOW) == {7: NOW + HOUR, 8: NOW + HOUR}
    assert await claim(store, NOW + HOUR - SECOND) == []
    assert await claim(store, NOW + HOUR) == [7]


async def test_what_is_sent_is_done_until_there_is_more(store: Database, story: int) -> None:
    await lay_out(store, story, Order(7, 3, NOW, silent=True, full=True))
    assert await claim(store, NOW) == [7]
    one = await take(store, 7, NOW)
    assert (one.topic, one.silent, one.full, one.card, one.attempts) == (3, True, True, None, 0)
    await send(store, one, card=55)
    assert await claim(store, NOW + HOUR) == []
    await lay_out(store, story, Order(7, 3, NOW + HOUR))
    assert await claim(store, NOW + HOUR) == [7]
    again = await take(store, 7, NOW + HOUR)
    assert again == replace(
        one,
        due_at=NOW + HOUR,
        card=55,
        card_version=1,
        told_version=1,
        settled_at=NOW,
        silent=False,
        full=False,
    )


@pytest.mark.parametrize(
    ("delays", "due"),
    [
        pytest.param((60, 90), 60, id="a newer version takes the place of one that waits"),
        pytest.param((3600, 60), 60, id="what is held comes along where something is due earlier"),
    ],
)
async def test_one_row_waits(store: Database, story: int, delays: Sequence[int], due: int) -> None:
    for delay in delays:
        await lay_out(store, story, Order(7, 0, NOW + delay * SECOND))
    async with store.reading() as connection:
        (waiting,) = await deliveries.waiting(connection, 7)
        assert await lanes.next_ready(connection) == NOW + due * SECOND
    assert waiting.due_at == NOW + due * SECOND


async def test_a_version_that_comes_during_the_send_is_not_forgotten(store: Database, story: int) -> None:
    await lay_out(store, story, Order(7, 0, NOW))
    one = await take(store, 7, NOW)
    await lay_out(store, story, Order(7, 0, NOW + HOUR))
    async with store.begin() as connection:
        await deliveries.save(connection, [replace(one, state=State.DONE, card=5, told_version=1)])
        left = await deliveries.get(connection, 7, 0, story)
    assert left is not None
    assert (left.state, left.due_at, left.card) == (State.OPEN, NOW + HOUR, 5)


async def test_a_chat_sends_in_the_order_of_what_is_due(store: Database, story: int) -> None:
    other = (await save(store, update([article("b")]))).number
    await lay_out(store, other, Order(7, 0, NOW))
    await lay_out(store, story, Order(7, 0, NOW + SECOND))
    async with store.begin() as connection:
        due = (await deliveries.take_first(connection, [7, 8], NOW + HOUR))[7]
    assert (due.delivery.story, due.newest) == (other, 1)
    await send(store, due.delivery)
    assert (await take(store, 7, NOW + HOUR)).story == story


async def test_what_was_held_for_one_place_is_found_together(store: Database, story: int) -> None:
    other = (await save(store, update([article("b")]))).number
    await lay_out(store, story, Order(7, 0, NOW, digest=True), Order(7, 4, NOW, digest=True))
    await lay_out(store, other, Order(7, 0, NOW, digest=True), Order(8, 0, NOW, digest=True))
    one = await take(store, 7, NOW)
    async with store.reading() as connection:
        found = await deliveries.held(connection, one, NOW, 10)
    assert [(due.delivery.story, due.delivery.topic) for due in found] == [(story, 0), (other, 0)]


async def test_what_was_being_sent_at_a_crash_is_known(store: Database, story: int) -> None:
    await lay_out(store, story, Order(7, 0, NOW), Order(8, 0, NOW))
    await take(store, 7, NOW)
    async with store.begin() as connection:
        assert [due.delivery.chat for due in await deliveries.recover(connection)] == [7]
        assert await deliveries.recover(connection) == []
        again = await deliveries.get(connection, 7, 0, story)
    assert again is not None
    assert (again.state, again.attempts) == (State.OPEN, 1)


async def test_a_chat_that_is_gone_has_nothing_open(store: Database, story: int) -> None:
    await lay_out(store, story, Order(7, 0, NOW), Order(7, 4, NOW))
    async with store.begin() as connection:
        await deliveries.cancel(connection, 7, "the topic is closed", topic=4)
        (left,) = await deliveries.waiting(connection, 7)
        assert left.topic == 0
        await deliveries.cancel(connection, 7, "blocked")
        assert await deliveries.waiting(connection, 7) == []
        figures = await deliveries.figures(connection, 7)
    assert (figures.waiting, figures.failed, figures.last_at) == (0, 2, None)


async def test_a_chat_moves_with_what_it_has(store: Database, story: int) -> None:
    other = (await save(store, update([article("b")]))).number
    await lay_out(store, story, Order(-7, 0, NOW), Order(-1007, 0, NOW + HOUR))
    await lay_out(store, other, Order(-7, 0, NOW))
    async with store.begin() as connection:
        await deliveries.move(connection, -7, -1007, NOW)
        assert await deliveries.waiting(connection, -7) == []
        left = await deliveries.waiting(connection, -1007)
        figures = await deliveries.figures(connection)
    assert [(one.story, one.due_at) for one in left] == [(other, NOW), (story, NOW + HOUR)]
    assert figures.waiting == 2
    assert await claim(store, NOW) == [-1007]

"""What waits for a chat follows what it wants: wishes end, stories are muted, settings change."""

from datetime import datetime, timedelta

import pytest

from bot.delivery.fanout import FanOut
from bot.storage import Connection, Database, chats, deliveries, lanes, outbox, subscriptions
from bot.storage.chats import Chat
from bot.storage.deliveries import Delivery, State
from bot.storage.outbox import Order
from bot.storage.subscriptions import Spot
from bot.subscribing.hours import AT_ONCE, ChatSettings, Length
from bot.subscribing.wants import Kind, Wants
from bot.subscribing.withdrawing import retime, withdraw, withdraw_story
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article

HOUR = timedelta(hours=1)
HOURS = [NOW.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in range(24)]
HERE, TOPIC, THERE = Spot(-100), Spot(-100, 4), Spot(7)
STORY, OTHER = 1, 2


@pytest.fixture
async def waiting(store: Database) -> Database:
    """Two stories that wait for three places, which want everything."""
    for name in ("a", "b"):
        await save(store, update([article(name, f"Headline {name}")]))
    async with store.begin() as connection:
        for spot in (HERE, TOPIC, THERE):
            await chats.note(connection, Chat(spot.chat, "group", "A chat", AT_ONCE), NOW)
            await subscriptions.add(connection, spot, Wants(), 0, NOW)
        for story in (STORY, OTHER):
            held = [Order(spot.chat, spot.topic, NOW + HOUR, digest=True) for spot in (HERE, TOPIC, THERE)]
            await outbox.lay_out(connection, story, held)
    return store


async def states(store: Database, spot: Spot) -> list[State]:
    """Of the two stories at a place."""
    async with store.reading() as connection:
        found = [await deliveries.get(connection, spot.chat, spot.topic, story) for story in (STORY, OTHER)]
    return [one.state for one in found if one]


async def end(connection: Connection, spot: Spot, kind: Kind) -> None:
    """End the wish of this kind."""
    have = await subscriptions.of(connection, spot)
    (gone,) = [one.id for one in have if one.wants.kind is kind]
    await subscriptions.remove(connection, spot, gone)
    await withdraw(connection, spot)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        pytest.param((), [State.DONE, State.DONE], id="nothing is left"),
        pytest.param((Wants(Kind.STORY, OTHER),), [State.DONE, State.OPEN], id="a story is left"),
        pytest.param((Wants(Kind.WORDS, words="a"),), [State.OPEN, State.DONE], id="words are left"),
        pytest.param(
            (Wants(Kind.STORY, OTHER, only_state=True),),
            [State.DONE, State.OPEN],
            id="a story whose changes of state are wanted: one may be among what waits",
        ),
        pytest.param(
            (Wants(Kind.STORY, OTHER, two_origins=True),), [State.DONE, State.DONE], id="one origin only"
        ),
    ],
)
async def test_what_no_wish_asks_for_is_taken_back(
    waiting: Database, left: tuple[Wants, ...], expected: list[State]
) -> None:
    async with waiting.begin() as connection:
        for wants in left:
            await subscriptions.add(connection, HERE, wants, 0, NOW)
        await end(connection, HERE, Kind.EVERYTHING)
    assert await states(waiting, HERE) == expected
    assert await states(waiting, TOPIC) == await states(waiting, THERE) == [State.OPEN, State.OPEN]


async def test_one_of_two_wishes_that_want_the_same_takes_nothing_back(waiting: Database) -> None:
    async with waiting.begin() as connection:
        await subscriptions.add(connection, HERE, Wants(Kind.STORY, STORY), 0, NOW)
        await end(connection, HERE, Kind.STORY)
    assert await states(waiting, HERE) == [State.OPEN, State.OPEN]


async def test_a_wish_of_a_paused_topic_keeps_nothing(waiting: Database) -> None:
    async with waiting.begin() as connection:
        (one,) = await subscriptions.of(connection, TOPIC)
        await subscriptions.pause(connection, one.id, "the topic is closed")
        await withdraw(connection, TOPIC)
    assert await states(waiting, TOPIC) == [State.DONE, State.DONE]


async def test_a_muted_story_is_taken_back_in_its_place(waiting: Database) -> None:
    async with waiting.begin() as connection:
        await withdraw_story(connection, HERE, STORY)
    assert await states(waiting, HERE) == [State.DONE, State.OPEN]
    assert await states(waiting, TOPIC) == [State.OPEN, State.OPEN]


async def test_who_subscribes_again_is_told_of_the_next_version(waiting: Database) -> None:
    async with waiting.begin() as connection:
        await end(connection, THERE, Kind.EVERYTHING)
        await subscriptions.add(connection, THERE, Wants(), 0, NOW)
    assert await states(waiting, THERE) == [State.DONE, State.DONE]
    new = await save(waiting, update([article("c", "Headline c")], number=STORY, old=[article("a")]))
    async with waiting.begin() as connection:
        await outbox.announce(connection, story=STORY, version=new.version, now=NOW)
    fan_out = FanOut(waiting, subscriptions.page_for)
    while await fan_out.page():
        pass
    assert await states(waiting, THERE) == [State.OPEN, State.DONE]


async def test_a_card_is_still_brought_up_to_date(waiting: Database) -> None:
    async with waiting.begin() as connection:
        one = await first(connection, THERE)
        await deliveries.take(connection, [one.id])
        edit = Delivery(one.id, THERE.chat, 0, STORY, State.OPEN, NOW, card=5, card_version=0, told_version=1)
        await deliveries.save(connection, [edit])
        await end(connection, THERE, Kind.EVERYTHING)
    assert await states(waiting, THERE) == [State.OPEN, State.DONE]


async def first(connection: Connection, spot: Spot) -> Delivery:
    """The first story at a place."""
    found = await deliveries.get(connection, spot.chat, spot.topic, STORY)
    assert found
    return found


@pytest.mark.parametrize(
    ("settings", "due"),
    [
        pytest.param(AT_ONCE, NOW, id="no digest any more"),
        pytest.param(ChatSettings(digest=(9,)), HOURS[9], id="another hour"),
        pytest.param(ChatSettings("Europe/Berlin", digest=(9,)), HOURS[7], id="another time zone"),
        pytest.param(ChatSettings(quiet=(0, 8 * 60)), HOURS[8], id="quiet hours instead"),
    ],
)
async def test_what_is_held_moves_to_its_new_time(
    waiting: Database, settings: ChatSettings, due: datetime
) -> None:
    async with waiting.begin() as connection:
        await retime(connection, HERE.chat, settings, NOW)
        assert (await first(connection, HERE)).due_at == due
        assert (await first(connection, TOPIC)).due_at == due
        assert (await first(connection, THERE)).due_at == NOW + HOUR


async def test_what_is_due_already_is_not_put_off(waiting: Database) -> None:
    later = NOW + 2 * HOUR
    async with waiting.begin() as connection:
        await retime(connection, HERE.chat, ChatSettings(digest=(9,)), later)
        assert (await first(connection, HERE)).due_at == NOW + HOUR


@pytest.mark.parametrize(("settings", "ready"), [(AT_ONCE, True), (ChatSettings(digest=(9,)), False)])
async def test_the_chats_turn_moves_with_it(waiting: Database, settings: ChatSettings, ready: bool) -> None:
    async with waiting.begin() as connection:
        await retime(connection, THERE.chat, settings, NOW)
        slots = await lanes.claim(connection, 9, NOW, HOUR, timedelta(seconds=1))
    assert [slot.chat for slot in slots] == ([THERE.chat] if ready else [])


async def test_what_waits_comes_in_its_new_form(waiting: Database) -> None:
    async with waiting.begin() as connection:
        await retime(connection, THERE.chat, ChatSettings(silent=True, length=Length.SHORT), NOW)
        one = await first(connection, THERE)
        assert (one.silent, one.full) == (True, False)
        await retime(connection, THERE.chat, AT_ONCE, NOW)
        again = await first(connection, THERE)
    assert (again.silent, again.full) == (False, True)

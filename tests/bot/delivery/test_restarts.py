"""Kills, stops and restarts; what is sent and stored together; the pace over all of it."""

from datetime import timedelta

import pytest

from bot.delivery.pump import Pace
from bot.storage import Database, deliveries, lanes
from bot.storage.deliveries import State
from bot.telegram.outcomes import ChatMoved, Sent
from tests.bot.delivery.helpers import HOUR, SECOND, Post


@pytest.fixture
def post(store: Database) -> Post:
    return Post(store)


async def test_a_kill_during_a_send_is_counted_and_said(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    post.subscribe(7)
    await post.report("a")
    await post.lay_out()
    async with post.database.begin() as connection:
        await lanes.claim(connection, 1, post.at, HOUR, SECOND)
        await deliveries.take(connection, [(await post.delivery(7)).id])
    post.pump = post.new_pump()
    assert await post.pump.recover() == 1
    assert "possible repeat: chat 7, story 1, try 2" in caplog.text
    await post.run()
    assert len(post.of(7)) == 1


async def test_slots_are_waited_for(store: Database) -> None:
    post = Post(store, pace=Pace())
    for chat in range(1, 14):
        post.subscribe(chat)
    await post.report("a")
    await post.run()
    assert len(post.sender.done) == 13
    assert max(post.slept) == pytest.approx(12 / 26, abs=0.01)


async def test_a_stop_leaves_what_waits_for_its_slot(store: Database) -> None:
    post = Post(store)
    post.subscribe(7)
    await post.report("a")
    await post.lay_out()
    await post.pump.work()
    await post.pump.finish()
    assert post.of(7) == []
    assert (await post.delivery(7)).state is State.OPEN
    assert await post.pump.recover() == 0
    await post.run(timedelta(minutes=1).total_seconds())
    assert len(post.of(7)) == 1


async def test_what_is_sent_together_is_stored_together(
    store: Database, caplog: pytest.LogCaptureFixture
) -> None:
    post = Post(store, pace=Pace(interval=timedelta(0)))
    for chat in range(1, 6):
        post.subscribe(chat)
    await post.report("a")
    await post.run()
    assert {(await post.delivery(chat)).state for chat in range(1, 6)} == {State.DONE}
    assert "because of a fault" not in caplog.text


async def test_chats_with_nothing_left_are_let_go(store: Database) -> None:
    post = Post(store, pace=Pace(interval=timedelta(0)))
    for chat in (7, 8, 9):
        post.subscribe(chat)
    await post.report("a")
    await post.lay_out()
    async with post.database.begin() as connection:
        await deliveries.cancel(connection, 7, "blocked")
        await deliveries.cancel(connection, 8, "blocked")
    await post.run()
    assert [chat for chat, _, _ in post.sender.done] == [9]


async def test_a_version_that_comes_before_the_send_is_not_forgotten(post: Post) -> None:
    post.subscribe(7)
    story = await post.report("a")
    await post.lay_out()
    await post.pump.work()
    await post.report("b", story)
    post.at += timedelta(minutes=2)
    await post.lay_out()
    await post.pump.idle()
    await post.run(5)
    one = await post.delivery(7)
    assert (one.state, one.card_version, one.told_version) == (State.DONE, 2, 2)


async def test_a_chat_that_moved_before_its_edit_gets_a_card_there(post: Post) -> None:
    post.subscribe(-7)
    story = await post.report("a")
    await post.run()
    await post.report("b", story)
    post.sender.script = [Sent(102), ChatMoved(-1007)]
    await post.run(90)
    assert [line for _, line in post.of(-1007)] == ["<b>Headline a</b>"]
    assert (await post.delivery(-1007)).card_version == 2


@pytest.mark.parametrize(
    ("came", "repeats"),
    [
        pytest.param(False, 0, id="the edit of a card is seen by nobody twice"),
        pytest.param(True, 1, id="what came before that edit is"),
    ],
)
async def test_a_kill_while_a_card_is_brought_up_to_date(post: Post, came: bool, repeats: int) -> None:
    post.subscribe(7)
    story = await post.report("a")
    await post.run()
    await post.report("b", story)
    post.at += timedelta(minutes=2)
    await post.lay_out()
    await post.pump.work()
    await post.pump.idle()
    if came:
        await post.report("c", story)
    post.at += timedelta(minutes=2)
    await post.lay_out()
    async with post.database.begin() as connection:
        await deliveries.take_first(connection, [7], post.at)
    assert await post.new_pump().recover() == repeats


async def test_a_restart_keeps_the_pace_of_all_and_of_each_chat(store: Database) -> None:
    post = Post(store, pace=Pace())
    for chat in (1, -2):
        post.subscribe(chat)
    await post.report("a")
    await post.run()
    post.pump = post.new_pump()
    await post.pump.recover()
    post.subscribe(3)
    await post.report("b")
    post.slept.clear()
    await post.run()
    # The first two are sent side by side: either may be first.
    assert sorted(chat for chat, _, _ in post.sender.done[:2]) == [-2, 1]
    assert [chat for chat, _, _ in post.sender.done[2:]] == [3]
    assert post.slept == [pytest.approx(2 / 26, abs=0.01)]
    await post.run(2)
    assert [chat for chat, _, _ in post.sender.done[3:]] == [1]
    await post.run(1)
    assert [chat for chat, _, _ in post.sender.done[4:]] == [-2]

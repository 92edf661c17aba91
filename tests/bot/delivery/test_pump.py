"""Chats get what they want, once and in order, whatever Telegram says; time is an argument."""

import pytest

from bot.storage import Database
from bot.storage.deliveries import State
from bot.subscribing.hours import ChatSettings
from bot.subscribing.wants import Kind, Wants
from bot.telegram.outcomes import ChatGone, ChatMoved, Rejected, RetryLater, Sent
from tests.bot.delivery.helpers import HOUR, SECOND, Post
from tests.samples import NOW


@pytest.fixture
def post(store: Database) -> Post:
    return Post(store)


async def test_a_new_story_is_a_card(post: Post) -> None:
    post.subscribe(7)
    await post.report("a")
    await post.run()
    ((message, line),) = post.of(7)
    assert message == 0
    assert "Headline a" in line
    one = await post.delivery(7)
    assert (one.state, one.card, one.card_version, one.told_version) == (State.DONE, 101, 1, 1)


async def test_a_change_is_a_reply_and_the_card_edited(post: Post) -> None:
    post.subscribe(7)
    story = await post.report("a")
    await post.run()
    await post.report("b", story)
    await post.run(70)
    assert [message for message, _ in post.of(7)] == [0, 0, 101]
    assert post.sender.places[1].reply_to == 101
    assert post.of(7)[1][1].startswith("🔁")
    one = await post.delivery(7)
    assert (one.state, one.card, one.card_version, one.told_version) == (State.DONE, 101, 2, 2)


async def test_three_changes_in_a_minute_are_one_message(post: Post) -> None:
    post.subscribe(7)
    story = await post.report("a")
    await post.run()
    for name in "bcd":
        await post.report(name, story)
        await post.run(20)
    await post.run(60)
    assert [message for message, _ in post.of(7)] == [0, 0, 101]
    one = await post.delivery(7)
    assert (one.card_version, one.told_version) == (4, 4)


async def test_who_subscribes_late_gets_the_card_and_no_history(post: Post) -> None:
    story = await post.report("a")
    await post.run()
    post.subscribe(7)
    await post.run(100)
    assert post.of(7) == []
    await post.report("b", story)
    await post.run(70)
    ((message, _),) = post.of(7)
    assert message == 0
    assert (await post.delivery(7)).card_version == 2


async def test_what_is_not_wanted_is_not_told(post: Post) -> None:
    post.subscribe(7, wants=Wants(Kind.STORY, story=2))
    post.subscribe(8, wants=Wants(two_origins=True))
    post.subscribe(9)
    post.subscribe(9, wants=Wants(Kind.STORY, story=1))
    await post.report("a")
    await post.run(10)
    assert [chat for chat, _, _ in post.sender.done] == [9]


async def test_topics_are_told_each(post: Post) -> None:
    post.subscribe(-100, 4)
    post.subscribe(-100, 5)
    await post.report("a")
    await post.run(10)
    assert [place.topic for place in post.sender.places] == [4, 5]


async def test_quiet_hours_hold_and_end_in_one_digest_across_a_change_of_clocks(post: Post) -> None:
    # NOW is the night in which the clocks of Berlin are put forward.
    post.book.settings[7] = ChatSettings("Europe/Berlin", quiet=(22 * 60, 7 * 60))
    post.subscribe(7)
    await post.report("a")
    await post.report("b")
    await post.run(2 * 3600)
    assert post.of(7) == []
    post.at = NOW.replace(hour=4, minute=59)
    await post.run()
    assert post.of(7) == []
    post.at = NOW.replace(hour=5, minute=0, second=1)
    await post.run(5)
    (message,) = post.sender.messages
    assert "Headline a" in message.html
    assert "Headline b" in message.html
    assert len(message.buttons) == 2
    assert (await post.delivery(7, 1)).state is State.DONE
    assert (await post.delivery(7, 2)).told_version == 1


async def test_quiet_hours_that_begin_while_it_waits_hold_it(post: Post) -> None:
    post.subscribe(7)
    await post.report("a")
    post.book.settings[7] = ChatSettings(quiet=(60, 120))
    await post.run(5)
    assert post.of(7) == []
    one = await post.delivery(7)
    assert (one.due_at, one.digest, one.attempts) == (
        NOW.replace(hour=2, minute=0, second=0, microsecond=0),
        True,
        0,
    )


async def test_a_digest_also_edits_the_card(post: Post) -> None:
    post.subscribe(7)
    story = await post.report("a")
    await post.run()
    post.subscribed.clear()
    post.book.settings[7] = ChatSettings(digest=(9,))
    post.subscribe(7)
    await post.report("b", story)
    post.at = NOW.replace(hour=9, minute=1)
    await post.run(5)
    assert [message for message, _ in post.of(7)] == [0, 0, 101]
    assert post.of(7)[1][1] == "<b>WHAT CHANGED</b>"


async def test_a_wait_of_telegrams_is_kept_over_a_restart(post: Post) -> None:
    post.subscribe(7)
    post.subscribe(8)
    await post.report("a")
    post.sender.script = [RetryLater("flood", HOUR)]
    await post.run()
    post.pump = post.new_pump()
    assert await post.pump.recover() == 0
    await post.run(60)
    assert [chat for chat, _, _ in post.sender.done] == [7, 8]
    post.at = NOW + HOUR - SECOND
    await post.run()
    assert len(post.sender.done) == 2
    await post.run(2)
    assert [chat for chat, _, _ in post.sender.done] == [7, 8, 7]


async def test_what_telegram_could_not_take_is_tried_again(post: Post) -> None:
    post.subscribe(7)
    await post.report("a")
    post.sender.script = [RetryLater("Bad Gateway"), RetryLater("Bad Gateway"), Sent(60)]
    await post.run(7)
    assert len(post.of(7)) == 3
    assert (await post.delivery(7)).card == 60


async def test_what_may_have_arrived_is_not_repeated_and_the_next_change_mends_it(post: Post) -> None:
    post.subscribe(7)
    story = await post.report("a")
    post.sender.script = [RetryLater("time-out", unknown=True)]
    await post.run(100)
    assert len(post.of(7)) == 1
    assert (await post.delivery(7)).error == "unknown: time-out"
    await post.report("b", story)
    await post.run(70)
    assert [message for message, _ in post.of(7)] == [0, 0]
    assert (await post.delivery(7)).card == 102


async def test_a_chat_that_is_gone_is_paused_with_all_that_waited(post: Post) -> None:
    post.subscribe(7)
    await post.report("a")
    await post.report("b")
    post.sender.script = [ChatGone("Bot was blocked by the user")]
    await post.run(10)
    assert len(post.of(7)) == 1
    assert post.book.said == [("pause", 7, "Bot was blocked by the user")]
    assert [verdict.pause for verdict in post.told] == ["Bot was blocked by the user"]
    assert (await post.delivery(7, 2)).state is State.DEAD


async def test_a_chat_that_comes_back_gets_the_next_news(post: Post) -> None:
    post.subscribe(7)
    story = await post.report("a")
    post.sender.script = [ChatGone("Bot was blocked by the user")]
    await post.run(10)
    await post.report("b", story)
    await post.run(70)
    assert (await post.delivery(7)).card_version == 2


async def test_a_chat_that_moved_gets_it_under_its_new_number(post: Post) -> None:
    post.subscribe(-7)
    await post.report("a")
    post.sender.script = [ChatMoved(-1007)]
    await post.run(10)
    assert [chat for chat, _, _ in post.sender.done] == [-7, -1007]
    assert post.book.said == [("move", -7, -1007)]
    assert (await post.delivery(-1007)).state is State.DONE


async def test_a_closed_topic_is_paused_by_itself(post: Post) -> None:
    post.subscribe(-100, 4)
    post.subscribe(-100, 5)
    await post.report("a")
    await post.report("b")
    post.sender.script = [Rejected("Topic_closed")]
    await post.run(20)
    assert post.book.said == [("pause topic", -100, 4, "Topic_closed")]
    assert [place.topic for place in post.sender.places] == [4, 5, 5]


async def test_a_card_that_is_gone_comes_anew(post: Post) -> None:
    post.subscribe(7)
    story = await post.report("a")
    await post.run()
    await post.report("b", story)
    post.sender.script = [Sent(60), Rejected("Message to edit not found")]
    await post.run(75)
    assert [message for message, _ in post.of(7)] == [0, 0, 101, 0]
    one = await post.delivery(7)
    assert (one.state, one.card, one.card_version) == (State.DONE, 104, 2)


async def test_the_order_in_a_chat_is_kept_over_failures(post: Post) -> None:
    post.subscribe(7)
    for name in "abc":
        await post.report(name)
    post.sender.script = [RetryLater("busy"), RetryLater("flood", 30 * SECOND)]
    await post.run(60)
    told = [line for _, line in post.of(7)]
    assert list("aaabc") == [line[line.index("Headline ") + 9] for line in told]


async def test_messages_in_one_chat_keep_their_distance(post: Post) -> None:
    post.subscribe(-7)
    for name in "abc":
        await post.report(name)
    await post.run(5)
    assert len(post.of(-7)) == 2


async def test_settings_travel_with_the_message(post: Post) -> None:
    post.book.settings[7] = ChatSettings(silent=True)
    post.subscribe(7)
    post.subscribe(8)
    await post.report("a")
    await post.run()
    assert post.sender.silent == [True, False]

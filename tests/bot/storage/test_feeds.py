"""Feeds that are followed: who gets which when, and what is kept of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.storage import Database, feeds
from bot.storage.feeds import Followed, Seen, State, Wanted
from tests.samples import NOW

URL = "https://post.example/feed"
OTHER = "https://lantern.example/feed"
HOUR = timedelta(hours=1)


async def follow(store: Database, *wanted: Wanted) -> list[Followed]:
    """Follow these; all that are followed then."""
    async with store.begin() as connection:
        for one in wanted:
            await feeds.follow(connection, one, NOW)
        return await feeds.everything(connection)


async def claimed(store: Database, hours: float) -> list[str]:
    """The addresses that are due so many hours from now."""
    now = NOW + hours * HOUR
    async with store.begin() as connection:
        return [one.url for one in await feeds.claim_due(connection, now, now + HOUR, 10)]


async def test_a_feed_is_due_at_once_and_then_nobody_elses(store: Database) -> None:
    (feed,) = await follow(store, Wanted(URL, "Harbour Post", every=timedelta(minutes=2)))
    assert (feed.url, feed.outlet, feed.every) == (URL, "Harbour Post", timedelta(minutes=2))
    assert feed.visit.address == URL
    assert [await claimed(store, hours) for hours in (0, 0.5, 1)] == [[URL], [], [URL]]


async def test_following_again_goes_on(store: Database) -> None:
    (feed,) = await follow(store, Wanted(URL, "Harbour Post"))
    async with store.begin() as connection:
        assert not await feeds.follow(connection, Wanted(URL), NOW)
        await feeds.set_state(connection, feed.id, State.REMOVED)
        assert await feeds.everything(connection) == []
        assert await feeds.get(connection, feed.id) is None
        assert await feeds.follow(connection, Wanted(URL), NOW)
        assert await feeds.get(connection, feed.id) == feed


@pytest.mark.parametrize("state", [State.PAUSED, State.REMOVED])
async def test_what_is_not_active_is_not_asked(store: Database, state: State) -> None:
    (feed,) = await follow(store, Wanted(URL))
    async with store.begin() as connection:
        await feeds.set_state(connection, feed.id, state, "gone")
        assert await feeds.next_due(connection) is None
    assert await claimed(store, 1) == []


async def test_a_visit_is_kept_as_it_was(store: Database) -> None:
    (feed,) = await follow(store, Wanted(URL))
    visit = replace(
        feed.visit,
        address=OTHER,
        title="Lantern",
        interval=timedelta(minutes=7),
        next_at=NOW + HOUR,
        failures=3,
        etag="e",
        last_modified="yesterday",
        succeeded_at=NOW,
        failed_at=NOW + HOUR,
        error="no answer",
        loaded=12,
    )
    async with store.begin() as connection:
        await feeds.remember(connection, feed.id, visit)
        found = await feeds.get(connection, feed.id)
        assert await feeds.next_due(connection) == NOW + HOUR
    assert found == replace(feed, visit=visit)


async def test_a_list_in_a_file_brings_back_nothing_that_was_removed(store: Database) -> None:
    listed = [Wanted(URL), Wanted(OTHER)]
    async with store.begin() as connection:
        await feeds.follow_list(connection, listed, NOW)
        await feeds.set_state(connection, 1, State.REMOVED)
        await feeds.set_state(connection, 2, State.PAUSED, "by hand")
        await feeds.follow_list(connection, [Wanted(URL), Wanted(OTHER, "Lantern")], NOW)
        (left,) = await feeds.everything(connection)
    assert (left.url, left.outlet, left.state, left.why) == (OTHER, "Lantern", State.PAUSED, "by hand")


async def test_what_a_file_lists_no_more_is_not_followed(store: Database) -> None:
    await follow(store, Wanted("https://by.hand.example/feed"))
    async with store.begin() as connection:
        await feeds.follow_list(connection, [Wanted(URL)], NOW)
        await feeds.follow_list(connection, [], NOW)
        left = await feeds.everything(connection)
        assert [one.url for one in left] == ["https://by.hand.example/feed"]
        await feeds.follow_list(connection, [Wanted(URL)], NOW)
        assert len(await feeds.everything(connection)) == 2


async def test_items_are_kept_until_they_are_old_and_gone(store: Database) -> None:
    (feed,) = await follow(store, Wanted(URL))
    items = [Seen(key, "f", NOW - hours * HOUR, look_at=NOW) for key, hours in (("a", 9), ("b", 9), ("c", 1))]
    async with store.begin() as connection:
        await feeds.note(connection, feed.id, items)
        assert await feeds.looks_due(connection, feed.id, NOW)
        await feeds.forget(connection, feed.id, ["a"], NOW - 5 * HOUR)
        left = await feeds.seen(connection, feed.id, ["a", "b", "c", "d"])
    assert left == {"a": items[0], "c": replace(items[2], look_at=None)}


async def test_an_item_that_is_noted_again_takes_its_own_place(store: Database) -> None:
    (feed,) = await follow(store, Wanted(URL))
    again = Seen("a", "g", NOW, None, 2, "etag", "yesterday", 1, "no words")
    async with store.begin() as connection:
        await feeds.note(connection, feed.id, [Seen("a", "f", NOW)])
        await feeds.note(connection, feed.id, [again])
        await feeds.note(connection, feed.id, [])
        assert await feeds.seen(connection, feed.id, ["a"]) == {"a": again}
        assert not await feeds.looks_due(connection, feed.id, NOW)

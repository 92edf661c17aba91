"""Which items of a feed are loaded, and what is remembered of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.polling.choosing import (
    MOST,
    Look,
    after_failing,
    after_loading,
    choose,
    key_of,
    outlet_of,
    published,
)
from bot.storage.feeds import Seen
from briefings.feeds import Feed, FeedItem

NOW = datetime(2026, 3, 29, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def item(
    name: str = "a", *, hours: float | None = 1, title: str = "Bridge closed", body: str = ""
) -> FeedItem:
    """An item that is so many hours old."""
    at = None if hours is None else NOW - hours * HOUR
    return FeedItem(name, f"https://post.example/{name}", title, "", at, body)


def feed(*items: FeedItem) -> Feed:
    return Feed("Post", "en", items, "Harbour Post")


def looked_at(of: FeedItem, at: datetime = NOW) -> Seen:
    """What is remembered of an item that was loaded then."""
    return after_loading(Look(of, key_of(of), None, True), at, "etag", "yesterday")


def chosen(of: Feed, *seen: Seen, now: datetime = NOW) -> list[str]:
    return [look.item.key for look in choose(of, {one.key: one for one in seen}, now).looks]


def test_new_items_are_loaded_the_oldest_first() -> None:
    assert chosen(feed(item("new"), item("old"))) == ["old", "new"]


def test_what_was_seen_is_not_loaded_again() -> None:
    assert chosen(feed(item("a"), item("b")), looked_at(item("a"))) == ["b"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(item(title="Bridge open"), ["a"], id="another title"),
        pytest.param(item(body="More."), ["a"], id="another text"),
        pytest.param(replace(item(), updated="today"), ["a"], id="said to be updated"),
        pytest.param(item(), [], id="the same"),
        pytest.param(item(hours=9), [], id="another date is no other text"),
    ],
)
def test_an_item_that_is_told_anew_is_loaded_anew(changed: FeedItem, expected: list[str]) -> None:
    assert chosen(feed(changed), looked_at(item())) == expected


def test_old_items_are_noted_and_not_loaded() -> None:
    plan = choose(feed(item("a", hours=24 * 8), item("b", hours=None)), {}, NOW)
    assert [one.key for one in plan.old] == [key_of(item("a"))]
    assert [look.item.key for look in plan.looks] == ["b"]
    assert chosen(feed(item("a", hours=24 * 8)), *plan.old) == []


def test_a_flood_is_taken_in_parts_the_newest_first() -> None:
    plan = choose(feed(*(item(str(number)) for number in range(MOST + 7))), {}, NOW)
    assert plan.more
    assert [look.item.key for look in plan.looks] == [str(number) for number in reversed(range(MOST))]


def test_a_page_is_looked_at_again_as_it_ages_and_then_no_more() -> None:
    seen = looked_at(item())
    times = []
    for hour in range(60):
        now = NOW + hour * HOUR
        for look in choose(feed(item()), {seen.key: seen}, now).looks:
            times.append(hour)
            seen = after_loading(look, now, "etag 2")
    assert times == [1, 6, 24]
    assert seen.etag == "etag 2"


def test_a_full_text_in_the_feed_needs_no_second_look() -> None:
    assert after_loading(Look(item(), "k", None, False), NOW).look_at is None


def test_a_page_that_can_not_be_read_is_tried_some_times() -> None:
    times, now, seen = [], NOW, None
    for hour in range(48):
        now = NOW + hour * HOUR / 2
        for look in choose(feed(item()), {seen.key: seen} if seen else {}, now).looks:
            times.append(hour / 2)
            seen = after_failing(look, now, "refuses us")
    assert seen
    assert (times, seen.failures, seen.error) == ([0, 0.5, 1.5, 7.5], 4, "refuses us")


def test_after_a_failure_the_page_is_asked_for_whole() -> None:
    seen = after_failing(Look(item(), "k", looked_at(item()), True), NOW, "no answer")
    assert seen.etag == ""


@pytest.mark.parametrize(
    ("named", "address", "expected"),
    [
        pytest.param("", "https://feeds.post.example/rss", "Harbour Post", id="the feed's own site"),
        pytest.param("", "https://planet.example.org/rss", "", id="somebody else's feed"),
        pytest.param("Lantern", "https://planet.example.org/rss", "Lantern", id="the operator says"),
    ],
)
def test_outlet_of(named: str, address: str, expected: str) -> None:
    assert outlet_of(named, feed(), item(), address) == expected


def test_dates_in_the_future_tell_no_pace() -> None:
    items = [item("a", hours=-5), item("b"), item("c", hours=None)]
    assert published(items, NOW) == [NOW - HOUR]

"""A feed is asked: what is loaded, what is remembered, and what goes wrong."""

from datetime import timedelta

import pytest

from bot.polling import asking
from bot.polling.choosing import MOST
from bot.polling.schedule import FIRST
from bot.storage import feeds
from bot.storage.feeds import State
from tests.bot.polling.conftest import HOUR, Desk
from tests.bot.polling.web import Holds, item
from tests.samples import NOW


def text(desk: Desk, path: str, words: str) -> str:
    """Put a text there that the fake reader understands; its address."""
    desk.web.paths[path] = Holds(words.encode(), "text/plain")
    return desk.web.url(path)


def tell(desk: Desk, *paths: str, changed: str = "") -> None:
    """Let the feed tell these pages, the newest first."""
    items = [item(path.strip("/"), desk.web.url(path), "Short.", changed=changed) for path in paths]
    desk.web.feed("/feed", "Harbour Post", items)


async def ask(desk: Desk) -> None:
    await asking.ask(await desk.feed(), desk.tools)


async def test_news_are_loaded_once(desk: Desk) -> None:
    text(desk, "/a", "Bridge closed\nIt is closed.")
    text(desk, "/b", "Harbour open\nIt is open.")
    tell(desk, "/a")
    await desk.follow()
    await ask(desk)
    tell(desk, "/b", "/a")
    await ask(desk)
    await ask(desk)
    assert await desk.headlines() == ["Bridge closed", "Harbour open"]
    assert desk.web.asked == ["/feed", "/a", "/feed", "/b", "/feed"]
    assert desk.web.unmodified == ["/feed"]


async def test_what_is_remembered_of_a_success(desk: Desk) -> None:
    text(desk, "/a", "Bridge closed\nIt is closed.")
    tell(desk, "/a")
    await desk.follow()
    await ask(desk)
    visit = (await desk.feed()).visit
    assert (visit.title, visit.loaded, visit.failures, visit.error) == ("Harbour Post", 1, 0, "")
    assert visit.succeeded_at == NOW
    assert visit.next_at == NOW + FIRST * 0.6
    assert visit.etag


async def test_a_changed_page_is_loaded_again_when_the_feed_tells_it(desk: Desk) -> None:
    text(desk, "/a", "Bridge closed\nTwo were hurt.")
    tell(desk, "/a")
    await desk.follow()
    await ask(desk)
    text(desk, "/a", "Bridge closed\nThree were hurt.")
    tell(desk, "/a", changed="later")
    await ask(desk)
    assert desk.reader.read_articles == ["a", "a"]


async def test_a_page_is_looked_at_again_after_an_hour(desk: Desk) -> None:
    text(desk, "/a", "Bridge closed\nTwo were hurt.")
    tell(desk, "/a")
    await desk.follow()
    for hours in (0, 0.5, 1, 6.5, 24.5, 50):
        desk.now = NOW + hours * HOUR
        await ask(desk)
    assert desk.web.asked.count("/a") == 4
    assert desk.web.unmodified.count("/a") == 3
    assert (await desk.feed()).visit.loaded == 1


async def test_a_full_text_needs_no_page(desk: Desk) -> None:
    body = "<p>" + "The council voted to close the bridge. " * 30 + "</p>"
    desk.web.feed("/feed", "Harbour Post", [item("Bridge closed", desk.web.url("/a"), body)])
    await desk.follow()
    await ask(desk)
    assert desk.web.asked == ["/feed"]
    assert (await desk.feed()).visit.loaded == 1


async def test_many_news_are_taken_in_parts(desk: Desk) -> None:
    paths = [f"/{number:02}" for number in range(MOST + 5)]
    for path in paths:
        text(desk, path, f"Story{path[1:]}\nIt goes on.")
    tell(desk, *paths)
    await desk.follow()
    await ask(desk)
    visit = (await desk.feed()).visit
    assert (visit.loaded, visit.etag) == (MOST, "")
    assert visit.next_at - NOW < timedelta(minutes=1)
    await ask(desk)
    assert (await desk.feed()).visit.loaded == MOST + 5
    assert len(await desk.headlines()) == MOST + 5


@pytest.mark.parametrize(
    ("holds", "error"),
    [
        pytest.param(Holds(status="404 Not Found"), "has nothing at this address", id="not there"),
        pytest.param(Holds(b"GIF89a", "image/gif"), "is no page with text", id="an image"),
        pytest.param(Holds(b"X cannot be loaded", "text/plain"), "it can't be loaded", id="no article"),
    ],
)
async def test_a_page_that_can_not_be_read_does_not_stop_the_rest(
    desk: Desk, holds: Holds, error: str
) -> None:
    desk.web.paths["/bad"] = holds
    text(desk, "/good", "Bridge closed\nIt is closed.")
    tell(desk, "/bad", "/good")
    await desk.follow()
    await ask(desk)
    visit = (await desk.feed()).visit
    assert (visit.loaded, visit.failures) == (1, 0)
    assert visit.error.startswith(desk.web.url("/bad"))
    assert error in visit.error
    desk.now += HOUR
    text(desk, "/bad", "Harbour open\nAt last.")
    await ask(desk)
    assert await desk.headlines() == ["Bridge closed", "Harbour open"]


@pytest.mark.parametrize(
    ("holds", "error", "wait"),
    [
        pytest.param(Holds(status="404 Not Found"), "has nothing", FIRST, id="not there"),
        pytest.param(Holds(b"<html><p>No feed"), "this is no feed", FIRST, id="a page"),
        pytest.param(Holds(b"{}"), "JSON", FIRST, id="JSON and no feed"),
        pytest.param(Holds(b"x" * 5_000_001), "larger than 5 MB", FIRST, id="endless"),
        pytest.param(
            Holds(status="503 Busy", headers={"Retry-After": "7200"}), "status 503", 2 * HOUR, id="busy"
        ),
    ],
)
async def test_a_feed_that_fails_is_asked_later(
    desk: Desk, holds: Holds, error: str, wait: timedelta
) -> None:
    desk.web.paths["/feed"] = holds
    await desk.follow()
    await ask(desk)
    visit = (await desk.feed()).visit
    assert error in visit.error
    assert (visit.failures, visit.failed_at, visit.next_at) == (1, NOW, NOW + wait)
    assert await desk.headlines() == []


async def test_after_a_success_failures_are_past(desk: Desk) -> None:
    await desk.follow()
    for _ in range(3):
        await ask(desk)
    assert (await desk.feed()).visit.failures == 3
    tell(desk)
    desk.web.feed("/feed", "Harbour Post", [item("a", desk.web.url("/a"))])
    text(desk, "/a", "Bridge closed\nIt is closed.")
    await ask(desk)
    visit = (await desk.feed()).visit
    assert (visit.failures, visit.loaded) == (0, 1)
    # What went wrong last stays to be seen.
    assert visit.error


async def test_a_feed_that_is_gone_is_paused(desk: Desk) -> None:
    desk.web.paths["/feed"] = Holds(status="410 Gone")
    await desk.follow()
    await ask(desk)
    feed = await desk.feed()
    assert (feed.state, feed.why) == (State.PAUSED, "says that this is gone for good")


async def test_a_move_for_good_is_remembered(desk: Desk) -> None:
    for status, path in (("301 Moved", "/moved"), ("302 Found", "/now")):
        desk.web.paths[path] = Holds(status=status, headers={"Location": "/feed"})
    tell(desk)
    desk.web.feed("/feed", "Harbour Post", [item("a", desk.web.url("/a"))])
    await desk.follow("/moved")
    await ask(desk)
    feed = await desk.feed()
    assert (feed.url, feed.visit.address) == (desk.web.url("/moved"), desk.web.url("/feed"))
    await ask(desk)
    assert desk.web.asked.count("/moved") == 1


async def test_a_detour_for_now_is_not_remembered(desk: Desk) -> None:
    desk.web.paths["/now"] = Holds(status="302 Found", headers={"Location": "/feed"})
    desk.web.feed("/feed", "Harbour Post", [item("a", desk.web.url("/a"))])
    await desk.follow("/now")
    await ask(desk)
    assert (await desk.feed()).visit.address == desk.web.url("/now")


async def test_what_was_loaded_and_not_noted_is_loaded_again_without_a_double(desk: Desk) -> None:
    text(desk, "/a", "Bridge closed\nIt is closed.")
    tell(desk, "/a")
    feed = await desk.follow()
    await ask(desk)
    async with desk.database.begin() as connection:
        # As if the bot had been killed between the two.
        await feeds.forget(connection, 1, [], NOW + HOUR)
        await feeds.remember(connection, 1, feed.visit)
    await ask(desk)
    assert await desk.headlines() == ["Bridge closed"]
    assert desk.reader.read_articles == ["a"]

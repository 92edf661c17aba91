"""What subscribers see: a story that changes, and one digest after quiet hours, in the running product."""

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.chromium import said
from tests.browser.product import ROOT, Product, answer, open_chat, running

STORIES = ROOT / "tests" / "stories"
FIRST, SECOND = STORIES / "ferry" / "harbour-post.txt", STORIES / "ferry" / "daily-lantern.txt"
#: What happens in the night.
NIGHT = (STORIES / "ferry" / "coast-courier.txt", STORIES / "dam", STORIES / "quake")
#: Long enough for the night's articles to be read.
NIGHT_MINUTES = 2
ARRIVES = 90_000
EVERYWHERE = ("News desk", "Newsroom", "Daily briefing")


@contextmanager
def product() -> Iterator[Product]:
    """The bot without any article; what changes is told a second later."""
    with tempfile.TemporaryDirectory() as empty, running(ARTICLES_DIR=empty, SETTLE_SECONDS="1") as started:
        yield started


def enter(page: Page, address: str, title: str) -> None:
    """Open the chat; in a forum, its topic."""
    open_chat(page, address, title)
    if title == "Newsroom":
        page.get_by_role("tab", name="World").click()


def subscribe(page: Page, address: str, seen: Callable[[str], None]) -> None:
    """A group, a topic and a channel want every story; `seen` is told when there is something to see."""
    for title, name in zip(EVERYWHERE, ("group", "topic", "channel"), strict=True):
        enter(page, address, title)
        choice = answer(page, "/subscribe")
        if title == "News desk":
            seen("subscribe")
        choice.get_by_role("button", name="Every story").click()
        expect(choice).to_contain_text("From now on")
        expect(choice.locator(".waiting")).to_have_count(0)
        answer(page, "/subscriptions")
        seen(f"subscribe-{name}")


def change(page: Page, started: Product) -> None:
    """A story arrives everywhere, and changes: the card is edited, a reply says what is new."""
    started.load(FIRST)
    for title in EVERYWHERE:
        enter(page, started.address, title)
        expect(said(page, "KEY FACTS")).to_have_count(1, timeout=ARRIVES)
    started.load(SECOND)
    for title in EVERYWHERE:
        enter(page, started.address, title)
        expect(said(page, "🔁")).to_have_count(1, timeout=ARRIVES)
        expect(said(page, "Version 2")).to_have_count(1, timeout=ARRIVES)


def night(page: Page, started: Product) -> None:
    """Stories come in the quiet hours of the group; at their end it gets one digest."""
    now = datetime.now(UTC)
    begin, end = (now + timedelta(minutes=more) for more in (-60, 1 + NIGHT_MINUTES))
    enter(page, started.address, "News desk")
    answer(page, f"/settings quiet {begin:%H:%M}-{end:%H:%M}")
    started.load(*NIGHT)
    expect(answer(page, "/status")).to_contain_text(re.compile("stories wait"))
    expect(said(page, "WHAT CHANGED")).to_have_count(1, timeout=1000 * 60 * (NIGHT_MINUTES + 2))

"""`python -m tests.browser.pictures`: pictures for the documentation, taken of the running product."""

import sys
from typing import NamedTuple

from playwright.sync_api import Browser, Page, expect

from tests.browser import telling
from tests.browser.chromium import Look, chromium, composer, said, watched_page
from tests.browser.png import smaller
from tests.browser.product import ROOT, answer, open_chat, running, wait_until_loaded

FOLDER = ROOT / "docs" / "pictures"
DESKTOP = Look((916, 1264))
LOW = Look((916, 800))
LARGEST = 200_000

PICTURES: tuple[tuple[str, Look, str], ...] = (
    ("brief", DESKTOP, "/brief"),
    ("sources", LOW, "/sources"),
    ("why", LOW, "/why 3"),
    ("full-text", LOW, "/source 1"),
    ("brief-dark", Look((916, 1264), dark=True), "/brief"),
    ("brief-phone", Look((390, 844), scale=1.5), "/brief"),
)


class Seen(NamedTuple):
    """A picture of a chat that was told something."""

    name: str
    look: Look
    title: str
    #: Words of the message that stands on top; none: the end of the chat.
    top: str = ""


CHANGES = (
    Seen("change", Look((916, 1306)), "News desk", "Version 2"),
    Seen("change-topic", LOW, "Newsroom"),
    Seen("change-channel-dark", Look((916, 1306), dark=True), "Daily briefing", "Version 2"),
    Seen("change-phone", Look((390, 844), scale=1.5), "News desk"),
)
DIGESTS = (
    Seen("digest", Look((916, 860)), "News desk", "Last sent here"),
    Seen("digest-phone-dark", Look((390, 844), dark=True, scale=1.5), "News desk"),
)


def keep(browser: Browser, page: Page, name: str) -> None:
    """Store what the page shows, without the caret of the field."""
    composer(page).blur()
    path = FOLDER / f"{name}.png"
    path.write_bytes(smaller(browser, page.screenshot()))
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path.name} is larger than {LARGEST} bytes")


def take(browser: Browser, address: str, picture: tuple[str, Look, str]) -> None:
    """One picture: the person's command on top, the answer under it."""
    name, look, command = picture
    with watched_page(browser, look) as page:
        open_chat(page, address, "Sourceline")
        answer(page, command).evaluate("node => node.previousElementSibling.scrollIntoView()")
        # The field takes the focus back when a text went out.
        expect(composer(page)).to_be_focused()
        keep(browser, page, name)


def look_at(browser: Browser, address: str, picture: Seen) -> None:
    """A chat that was told something, as it is."""
    with watched_page(browser, picture.look) as page:
        telling.enter(page, address, picture.title)
        if picture.top:
            said(page, picture.top).evaluate("node => node.scrollIntoView()")
        keep(browser, page, picture.name)


def asked() -> None:
    """Answers, in one conversation, as one person would ask."""
    with running() as product, chromium() as browser:
        with watched_page(browser, LOW) as page:
            wait_until_loaded(page, product.address)
        for picture in PICTURES:
            take(browser, product.address, picture)


def told() -> None:
    """A group, a topic and a channel subscribe; a story changes; a night ends."""
    with telling.product() as product, chromium() as browser:
        with watched_page(browser, LOW) as page:
            telling.subscribe(page, product.address, lambda name: keep(browser, page, name))
            telling.change(page, product)
        for seen in CHANGES:
            look_at(browser, product.address, seen)
        with watched_page(browser, LOW) as page:
            telling.night(page, product)
        for seen in DIGESTS:
            look_at(browser, product.address, seen)


def main() -> None:
    """Takes all of them, or those that are named: `asked` or `told`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, take_them in {"asked": asked, "told": told}.items():
        if name in (sys.argv[1:] or [name]):
            take_them()


if __name__ == "__main__":
    main()

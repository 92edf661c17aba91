"""`python -m tests.browser.pictures`: the README's pictures, taken of the running product."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.chromium import Look, chromium, composer, watched_page
from tests.browser.png import smaller
from tests.browser.product import ROOT, answer, open_chat, running, wait_until_loaded

FOLDER = ROOT / "docs" / "pictures"
DESKTOP = Look((916, 1210))
LOW = Look((916, 800))
LARGEST = 200_000

PICTURES: tuple[tuple[str, Look, str], ...] = (
    ("brief", DESKTOP, "/brief"),
    ("sources", LOW, "/sources"),
    ("why", LOW, "/why 3"),
    ("full-text", LOW, "/source 1"),
    ("brief-dark", Look((916, 1210), dark=True), "/brief"),
    ("brief-phone", Look((390, 844), scale=1.5), "/brief"),
)


def take(browser: Browser, address: str, picture: tuple[str, Look, str]) -> Path:
    """One picture: the person's command on top, the answer under it."""
    name, look, command = picture
    path = FOLDER / f"{name}.png"
    with watched_page(browser, look) as page:
        open_chat(page, address, "Sourceline")
        answer(page, command).evaluate("node => node.previousElementSibling.scrollIntoView()")
        # Without the frame and the caret of the field, which takes the focus back when a text went out.
        expect(composer(page)).to_be_focused()
        composer(page).blur()
        path.write_bytes(smaller(browser, page.screenshot()))
    return path


def main() -> None:
    """Takes all of them in one conversation, as one person would ask."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running() as address, chromium() as browser:
        with watched_page(browser, LOW) as page:
            wait_until_loaded(page, address)
        for picture in PICTURES:
            path = take(browser, address, picture)
            if path.stat().st_size > LARGEST:
                raise SystemExit(f"{path.name} is larger than {LARGEST} bytes")


if __name__ == "__main__":
    main()

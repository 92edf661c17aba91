"""`python -m tests.browser.pictures`: the README's pictures, taken of the running product."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from tests.browser.chromium import Look, chromium, watched_page
from tests.browser.product import ROOT, answer, open_chat, running

FOLDER = ROOT / "docs" / "pictures"
DESKTOP = Look((1040, 940))
NIGHT = Look((1040, 940), dark=True)
PHONE = Look((390, 844), scale=1.5)
LARGEST = 200_000

Act = Callable[[Page], Locator]


def brief(page: Page) -> Locator:
    return answer(page, "/brief")


def sources(page: Page) -> Locator:
    return answer(page, "/sources")


def why(page: Page) -> Locator:
    return answer(page, "/why 3")


def full_text(page: Page) -> Locator:
    return answer(page, "/source 1")


PICTURES: tuple[tuple[str, Look, Act], ...] = (
    ("brief", DESKTOP, brief),
    ("brief-dark", NIGHT, brief),
    ("brief-phone", PHONE, brief),
    ("sources", DESKTOP, sources),
    ("why", DESKTOP, why),
    ("full-text", DESKTOP, full_text),
)


def take(browser: Browser, address: str, name: str, look: Look, act: Act) -> Path:
    """One picture: the person's command stands on top, the answer under it."""
    path = FOLDER / f"{name}.png"
    with watched_page(browser, look) as page:
        open_chat(page, address, "Sourceline")
        shown = act(page)
        shown.evaluate("node => node.previousElementSibling.scrollIntoView()")
        # Without the caret, and without the note that a button may have left.
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=path)
    return path


def main() -> None:
    """Takes all of them, each from a product that was started for it, so that nothing else is on it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for name, look, act in PICTURES:
            with running() as address:
                path = take(browser, address, name, look, act)
            if path.stat().st_size > LARGEST:
                raise SystemExit(f"{path.name} is larger than {LARGEST} bytes")


if __name__ == "__main__":
    main()

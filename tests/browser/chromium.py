"""The system's Chromium, driven by Playwright; no browser is ever downloaded."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, Request, sync_playwright

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = (1200, 820)
PHONE = (360, 740)


def executable() -> str:
    """Where Chromium is; without one the test is skipped, but never in CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None and os.environ.get("CI"):
        pytest.fail("CI needs a chromium for the browser tests")
    if path is None:
        pytest.skip("no chromium here")
    return path


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser, closed at the end."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Look:
    """How the page is looked at."""

    size: tuple[int, int] = DESKTOP
    dark: bool = False
    #: The test takes the server away, so the browser reports failed connections.
    outage: bool = False
    scale: float = 1


@dataclass
class Watch:
    """What a page must never do: complain on the console, or ask another machine for anything."""

    outage: bool
    troubles: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", self._broken)
        page.on("request", self._asked)

    def _console(self, message: ConsoleMessage) -> None:
        if self.outage and "net::ERR_" in message.text:
            return
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)

    def _broken(self, error: Error) -> None:
        self.troubles.append(str(error))

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            self.troubles.append(f"asked for {request.url}")


@contextmanager
def watched_page(browser: Browser, look: Look) -> Iterator[Page]:
    """A page in a profile of its own; at the end nothing may have gone wrong in it."""
    watch = Watch(look.outage)
    context = browser.new_context(
        viewport={"width": look.size[0], "height": look.size[1]},
        device_scale_factor=look.scale,
        color_scheme="dark" if look.dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/Kyiv",
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    watch.over(page)
    yield page
    context.close()
    assert watch.troubles == []


def composer(page: Page) -> Locator:
    """Where one writes."""
    return page.get_by_role("combobox", name="Message")


def said(page: Page, words: str) -> Locator:
    """The messages with these words."""
    return page.get_by_role("log").get_by_role("article").filter(has_text=words)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])

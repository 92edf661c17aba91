from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import Look, chromium, watched_page
from tests.browser.fake_play import FakePlay

Open = Callable[..., tuple[Page, FakePlay]]


# Not for the whole session: Playwright's loop would run on under the tests that need one themselves.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens the chat page over these chats."""
    with ExitStack() as stack:

        def opened(*chats: dict[str, Any], look: Look | None = None) -> tuple[Page, FakePlay]:
            play = FakePlay(list(chats))
            stack.callback(play.stop)
            page = stack.enter_context(watched_page(browser, look or Look()))
            page.goto(play.address)
            page.wait_for_selector(".chat")
            return page, play

        yield opened

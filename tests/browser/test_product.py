"""The product as a newcomer meets it: started without a token, tried in the browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PHONE, Look, composer, watched_page
from tests.browser.product import answer, open_chat, running, wait_until_loaded


@pytest.fixture(scope="module")
def address(browser: Browser) -> Iterator[str]:
    with running() as product:
        with watched_page(browser, Look()) as page:
            wait_until_loaded(page, product.address)
        yield product.address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched_page(browser, Look()) as opened:
        yield opened


def test_a_newcomer_asks_for_the_briefing(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("BOT_TOKEN")).to_be_visible()
    expect(page.get_by_role("button", name="/brief")).to_be_visible()
    composer(page).press_sequentially("/b")
    expect(page.get_by_role("option")).to_contain_text(["/brief"])
    composer(page).press("Enter")
    expect(page.get_by_role("article")).to_have_count(2)
    shown = page.get_by_role("article").last
    expect(shown).to_contain_text("2 reports · 1 origin")
    expect(shown).to_contain_text("KEY FACTS")
    quote = shown.get_by_role("button", name="Show the whole quote")
    quote.press("Enter")
    expect(shown.get_by_role("button", name="Show less of the quote")).to_be_visible()


def test_a_button_turns_the_card_in_place(page: Page, address: str) -> None:
    open_chat(page, address, "Sourceline")
    shown = answer(page, "/brief")
    count = page.get_by_role("article").count()
    words = shown.inner_text()
    shown.get_by_role("button", name=re.compile("^Sources")).click()
    expect(shown).to_contain_text("SOURCES")
    expect(shown.locator(".waiting")).to_have_count(0)
    shown.get_by_role("button", name="‹ Briefing").click()
    expect(shown).to_contain_text("KEY FACTS")
    expect(page.get_by_role("article")).to_have_count(count)
    assert shown.inner_text().splitlines()[0] == words.splitlines()[0]


def test_the_sentences_behind_a_line(page: Page, address: str) -> None:
    open_chat(page, address, "Sourceline")
    shown = answer(page, "/why 3")
    expect(shown).to_contain_text("Line 3")
    expect(shown.locator("blockquote strong").first).to_be_visible()


@pytest.mark.parametrize(
    ("title", "command"),
    [
        pytest.param("News desk", "/brief@sourceline_bot", id="group"),
        pytest.param("Newsroom", "/brief", id="topic"),
        pytest.param("Daily briefing", "/brief", id="channel"),
    ],
)
def test_everywhere(page: Page, address: str, title: str, command: str) -> None:
    open_chat(page, address, title)
    if title == "Newsroom":
        page.get_by_role("tab").nth(1).click()
    expect(answer(page, command)).to_contain_text("KEY FACTS")


def test_on_a_phone_in_the_dark(browser: Browser, address: str) -> None:
    with watched_page(browser, Look(PHONE, dark=True)) as page:
        open_chat(page, address, "Sourceline")
        shown = answer(page, "/brief")
        expect(shown).to_contain_text("KEY FACTS")
        box = shown.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]
        page.get_by_role("link", name="Back to the chats").click()
        expect(page.get_by_text("BOT_TOKEN")).to_be_visible()

"""What stands in a message and what its parts do."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chromium import said
from tests.browser.conftest import Open
from tests.browser.messages import LONG, entity, keys, message, private

PRESS = [{"text": "All facts", "callback_data": "facts"}]


def top(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["y"]


def test_a_command_in_a_text_is_sent(open_page: Open) -> None:
    text = "Try /sources"
    page, play = open_page(private(message(1, text, entity("bot_command", text, "/sources"))))
    page.get_by_role("button", name="/sources").click()
    expect(page.get_by_role("article")).to_have_count(2)
    assert play.sent[0][1] == {"text": "/sources"}


def test_an_expandable_quote_opens_by_mouse_and_by_key(open_page: Open) -> None:
    short = "One line."
    page, _ = open_page(
        private(
            message(1, LONG, entity("expandable_blockquote", LONG, LONG)),
            message(2, short, entity("expandable_blockquote", short, short)),
        )
    )
    quote = page.locator(".expandable").first
    closed = quote.bounding_box()
    quote.click()
    expect(page.get_by_role("button", name="Show less of the quote")).to_be_visible()
    opened = quote.bounding_box()
    assert closed is not None
    assert opened is not None
    assert opened["height"] > closed["height"] + 80
    page.get_by_role("button", name="Show less of the quote").press("Enter")
    expect(page.get_by_role("button", name="Show the whole quote")).to_have_count(1)
    assert quote.bounding_box() == closed


def test_a_spoiler_shows_on_a_tap(open_page: Open) -> None:
    text = "It was the butler."
    page, _ = open_page(private(message(1, text, entity("spoiler", text, "the butler"))))
    page.get_by_role("button", name="Hidden text").press("Enter")
    expect(page.get_by_role("button", name="Hidden text")).to_have_count(0)
    expect(page.locator(".spoiler")).to_have_class(re.compile("shown"))


def test_a_button_waits_then_the_message_changes_in_place(open_page: Open) -> None:
    history = [message(number, f"Earlier message {number}") for number in range(1, 30)]
    card = message(30, LONG, entity("expandable_blockquote", LONG, LONG), reply_markup=keys(PRESS))
    page, play = open_page(private(*history, card))
    button = page.get_by_role("button", name="All facts")
    page.locator(".expandable .chevron").click()
    button.scroll_into_view_if_needed()
    place = top(button)
    longer = LONG + "\n\nMore." * 20
    edited = card | {
        "text": longer,
        "entities": [entity("expandable_blockquote", LONG, LONG)],
        "edit_date": 1_800_000_900,
    }

    def pressed(data: str) -> dict[str, Any]:
        play.tell("edit", play.chats[0], message=edited)
        return {"text": "Here you are"}

    play.on_press = pressed
    button.click()
    expect(page.get_by_text("Here you are")).to_be_visible()
    expect(page.get_by_role("article").last).to_contain_text("edited")
    expect(page.locator(".expandable.open")).to_have_count(1)
    expect(page.locator(".waiting")).to_have_count(0)
    assert play.sent == [("/play/chats/42/messages/30/press", {"data": "facts"})]
    assert top(button) == pytest.approx(place, abs=1)
    expect(button).to_be_focused()


def test_an_edit_further_up_does_not_move_what_is_read(open_page: Open) -> None:
    history = [message(number, f"Message {number}") for number in range(1, 60)]
    page, play = open_page(private(*history))
    reading = said(page, "Message 30")
    reading.scroll_into_view_if_needed()
    before = top(reading)
    play.tell("edit", play.chats[0], message=history[3] | {"text": LONG, "edit_date": 1_800_000_900})
    play.tell("edit", play.chats[0], message=history[58] | {"text": LONG, "edit_date": 1_800_000_900})
    expect(page.get_by_role("article").nth(3)).to_contain_text("Line 8")
    assert top(reading) == pytest.approx(before, abs=1)


def test_an_alert_waits_for_ok(open_page: Open) -> None:
    page, play = open_page(private(message(1, "Card", reply_markup=keys(PRESS))))
    play.on_press = lambda data: {"text": "Only once a minute.", "show_alert": True}
    page.get_by_role("button", name="All facts").click()
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("Only once a minute.")
    dialog.get_by_role("button", name="OK").press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="All facts")).to_be_focused()


def test_link_and_copy_buttons(open_page: Open) -> None:
    row: list[dict[str, Any]] = [
        {"text": "Article", "url": "https://example.com/a"},
        {"text": "Trap", "url": "javascript:alert(1)"},
        {"text": "Copy", "copy_text": {"text": "Said so."}},
    ]
    page, _ = open_page(private(message(1, "Card", reply_markup=keys(row))))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    article = page.get_by_role("link", name="Article")
    expect(article).to_have_attribute("href", "https://example.com/a")
    expect(article).to_have_attribute("rel", "noopener noreferrer")
    expect(page.get_by_text("Trap")).not_to_have_attribute("href", re.compile("."))
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Said so."


def test_a_file_downloads(open_page: Open) -> None:
    file = message(1, "", document={"file_name": "full text.txt", "file_size": 7102}, caption="As a file.")
    del file["text"]
    page, _ = open_page(private(file))
    expect(page.get_by_role("article")).to_contain_text("7.1 kB")
    with page.expect_download() as download:
        page.get_by_role("link", name="full text.txt").click()
    assert download.value.suggested_filename == "full text.txt"
    assert download.value.path().read_bytes() == b"the whole text"


def test_a_reply_leads_to_what_it_answers(open_page: Open) -> None:
    history = [message(number, f"Message {number}") for number in range(1, 60)]
    answer = message(60, "Update", reply_to_message=history[0], quote={"text": "Message", "position": 0})
    page, _ = open_page(private(*history, answer))
    page.get_by_role("button", name=re.compile("Sourceline Message")).click()
    expect(page.get_by_role("article").first).to_be_in_viewport()
    assert page.get_by_role("main").evaluate("node => node.scrollLeft") == 0
    page.get_by_role("button", name="To the latest message").click()
    expect(said(page, "Update")).to_be_in_viewport()


def test_a_long_answer_is_read_from_its_top(open_page: Open) -> None:
    page, play = open_page(private(*(message(number, "Before") for number in range(1, 20))))
    play.tell("message", play.chats[0], message=message(20, "First line\n" + LONG * 6))
    expect(said(page, "First line").get_by_text("First line")).to_be_in_viewport()
    expect(page.get_by_role("button", name="To the latest message")).to_be_visible()

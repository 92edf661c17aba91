"""Writing: the field, the command menu, editing."""

import re

from playwright.sync_api import expect

from tests.browser.chromium import composer
from tests.browser.conftest import Open
from tests.browser.messages import entity, group, message, private


def test_an_empty_chat_says_what_to_do(open_page: Open) -> None:
    page, play = open_page(private())
    page.get_by_role("button", name="/brief").click()
    expect(page.get_by_role("article", name=re.compile("^You"))).to_contain_text("/brief")
    expect(page.get_by_role("button", name="/start")).to_be_hidden()
    assert play.sent == [("/play/chats/42/messages", {"text": "/brief"})]
    expect(page.get_by_text("Set BOT_TOKEN and start again.")).to_be_visible()


def test_the_command_menu_follows_what_is_typed(open_page: Open) -> None:
    page, play = open_page(private())
    options = page.get_by_role("option")
    composer(page).press_sequentially("/s")
    expect(options).to_contain_text(["/sources", "/stories"])
    composer(page).press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    composer(page).press("Tab")
    expect(composer(page)).to_have_value("/stories ")
    expect(options).to_have_count(0)
    composer(page).fill("/wh")
    composer(page).press("Enter")
    expect(page.get_by_role("article")).to_contain_text("/why")
    assert [body["text"] for _, body in play.sent] == ["/why"]


def test_escape_closes_the_menu_and_the_button_opens_it(open_page: Open) -> None:
    page, play = open_page(private())
    page.get_by_role("button", name="Commands").click()
    expect(page.get_by_role("option")).to_have_count(4)
    composer(page).press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    composer(page).fill("/so")
    page.get_by_role("option", name="/sources").click()
    expect(page.get_by_role("article")).to_contain_text("/sources")
    assert len(play.sent) == 1


def test_writing_lines_and_editing_the_last_own_message(open_page: Open) -> None:
    page, play = open_page(private())
    composer(page).press_sequentially("one")
    composer(page).press("Shift+Enter")
    composer(page).press_sequentially("two")
    composer(page).press("Enter")
    expect(page.get_by_role("article")).to_contain_text("one\ntwo", use_inner_text=True)
    composer(page).press("ArrowUp")
    expect(page.get_by_text("Edit message")).to_be_visible()
    composer(page).fill("three")
    composer(page).press("Enter")
    expect(page.get_by_role("article")).to_contain_text("three")
    expect(page.get_by_role("article")).to_contain_text("edited")
    assert play.sent[1][1] == {"text": "three", "edit_id": 1}
    composer(page).press("ArrowUp")
    composer(page).press("Escape")
    expect(page.get_by_text("Edit message")).to_be_hidden()
    expect(composer(page)).to_have_value("")


def test_what_was_begun_waits_in_its_chat(open_page: Open) -> None:
    page, _ = open_page(private(), group())
    composer(page).fill("half a question")
    page.get_by_role("link", name=re.compile("Morning desk")).click()
    expect(composer(page)).to_have_value("")
    page.get_by_role("link", name=re.compile("^Sourceline")).click()
    expect(composer(page)).to_have_value("half a question")


def test_a_start_link_to_the_bot_is_answered_here(open_page: Open) -> None:
    text = "Open it"
    link = entity("text_link", text, text, url="https://t.me/sourceline_bot?start=s1")
    page, play = open_page(private(message(1, text, link)))
    page.get_by_role("link", name="Open it", exact=True).click()
    expect(page.get_by_role("article")).to_have_count(2)
    assert play.sent == [("/play/chats/42/messages", {"text": "/start s1"})]

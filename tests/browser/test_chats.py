"""Chats of every kind, what happens in them, and the page's two widths."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE, Look, composer, said
from tests.browser.conftest import Open
from tests.browser.messages import ANN, BOT, LONG, channel, entity, forum, group, keys, message, private

PRESS = [{"text": "All facts", "callback_data": "facts"}]


def in_group(number: int, text: str, sender: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return message(number, text, chat={"id": -1001, "type": "supergroup"}, **{"from": sender}, **fields)


def in_topic(number: int, text: str, thread: int) -> dict[str, Any]:
    chat = {"id": -1002, "type": "supergroup", "is_forum": True}
    return message(number, text, chat=chat, is_topic_message=True, message_thread_id=thread)


def test_a_group_shows_who_wrote_and_what_happened(open_page: Open) -> None:
    ben = {"id": 43, "is_bot": False, "first_name": "Ben", "last_name": "Ito"}
    page, _ = open_page(
        private(),
        group(
            in_group(1, "", ANN, new_chat_members=[BOT]),
            in_group(2, "Who has it?", ben),
            in_group(3, "And from whom?", ben),
            in_group(4, "/brief", ANN),
            in_group(5, "Two reports.", BOT),
        ),
    )
    page.get_by_role("link", name=re.compile("Morning desk")).click()
    expect(page.get_by_text("Sourceline joined", exact=True)).to_be_visible()
    assert page.locator(".name").all_inner_texts() == ["Ben Ito", "Sourceline"]
    expect(page.locator(".mine")).to_contain_text("/brief")
    expect(page.get_by_role("heading", name="Morning desk")).to_be_visible()
    expect(page.get_by_text("group · you are an administrator")).to_be_visible()


def test_topics_are_tabs_with_their_own_messages(open_page: Open) -> None:
    page, play = open_page(private(), forum(in_topic(1, "In Europe", 5), in_topic(2, "In economy", 9)))
    page.get_by_role("link", name=re.compile("Newsroom")).click()
    expect(page.get_by_role("tab")).to_have_text(["General", "Europe", "Economy"])
    page.get_by_role("tab", name="Europe").click()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("article")).to_contain_text("In Europe")
    page.get_by_role("tab", name="Europe").press("ArrowRight")
    expect(page.get_by_role("tab", name="Economy")).to_be_focused()
    expect(page.get_by_role("article")).to_contain_text("In economy")
    composer(page).fill("/brief")
    composer(page).press("Enter")
    expect(composer(page)).to_have_value("")
    page.get_by_role("tab", name="General").click()
    composer(page).fill("hello")
    composer(page).press("Enter")
    expect(page.get_by_role("article")).to_contain_text("hello")
    assert [body for _, body in play.sent] == [{"text": "/brief", "thread_id": 9}, {"text": "hello"}]


def test_posts_of_a_channel(open_page: Open) -> None:
    post = message(
        1, "The first post", chat={"id": -1003}, sender_chat={"id": -1003, "title": "The Daily Line"}
    )
    del post["from"]
    page, _ = open_page(private(), channel(post))
    page.get_by_role("link", name=re.compile("The Daily Line")).click()
    expect(page.get_by_placeholder("Post to the channel")).to_be_visible()
    expect(page.locator(".theirs .name")).to_have_text("The Daily Line")


def test_mentions_lead_to_chats(open_page: Open) -> None:
    text = "See @daily_line and @nobody"
    marks = (entity("mention", text, "@daily_line"), entity("mention", text, "@nobody"))
    page, _ = open_page(private(message(1, text, *marks)), channel())
    page.get_by_role("button", name="@nobody").click()
    expect(page.get_by_text("@nobody is not part of this trial.")).to_be_visible()
    page.get_by_role("button", name="@daily_line").click()
    expect(page.get_by_role("heading", name="The Daily Line")).to_be_visible()


def test_unread_messages_are_counted_until_they_are_seen(open_page: Open) -> None:
    page, play = open_page(private(), group())
    row = page.get_by_role("link", name=re.compile("Morning desk"))
    for number in (1, 2):
        play.tell("message", play.chats[1], message=in_group(number, f"News {number}", BOT))
    expect(row.get_by_label("2 unread")).to_be_visible()
    expect(row).to_contain_text("News 2")
    expect(page).to_have_title("(2) Sourceline · Sourceline")
    row.click()
    expect(row.get_by_label("2 unread")).to_have_count(0)
    expect(page).to_have_title("Morning desk · Sourceline")


def test_typing_deletion_notice_and_commands(open_page: Open) -> None:
    page, play = open_page(private(message(1, "Soon gone")))
    chat = play.chats[0]
    play.tell("typing", chat)
    expect(page.locator("#state")).to_have_text("typing…")
    play.tell("message", chat, message=message(2, "Done"))
    expect(page.locator("#state")).to_have_text("bot · @sourceline_bot")
    play.tell("delete", chat, message_id=1)
    expect(page.get_by_role("article")).to_have_count(1)
    play.tell("commands", chat, commands=[{"command": "help", "description": "What I can do"}])
    composer(page).fill("/")
    expect(page.get_by_role("option")).to_contain_text(["/help"])
    play.tell("notice", chat, text="The bot left the chat.")
    expect(page.get_by_text("Sourceline · The bot left the chat.")).to_be_visible()


def test_what_events_do_not_tell_is_asked_for(open_page: Open) -> None:
    page, play = open_page(private())
    play.chats.append(group())
    play.tell("message", play.chats[1], message=in_group(1, "Hello", BOT))
    expect(page.get_by_role("link", name=re.compile("Morning desk"))).to_be_visible()
    play.chats[0]["commands"] = [{"command": "help", "description": "What I can do"}]
    play.tell("commands", play.chats[0])
    composer(page).fill("/")
    expect(page.get_by_role("option")).to_contain_text(["/help"])


def test_it_goes_on_after_the_server_was_restarted(open_page: Open) -> None:
    page, play = open_page(private(message(1, "Before")), look=Look(outage=True))
    play.stop()
    expect(page.locator("#state")).to_have_text("connecting…")
    play.chats[0]["messages"].append(message(2, "While nobody looked"))
    play.start()
    expect(said(page, "While nobody looked")).to_be_visible()
    play.tell("message", play.chats[0], message=message(3, "And on"))
    expect(page.get_by_role("article")).to_have_count(3)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_on_a_phone_one_pane_at_a_time(open_page: Open, dark: bool) -> None:
    card = message(1, LONG, entity("expandable_blockquote", LONG, LONG), reply_markup=keys(PRESS * 3))
    page, _ = open_page(private(card), group(), look=Look(PHONE, dark))
    expect(page.get_by_role("main")).to_be_hidden()
    page.get_by_role("link", name=re.compile("Sourceline")).click()
    expect(page.get_by_role("navigation", name="Chats")).to_be_hidden()
    expect(page.get_by_role("article")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(16, 19, 21)" if dark else "rgb(243, 239, 231)")
    page.get_by_role("link", name="Back to the chats").click()
    expect(page.get_by_role("navigation", name="Chats")).to_be_visible()

"""/feeds and /add: for operators, by words and by buttons."""

from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bot import running
from tests.bot.handlers.test_buttons import labels
from tests.bot.polling.web import Holds, Web, item
from tests.bot.standin import Json, StandIn

LATE = "Bridge closed\n\nThe bridge was closed on Monday, the mayor said."


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    async with Web("Harbour Post").serving() as served:
        served.page("/a", LATE)
        served.feed("/feed", "Harbour Post", [item("Bridge closed", served.url("/a"))])
        yield served


@pytest.fixture
async def chat(quick: StandIn, url: str, tmp_path: Path) -> AsyncIterator[int]:
    """A chat with an operator, who may write elsewhere too; loopback may be fetched from."""
    number = await quick.make_chat()
    (tmp_path / "articles").mkdir()
    operators = (number, quick.telegram.person.id)
    more: dict[str, Json] = {"admin_ids": operators, "fetch_allow": ("127.0.0.1",)}
    async with running.here(quick, url, tmp_path / "articles", **more):
        yield number


def words(message: Json) -> str:
    """Without the joiners that keep addresses from being links."""
    return str(message["text"]).replace("\u2060", "")


async def ask(talk: StandIn, chat: int, text: str, **more: Json) -> dict[str, Json]:
    await talk.send(chat, text, **more)
    return await talk.wait_for_message(chat)


async def pressed(talk: StandIn, chat: int, message: Json, label: str) -> dict[str, Json]:
    """The message after a press."""
    await talk.press(chat, message, label)
    return await talk.wait_for_edit(chat, message)


@pytest.mark.parametrize("asked", ["/feeds", "/feeds add https://a.example", "/add https://a.example"])
async def test_others_are_politely_refused(talk: StandIn, asked: str) -> None:
    answer = await ask(talk, await talk.make_chat(), asked)
    assert answer["text"] == "Only those who run this bot can do that."


async def test_a_channel_speaks_for_nobody(quick: StandIn, chat: int) -> None:
    channel = await quick.make_chat("channel")
    assert "Only those who run" in (await ask(quick, channel, "/feeds"))["text"]


async def test_a_feed_from_its_adding_to_its_end(quick: StandIn, chat: int, web: Web) -> None:
    assert "No feed is followed yet" in (await ask(quick, chat, "/feeds"))["text"]
    added = await ask(quick, chat, f"/feeds add {web.url('/feed')} The Post")
    assert added["text"] == "Followed from now on: The Post. /feeds shows how it goes."
    message = await ask(quick, chat, "/feeds")
    assert "1. The Post: " in message["text"]
    message = await pressed(quick, chat, message, "1")
    assert web.url("/feed") in words(message)
    message = await pressed(quick, chat, message, "Pause")
    assert "paused" in message["text"]
    assert labels(message) == ["Resume", "Remove …", "‹ Feeds"]
    message = await pressed(quick, chat, message, "Resume")
    message = await pressed(quick, chat, message, "Remove")
    assert "The reports that came from it stay" in message["text"]
    message = await pressed(quick, chat, message, "No, keep it")
    message = await pressed(quick, chat, message, "Remove")
    message = await pressed(quick, chat, message, "Yes")
    assert "followed no more" in message["text"]
    assert "No feed is followed yet" in (await ask(quick, chat, "/feeds"))["text"]


async def test_an_old_button_of_a_feed_that_is_gone(quick: StandIn, chat: int, web: Web) -> None:
    await ask(quick, chat, f"/feeds add {web.url('/feed')}")
    message = await ask(quick, chat, "/feeds")
    await ask(quick, chat, "/feeds remove 1")
    removing = (await quick.messages(chat))[-1]
    await pressed(quick, chat, removing, "Yes")
    assert "older message" in str(await quick.press(chat, message, "1"))


async def test_buttons_are_for_operators_too(quick: StandIn, chat: int, web: Web) -> None:
    await ask(quick, chat, f"/feeds add {web.url('/feed')}")
    group = await quick.make_chat("group")
    message = await ask(quick, group, "/feeds remove 1")
    guest = (await quick.change(group, "members", first_name="Guest", status="member"))["user"]["id"]
    path = f"/play/chats/{group}/messages/{message['message_id']}/press"
    answer = await quick.client.post(path, json={"data": "feeddrop:0:1:1", "by": guest})
    assert answer.json()["text"] == "Only those who run this bot can do that."
    assert "1. Harbour Post" in (await ask(quick, group, "/feeds"))["text"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        pytest.param("/feeds what", "/feeds add ADDRESS", id="no such word"),
        pytest.param("/feeds add", "/feeds add ADDRESS", id="nothing to add"),
        pytest.param("/feeds pause x", "/feeds add ADDRESS", id="no number"),
        pytest.param("/feeds pause 99", "There is no feed 99", id="no such feed"),
        pytest.param("/feeds remove 99999999999999", "There is no feed 9", id="no such number"),
        pytest.param("/feeds add ftp://a.example", "no web address", id="no address"),
        pytest.param("/feeds add http://10.1.2.3/feed", "not a public address", id="an address inside"),
        pytest.param("/feeds add http://127.0.0.1:{port}/a", "the page names none", id="no feed"),
        pytest.param("/feeds add http://127.0.0.1:{port}/bomb", "Nothing was changed", id="an entity bomb"),
        pytest.param("/feeds add http://127.0.0.1:{port}/list", "declares entities", id="a bomb of a list"),
        pytest.param("/feeds add http://127.0.0.1:{port}/none", "has nothing at this", id="not there"),
        pytest.param("/add", "/add ADDRESS", id="nothing to load"),
        pytest.param("/add http://[::1]/", "not a public address", id="loopback by another name"),
        pytest.param("/add http://[::1]/<b>x</b>", "/<b>x</b>: can't be reached", id="markup"),
    ],
)
async def test_what_is_asked_badly(quick: StandIn, chat: int, web: Web, asked: str, answered: str) -> None:
    bomb = "".join(f'<!ENTITY {b} "{8 * f"&{a};"}">' for a, b in pairwise("abcdefghi"))
    body = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">{bomb}]><rss><channel><title>&i;</title>'
    web.paths["/bomb"] = Holds(body.encode(), "application/xml")
    web.paths["/list"] = Holds(body.replace("rss", "opml").encode(), "text/x-opml")
    answer = await ask(quick, chat, asked.format(port=web.port))
    assert answered in words(answer)
    assert "No feed is followed yet" in (await ask(quick, chat, "/feeds"))["text"]


async def test_pages_are_added_once(quick: StandIn, chat: int, web: Web) -> None:
    first = await ask(quick, chat, f"/add {web.url('/a')} {web.url('/b')}")
    if first["text"].startswith("Loading"):
        first = await quick.wait_for_edit(chat, first, "not loaded")
    assert first["text"].startswith("1 new report, 1 not loaded. New or changed: /brief 1")
    assert f"✗ {web.url('/b')}: has nothing at this address" in words(first)
    again = await ask(quick, chat, f"/add {web.url('/a')}?utm_source=chat")
    assert again["text"] == "Nothing new, 1 known."


async def test_opml_out_and_in_again(quick: StandIn, chat: int, web: Web) -> None:
    await ask(quick, chat, f"/feeds add {web.url('/feed')}")
    document = await ask(quick, chat, "/feeds opml")
    assert document["document"]["file_name"] == "feeds.opml"
    answer = await ask(quick, chat, "/feeds add", reply_to=document["message_id"])
    assert answer["text"].startswith("Followed already: Harbour Post")


async def test_opml_at_an_address(quick: StandIn, chat: int, web: Web) -> None:
    feeds = "".join(f'<outline text="Post {n}" xmlUrl="{web.url(f"/feed?{n}")}"/>' for n in range(3))
    web.paths["/list"] = Holds(f'<opml version="2.0"><body>{feeds}</body></opml>'.encode(), "text/x-opml")
    answer = await ask(quick, chat, f"/feeds add {web.url('/list')}")
    assert answer["text"] == "3 feeds of 3 are new and followed from now on. /feeds shows how they go."
    assert "3. " in (await ask(quick, chat, "/feeds"))["text"]
    answer = await ask(quick, chat, f"/add {web.url('/list')}")
    assert "is a list of feeds and no page; /feeds add" in words(answer)


async def test_operators_commands_are_in_no_menu(quick: StandIn, chat: int) -> None:
    commands = {one["command"] for one in (await quick.chat(chat))["commands"]}
    assert not commands & {"feeds", "add"}

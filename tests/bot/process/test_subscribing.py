"""Every way to subscribe, spoken with the bot as a process; and a stranger on each of them."""

import pytest

from tests.bot.handlers.people import STRANGER, ask, forge, group, own, press
from tests.bot.running import BotProcess
from tests.bot.standin import Json, StandIn

pytestmark = pytest.mark.usefixtures("bot")

REFUSED = "Only administrators of this group can change what comes here. /subscriptions shows it to all."
NOT_FROM_HERE = (
    "@\u2060quay_news can't be set up from here. Both you and this bot must be administrators of that "
    "channel now, and the bot must be allowed to post there."
)
EVERYTHING = "From now on{}: everything\nIt comes at once, as full briefings.\n"
OLDER = "This button belongs to an older message."
NOTHING = "WHAT COMES HERE\n\nNothing. /subscribe changes that.\n"


async def said(talk: StandIn, chat: int, text: str, **more: Json) -> str:
    """The words of the bot's answer."""
    return str((await ask(talk, chat, text, **more))["text"])


async def listed(talk: StandIn, chat: int, **more: Json) -> str:
    """What comes there, as the bot tells whoever asks."""
    return await said(talk, chat, "/subscriptions", **more)


async def subscription(talk: StandIn, chat: int) -> str:
    """The data of the button that ends the first subscription."""
    message = await ask(talk, chat, "/unsubscribe")
    return str(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


async def test_in_private(standin: StandIn) -> None:
    chat, strangers = await standin.make_chat(id=3001), await standin.make_chat(id=STRANGER)
    choice = await ask(standin, chat, "/subscribe")
    assert choice["text"].startswith("What shall come here by itself? Tap one, or write it:")
    await press(standin, chat, choice, "Every story")
    edited = await standin.wait_for_edit(chat, choice)
    assert edited["text"].startswith(EVERYTHING.format(""))
    words = await said(standin, chat, "/subscribe flood -tunnel +changes")
    assert words.startswith(
        "From now on: stories with flood -tunnel, only changes of state\nSuch as story 3: Flood water falls\n"
    )
    both = "WHAT COMES HERE\n\n1. everything\n2. stories with flood -tunnel, only changes of state\n"
    assert (await listed(standin, chat)).startswith(both)
    data = await subscription(standin, chat)
    own_card = await ask(standin, strangers, "/brief 1")
    assert (await forge(standin, strangers, own_card, data, STRANGER)).startswith(OLDER)
    assert (await listed(standin, strangers)).startswith(NOTHING)
    assert (await listed(standin, chat)).startswith(both)
    assert await said(standin, chat, "/unsubscribe all") == (
        "2 subscriptions ended. Nothing comes here by itself any more."
    )


@pytest.mark.parametrize("anonymous", [False, True], ids=["an administrator", "an anonymous one"])
async def test_in_a_group(standin: StandIn, anonymous: bool) -> None:
    chat = await group(standin)
    await standin.change(chat, "members", id=3001, status="administrator", anonymous=anonymous)
    assert await said(standin, chat, "/subscribe all", by=STRANGER) == REFUSED
    assert (await said(standin, chat, "/subscribe all", by=3001)).startswith(EVERYTHING.format(""))
    everything = "WHAT COMES HERE\n\n1. everything\n"
    assert (await listed(standin, chat, by=STRANGER)).startswith(everything)
    choice = await ask(standin, chat, "/unsubscribe", by=3001)
    data = choice["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert await press(standin, chat, choice, "✕ 1", by=STRANGER) == REFUSED
    for forged in (data, "mute:1:0:1", "follow:1:0:1", "settings:0:1:1", "zone:0:1:1"):
        assert await forge(standin, chat, choice, forged, STRANGER) == REFUSED
    for command in ("/unsubscribe all", "/settings silent on"):
        assert await said(standin, chat, command, by=STRANGER) == REFUSED
    assert (await listed(standin, chat, by=STRANGER)).startswith(everything)


async def test_in_a_topic(standin: StandIn) -> None:
    chat = await group(standin, topics=["News", "Chess"])
    answer = await ask(standin, chat, "/subscribe all", thread_id=2)
    assert answer["text"].startswith(EVERYTHING.format(" in this topic"))
    assert answer["message_thread_id"] == 2
    assert await said(standin, chat, "/unsubscribe all", thread_id=2, by=STRANGER) == REFUSED
    choice = await ask(standin, chat, "/unsubscribe", thread_id=2)
    assert await press(standin, chat, choice, "✕ 1", by=STRANGER) == REFUSED
    assert "1. everything" in await listed(standin, chat, thread_id=2)
    assert (await listed(standin, chat, thread_id=3)).startswith(NOTHING)


async def test_in_a_channel_by_a_post(standin: StandIn) -> None:
    chat = await standin.make_chat("channel", title="Quay", username="quay_news")
    await standin.change(chat, "members", id=STRANGER, status="member", first_name="Sam")
    choice = await ask(standin, chat, "/subscribe")
    refused = REFUSED.replace("group", "channel")
    assert await press(standin, chat, choice, "Every story", by=STRANGER) == refused
    assert await forge(standin, chat, choice, "follow:1:0:1", STRANGER) == refused
    assert (await listed(standin, chat)).startswith(NOTHING)
    assert (await said(standin, chat, "/subscribe all")).startswith(EVERYTHING.format(""))


async def test_a_channel_from_a_private_chat(standin: StandIn) -> None:
    chat = await standin.make_chat("channel", title="Quay", username="quay_news")
    me, stranger = await own(standin), await standin.make_chat(id=STRANGER)
    asked = "/subscribe @quay_news all"
    assert (await said(standin, me, asked)).startswith(EVERYTHING.format(" in @\u2060quay_news"))
    for command in ("subscribe @quay_news 1", "unsubscribe @quay_news all", "settings @quay_news silent on"):
        assert await said(standin, stranger, f"/{command}") == NOT_FROM_HERE
    assert await said(standin, stranger, "/subscriptions @quay_news") == NOT_FROM_HERE
    # What counts is who is an administrator at this moment: the bot, then the person.
    await standin.change(chat, "bot", status="member")
    await standin.wait_for_message(me, "Nothing more is sent to Quay, which you subscribed: this bot may not")
    assert await said(standin, me, asked) == NOT_FROM_HERE
    await standin.change(chat, "bot", status="administrator")
    await standin.wait_for_message(chat, "This bot is back, and 1 subscription goes on here.")
    assert "WHAT COMES IN @\u2060quay_news\n\n1. everything" in await said(
        standin, me, "/subscriptions @quay_news"
    )
    await standin.change(chat, "members", id=standin.telegram.person.id, status="member")
    assert await said(standin, me, asked) == NOT_FROM_HERE


async def test_by_a_link(standin: StandIn) -> None:
    chat, there = await standin.make_chat(), await group(standin)
    assert (await said(standin, chat, "/start s_1")).startswith("Bridge closed after flood\n")
    assert (await listed(standin, chat)).startswith(NOTHING)
    assert (await said(standin, chat, "/start s_1_follow")).startswith("From now on: story 1\n")
    assert (await said(standin, chat, "/start s_99_follow")).startswith("There is no story 99.")
    assert "1. story 1\n" in await listed(standin, chat)
    assert await said(standin, there, "/start s_1_follow", by=STRANGER) == REFUSED
    assert (await listed(standin, there)).startswith(NOTHING)


async def test_a_stranger_leaves_no_trace(standin: StandIn, bot: BotProcess) -> None:
    """Data that no button ever had does nothing, and is no fault either."""
    chat = await group(standin)
    card = await ask(standin, chat, "/brief 1")
    for forged in ("", "follow", "follow:x:0:1", "unsubscribe:0:99999:1", "subscribe:0:77:1", "\0" * 9):
        assert await forge(standin, chat, card, forged, STRANGER)
    assert "fault" not in bot.log

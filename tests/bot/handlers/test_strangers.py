"""Who may change what a chat gets: every way in, tried by somebody who may not."""

import pytest

from bot.subscribing.wants import Kind
from tests.bot.handlers.people import STRANGER, ask, forge, group, muted, own, press, stored, wishes
from tests.bot.standin import StandIn

REFUSED = "Only administrators of this"
CHANGING = ("/subscribe", "/subscribe all", "/unsubscribe", "/unsubscribe all", "/settings quiet 22-7")


@pytest.mark.parametrize("command", CHANGING)
async def test_a_member_of_a_group_changes_nothing(talk: StandIn, url: str, command: str) -> None:
    chat = await group(talk)
    await ask(talk, chat, "/subscribe flood")
    answer = await ask(talk, chat, command, by=STRANGER)
    assert answer["text"].startswith(REFUSED)
    assert "reply_markup" not in answer
    assert [one.wants.kind for one in await wishes(url, chat)] == [Kind.WORDS]


@pytest.mark.parametrize("command", ["/subscriptions", "/settings", "/brief"])
async def test_a_member_of_a_group_may_read(talk: StandIn, command: str) -> None:
    chat = await group(talk)
    assert REFUSED not in (await ask(talk, chat, command, by=STRANGER))["text"]


@pytest.mark.parametrize(
    ("status", "anonymous"), [("creator", False), ("administrator", False), ("administrator", True)]
)
async def test_administrators_may(talk: StandIn, url: str, status: str, anonymous: bool) -> None:
    chat = await group(talk)
    await talk.change(chat, "members", id=STRANGER, status=status, anonymous=anonymous)
    assert "From now on" in (await ask(talk, chat, "/subscribe all", by=STRANGER))["text"]
    assert len(await wishes(url, chat)) == 1


async def test_who_was_demoted_meanwhile_may_no_more(talk: StandIn, url: str) -> None:
    chat = await group(talk)
    await talk.change(chat, "members", id=STRANGER, status="administrator")
    choice = await ask(talk, chat, "/subscribe", by=STRANGER)
    await talk.change(chat, "members", id=STRANGER, status="member")
    assert (await press(talk, chat, choice, "Every story", by=STRANGER)).startswith(REFUSED)
    assert REFUSED in (await ask(talk, chat, "/subscribe all", by=STRANGER))["text"]
    assert await wishes(url, chat) == []


async def test_buttons_that_others_called_up_work_for_administrators_only(talk: StandIn, url: str) -> None:
    chat = await group(talk)
    await ask(talk, chat, "/subscribe flood")
    for command, label in (
        ("/subscribe", "Every story"),
        ("/subscribe", "Follow story"),
        ("/unsubscribe", "✕ 1"),
        ("/settings", "Without a sound"),
    ):
        message = await ask(talk, chat, command)
        assert (await press(talk, chat, message, label, by=STRANGER)).startswith(REFUSED)
    assert [one.wants.kind for one in await wishes(url, chat)] == [Kind.WORDS]
    found = await stored(url, chat)
    assert found
    assert not found.settings.silent


@pytest.mark.parametrize(
    "data", ["follow:1:0:1", "mute:1:0:1", "unmute:1:0:1", "settings:0:6:1", "zone:0:1:1", "subscribe:0:1:1"]
)
async def test_forged_buttons_of_a_stranger_change_nothing(talk: StandIn, url: str, data: str) -> None:
    chat = await group(talk)
    message = await ask(talk, chat, "/brief 1")
    assert await forge(talk, chat, message, data, STRANGER)
    assert await wishes(url, chat) == []
    assert await muted(url, chat) == []
    assert await stored(url, chat) is None


async def test_another_chats_button_data_ends_nothing(talk: StandIn, url: str) -> None:
    chat, private = await group(talk), await talk.make_chat()
    await ask(talk, chat, "/subscribe all")
    (theirs,) = await wishes(url, chat)
    message = await ask(talk, private, "/brief 1")
    line = await forge(talk, private, message, f"unsubscribe:0:{theirs.id}:1", private)
    assert "older message" in line
    assert await wishes(url, chat) == [theirs]


async def test_nothing_changes_while_telegram_can_not_be_asked(talk: StandIn, url: str) -> None:
    chat = await group(talk)
    await talk.faults("error", method="getChatAdministrators", code=500, count=20)
    assert "could not be asked" in (await ask(talk, chat, "/subscribe all"))["text"]
    assert await wishes(url, chat) == []


async def channel(talk: StandIn, you: str, **more: object) -> int:
    """A channel with a name, in which the page's person has this place."""
    return await talk.make_chat("channel", title="Quay", username="quay_news", you=you, **more)


async def test_a_post_in_a_channel_subscribes_it(talk: StandIn, url: str) -> None:
    chat = await channel(talk, "creator")
    assert "From now on: everything" in (await ask(talk, chat, "/subscribe all"))["text"]
    assert len(await wishes(url, chat)) == 1


async def test_readers_of_a_channel_press_in_vain(talk: StandIn, url: str) -> None:
    chat = await channel(talk, "creator")
    await talk.change(chat, "members", id=STRANGER, status="member", first_name="Sam")
    choice = await ask(talk, chat, "/subscribe")
    line = await press(talk, chat, choice, "Every story", by=STRANGER)
    assert line.startswith("Only administrators of this channel")
    assert await wishes(url, chat) == []
    await press(talk, chat, choice, "Every story", by=talk.telegram.person.id)
    assert len(await wishes(url, chat)) == 1


async def test_an_own_channel_is_set_up_from_a_private_chat(talk: StandIn, url: str) -> None:
    chat, private = await channel(talk, "administrator"), await own(talk)
    answer = await ask(talk, private, "/subscribe @quay_news flood +changes")
    assert "stories with flood, only changes of state" in answer["text"]
    assert await wishes(url, private) == []
    assert [one.wants.words for one in await wishes(url, chat)] == ["flood"]
    assert "1. stories with flood" in (await ask(talk, private, "/subscriptions @quay_news"))["text"]
    await ask(talk, private, "/settings @quay_news zone berlin")
    found = await stored(url, chat)
    assert found
    assert (found.kind, found.title, found.settings.zone) == ("channel", "Quay", "Europe/Berlin")
    assert (
        "@\u2060quay_news gets no more: stories"
        in (await ask(talk, private, "/unsubscribe @quay_news 1"))["text"]
    )
    assert await wishes(url, chat) == []


@pytest.mark.parametrize(
    ("you", "more"),
    [
        pytest.param("member", {}, id="somebody else's channel"),
        pytest.param("left", {}, id="a channel that one is not in"),
        pytest.param("creator", {"bot": "member"}, id="the bot is no administrator"),
        pytest.param("creator", {"bot": "left"}, id="the bot is not there"),
        pytest.param("creator", {"rights": {"can_post_messages": False}}, id="the bot may not post"),
    ],
)
@pytest.mark.parametrize("command", ["subscribe @quay_news all", "subscriptions @quay_news"])
async def test_other_channels_are_refused(
    talk: StandIn, url: str, you: str, more: dict[str, object], command: str
) -> None:
    chat = await channel(talk, you, **more)
    answer = await ask(talk, await own(talk), f"/{command}")
    assert "can't be set up from here. Both you and this bot must be administrators" in answer["text"]
    assert await wishes(url, chat) == []


@pytest.mark.parametrize("name", ["@nobody_there", "@", "@neighbours"])
async def test_names_that_are_no_channels_are_refused(talk: StandIn, name: str) -> None:
    await group(talk, username="neighbours")
    answer = await ask(talk, await own(talk), f"/subscribe {name} all")
    assert "can't be set up from here" in answer["text"]

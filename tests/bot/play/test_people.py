"""What people do, and what the bot sees of it."""

import pytest

from bot.play import Setup, Telegram
from bot.play.errors import Refused
from bot.play.people import Press, ask_inline, change, press, say
from bot.play.places import delete, migrate, set_bot, set_member
from tests.bot.play.helpers import Api, chat_of, pending


def test_first_words_start_a_chat(telegram: Telegram) -> None:
    chat = chat_of(telegram, first_name="Ann", started=False)
    say(telegram, chat, "/start s_5")
    [update] = pending(telegram)
    assert update["message"]["from"]["first_name"] == "Ann"
    assert update["message"]["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert chat.started


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        pytest.param("/brief", True, id="command"),
        pytest.param("/brief@Sourceline_bot 3", True, id="command to it"),
        pytest.param("/brief@other_bot", False, id="command to another"),
        pytest.param("hello @sourceline_bot", True, id="mention"),
        pytest.param("hello everybody", False, id="talk"),
    ],
)
def test_privacy_in_groups(telegram: Telegram, text: str, heard: bool) -> None:
    say(telegram, chat_of(telegram, "group"), text)
    assert bool(pending(telegram)) is heard


def test_an_administrator_hears_all(telegram: Telegram) -> None:
    say(telegram, chat_of(telegram, "group", bot="administrator"), "hello everybody")
    assert pending(telegram)[0]["message"]["text"] == "hello everybody"


def test_without_privacy() -> None:
    telegram = Telegram(Setup(privacy=False))
    say(telegram, chat_of(telegram, "group"), "hello everybody")
    assert len(pending(telegram)) == 1


async def test_replies_to_the_bot_are_heard(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "group")
    await api.result("sendMessage", chat_id=chat.id, text="a")
    say(telegram, chat, "and then?", reply_to=1)
    assert pending(telegram)[0]["message"]["reply_to_message"]["text"] == "a"


def test_channel_posts(telegram: Telegram) -> None:
    chat = chat_of(telegram, "channel")
    post = say(telegram, chat, "/brief")
    change(telegram, chat, post["message_id"], "/brief 2")
    first, second = pending(telegram)
    assert "from" not in first["channel_post"]
    assert second["edited_channel_post"]["text"] == "/brief 2"


def test_a_channel_of_others_is_silent(telegram: Telegram) -> None:
    say(telegram, chat_of(telegram, "channel", bot="left"), "/brief")
    assert pending(telegram) == []


def test_edit(telegram: Telegram) -> None:
    chat = chat_of(telegram)
    message = say(telegram, chat, "#one")
    change(telegram, chat, message["message_id"], "two")
    edited = pending(telegram)[1]["edited_message"]
    assert edited["text"] == "two"
    assert "entities" not in edited
    assert edited["edit_date"] >= edited["date"]


async def test_the_bots_words_are_its_own(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    await api.result("sendMessage", chat_id=chat.id, text="a")
    with pytest.raises(Refused, match="message can't be edited"):
        change(telegram, chat, 1, "b")


def test_anonymous_administrator(telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup")
    boss = set_member(telegram, chat, {"first_name": "Ann", "status": "administrator", "anonymous": True})
    message = say(telegram, chat, "/subscribe", by=boss.user.id)
    assert message["from"]["id"] == 1087968824
    assert message["sender_chat"]["id"] == chat.id


def test_topics(telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup", topics=["World"])
    assert say(telegram, chat, "/brief", 2)["message_thread_id"] == 2
    with pytest.raises(Refused, match="message thread not found"):
        say(telegram, chat, "/brief", 9)


async def test_press(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "group")
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "x:1"}]]}
    await api.result("sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard)
    query = press(telegram, chat, Press(1, "x:1"))
    callback = pending(telegram)[0]["callback_query"]
    assert (callback["id"], callback["data"], callback["message"]["message_id"]) == (query.id, "x:1", 1)
    for number, data in ((1, "x:2"), (9, "x:1")):
        with pytest.raises(Refused):
            press(telegram, chat, Press(number, data))


def test_inline(telegram: Telegram) -> None:
    query = ask_inline(telegram, "missiles", "2")
    asked = pending(telegram)[0]["inline_query"]
    assert (asked["id"], asked["query"], asked["offset"]) == (query.id, "missiles", "2")


def test_who_cannot_speak(telegram: Telegram) -> None:
    group, moved, closed = (chat_of(telegram, "group") for _ in range(3))
    migrate(telegram, moved)
    delete(closed)
    person, channel = chat_of(telegram), chat_of(telegram, "channel", you="member")
    set_bot(telegram, person, "kicked")
    for chat in (moved, closed, person, channel):
        with pytest.raises(Refused):
            say(telegram, chat, "a")
    with pytest.raises(Refused, match="not in the chat"):
        say(telegram, group, "a", by=987)
    with pytest.raises(Refused, match="message is too long"):
        say(telegram, group, "a" * 4097)
    with pytest.raises(Refused, match="text must be non-empty"):
        say(telegram, group, " ")

"""Chats come, change and go."""

import pytest

from bot.play import Telegram, play
from bot.play.errors import Refused
from bot.play.places import add_topic, make_chat, migrate, set_bot, set_member, set_topic
from bot.play.telegram import described
from tests.bot.play.helpers import chat_of, pending


def test_what_a_newcomer_sees() -> None:
    telegram = play()
    views = [described(telegram, chat) for chat in telegram.chats.values()]
    assert [(view["type"], view["you"]) for view in views] == [
        ("private", "member"),
        ("group", "creator"),
        ("supergroup", "creator"),
        ("channel", "creator"),
    ]
    assert [len(view["topics"]) for view in views] == [0, 0, 2, 0]
    assert views[3]["bot"] == "administrator"
    assert views[0]["title"] == telegram.bot.first_name


def test_ids(telegram: Telegram) -> None:
    kinds = ("group", "group", "supergroup", "channel", "private", "private")
    numbers = [chat_of(telegram, kind).id for kind in kinds]
    assert len(set(numbers)) == len(kinds)
    assert all(-1_000_000_000_000 < number < 0 for number in numbers[:2])
    assert all(number < -1_000_000_000_000 for number in numbers[2:4])
    assert all(number > 0 for number in numbers[4:])
    assert chat_of(telegram, "group", id=-77).id == -77


@pytest.mark.parametrize(
    "wanted", [{"type": "party"}, {"type": "group", "you": "king"}], ids=["no such type", "no such status"]
)
def test_impossible_chats(telegram: Telegram, wanted: dict[str, str]) -> None:
    with pytest.raises(Refused, match="no such"):
        make_chat(telegram, wanted)


@pytest.mark.parametrize(
    ("kind", "statuses"),
    [
        pytest.param("private", ["kicked", "member"], id="blocked and back"),
        pytest.param("group", ["administrator", "member"], id="promoted and demoted"),
        pytest.param("channel", ["left", "administrator"], id="removed and added"),
        pytest.param("supergroup", ["restricted", "kicked"], id="restricted and kicked"),
    ],
)
def test_the_bots_place(telegram: Telegram, kind: str, statuses: list[str]) -> None:
    chat = chat_of(telegram, kind)
    before = telegram.bot_in(chat).status
    for status in statuses:
        set_bot(telegram, chat, status)
    changes = [update["my_chat_member"] for update in pending(telegram) if "my_chat_member" in update]
    assert [c["new_chat_member"]["status"] for c in changes] == statuses
    assert [c["old_chat_member"]["status"] for c in changes] == [before, statuses[0]]
    assert changes[0]["chat"]["id"] == chat.id


def test_members_are_told_to_administrators_only(telegram: Telegram) -> None:
    telegram.updates.allowed = ["chat_member"]
    for bot, told in (("member", 0), ("administrator", 1)):
        chat = chat_of(telegram, "supergroup", bot=bot)
        set_member(telegram, chat, {"first_name": "Ann"})
        assert len(telegram.updates.pending) == told


def test_migration_keeps_members(telegram: Telegram) -> None:
    chat = chat_of(telegram, "group", title="Desk")
    ann = set_member(telegram, chat, {"first_name": "Ann"})
    new = migrate(telegram, chat, -100777)
    assert (new.id, new.type, new.title) == (-100777, "supergroup", "Desk")
    assert new.members[ann.user.id] is ann
    with pytest.raises(Refused, match="only a group can become a supergroup"):
        migrate(telegram, chat)


def test_migration_into_a_known_chat(telegram: Telegram) -> None:
    old, known = chat_of(telegram, "group"), chat_of(telegram, "supergroup", title="Here")
    assert migrate(telegram, old, known.id) is known
    assert (old.migrated_to, known.title) == (known.id, "Here")


def test_the_first_topic_of_a_forum_is_not_general(telegram: Telegram) -> None:
    forum = chat_of(telegram, "supergroup", is_forum=True)
    assert add_topic(telegram, forum, "News").id == 2


def test_topics(telegram: Telegram) -> None:
    forum = chat_of(telegram, "supergroup", topics=["World"])
    topic = add_topic(telegram, forum, "Sport")
    assert forum.topics[topic.id].name == "Sport"
    set_topic(telegram, forum, topic.id, closed=True)
    set_topic(telegram, forum, topic.id, closed=False)
    kinds = [k for u in pending(telegram) for k in u["message"] if k.startswith("forum")]
    assert kinds == ["forum_topic_created", "forum_topic_closed", "forum_topic_reopened"]
    with pytest.raises(Refused, match="message thread not found"):
        set_topic(telegram, forum, 99, closed=True)
    with pytest.raises(Refused, match="not a forum"):
        add_topic(telegram, chat_of(telegram, "group"), "x")

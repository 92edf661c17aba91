"""Subscribing and ending it: in private, in groups and topics, in words and with buttons."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import Database, outbox
from bot.storage.outbox import Order
from bot.subscribing.wants import Kind, Wants
from tests.bot.handlers.people import ask, group, muted, press, wishes
from tests.bot.standin import StandIn


@pytest.mark.parametrize(
    ("words", "wants", "said"),
    [
        pytest.param("all", Wants(), "everything", id="everything"),
        pytest.param("2", Wants(Kind.STORY, 2), "story 2", id="a story"),
        pytest.param("flood -tunnel", Wants(Kind.WORDS, words="flood -tunnel"), "flood -tunnel", id="words"),
        pytest.param("outlet HP", Wants(Kind.OUTLET, words="HP"), "reports of HP", id="an outlet"),
        pytest.param(
            "all +changes +origins",
            Wants(only_state=True, two_origins=True),
            "only changes of state, only stories with two",
            id="filters",
        ),
    ],
)
async def test_in_words(talk: StandIn, url: str, words: str, wants: Wants, said: str) -> None:
    chat = await talk.make_chat()
    answer = await ask(talk, chat, f"/subscribe {words}")
    assert answer["text"].startswith("From now on: ")
    assert said in answer["text"]
    assert [one.wants for one in await wishes(url, chat)] == [wants]
    again = await ask(talk, chat, f"/subscribe {words}")
    assert again["text"].startswith("It was so already, and goes on: ")
    assert len(await wishes(url, chat)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("99", "There is no story 99", id="a story that is not there"),
        pytest.param("999999999", "There is no story", id="a number beyond all stories"),
        pytest.param("!?", "There is no word in that", id="no words"),
        pytest.param("outlet", "Which outlet?", id="no outlet"),
        pytest.param("x" * 201, "too long", id="too long"),
        pytest.param("a b c d e f g h i j k l m", "too many words", id="too many"),
    ],
)
async def test_what_is_not_understood_is_said(talk: StandIn, url: str, words: str, said: str) -> None:
    chat = await talk.make_chat()
    assert said in (await ask(talk, chat, f"/subscribe {words}"))["text"]
    assert await wishes(url, chat) == []


@pytest.mark.parametrize(
    ("label", "wants"),
    [
        pytest.param("Every story", Wants(), id="everything"),
        pytest.param("Only changes", Wants(only_state=True), id="changes of state"),
        pytest.param("Only with two", Wants(two_origins=True), id="two origins"),
    ],
)
async def test_with_buttons(talk: StandIn, url: str, label: str, wants: Wants) -> None:
    chat = await talk.make_chat()
    choice = await ask(talk, chat, "/subscribe")
    assert await press(talk, chat, choice, label) == ""
    await talk.wait_for_edit(chat, choice, "From now on")
    assert [one.wants for one in await wishes(url, chat)] == [wants]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("opens -tunnel", "\nSuch as story 2: Harbour opens again\n", id="words"),
        pytest.param("flood", "\nSuch as story 3: Flood water falls\n", id="the newest of several"),
        pytest.param("outlet Harbour Post", "\nSuch as story 3: Flood water falls\n", id="an outlet"),
        pytest.param("zeppelin", "None of the 3 newest stories would have come; if that is", id="no story"),
        pytest.param("flood +origins", "None of the 3 newest stories would have come", id="one origin only"),
        pytest.param("outlet Nobody", "would have come; /sources shows how outlets are", id="no such outlet"),
    ],
)
async def test_a_wish_is_tried_on_what_is_there(talk: StandIn, words: str, said: str) -> None:
    answer = (await ask(talk, await talk.make_chat(), f"/subscribe {words}"))["text"]
    assert said in answer


async def test_the_story_read_last_is_offered(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    await ask(talk, chat, "/brief 1")
    choice = await ask(talk, chat, "/subscribe")
    assert "From now on: story 1" in await press(talk, chat, choice, "Follow story 1")
    assert [one.wants for one in await wishes(url, chat)] == [Wants(Kind.STORY, 1)]
    assert (await talk.messages(chat))[-1] == choice


async def test_the_list_and_its_buttons(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    assert "Nothing. /subscribe changes that" in (await ask(talk, chat, "/subscriptions"))["text"]
    await ask(talk, chat, "/subscribe all")
    await ask(talk, chat, "/subscribe flood <b>&amp")
    shown = await ask(talk, chat, "/subscriptions")
    assert "1. everything\n2. stories with flood <b>&amp\n" in shown["text"]
    assert "reply_markup" not in shown
    ending = await ask(talk, chat, "/unsubscribe")
    assert await press(talk, chat, ending, "✕ 1") == ""
    await talk.wait_for_edit(chat, ending, "No more comes here: everything")
    assert [one.wants.kind for one in await wishes(url, chat)] == [Kind.WORDS]


async def test_ending_in_words(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    for words in ("all", "flood", "2"):
        await ask(talk, chat, f"/subscribe {words}")
    assert "No more comes here: stories with flood" in (await ask(talk, chat, "/unsubscribe 2"))["text"]
    assert "A tap ends" in (await ask(talk, chat, "/unsubscribe 7"))["text"]
    assert "2 subscriptions ended" in (await ask(talk, chat, "/unsubscribe all"))["text"]
    assert "nothing to end" in (await ask(talk, chat, "/unsubscribe all"))["text"]
    assert await wishes(url, chat) == []


async def test_a_button_of_a_wish_that_is_gone(talk: StandIn) -> None:
    chat = await talk.make_chat()
    await ask(talk, chat, "/subscribe all")
    first, second = await ask(talk, chat, "/unsubscribe"), await ask(talk, chat, "/unsubscribe")
    await press(talk, chat, first, "✕ 1")
    assert "older message" in await press(talk, chat, second, "✕ 1")


async def test_there_is_an_end_to_wishes(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    for number in range(20):
        await ask(talk, chat, f"/subscribe word{number}")
    assert "20 subscriptions are kept here already" in (await ask(talk, chat, "/subscribe all"))["text"]
    assert "goes on" in (await ask(talk, chat, "/subscribe word3"))["text"]
    assert len(await wishes(url, chat)) == 20


async def test_a_topic_is_a_place_of_its_own(talk: StandIn, url: str) -> None:
    chat = await group(talk, topics=["News", "Chess"])
    answer = await ask(talk, chat, "/subscribe all", thread_id=2)
    assert "in this topic: everything" in answer["text"]
    assert answer["message_thread_id"] == 2
    await ask(talk, chat, "/subscribe flood", thread_id=3)
    await ask(talk, chat, "/subscribe 1")
    assert [one.wants.kind for one in await wishes(url, chat, 2)] == [Kind.EVERYTHING]
    assert [one.wants.kind for one in await wishes(url, chat, 3)] == [Kind.WORDS]
    assert [one.wants.kind for one in await wishes(url, chat)] == [Kind.STORY]
    ending = await ask(talk, chat, "/unsubscribe", thread_id=3)
    await press(talk, chat, ending, "✕ 1")
    await talk.wait_for_edit(chat, ending, "No more comes here: stories with flood")
    assert len(await wishes(url, chat, 2)) == len(await wishes(url, chat)) == 1
    assert await wishes(url, chat, 3) == []


async def test_a_story_is_followed_from_its_card_which_stays(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    message = await ask(talk, chat, "/brief 1")
    assert "From now on: story 1" in await press(talk, chat, message, "Follow this story")
    assert [one.wants for one in await wishes(url, chat)] == [Wants(Kind.STORY, 1)]
    assert (await talk.messages(chat))[-1] == message


async def test_muting_and_the_way_back(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    await ask(talk, chat, "/subscribe 1")
    message = await ask(talk, chat, "/brief 1")
    assert "Nothing more of story 1" in await press(talk, chat, message, "Mute")
    assert await muted(url, chat) == [1]
    assert await wishes(url, chat) == []
    ending = await ask(talk, chat, "/unsubscribe")
    assert "Muted: story 1" in ending["text"]
    assert await press(talk, chat, ending, "Unmute story 1") == ""
    await talk.wait_for_edit(chat, ending)
    assert await muted(url, chat) == []


async def waits(url: str, chat: int, *stories: int) -> None:
    """Have stories wait for tomorrow's digest."""
    due = datetime.now(UTC) + timedelta(hours=9)
    async with Database(url) as database, database.begin() as connection:
        for story in stories:
            await outbox.lay_out(connection, story, [Order(chat, 0, due, digest=True)])


async def test_what_waits_goes_with_the_wish_and_with_the_muted_story(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    for words in ("1", "all"):
        await ask(talk, chat, f"/subscribe {words}")
    await waits(url, chat, 1, 2, 3)
    card = await ask(talk, chat, "/brief 3")
    await press(talk, chat, card, "Mute")
    assert "2 stories wait." in (await ask(talk, chat, "/status"))["text"]
    await ask(talk, chat, "/unsubscribe 2")
    assert "1 story waits.\nStory 1: " in (await ask(talk, chat, "/status"))["text"]
    await ask(talk, chat, "/unsubscribe all")
    assert "Nothing waits." in (await ask(talk, chat, "/status"))["text"]


async def test_what_waits_for_a_digest_comes_when_there_is_none_any_more(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    for words in ("/subscribe all", "/settings digest 8"):
        await ask(talk, chat, words)
    await waits(url, chat, 1, 2)
    await talk.send(chat, "/settings digest off")
    digest = await talk.wait_for_message(chat, "WHAT CHANGED")
    assert "Bridge closed" in digest["text"]
    assert "Harbour opens" in digest["text"]

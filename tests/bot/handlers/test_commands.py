"""Each command, in each kind of chat, asked well and asked badly."""

import pytest

from tests.bot.standin import StandIn


async def ask(talk: StandIn, text: str, chat: int = 0) -> str:
    """The text of the answer."""
    chat = chat or await talk.make_chat()
    await talk.send(chat, text)
    return str((await talk.wait_for_message(chat))["text"])


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        pytest.param("/start", "Sourceline", id="start"),
        pytest.param("/start s_1", "Bridge closed after flood", id="start by a deep link"),
        pytest.param("/help", "/why 3", id="help"),
        pytest.param("hello bot", "/why 3", id="no command at all"),
        pytest.param("/nonsense", "/why 3", id="an unknown command"),
        pytest.param("/brief", "Flood water falls", id="the newest story"),
        pytest.param("/BRIEF", "Flood water falls", id="in capitals"),
        pytest.param("/brief@sourceline_bot", "Flood water falls", id="with the bot's name"),
        pytest.param("/brief 1", "Bridge closed", id="a story by its number"),
        pytest.param("/brief #1", "Bridge closed", id="a number as people write it"),
        pytest.param("/brief harbour", "Harbour opens", id="a story by a word"),
        pytest.param("/brief open harb", "Harbour opens", id="a story by beginnings of words"),
        pytest.param("/brief flood", "Which one?", id="two stories with the word"),
        pytest.param("/brief elephants", "No story has the words “elephants”", id="no story with the word"),
        pytest.param("/brief 99", "There is no story 99", id="no such story"),
        pytest.param("/brief 0", "There is no story 0", id="no story is number 0"),
        pytest.param("/brief 99999999999999999999999", "No story has", id="no number of anything"),
        pytest.param("/brief -1", "", id="a minus"),
        pytest.param("/brief <b>x</b> & y", "No story has", id="markup for a word"),
        pytest.param("/stories", "Harbour opens again", id="the list"),
        pytest.param("/stories 7", "Harbour opens again", id="a page too far"),
        pytest.param("/sources", "The Harbour Post", id="the newest story's reports"),
        pytest.param("/sources 1", "Bridge closed", id="another story's reports"),
        pytest.param("/sources 99", "There is no story 99", id="reports of no story"),
        pytest.param("/source 1", "The bridge was closed on Monday", id="a report in full"),
        pytest.param("/source", "The bridge was closed on Monday", id="the first report in full"),
        pytest.param("/source 2", "There is no report 2", id="no such report"),
        pytest.param("/source 1 1", "Bridge closed after flood", id="a report of another story"),
        pytest.param("/source 1 99", "There is no story 99", id="a report of no story"),
        pytest.param("/why 1", "rests on", id="a line"),
        pytest.param("/why 1 2", "rests on", id="a line of another story"),
        pytest.param("/why 9", "There is no line 9", id="no such line"),
        pytest.param("/why me", "There is no line", id="no line at all"),
    ],
)
async def test_in_private(talk: StandIn, asked: str, answered: str) -> None:
    assert answered.lower() in (await ask(talk, asked)).lower()


@pytest.mark.parametrize(
    ("kind", "greeting"),
    [
        pytest.param("private", "reads many reports", id="private"),
        pytest.param("group", "answers here", id="group"),
        pytest.param("supergroup", "answers here", id="supergroup"),
        pytest.param("channel", "ready in this channel", id="channel"),
    ],
)
async def test_start_knows_where_it_is(talk: StandIn, kind: str, greeting: str) -> None:
    assert greeting in await ask(talk, "/start", await talk.make_chat(kind))


async def test_an_answer_in_a_group_stands_under_its_question(talk: StandIn) -> None:
    chat = await talk.make_chat("group")
    question = await talk.send(chat, "/brief@sourceline_bot")
    answer = await talk.wait_for_message(chat)
    assert answer["reply_to_message"]["message_id"] == question["message_id"]


async def test_an_answer_stays_in_its_topic(talk: StandIn) -> None:
    chat = await talk.make_chat("supergroup", is_forum=True)
    await talk.send(chat, "hello")
    topic = (await talk.change(chat, "topics", name="World"))["id"]
    await talk.send(chat, "/brief", thread_id=topic)
    answer = await talk.wait_for_message(chat)
    assert answer["message_thread_id"] == topic
    await talk.press(chat, answer, "Sources")
    assert (await talk.wait_for_edit(chat, answer))["message_thread_id"] == topic


async def test_a_channel_is_answered_though_nobody_asks_by_name(talk: StandIn) -> None:
    chat = await talk.make_chat("channel")
    await talk.send(chat, "/brief 1")
    answer = await talk.wait_for_message(chat, "Bridge")
    assert "reply_to_message" not in answer


@pytest.mark.parametrize("text", ["/brief@another_bot", "the bridge is closed"])
async def test_what_is_not_for_the_bot_is_left_alone(talk: StandIn, text: str) -> None:
    chat = await talk.make_chat("group")
    await talk.send(chat, text)
    await talk.send(chat, "/help")
    assert "/why 3" in (await talk.wait_for_message(chat))["text"]
    assert len(await talk.messages(chat)) == 3


async def test_a_corrected_command_is_not_answered_twice(talk: StandIn) -> None:
    chat = await talk.make_chat()
    question = await talk.send(chat, "/brief 1")
    await talk.wait_for_message(chat, "Bridge")
    await talk.send(chat, "/brief 2", edit_id=question["message_id"])
    await talk.send(chat, "/help")
    await talk.wait_for_message(chat, "/why 3")
    assert len(await talk.messages(chat)) == 4


async def test_line_numbers_are_those_of_the_story_shown_last(talk: StandIn) -> None:
    chat = await talk.make_chat()
    await ask(talk, "/brief 1", chat)
    assert "Bridge closed after flood" in await ask(talk, "/why 1", chat)
    await ask(talk, "/brief 2", chat)
    assert "Harbour opens again" in await ask(talk, "/why 1", chat)


async def test_a_reply_to_a_briefing_is_about_that_story(talk: StandIn) -> None:
    chat = await talk.make_chat()
    await talk.send(chat, "/brief 1")
    card = await talk.wait_for_message(chat)
    await ask(talk, "/brief 2", chat)
    await talk.send(chat, "/why 1", reply_to=card["message_id"])
    assert "Bridge closed after flood" in (await talk.wait_for_message(chat))["text"]


async def test_one_chats_story_is_not_anothers(talk: StandIn) -> None:
    first, second = await talk.make_chat(), await talk.make_chat()
    await ask(talk, "/brief 1", first)
    await ask(talk, "/brief 2", second)
    assert "Bridge closed after flood" in await ask(talk, "/why 1", first)


async def test_the_menus(talk: StandIn) -> None:
    private, group = await talk.make_chat(), await talk.make_chat("group")
    await ask(talk, "/help", private)
    in_private = {one["command"] for one in (await talk.chat(private))["commands"]}
    in_group = {one["command"] for one in (await talk.chat(group))["commands"]}
    reading = {"brief", "changes", "search", "stories", "sources", "source", "why", "help", "start"}
    being_told = {"subscribe", "subscriptions", "unsubscribe", "settings", "status"}
    assert in_private == reading | being_told
    assert in_group == in_private - {"start"}

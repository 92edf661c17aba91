"""Telegram, the network and whoever stands between: what goes wrong there, and what the chat sees."""

import pytest

from tests.bot.running import BotProcess
from tests.bot.standin import Json, StandIn


async def ask(standin: StandIn, text: str = "/brief 1") -> tuple[int, Json]:
    """A chat and the answer in it."""
    chat = await standin.make_chat()
    await standin.send(chat, text)
    return chat, await standin.wait_for_message(chat)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"kind": "error", "code": 500, "count": 2}, id="5xx"),
        pytest.param({"kind": "error", "code": 502, "description": "Bad Gateway"}, id="bad gateway"),
        pytest.param({"kind": "html", "code": 502}, id="a proxy's error page"),
        pytest.param({"kind": "html", "code": 200}, id="a proxy's log-in page"),
        pytest.param({"kind": "drop_before"}, id="the line is cut"),
        pytest.param({"kind": "flood", "seconds": 2}, id="429"),
    ],
)
async def test_an_answer_arrives_all_the_same(
    bot: BotProcess, standin: StandIn, fault: dict[str, Json]
) -> None:
    await standin.faults(**fault, method="sendMessage")
    chat, answer = await ask(standin)
    assert "Bridge closed" in answer["text"]
    assert len(await standin.messages(chat)) == 2


async def test_a_wait_in_one_chat_is_not_one_in_another(bot: BotProcess, standin: StandIn) -> None:
    slow = await standin.make_chat()
    await standin.faults("flood", method="sendMessage", chat_id=slow, seconds=4)
    await standin.send(slow, "/brief 1")
    await ask(standin)
    assert len(await standin.messages(slow)) == 1
    await standin.wait_for_message(slow)
    assert (await standin.limits())["counts"]["too_early"] == 0


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"kind": "error", "code": 500, "count": 3}, id="5xx"),
        pytest.param({"kind": "html", "code": 200}, id="a proxy's page"),
        pytest.param({"kind": "drop_before"}, id="the line is cut"),
    ],
)
async def test_listening_goes_on(bot: BotProcess, standin: StandIn, fault: dict[str, Json]) -> None:
    await standin.faults(**fault, method="getUpdates")
    await ask(standin, "/help")
    await ask(standin)


@pytest.mark.parametrize(
    "description",
    ["Bad Request: can't parse entities: no end tag", "Bad Request: message is too long"],
)
async def test_refused_markup_arrives_as_plain_text(
    bot: BotProcess, standin: StandIn, description: str
) -> None:
    await standin.faults("error", method="sendMessage", code=400, description=description)
    _, answer = await ask(standin)
    assert "Bridge closed" in answer["text"]
    assert "entities" not in answer
    await bot.says("markup refused")
    await bot.says("story 1")


async def test_who_blocked_the_bot_is_a_line_in_the_log(bot: BotProcess, standin: StandIn) -> None:
    chat = await standin.make_chat()
    await standin.faults(
        "error", method="sendMessage", code=403, description="Forbidden: bot was blocked by the user"
    )
    await standin.send(chat, "/brief")
    await bot.says(f"chat {chat} can't be written to")
    await ask(standin)


async def test_a_group_that_moves_is_followed(bot: BotProcess, standin: StandIn) -> None:
    chat = await standin.make_chat("group")
    moved = -1_002_999_999_999
    await standin.change(chat, "migrate", id=moved)
    await standin.send(moved, "/brief 1")
    assert "Bridge closed" in (await standin.wait_for_message(moved))["text"]


async def test_a_closed_topic(bot: BotProcess, standin: StandIn) -> None:
    chat = await standin.make_chat("supergroup", is_forum=True)
    await standin.faults("error", method="sendMessage", code=400, description="Bad Request: TOPIC_CLOSED")
    await standin.send(chat, "welcome")
    topic = (await standin.change(chat, "topics", name="World"))["id"]
    await standin.send(chat, "/brief 1", thread_id=topic)
    assert "Bridge closed" in (await standin.wait_for_message(chat, "Bridge"))["text"]


async def test_an_update_of_an_unknown_kind_holds_nobody_up(bot: BotProcess, standin: StandIn) -> None:
    standin.telegram.updates.add("message", {"message_id": "not a number", "chat": 7})
    await ask(standin)

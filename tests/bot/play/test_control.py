"""The control endpoints that tests of another process use."""

from typing import Any

import pytest

from bot.play import Telegram
from tests.bot.play.helpers import Api, chat_of, pending

Json = Any


async def post(api: Api, path: str, **body: Json) -> Json:
    answer = await api.post(path, json=body)
    assert answer.is_success, answer.text
    return answer.json()


async def test_make_chats(api: Api, telegram: Telegram) -> None:
    forum = await post(
        api, "/play/chats", type="supergroup", title="Room", topics=["World"], bot="administrator"
    )
    assert (forum["is_forum"], forum["bot"], forum["topics"][0]["name"]) == (True, "administrator", "World")
    person = await post(api, "/play/chats", first_name="Ann", started=False)
    assert telegram.chats[person["id"]].started is False
    answer = await api.post("/play/chats", json={"type": "party"})
    assert answer.status_code == 400


async def test_the_bot_comes_and_goes(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    assert (await post(api, f"/play/chats/{chat.id}/bot", status="kicked"))["bot"] == "kicked"
    assert "blocked" in await api.refusal("sendMessage", chat_id=chat.id, text="a")
    await post(api, f"/play/chats/{chat.id}/bot", status="member")
    await api.result("sendMessage", chat_id=chat.id, text="a")
    assert [u["my_chat_member"]["new_chat_member"]["status"] for u in pending(telegram)] == [
        "kicked",
        "member",
    ]


async def test_rights(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "channel")
    await post(api, f"/play/chats/{chat.id}/bot", status="administrator", rights={"can_post_messages": False})
    assert "need administrator rights" in await api.refusal("sendMessage", chat_id=chat.id, text="a")


async def test_members(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "group")
    member = await post(api, f"/play/chats/{chat.id}/members", first_name="Ann", status="administrator")
    spoken = {"text": "/brief", "by": member["user"]["id"]}
    said = (await api.post(f"/play/chats/{chat.id}/messages", json=spoken)).json()
    assert said["from"]["first_name"] == "Ann"


async def test_migrate_and_delete(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "group")
    new = await post(api, f"/play/chats/{chat.id}/migrate", id=-100999)
    assert (await api.get("/play/chats/-100999")).json()["type"] == new["type"] == "supergroup"
    await post(api, "/play/chats/-100999/delete")
    assert "the group chat was deleted" in await api.refusal("sendMessage", chat_id=-100999, text="a")


async def test_a_message_disappears(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    await api.result("sendMessage", chat_id=chat.id, text="a")
    await post(api, f"/play/chats/{chat.id}/messages/1/delete")
    refusal = await api.refusal("editMessageText", chat_id=chat.id, message_id=1, text="b")
    assert refusal == "400 Bad Request: message to edit not found"


async def test_topics(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup", topics=["World"])
    topic = await post(api, f"/play/chats/{chat.id}/topics", name="Sport")
    await post(api, f"/play/chats/{chat.id}/topics/{topic['id']}", closed=True)
    send = {"chat_id": chat.id, "text": "a", "message_thread_id": topic["id"]}
    assert "TOPIC_CLOSED" in await api.refusal("sendMessage", **send)
    await post(api, f"/play/chats/{chat.id}/topics/{topic['id']}", closed=False)
    await api.result("sendMessage", **send)


async def test_faults(api: Api) -> None:
    rule = {
        "kind": "error",
        "method": "getMe",
        "code": 500,
        "description": "Internal Server Error",
        "count": 2,
    }
    rules = (await post(api, "/play/faults", **rule))["rules"]
    assert rules[0]["method"] == "getMe"
    assert await api.refusal("getMe") == "500 Internal Server Error"
    assert (await api.get("/play/faults")).json()["struck"] == 1
    assert (await api.delete("/play/faults")).json()["rules"] == []
    await api.result("getMe")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("/play/faults", {"kind": "earthquake"}, id="no such fault"),
        pytest.param("/play/faults", {"kind": "error", "colour": "red"}, id="no such field of a fault"),
        pytest.param("/play/limits", {"speed": 5}, id="no such rate"),
    ],
)
async def test_mistakes(api: Api, path: str, body: dict[str, Json]) -> None:
    answer = await api.post(path, json=body)
    assert answer.status_code == 400


async def test_limits(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    telegram.clock.stop()
    await post(api, "/play/limits", enabled=True, burst=1)
    await api.result("sendMessage", chat_id=chat.id, text="a")
    assert "429" in await api.refusal("sendMessage", chat_id=chat.id, text="b")
    assert (await api.get("/play/limits")).json()["counts"] == {"passed": 1, "refused": 1, "too_early": 0}
    await post(api, "/play/clock", advance=1)
    await api.result("sendMessage", chat_id=chat.id, text="b")
    assert (await post(api, "/play/limits", reset=True))["counts"]["passed"] == 0


async def test_clock(api: Api, telegram: Telegram) -> None:
    stopped = await post(api, "/play/clock", stopped=True)
    moved = await post(api, "/play/clock", advance=90)
    assert (moved["now"] - stopped["now"], moved["running"]) == (90, False)
    assert telegram.clock.now() == moved["now"]
    started = await post(api, "/play/clock", stopped=False, advance=10)
    assert started["running"] is True
    assert started["now"] >= moved["now"] + 10


async def test_outbox(api: Api, telegram: Telegram) -> None:
    chats = [chat_of(telegram).id for _ in range(2)]
    for chat in (*chats, 5):
        await api.ask("sendMessage", chat_id=chat, text="a")
    await api.result("getMe")
    every = (await api.get("/play/outbox")).json()
    assert [entry["method"] for entry in every] == ["sendMessage"] * 3 + ["getMe"]
    assert every[0]["answer"]["result"]["text"] == "a"
    assert every[2]["answer"]["error_code"] == 400
    for query, count in (
        ({"after": every[0]["n"]}, 3),
        ({"method": "getMe"}, 1),
        ({"chat_id": chats[1]}, 1),
        ({"limit": 2}, 2),
    ):
        assert len((await api.get("/play/outbox", params=query)).json()) == count


async def test_updates_and_inline(api: Api) -> None:
    await post(api, "/play/inline", query="words")
    assert (await api.get("/play/updates")).json() == {"pending": 1, "allowed_updates": []}

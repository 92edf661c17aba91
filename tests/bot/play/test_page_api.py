"""What the chat page is served."""

import asyncio
import json

import httpx
import pytest

from bot.play import Telegram, play, serve
from bot.play.methods.changing import answer_callback_query
from tests.bot.play.helpers import Api, chat_of

KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]]}


async def test_chats() -> None:
    async with Api(play()) as api:
        await api.result("setMyCommands", commands=[{"command": "brief", "description": "B"}])
        private, group, forum, channel = (await api.get("/play/chats")).json()
    assert private["commands"] == group["commands"] == [{"command": "brief", "description": "B"}]
    assert channel["commands"] == []
    assert [topic["name"] for topic in forum["topics"]] == ["World", "Politics"]
    assert set(private) >= {"id", "type", "title", "topics", "you", "messages", "commands"}


async def test_only_the_persons_own(api: Api, telegram: Telegram) -> None:
    chat_of(telegram, first_name="Ann")
    own = chat_of(telegram, id=telegram.person.id)
    assert [chat["id"] for chat in (await api.get("/play/chats")).json()] == [own.id]
    assert len((await api.get("/play/chats?all=1")).json()) == 2


async def test_about(api: Api) -> None:
    about = (await api.get("/play/about")).json()
    assert about["bot"]["username"] == "sourceline_bot"
    assert "BOT_TOKEN" in about["next"]


async def test_write_and_edit(api: Api, telegram: Telegram) -> None:
    path = f"/play/chats/{chat_of(telegram, 'group').id}/messages"
    message = (await api.post(path, json={"text": "/brief"})).json()
    assert message["entities"][0]["type"] == "bot_command"
    edited = (await api.post(path, json={"text": "/brief 2", "edit_id": message["message_id"]})).json()
    assert edited["text"] == "/brief 2"


@pytest.mark.parametrize(
    ("path", "body", "reason"),
    [
        pytest.param("/play/chats/5/messages", b'{"text":"a"}', "404 chat not found", id="no chat"),
        pytest.param("/play/chats/x/messages", b'{"text":"a"}', "404 chat not found", id="no number"),
        pytest.param("{}/messages", b"{}", "400 Bad Request: message text is empty", id="no text"),
        pytest.param("{}/messages", b"{", "400 Bad Request: can't parse the body as JSON", id="broken"),
        pytest.param("{}/messages", b"[]", "400 Bad Request: object expected as body", id="a list"),
        pytest.param("{}/messages/9/press", b"{}", "400 Bad Request: message not found", id="no message"),
    ],
)
async def test_mistakes(api: Api, path: str, body: bytes, reason: str) -> None:
    chat = chat_of(api.telegram)
    answer = await api.post(path.format(f"/play/chats/{chat.id}"), content=body)
    assert f"{answer.status_code} {answer.json()['description']}" == reason


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://play", 200), ("http://elsewhere.example", 403), ("null", 403)],
    ids=["the page", "another site", "a file"],
)
async def test_other_sites_do_not_write(api: Api, telegram: Telegram, origin: str, status: int) -> None:
    path = f"/play/chats/{chat_of(telegram).id}/messages"
    answer = await api.post(path, json={"text": "a"}, headers={"origin": origin})
    assert answer.status_code == status


async def test_press_waits_for_the_answer(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    await api.result("sendMessage", chat_id=chat.id, text="a", reply_markup=KEYBOARD)
    path = f"/play/chats/{chat.id}/messages/1/press"
    pressing = asyncio.create_task(api.post(path, json={"data": "x"}))
    await telegram.updates.news.wait()
    query_id = telegram.updates.pending[0]["callback_query"]["id"]
    answer_callback_query(telegram, {"callback_query_id": query_id, "text": "Done", "show_alert": True})
    assert (await pressing).json() == {"text": "Done", "show_alert": True}


async def test_press_without_answer(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    await api.result("sendMessage", chat_id=chat.id, text="a", reply_markup=KEYBOARD)
    answer = await api.post(f"/play/chats/{chat.id}/messages/1/press", json={"data": "x", "wait": 0.01})
    assert answer.json() == {}


async def test_document(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    file = telegram.files.add("Ünï.txt", "text/plain", b"whole")
    await api.result("sendDocument", chat_id=chat.id, document=file.id)
    answer = await api.get(f"/play/chats/{chat.id}/messages/1/document")
    assert answer.content == b"whole"
    assert answer.headers["content-disposition"] == "inline; filename*=UTF-8''%C3%9Cn%C3%AF.txt"
    await api.result("sendMessage", chat_id=chat.id, text="a")
    assert (await api.get(f"/play/chats/{chat.id}/messages/2/document")).status_code == 404


async def told(address: str, count: int, **headers: str) -> list[dict[str, object]]:
    """The next events of a stream."""
    events: list[dict[str, object]] = []
    async with (
        httpx.AsyncClient(base_url=address, trust_env=False) as client,
        client.stream("GET", "/play/events", params={"after": 0}, headers=headers) as stream,
    ):
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                events.append(json.loads(line[6:]))
            if len(events) == count:
                return events
    raise AssertionError("the stream ended")


async def test_events(telegram: Telegram) -> None:
    chat = chat_of(telegram)
    async with serve(telegram) as address:
        listening = asyncio.create_task(told(address, 2))
        async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
            await client.post(f"/play/chats/{chat.id}/messages", json={"text": "one"})
            await client.post(f"/play/chats/{chat.id}/messages", json={"text": "two"})
        events = await listening
    assert [(event["n"], event["type"], event["chat_id"]) for event in events] == [
        (1, "message", chat.id),
        (2, "message", chat.id),
    ]


async def test_a_page_that_listens_does_not_hold_up_the_end(telegram: Telegram) -> None:
    async with serve(telegram) as address:
        listening = asyncio.create_task(told(address, 1))
        await asyncio.sleep(0.05)
    with pytest.raises(AssertionError, match="the stream ended"):
        await listening


async def test_the_page_itself(api: Api) -> None:
    page = await api.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert (await api.get("/page/index.html")).text == page.text
    assert (await api.get("/page/nothing.js")).status_code == 404

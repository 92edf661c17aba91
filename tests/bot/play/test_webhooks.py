"""Updates are pushed, in order, until each is taken."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.play import Setup, Telegram, serve
from bot.play.methods.about import get_webhook_info
from bot.play.people import say
from tests.bot.play.helpers import Api, chat_of

Json = Any


class Receiver:
    """A bot's webhook that answers with the given status codes, then with 200; 0 cuts the line."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.taken: asyncio.Queue[Json] = asyncio.Queue()
        self.headers: list[str] = []
        self.url = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        self.headers.append(head)
        length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
        body = await reader.readexactly(length)
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.taken.put_nowait(json.loads(body))
        if status:
            writer.write(f"HTTP/1.1 {status} So\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
        writer.close()

    async def next(self) -> Json:
        """The next update that was taken."""
        async with asyncio.timeout(20):
            return await self.taken.get()


@contextlib.asynccontextmanager
async def receiving(*statuses: int) -> AsyncIterator[Receiver]:
    receiver = Receiver(*statuses)
    server = await asyncio.start_server(receiver.answer, "127.0.0.1", 0)
    async with server:
        receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
        yield receiver


async def test_updates_are_pushed_in_order() -> None:
    telegram = Telegram()
    chat = chat_of(telegram)
    say(telegram, chat, "before")
    async with receiving() as receiver, serve(telegram), Api(telegram) as api:
        await api.result("setWebhook", url=receiver.url, secret_token="s-1")
        say(telegram, chat, "after")
        texts = [(await receiver.next())["message"]["text"] for _ in range(2)]
        assert texts == ["before", "after"]
        assert "x-telegram-bot-api-secret-token: s-1\r\n" in receiver.headers[0]
        assert "409" in await api.refusal("getUpdates")
        while telegram.updates.pending:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await api.result("deleteWebhook")
        assert await api.result("getUpdates") == []


async def test_pushed_again_until_taken() -> None:
    telegram = Telegram(Setup(webhook_delay=0.01))
    chat = chat_of(telegram)
    async with receiving(500, 0, 404) as receiver, serve(telegram), Api(telegram) as api:
        await api.result("setWebhook", url=receiver.url)
        say(telegram, chat, "one")
        say(telegram, chat, "two")
        assert [(await receiver.next())["message"]["text"] for _ in range(2)] == ["one", "two"]
        info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 So"
    assert len(receiver.headers) == 5


async def test_nobody_listens() -> None:
    telegram = Telegram(Setup(webhook_delay=0.01))
    async with serve(telegram), Api(telegram) as api:
        await api.result("setWebhook", url="http://127.0.0.1:9/")
        say(telegram, chat_of(telegram), "one")
        async with asyncio.timeout(20):
            while "last_error_message" not in (info := get_webhook_info(telegram, {})):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)


async def test_what_is_known_about_it(api: Api) -> None:
    empty = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    assert await api.result("getWebhookInfo") == empty
    url = "http://localhost:8443/hook"
    await api.result("setWebhook", url=url, allowed_updates=["message"], max_connections=500)
    info = await api.result("getWebhookInfo")
    assert (info["url"], info["max_connections"], info["allowed_updates"]) == (url, 100, ["message"])
    say(api.telegram, chat_of(api.telegram), "a")
    await api.result("setWebhook", url="", drop_pending_updates=True)
    assert await api.result("getWebhookInfo") == empty | {"allowed_updates": ["message"]}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param({"url": "https://example.com/"}, "pushes to loopback addresses only", id="far away"),
        pytest.param({"url": "http://127.0.0.1:x/"}, "pushes to loopback addresses only", id="no address"),
        pytest.param(
            {"url": "http://127.0.0.1/", "secret_token": "a b"},
            "secret token contains unallowed characters",
            id="secret",
        ),
        pytest.param(
            {"url": "http://127.0.0.1/", "secret_token": "a" * 257},
            "secret token is too long",
            id="long secret",
        ),
    ],
)
async def test_refused(api: Api, given: dict[str, str], reason: str) -> None:
    assert reason in await api.refusal("setWebhook", **given)

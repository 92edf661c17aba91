"""The stand-in for tests of a bot, in this process or in another one.

`standin` serves an empty Telegram that enforces the rates; a test makes the chats it needs:

    async def test_start(standin: StandIn) -> None:
        chat = await standin.make_chat()
        await standin.send(chat, "/start")
        message = await standin.wait_for_message(chat)
        assert message["text"].startswith("Hello")

A bot that runs as a process is given `standin.environment`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from bot.play import PLAY_TOKEN, Setup, Telegram, serve
from bot.play.limits import Rates

Json = Any
WAIT_SECONDS = 20.0


class StandIn:
    """The person's end of every chat, by HTTP as a test of another process has it."""

    def __init__(self, telegram: Telegram, address: str, client: httpx.AsyncClient) -> None:
        self.telegram = telegram
        self.address = address
        self.client = client
        self._seen: dict[int, int] = {}

    @property
    def environment(self) -> dict[str, str]:
        """What a bot's process must know to talk here."""
        return {"BOT_TOKEN": PLAY_TOKEN, "BOT_API_URL": self.address}

    async def _ask(self, method: str, path: str, **more: Json) -> Json:
        answer = await self.client.request(method, path, **more)
        assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
        return answer.json()

    async def call(self, method: str, **parameters: Json) -> Json:
        """A Bot API request, as the bot would make it; the whole answer."""
        path = f"/bot{PLAY_TOKEN}/{method}"
        return (await self.client.post(path, json=parameters)).json()

    async def make_chat(self, kind: str = "private", **more: Json) -> int:
        """A new chat with the bot in it; see `bot.play.places.make_chat` for what can be said."""
        return int((await self._ask("POST", "/play/chats", json={"type": kind, **more}))["id"])

    async def chat(self, chat: int) -> Json:
        """A chat as the page draws it."""
        return await self._ask("GET", f"/play/chats/{chat}")

    async def change(self, chat: int, what: str, **more: Json) -> Json:
        """`bot` (status=…), `members`, `migrate`, `delete`, `topics`, `topics/2` (closed=…)."""
        return await self._ask("POST", f"/play/chats/{chat}/{what}", json=more)

    async def send(self, chat: int, text: str, **more: Json) -> Json:
        """The person writes; also `thread_id`, `reply_to`, `by`, `edit_id`. What came before is past."""
        message = await self._ask("POST", f"/play/chats/{chat}/messages", json={"text": text, **more})
        self._seen[chat] = max(self._seen.get(chat, 0), message["message_id"])
        return message

    async def press(self, chat: int, message: Json, label: str) -> Json:
        """Presses the button whose label begins so; the answer that the person sees."""
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [button for row in rows for button in row]
        data = next((b["callback_data"] for b in buttons if b["text"].startswith(label)), None)
        assert data, f"no button {label!r} among {[button['text'] for button in buttons]}"
        path = f"/play/chats/{chat}/messages/{message['message_id']}/press"
        return await self._ask("POST", path, json={"data": data})

    async def messages(self, chat: int) -> list[Json]:
        """Everything in the chat."""
        return list((await self.chat(chat))["messages"])

    async def wait_for_message(
        self, chat: int, text: str = "", seconds: float = WAIT_SECONDS
    ) -> dict[str, Json]:
        """The first message of the bot after the last one seen; with `text`, the first that holds it."""

        def wanted(message: Json) -> bool:
            new = message["message_id"] > self._seen.get(chat, 0) and self.is_bots(message)
            return new and text in (message.get("text") or message.get("caption") or "")

        message = await self._wait(chat, wanted, seconds)
        self._seen[chat] = message["message_id"]
        return message

    async def wait_for_edit(
        self, chat: int, message: Json, text: str = "", seconds: float = WAIT_SECONDS
    ) -> dict[str, Json]:
        """The message once it differs from what it was; with `text`, once it holds it."""

        def wanted(now: Json) -> bool:
            return bool(now["message_id"] == message["message_id"] and now != message and text in now["text"])

        return await self._wait(chat, wanted, seconds)

    async def _wait(self, chat: int, wanted: Callable[[Json], bool], seconds: float) -> dict[str, Json]:
        try:
            async with asyncio.timeout(seconds):
                while True:
                    for message in await self.messages(chat):
                        if wanted(message):
                            return dict(message)
                    await asyncio.sleep(0.02)
        except TimeoutError:
            transcript = await self.transcript(chat)
            raise AssertionError(f"nothing came in {seconds} s; the chat holds:\n{transcript}") from None

    def is_bots(self, message: Json) -> bool:
        """Whether the bot wrote it; in a channel, where all speak as the channel, it may have."""
        sender = message.get("from")
        return sender is None or bool(sender["id"] == self.telegram.bot.id)

    async def faults(self, kind: str, **more: Json) -> None:
        """Something goes wrong from now on; see `bot.play.faults.Fault`."""
        await self._ask("POST", "/play/faults", json={"kind": kind, **more})

    async def limits(self, **rates: Json) -> Json:
        """Changes the rates, or only looks at them and at what they saw."""
        return await self._ask("POST", "/play/limits", json=rates)

    async def requests(self, method: str = "", **more: Json) -> list[Json]:
        """What the bot has asked for so far."""
        query = {"method": method, **more} if method else more
        return list(await self._ask("GET", "/play/outbox", params=query))

    async def transcript(self, chat: int) -> str:
        """The chat as plain text, the same on every run: for golden files."""
        return "\n\n".join([_written(message) for message in await self.messages(chat)]) + "\n"


def _written(message: Json) -> str:
    sender = message.get("from") or message["sender_chat"]
    who = sender.get("first_name") or sender["title"]
    lines = [f"#{message['message_id']} {who}{' (edited)' if 'edit_date' in message else ''}"]
    if "reply_to_message" in message:
        lines.append(f"  in reply to #{message['reply_to_message']['message_id']}")
    if "document" in message:
        lines.append(f"  file {message['document']['file_name']}")
    lines += (message.get("text") or message.get("caption") or "").split("\n")
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        lines.append("  " + " ".join(f"[{button['text']}]" for button in row))
    return "\n".join(lines)


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    """An empty Telegram that enforces the rates."""
    telegram = Telegram(Setup(rates=Rates(enabled=True)))
    async with (
        serve(telegram) as address,
        httpx.AsyncClient(base_url=address, timeout=30, trust_env=False) as client,
    ):
        yield StandIn(telegram, address, client)

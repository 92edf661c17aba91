"""The bot's end of the line, and shorthand for making chats."""

import json
from typing import Any

import httpx

from bot.play import PLAY_TOKEN, Telegram, app
from bot.play.chats import Chat
from bot.play.places import make_chat

Json = Any


def chat_of(telegram: Telegram, kind: str = "private", **wanted: Json) -> Chat:
    """A new chat with the bot in it."""
    return make_chat(telegram, {"type": kind, **wanted})


def pending(telegram: Telegram) -> list[dict[str, Json]]:
    """The updates that wait, without their numbers."""
    return [{k: v for k, v in update.items() if k != "update_id"} for update in telegram.updates.pending]


class Api(httpx.AsyncClient):
    """Speaks to the application without a socket."""

    def __init__(self, telegram: Telegram) -> None:
        super().__init__(transport=httpx.ASGITransport(app(telegram)), base_url="http://play")
        self.telegram = telegram

    async def ask(self, method: str, **parameters: Json) -> dict[str, Json]:
        """The whole answer to a request made as libraries make it: a form, structures as JSON."""
        form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in parameters.items()}
        answer = await self.post(f"/bot{PLAY_TOKEN}/{method}", data=form)
        body: dict[str, Json] = answer.json()
        assert answer.status_code == (200 if body["ok"] else body["error_code"])
        return body

    async def result(self, method: str, **parameters: Json) -> Json:
        """The result; the request must pass."""
        body = await self.ask(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **parameters: Json) -> str:
        """Code and description; the request must not pass."""
        body = await self.ask(method, **parameters)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

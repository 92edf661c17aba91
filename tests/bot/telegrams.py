"""A Telegram of a few lines for tests in one process: notes what it is asked, answers as it is told."""

import json
from typing import Any

import httpx
from telegram.request import BaseRequest, RequestData

from bot.app import Telegram, build
from bot.telegram.intake import AnyApplication
from bot.telegram.limits import Rate, Rates
from bot.telegram.turns import Turns

TOKEN = "123456789:AAsecretsecretsecretsecretsecret123"
ME = {"id": 123456789, "is_bot": True, "first_name": "Sourceline", "username": "source_bot"}
FAST = Rates((Rate(1000, 1.0),), (Rate(1000, 1.0),), Rate(1000, 1.0))

#: What is answered: a status and a body, or an error of the connection.
Answer = tuple[int, Any] | Exception


def refusal(code: int, description: str, **parameters: int) -> Answer:
    """An answer that says no."""
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return code, body | ({"parameters": parameters} if parameters else {})


class FakeTelegram(BaseRequest):
    """The library's way to Telegram, cut short."""

    def __init__(self) -> None:
        #: What was asked, in order: the method and its parameters.
        self.asked: list[tuple[str, dict[str, Any]]] = []
        #: Answers to the next calls of a method, before it works again.
        self.answers: dict[str, list[Answer]] = {}
        self._message_id = 100

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        asked = dict(request_data.parameters) if request_data else {}
        self.asked.append((name, asked))
        if self.answers.get(name):
            answer = self.answers[name].pop(0)
            if isinstance(answer, Exception):
                raise answer
            body = answer[1]
            return answer[0], body if isinstance(body, bytes) else json.dumps(body).encode()
        return 200, json.dumps({"ok": True, "result": self._result(name, asked)}).encode()

    def _result(self, name: str, asked: dict[str, Any]) -> Any:
        if name == "getMe":
            return ME
        if name.startswith(("send", "edit")) and name != "sendChatAction":
            self._message_id += 1
            chat = {"id": asked["chat_id"], "type": "private"}
            return {"message_id": self._message_id, "date": 0, "chat": chat, "text": "x"}
        return True

    def sent(self, *names: str) -> list[dict[str, Any]]:
        """What was asked of these methods."""
        return [asked for name, asked in self.asked if name in (names or ("sendMessage", "editMessageText"))]


def application(fake: FakeTelegram) -> AnyApplication:
    """The bot's application, speaking to the fake."""
    return build(Telegram(TOKEN, "http://127.0.0.1:1", FAST), Turns(), fake)


BROKEN_OFF = httpx.RemoteProtocolError("Server disconnected without sending a response.")

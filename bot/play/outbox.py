"""Every request of the bot, with its answer: what tests look at."""

import json
from collections import deque
from dataclasses import dataclass, field
from itertools import islice

from bot.play.errors import Json


@dataclass(slots=True)
class Request:
    """One request and what became of it; `answer` is empty while it runs and when nothing was done."""

    n: int
    at: float
    method: str
    parameters: dict[str, Json] = field(default_factory=dict)
    answer: bytes = b""
    fault: str = ""

    def as_json(self) -> dict[str, Json]:
        """For the control endpoint."""
        return {
            "n": self.n,
            "at": self.at,
            "method": self.method,
            "parameters": self.parameters,
            "answer": _read(self.answer),
            "fault": self.fault,
        }


def _read(answer: bytes) -> Json:
    try:
        return json.loads(answer or b"null")
    except ValueError:
        return answer.decode()


class Outbox:
    """The requests, oldest first; the oldest are forgotten."""

    def __init__(self, most: int) -> None:
        self.requests: deque[Request] = deque(maxlen=most)
        self._last = 0

    def note(self, at: float, method: str) -> Request:
        """Opens an entry."""
        self._last += 1
        request = Request(self._last, at, method)
        self.requests.append(request)
        return request

    def after(self, n: int) -> list[Request]:
        """The requests younger than number `n`."""
        known = max(len(self.requests) - (self._last - n), 0)
        return list(islice(self.requests, known, None))

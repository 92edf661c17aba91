"""What Telegram answers when it refuses: a code, a description and, sometimes, parameters."""

from typing import Any

#: A value of the Bot API as it travels: what `json.loads` gives.
Json = Any


class Refused(Exception):
    """A request that is answered with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: Json) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Json]:
        """The body of the answer."""
        body: dict[str, Json] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def _lowered(text: str) -> str:
    # Names such as BUTTON_DATA_INVALID keep their capitals, sentences lose the first one.
    if len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z"):
        return text
    return text[:1].lower() + text[1:]


def bad_request(text: str, **parameters: Json) -> Refused:
    """400, with the text worded as the server words it."""
    return Refused(400, f"Bad Request: {_lowered(text)}", **parameters)


def forbidden(text: str) -> Refused:
    """403: the chat is closed to the bot."""
    return Refused(403, f"Forbidden: {_lowered(text)}")


def conflict(text: str) -> Refused:
    """409: two ways of getting updates at once."""
    return Refused(409, f"Conflict: {text}")


def flooded(seconds: int) -> Refused:
    """429, with the seconds to wait."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

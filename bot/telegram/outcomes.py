"""What became of a message: Telegram's errors, put into five words."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it; or had it already, just so."""

    message_id: int = 0


@dataclass(frozen=True, slots=True)
class RetryLater:
    """It may work later. `unknown`: it may even have arrived, so repeating it could show it twice."""

    why: str
    after: timedelta = timedelta(0)
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class ChatGone:
    """The bot can't write there: blocked, kicked, deleted or without the right to."""

    why: str

    @property
    def sure(self) -> bool:
        """False where Telegram says so now and then of chats that are there."""
        return not says(self.why, _DOUBTFUL)


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The group became a supergroup and has a new number."""

    chat: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """Telegram will never take this as it is."""

    why: str

    @property
    def about(self) -> "Refusal":
        """What of the message it is that Telegram does not take."""
        return next((kind for kind, parts in _REFUSALS.items() if says(self.why, parts)), Refusal.OTHER)


class Refusal(Enum):
    """What it is that Telegram does not take."""

    MARKUP = auto()
    BUTTONS = auto()
    #: The topic is closed or gone.
    TOPIC = auto()
    #: The message to edit is gone, or too old.
    NOT_THERE = auto()
    OTHER = auto()


Outcome = Sent | RetryLater | ChatGone | ChatMoved | Rejected

#: Parts of Telegram's descriptions, lower case: the library changes their first letter.
_GONE = (
    "chat not found",
    "group is deactivated",
    "peer_id_invalid",
    "chat_write_forbidden",
    "have no rights to send",
    "not enough rights to send",
    "need administrator rights",
    "chat_admin_required",
    "have no write access",
    "chat_restricted",
)
_DOUBTFUL = ("chat not found", "group is deactivated", "peer_id_invalid")
MARKUP = (
    "can't parse entities",
    "message is too long",
    "caption is too long",
    "text is too long",
    "text is empty",
    "entities too long",
    "text must be non-empty",
)
BUTTONS = (
    "button_data_invalid",
    "button_url_invalid",
    "reply markup is too long",
    "inline keyboard button url",
)
TOPIC = ("topic_closed", "message thread not found")
NOT_THERE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_REFUSALS = {
    Refusal.MARKUP: MARKUP,
    Refusal.BUTTONS: BUTTONS,
    Refusal.TOPIC: TOPIC,
    Refusal.NOT_THERE: NOT_THERE,
}
#: The connection was never made, so nothing can have arrived.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def outcome_of(error: TelegramError) -> Outcome:
    """What an error of Telegram's means for the message that met it."""
    why = error.message
    if isinstance(error, RetryAfter):
        return RetryLater(why, timedelta(seconds=wait_of(error)))
    if isinstance(error, ChatMigrated):
        return ChatMoved(error.new_chat_id)
    if isinstance(error, Forbidden):
        return ChatGone(why)
    if isinstance(error, BadRequest):  # before NetworkError: it is a kind of it, yet never heals
        if "message is not modified" in why.lower():
            return Sent()
        return ChatGone(why) if says(why, _GONE) else Rejected(why)
    if isinstance(error, NetworkError):
        return RetryLater(why, unknown=_may_have_arrived(error))
    # A page of HTML with status 200: some proxy answered, and whether it asked Telegram is not known.
    return RetryLater(why, unknown=True)


def wait_of(error: RetryAfter) -> float:
    """How many seconds Telegram asks to wait."""
    wait = error.retry_after  # a number now, a timedelta in the library's next versions
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def says(why: str, parts: tuple[str, ...]) -> bool:
    """Whether a description of Telegram's holds one of these parts."""
    return any(part in why.lower() for part in parts)


def _may_have_arrived(error: NetworkError) -> bool:
    if isinstance(error, TimedOut):
        return not isinstance(error.__cause__, _NOT_SENT)
    # A cause means that the exchange broke off; without one, Telegram itself said no (5xx).
    return isinstance(error.__cause__, httpx.HTTPError) and not isinstance(error.__cause__, _NOT_SENT)

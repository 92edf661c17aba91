"""What rendering hands out: values that say nothing of chats or of the Telegram library."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """One key under a message: it presses `data` or opens `url`."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message in Telegram's HTML, within all of its limits."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is too long for pages, as a file; `caption` is HTML."""

    name: str
    text: str
    caption: str

"""Bot API messages for the page's tests."""

from typing import Any

ME = 42
BOT = {"id": 7000000001, "is_bot": True, "first_name": "Sourceline", "username": "sourceline_bot"}
ANN = {"id": ME, "is_bot": False, "first_name": "Ann", "last_name": "Reader"}
COMMANDS = [
    {"command": "brief", "description": "The briefing of a story"},
    {"command": "sources", "description": "The articles behind it"},
    {"command": "stories", "description": "All stories, newest first"},
    {"command": "why", "description": "The sentences behind a line"},
]
LONG = "\n".join(f"Line {number} of a quote that is longer than three lines." for number in range(1, 9))


def units(text: str) -> int:
    """Length as entities count it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def entity(kind: str, text: str, words: str, **fields: Any) -> dict[str, Any]:
    """An entity over the first occurrence of `words`."""
    return {"type": kind, "offset": units(text[: text.index(words)]), "length": units(words), **fields}


def message(number: int, text: str, *entities: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A message of the bot in the private chat, unless `fields` say otherwise."""
    made = {
        "message_id": number,
        "date": 1_800_000_000 + number,
        "chat": {"id": ME, "type": "private"},
        "from": BOT,
        "text": text,
        "entities": list(entities),
    }
    return made | fields


def keys(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def private(*messages: dict[str, Any]) -> dict[str, Any]:
    chat = {"id": ME, "type": "private", "title": "Sourceline", "username": "sourceline_bot", "you": "member"}
    return chat | {"messages": list(messages), "commands": COMMANDS}


def group(*messages: dict[str, Any]) -> dict[str, Any]:
    chat = {"id": -1001, "type": "supergroup", "title": "Morning desk", "you": "administrator"}
    return chat | {"messages": list(messages), "commands": COMMANDS[:2]}


def forum(*messages: dict[str, Any]) -> dict[str, Any]:
    chat = {"id": -1002, "type": "supergroup", "is_forum": True, "title": "Newsroom", "you": "creator"}
    topics = [{"id": 5, "name": "Europe"}, {"id": 9, "name": "Economy"}]
    return chat | {"topics": topics, "messages": list(messages), "commands": COMMANDS}


def channel(*messages: dict[str, Any]) -> dict[str, Any]:
    chat = {
        "id": -1003,
        "type": "channel",
        "title": "The Daily Line",
        "username": "daily_line",
        "you": "creator",
    }
    return chat | {"messages": list(messages), "commands": COMMANDS}

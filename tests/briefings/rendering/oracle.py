"""Telegram's own parser as the judge: what it makes of a message, and what it would turn into links."""

import functools
import importlib
import json
import os
from dataclasses import dataclass
from typing import Any

import pytest


@dataclass(frozen=True)
class Entity:
    """A formatted or live stretch of a text."""

    kind: str
    words: str


@functools.cache
def _library() -> Any:
    try:
        library = importlib.import_module("tdjson")
    except ImportError as error:
        if os.environ.get("CI"):
            pytest.fail(f"Telegram's parser can't be loaded: {error}")
        pytest.skip(f"Telegram's parser can't be loaded: {error}")
    quiet = {"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}
    library.td_execute(json.dumps(quiet).encode())
    return library


def _asked(request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_library().td_execute(json.dumps(request).encode()))
    return answer


def parsed(markup: str) -> tuple[str, list[Entity]]:
    """The text that readers see, and its entities; fails where Telegram refuses the markup."""
    mode = {"@type": "textParseModeHTML"}
    answer = _asked({"@type": "parseTextEntities", "text": markup, "parse_mode": mode})
    assert answer["@type"] != "error", f"{answer.get('message')}: {markup}"
    return answer["text"], _entities(answer["text"], answer["entities"])


def live(text: str) -> list[Entity]:
    """What Telegram turns into links, mentions and commands by itself."""
    answer = _asked({"@type": "getTextEntities", "text": text})
    found = _entities(text, answer["entities"])
    # A time of day is live only under a video.
    return [entity for entity in found if entity.kind != "MediaTimestamp"]


def _entities(text: str, found: list[dict[str, Any]]) -> list[Entity]:
    units = text.encode("utf-16-le", "surrogatepass")
    return [
        Entity(
            one["type"]["@type"].removeprefix("textEntityType"),
            units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le", "replace"),
        )
        for one in found
    ]

"""The list of feeds in a file: `feeds.toml`."""

import re
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.storage.feeds import Wanted
from briefings.errors import BriefingsError
from briefings.shipped import data_folder

_KEYS = ("url", "outlet", "every")
_UNITS = {"s": 1, "m": 60, "h": 3600}
_LONGEST = timedelta(days=7)


class ListError(BriefingsError):
    """A list of feeds can't be used."""


def read_list(path: Path | None) -> list[Wanted]:
    """The feeds in the file, or in the one that ships with the bot."""
    file = path or data_folder() / "feeds.toml"
    try:
        return parse_list(file.read_text(encoding="utf-8-sig"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise ListError(str(file), f"can't be read: {why}") from error


def parse_list(text: str, name: str) -> list[Wanted]:
    """The feeds in the text; ListError names the file, the entry and what to change."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ListError(name, f"is not TOML: {error}") from error
    unknown = sorted(set(document) - {"feed"})
    entries = document.get("feed", [])
    if unknown or not isinstance(entries, list):
        raise ListError(name, f"unknown key {unknown[0]!r}" if unknown else "needs [[feed]] tables")
    wanted = [_wanted(entry, f"{name}, feed {number}") for number, entry in enumerate(entries, 1)]
    return list({one.url: one for one in wanted}.values())


def _wanted(entry: object, place: str) -> Wanted:
    if not isinstance(entry, Mapping):
        raise ListError(place, "needs [[feed]] tables")
    unknown = sorted(set(entry) - set(_KEYS))
    if unknown:
        raise ListError(place, f"unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}")
    wrong = [key for key, value in entry.items() if not isinstance(value, str)]
    if wrong:
        raise ListError(place, f"{wrong[0]} must be a text")
    url = str(entry.get("url", "")).strip()
    if not is_address(url):
        raise ListError(place, "needs url = an address that starts with http:// or https://")
    every = str(entry.get("every", "")).strip()
    return Wanted(url, str(entry.get("outlet", "")).strip(), every=_duration(every, place) if every else None)


def is_address(url: str) -> bool:
    """Whether this is a web address in full."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)


def _duration(words: str, place: str) -> timedelta:
    match = re.fullmatch(r"([1-9]\d{0,5})\s*([smh])", words)
    every = timedelta(seconds=int(match[1]) * _UNITS[match[2]]) if match else timedelta(0)
    if not timedelta(0) < every <= _LONGEST:
        raise ListError(place, "every must be like 90s, 15m or 2h")
    return every

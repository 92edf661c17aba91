"""Words of running text → stems that two outlets' wordings share.

A stem is for matching only and is never shown. Numbers are no stems, nor are days and months: two
reports of one fact may disagree in nothing else, and two of different facts agree in them.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from briefings.reading.words import COUNTRY_OF

_LISTS = tomllib.loads(files("briefings.claims").joinpath("stems.toml").read_text(encoding="utf-8"))
_STOP = frozenset(_LISTS["stop"].split())
_ENDINGS = tuple(_LISTS["endings"].split())
_CALENDAR = frozenset(_LISTS["calendar"].split())
_ALIKE = {word: row.split()[0] for row in _LISTS["alike"] for word in row.split()}

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d[\d.,]*\d|\w+(?:['’]\w+)*")
_DIGIT = re.compile(r"\d")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_SHORTEST = 4


def words(text: str) -> list[str]:
    """The words of a text as printed."""
    return _WORD.findall(text)


def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(found for word in words(text) if (found := stem(word)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word as printed, "" for one that carries no content."""
    word = _POSSESSIVE.sub("", word)
    if _DIGIT.search(word):
        return ""
    low = word.lower().replace("’", "'")
    # Only with a capital: "march" and "may" are words too.
    if word[:1].isupper() and low in _CALENDAR:
        return ""
    # Only with a capital: "polish" is a verb, "us" a pronoun.
    if word[:1].isupper() and " " not in (country := COUNTRY_OF.get(low.replace(".", ""), " ")):
        return country.upper() if len(country) <= 2 else _bare(country)
    if word.isupper() and len(word) > 1:
        return word.replace(".", "")
    return "" if low in _STOP else _ALIKE.get(low) or _bare(low)


def _bare(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


_OPPOSITE = [
    tuple(frozenset(map(stem, side.split())) for side in row.split("|")) for row in _LISTS["opposite"]
]


def opposite(a: str, b: str) -> bool:
    """Whether one text has a word and the other one its opposite, and neither has both."""
    one, other = stems(a), stems(b)
    return any(
        bool(one & left) is not bool(one & right)
        and bool(other & left) is not bool(other & right)
        and bool(one & left) is bool(other & right)
        for left, right in _OPPOSITE
    )

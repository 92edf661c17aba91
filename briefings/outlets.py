"""The register of outlets: their names, short forms and house labels."""

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence

from briefings.errors import ManifestError
from briefings.types import Outlet

_TEXTS = ("name", "short")
_LISTS = ("also", "credit_labels", "text_labels")
_KEYS = (*_TEXTS, *_LISTS, "agency")


class Outlets:
    """A register that knows outlets by any of their names."""

    def __init__(self, outlets: Sequence[Outlet] = ()) -> None:
        self._outlets = tuple(outlets)
        self._by_key: dict[str, Outlet] = {}
        for outlet in self._outlets:
            for name in _names(outlet):
                self._by_key.setdefault(_key(name), outlet)

    @classmethod
    def from_toml(cls, text: str, name: str = "outlets.toml") -> "Outlets":
        """Reads a register; raises ManifestError with the file and the entry that can't be used."""
        try:
            document = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ManifestError(name, f"is not TOML: {error}") from error
        unknown = sorted(set(document) - {"outlet"})
        if unknown:
            raise ManifestError(name, f"unknown key {unknown[0]!r}; only [[outlet]] tables are known")
        entries = document.get("outlet", [])
        if not isinstance(entries, list):
            raise ManifestError(name, "[[outlet]] must be a list of tables")
        outlets = [_outlet(entry, f"{name}, outlet {number}") for number, entry in enumerate(entries, 1)]
        _refuse_shared_names(outlets, name)
        return cls(outlets)

    def find(self, name: str) -> Outlet | None:
        """The outlet of this name; "The" and case do not matter, acronyms count in capitals only."""
        key = _key(name)
        found = self._by_key.get(key)
        # "an independent inquiry" names no newspaper: one word needs its capital, unless the
        # outlet itself writes it small.
        if found and " " not in key and name[:1].islower() and name not in _names(found):
            return None
        return found

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._outlets)

    def __len__(self) -> int:
        return len(self._outlets)


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals because each stands for a word: NYT, dpa is not."""
    letters = [char for char in name if char.isalpha()]
    return 2 <= len(letters) <= 6 and " " not in name and all(char.isupper() for char in letters)


def _names(outlet: Outlet) -> list[str]:
    return [name for name in (outlet.name, outlet.short, *outlet.also) if name]


def _key(name: str) -> str:
    """What two spellings of one name share."""
    words = name.replace("’", "'").split()
    if len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]
    plain = " ".join(words)
    if is_acronym(plain):
        return plain
    marks_apart = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(char for char in marks_apart if not unicodedata.combining(char))


def _outlet(entry: object, place: str) -> Outlet:
    if not isinstance(entry, dict):
        raise ManifestError(place, "must be a table")
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ManifestError(place, "needs a name")
    place = f"{place} ({name})"
    unknown = sorted(set(entry) - set(_KEYS))
    if unknown:
        raise ManifestError(place, f"unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}")
    agency = entry.get("agency", False)
    if not isinstance(agency, bool):
        raise ManifestError(place, "agency must be true or false")
    short = entry.get("short", "")
    if not isinstance(short, str):
        raise ManifestError(place, "short must be a text")
    also, credit_labels, text_labels = (_texts(entry, key, place) for key in _LISTS)
    return Outlet(name, also, short, agency, credit_labels, text_labels)


def _texts(entry: dict[str, object], key: str, place: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ManifestError(place, f"{key} must be a list of texts")
    return tuple(value)


def _refuse_shared_names(outlets: Sequence[Outlet], name: str) -> None:
    owners: dict[str, Outlet] = {}
    for outlet in outlets:
        for form in _names(outlet):
            owner = owners.setdefault(_key(form), outlet)
            if owner is not outlet:
                raise ManifestError(name, f"{form!r} is a name of both {owner.name} and {outlet.name}")

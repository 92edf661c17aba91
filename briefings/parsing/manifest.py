"""`articles.toml`: what the texts of a folder do not say themselves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from briefings.errors import ManifestError
from briefings.outlets import Outlets
from briefings.parsing.known import Known
from briefings.parsing.language import code_of
from briefings.types import Outlet

FILE_NAME = "articles.toml"
_TEXTS = ("outlet", "url", "language", "headline", "byline")
_KEYS = ("file", *_TEXTS, "published")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of one articles.toml; a broken entry spoils its own article only."""

    entries: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    errors: Mapping[str, ManifestError] = field(default_factory=dict)
    #: Of entries that name no file.
    loose: tuple[ManifestError, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All files that are described, well or badly."""
        return tuple(sorted({*self.entries, *self.errors}))

    def known(self, file: str, path: str, outlets: Outlets) -> Known:
        """What is known of a file; raises the ManifestError of its entry."""
        if file in self.errors:
            raise self.errors[file]
        entry = self.entries.get(file, {})
        texts = {key: str(entry.get(key, "")).strip() for key in _TEXTS}
        name = texts.pop("outlet")
        published = entry.get("published")
        return Known(
            path=path,
            outlet=(outlets.find(name) or Outlet(name)) if name else None,
            published_at=_moment(published) if isinstance(published, date) else None,
            **texts,
        )


def read_manifest(text: str, name: str) -> Manifest:
    """Reads an articles.toml; raises ManifestError only where the whole of it can't be used."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ManifestError(name, f"is not TOML: {error}") from error
    unknown = sorted(set(document) - {"article"})
    listed = document.get("article", [])
    if unknown or not isinstance(listed, list):
        raise ManifestError(name, f"unknown key {unknown[0]!r}" if unknown else "needs [[article]] tables")
    entries: dict[str, Mapping[str, object]] = {}
    errors: dict[str, ManifestError] = {}
    loose: list[ManifestError] = []
    for number, entry in enumerate(listed, 1):
        file = entry.get("file") if isinstance(entry, dict) else None
        if not isinstance(file, str) or not _is_plain(file):
            loose.append(ManifestError(f"{name}, article {number}", "needs file = a name in this folder"))
        elif why := "is described twice" if file in entries or file in errors else _fault(entry):
            errors[file] = ManifestError(f"{name}, article {number} ({file})", why)
        else:
            entries[file] = entry
    return Manifest(entries, errors, tuple(loose))


def _is_plain(file: str) -> bool:
    return bool(file.strip()) and file not in (".", "..") and not set(file) & {"/", "\\", "\0"}


def _fault(entry: Mapping[str, object]) -> str:
    """Why an entry can't be used, "" where it can."""
    unknown = sorted(set(entry) - set(_KEYS))
    if unknown:
        return f"unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}"
    wrong = [key for key in _TEXTS if not isinstance(entry.get(key, ""), str)]
    if wrong:
        return f"{wrong[0]} must be a text"
    if not isinstance(entry.get("published", date.min), date):
        return "published must be a date or a date and time, without quotes"
    language = str(entry.get("language", ""))
    return f"language {language!r} is no ISO 639-1 code" if language and not code_of(language) else ""


def _moment(published: date) -> datetime:
    return published if isinstance(published, datetime) else datetime.combine(published, time())

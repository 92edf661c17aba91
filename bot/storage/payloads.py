"""Values of the core as text in a column, and back; equal values give equal text."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from bot.storage.errors import StorageError
from briefings.types import Article, Briefing, Change, Correction, Reading

_ARTICLE = TypeAdapter(Article)
_READING = TypeAdapter(Reading)
_BRIEFING = TypeAdapter(Briefing)
_CHANGE = TypeAdapter(Change)
_CORRECTION = TypeAdapter(Correction)


def of_article(article: Article) -> str:
    return _ARTICLE.dump_json(article).decode()


def of_reading(reading: Reading) -> str:
    """Without the article: that has a row of its own."""
    return _READING.dump_json(reading, exclude={"article"}).decode()


def of_briefing(briefing: Briefing) -> str:
    return _BRIEFING.dump_json(briefing).decode()


def of_change(change: Change) -> str:
    return _CHANGE.dump_json(change).decode()


def of_correction(correction: Correction) -> str:
    return _CORRECTION.dump_json(correction).decode()


def to_article(payload: str) -> Article:
    with _of_this_version("a stored article"):
        return _ARTICLE.validate_json(payload)


def to_reading(payload: str, article: Article) -> Reading:
    with _of_this_version(f"the reading of {article.path}"):
        return _READING.validate_python({**from_json(payload), "article": article})


# A story that is asked for is mostly asked for again: by the next person, and by each of its buttons.
@lru_cache(maxsize=64)
def to_briefing(payload: str) -> Briefing:
    with _of_this_version("a stored briefing"):
        return _BRIEFING.validate_json(payload)


@lru_cache(maxsize=64)
def to_change(payload: str | None) -> Change:
    """Of a version from before changes were kept, nothing."""
    if payload is None:
        return Change()
    with _of_this_version("a stored change"):
        return _CHANGE.validate_json(payload)


def to_correction(payload: str) -> Correction:
    with _of_this_version("a stored correction"):
        return _CORRECTION.validate_json(payload)


@contextmanager
def _of_this_version(subject: str) -> Iterator[None]:
    try:
        yield
    except (ValidationError, ValueError, TypeError) as error:
        raise StorageError(subject, "it was written by another version of sourceline") from error

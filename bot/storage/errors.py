"""What can go wrong with a database, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    SQLAlchemyError,
    TimeoutError,
)

from briefings.errors import BriefingsError


class StorageError(BriefingsError):
    """The database can't be used, or refused what was asked of it; `subject` names the database."""


# What the drivers print, and what it means to the person who runs the bot.
_MEANINGS = (
    ("database is locked", "it is locked: another program has been writing for too long"),
    ("disk is full", "the disk is full"),
    ("no space left", "the disk is full"),
    ("unable to open database file", "it can't be opened: is there such a folder, and may it be written to?"),
    ("readonly database", "it can't be written to: the file or its folder is read-only"),
    ("not a database", "the file is not a SQLite database"),
    ("malformed", "the file is damaged; restore it from a backup"),
    ("connection refused", "nothing answers there: is PostgreSQL running?"),
    ("password authentication failed", "user or password are refused"),
    ("could not translate host name", "there is no such host"),
    ("failed to resolve host", "there is no such host"),
    ("does not exist", "there is no such database, user or table"),
    ("too many clients", "PostgreSQL has no connection left"),
    ("invalid connection option", "the address has an option that PostgreSQL does not know"),
)


@contextmanager
def own_errors(subject: str) -> Iterator[None]:
    """Turn what the driver raises inside into a StorageError about `subject`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StorageError(subject, _why(error)) from error


def _why(error: SQLAlchemyError) -> str:
    # The driver's own words: SQLAlchemy adds the statement with its values, and those are article texts.
    said = str(error.orig if isinstance(error, DBAPIError) else error).strip() or type(error).__name__
    first_line = said.splitlines()[0]
    if isinstance(error, TimeoutError):
        return "no connection became free in time"
    if isinstance(error, IntegrityError):
        return f"it refused the row: {first_line}"
    return next((meaning for words, meaning in _MEANINGS if words in said.lower()), first_line)

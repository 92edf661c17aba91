"""Logs: one handler, and no secret in any line, whoever wrote it."""

import logging
import re
import sys
from collections.abc import Iterable
from types import TracebackType

#: Whatever looks like a bot's token, also in an address, also before the settings are read.
_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
_HIDDEN = "[hidden]"
#: What these say below is of interest to those who look for a fault only.
_QUIET = ("aiosqlite", "alembic", "telegram", "uvicorn")


class Redacting(logging.Formatter):
    """Formats a record and takes every secret out of it, tracebacks included."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._secrets = sorted({secret for secret in secrets if secret}, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        return self.clean(super().format(record))

    def clean(self, text: str) -> str:
        """The same text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _TOKEN.sub(_HIDDEN, text)


def set_up(secrets: Iterable[str] = (), *, verbose: bool = False) -> None:
    """Send all logs to stderr, redacted; uncaught errors take the same way."""
    formatter = Redacting(secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.INFO if verbose else logging.WARNING)
    # httpx writes the address of every request at INFO, and Telegram's addresses hold the token;
    # redaction would cover it, but two locks are better, and a line a request is noise.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
        return
    logging.getLogger("bot").critical("this should not happen", exc_info=(kind, error, traceback))

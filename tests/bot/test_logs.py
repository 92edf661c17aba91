"""No secret reaches a log, whoever writes it and however."""

import logging
import sys
from collections.abc import Iterator

import pytest

from bot import logs

TOKEN = "123456789:AAsecretsecretsecretsecretsecret123"


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All is as before afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param(TOKEN, id="the token"),
        pytest.param(TOKEN.replace(":", "%3A"), id="the token in an address"),
        pytest.param("987654321:BBnobodytoldthelogaboutthistoken", id="another bot's token"),
        pytest.param("hunter2", id="a password"),
    ],
)
def test_no_secret_in_any_form(capsys: pytest.CaptureFixture[str], secret: str) -> None:
    logs.set_up([TOKEN, "hunter2"], verbose=True)
    logger = logging.getLogger("somebody.else")
    logger.debug("asking %s", f"https://api.telegram.org/bot{secret}/getMe")
    try:
        raise ValueError(f"refused: {secret}")
    except ValueError as error:
        logger.exception("it failed")
        sys.excepthook(ValueError, error, error.__traceback__)
    text = capsys.readouterr().err
    assert secret not in text
    assert text.count("[hidden]") >= 3
    assert "getMe" in text


def test_quiet_leaves_out_details_and_every_request(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up()
    logging.getLogger("bot").debug("a detail")
    logging.getLogger("httpx").info("HTTP Request: POST …")
    logging.getLogger("bot").info("an event")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("an event")


def test_verbose_adds_details_but_no_line_a_request(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(verbose=True)
    logging.getLogger("bot").debug("a detail")
    logging.getLogger("httpx").info("HTTP Request: POST …")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("a detail")


def test_no_secret_is_no_pattern(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(["", ""])
    logging.getLogger("bot").info("as it is")
    assert "as it is" in capsys.readouterr().err

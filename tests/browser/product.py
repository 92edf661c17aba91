"""The whole product as a process of its own: `python -m bot play` with a database that is thrown away."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import composer, free_port

ROOT = Path(__file__).parents[2]
OWN = ("BOT_", "DATABASE_", "ARTICLES_", "FEEDS_", "TEMPLATES_", "WEBHOOK_", "LISTEN", "ADMIN_", "FETCH_")
START_SECONDS = 90
ANSWER_MILLISECONDS = 90_000
LOADED = "2 reports"


@dataclass(frozen=True)
class Product:
    """The bot with its chat page, and its database."""

    address: str
    folder: Path
    environment: dict[str, str]

    def load(self, *articles: Path) -> None:
        """Bring it articles from a process of their own, as somebody at the machine would."""
        command = [sys.executable, "-m", "bot", "load", *map(str, articles)]
        ran = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, check=False)
        if ran.returncode:
            raise RuntimeError(f"not loaded: {ran.stdout.decode()}{ran.stderr.decode()}")


@contextmanager
def running(**more: str) -> Iterator[Product]:
    """Starts it, gives it once its chat page answers, and ends it; `more` are settings."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}/"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
        database = f"sqlite+aiosqlite:///{folder}/play.db"
        environment = kept | {
            "DATABASE_URL": database,
            "LISTEN": f"127.0.0.1:{port}",
            "PYTHONPATH": str(ROOT),
            **more,
        }
        log = Path(folder) / "log"
        with log.open("w") as out:
            command = [sys.executable, "-m", "bot", "play"]
            # In the empty folder, so that no .env of the person at the machine is read.
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
            try:
                _wait_for(address, process, log)
                yield Product(address, Path(folder), environment)
            except Exception as error:
                error.add_note(log.read_text())
                raise
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(timeout=30)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the bot ended at its start:\n{log.read_text()}")
        try:
            with urlopen(address):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"no chat page after {START_SECONDS} s:\n{log.read_text()}")


def open_chat(page: Page, address: str, title: str) -> None:
    """Opens the page, and the chat of that title."""
    page.goto(address)
    row = page.get_by_role("link", name=re.compile(f"^{title}"))
    row.click()
    expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()


def answer(page: Page, words: str) -> Locator:
    """Writes `words` in the open chat and gives the answer; the first waits for the shipped articles."""
    messages = page.get_by_role("log").get_by_role("article")
    before = messages.count()
    composer(page).fill(words)
    composer(page).press("Enter")
    expect(messages).to_have_count(before + 2, timeout=ANSWER_MILLISECONDS)
    return messages.last


def wait_until_loaded(page: Page, address: str) -> None:
    """Until all shipped articles are in the briefing; asks in the group, so that the others stay empty."""
    open_chat(page, address, "News desk")
    deadline = time.monotonic() + START_SECONDS
    while LOADED not in answer(page, "/brief").inner_text():
        assert time.monotonic() < deadline, "the shipped articles were not loaded"
        page.wait_for_timeout(500)

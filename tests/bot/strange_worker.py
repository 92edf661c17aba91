"""A worker that misbehaves on request, to test who has to live with it."""

import os
import signal
import sys
import time
from pathlib import Path

from bot.reading.worker import Work, main
from briefings.types import Article, Reading
from tests.samples import article, reading


class StrangeWork(Work):
    """What a file is called says what happens when it is loaded."""

    def load(self, path: Path) -> Article:
        name = path.name
        if name.startswith("die") and not _before(path):
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "hang":
            time.sleep(600)
        if name == "print":
            os.write(1, b"what a library prints")
            sys.stdout.write("and more")
            sys.stdout.flush()
        if name == "fail":
            raise RecursionError("too deep")
        if name == "pid":
            return article(str(os.getpid()))
        if name == "environment":
            return article(" ".join(sorted(os.environ)))
        if name == "large":
            return article(name, body="x" * 10_000_000)
        return article(name)

    def read(self, article: Article) -> Reading:
        return reading(article)


def _before(path: Path) -> bool:
    """Whether "die once" was asked for already."""
    if path.name != "die once" or path.exists():
        return path.exists()
    path.touch()
    return False


if __name__ == "__main__":
    main(StrangeWork())

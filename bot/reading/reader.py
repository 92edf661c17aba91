"""Reading articles in a process of its own, so that the bot answers meanwhile."""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol, Self

from bot.reading.documents import Document
from bot.reading.frames import HEAD_SIZE, Done, Refused, frame, frame_size
from briefings.errors import BriefingsError
from briefings.feeds import Feed
from briefings.grouping.terms import Terms
from briefings.types import Article, Briefing, Reading

# A worker reads what strangers wrote: it gets no token and no password.
_ENVIRONMENT = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "OMP_NUM_THREADS")
# Longer than the longest article or the largest story takes on a slow machine that has other work.
_PATIENCE = timedelta(minutes=10)
_TRIES = 2


class ReadingError(BriefingsError):
    """This article, or these articles together, can't be read; others may."""


class SlowError(ReadingError):
    """Reading was given up, because it took too long."""


class ReaderError(BriefingsError):
    """Nothing can be read: the model or the register of outlets is missing."""


class Reader(Protocol):
    """The core's work on articles. Raises ReadingError for what it is asked, ReaderError for all."""

    async def fingerprint(self) -> str:
        """Names the rules and the model: what another one read is read again."""
        ...

    async def find(self, paths: Sequence[Path]) -> list[Path]:
        """The files meant by files and folders, in a stable order."""
        ...

    async def load(self, path: Path) -> Article:
        """The article in a file."""
        ...

    async def parse(self, document: Document) -> Article:
        """The article in a document."""
        ...

    async def feed(self, data: bytes, url: str, content_type: str) -> Feed:
        """The feed in a document."""
        ...

    async def feed_links(self, data: bytes, url: str) -> list[str]:
        """The feeds that a web page names as its own."""
        ...

    async def terms(self, articles: Sequence[Article]) -> list[Terms]:
        """The words that the articles are grouped by."""
        ...

    async def read(self, article: Article) -> Reading:
        """All that is read in one article."""
        ...

    async def brief(self, readings: Sequence[Reading]) -> Briefing:
        """The briefing of a story."""
        ...


class ReaderProcess:
    """A Reader in one worker process: started when first needed, gone when this one is."""

    def __init__(
        self, model: str = "", patience: timedelta = _PATIENCE, module: str = "bot.reading.worker"
    ) -> None:
        self._command = (sys.executable, "-m", module, model)
        self._patience = patience
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stop()

    async def fingerprint(self) -> str:
        return str(await self._ask("fingerprint", "the reader"))

    async def find(self, paths: Sequence[Path]) -> list[Path]:
        found: list[Path] = await self._ask("find", "the paths", list(paths))
        return found

    async def load(self, path: Path) -> Article:
        article: Article = await self._ask("load", str(path), path)
        return article

    async def parse(self, document: Document) -> Article:
        article: Article = await self._ask("parse", document.url, document)
        return article

    async def feed(self, data: bytes, url: str, content_type: str) -> Feed:
        feed: Feed = await self._ask("feed", url, data, url, content_type)
        return feed

    async def feed_links(self, data: bytes, url: str) -> list[str]:
        links: list[str] = await self._ask("feed_links", url, data, url)
        return links

    async def terms(self, articles: Sequence[Article]) -> list[Terms]:
        terms: list[Terms] = await self._ask("terms", "the articles", list(articles))
        return terms

    async def read(self, article: Article) -> Reading:
        reading: Reading = await self._ask("read", article.path, article)
        return reading

    async def brief(self, readings: Sequence[Reading]) -> Briefing:
        subject = ", ".join(reading.article.path for reading in readings)
        briefing: Briefing = await self._ask("brief", subject, list(readings))
        return briefing

    async def _ask(self, work: str, subject: str, *arguments: object) -> Any:
        async with self._turn:
            answer = await self._answer(pickle.dumps((work, arguments)), subject)
        if isinstance(answer, Refused):
            raise (ReaderError if answer.for_all else ReadingError)(answer.subject or subject, answer.why)
        return answer.value

    async def _answer(self, request: bytes, subject: str) -> Done | Refused:
        for _ in range(_TRIES):
            process = self._process = self._process or await self._start()
            try:
                async with asyncio.timeout(self._patience.total_seconds()):
                    return await _exchange(process, request)
            except TimeoutError:
                await self._stop()
                raise SlowError(subject, f"reading took longer than {self._patience}") from None
            except (asyncio.IncompleteReadError, ConnectionError):
                # It died, for want of memory perhaps. A second try tells whether this article did it.
                await self._stop()
            except BaseException:
                # Cancelled. The answer that is still to come would be taken for that of the next request.
                await self._stop()
                raise
        raise ReadingError(subject, "the reading process died over it")

    async def _start(self) -> Process:
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        return await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            env={**environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            # Ctrl-C in a terminal reaches a whole process group; this one is told by us.
            process_group=0,
        )

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _exchange(process: Process, request: bytes) -> Done | Refused:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(frame(request))
    await process.stdin.drain()
    size = frame_size(await process.stdout.readexactly(HEAD_SIZE))
    answer: Done | Refused = pickle.loads(await process.stdout.readexactly(size))
    return answer

"""A Reader without language: the rules of its files are plain enough to foresee what comes of them.

The first line of a file is the headline, and its first word the story. "cannot be …" in the text
makes that step fail, "takes for ever" the briefing of its story.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.reading.documents import Document
from bot.reading.reader import ReadingError, SlowError
from briefings.errors import ParseError
from briefings.feeds import Feed
from briefings.grouping.terms import Terms
from briefings.parsing.feed import feed_links, parse_feed
from briefings.types import Article, Briefing, Reading
from tests.samples import article, briefing, reading


class FakeReader:
    """Counts what it was asked, so that a test can tell what was done again."""

    def __init__(self, name: str = "fake 1", unsourced: int = 0, refuses: str = "") -> None:
        self.name = name
        #: The step that fails for every article.
        self.refuses = refuses
        #: Stands for what other rules make of the same articles.
        self.unsourced = unsourced
        self.waits = 0
        self.read_articles: list[str] = []

    async def fingerprint(self) -> str:
        return self.name

    async def find(self, paths: Sequence[Path]) -> list[Path]:
        return [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])]

    async def load(self, path: Path) -> Article:
        text = await asyncio.to_thread(path.read_text)
        self._refuse("loaded", text, str(path))
        headline, _, body = text.partition("\n")
        notes = ("encoding guessed",) if "guessed" in body else ()
        return replace(article(f"id of {text}", headline, body), path=str(path), url="", notes=notes)

    async def parse(self, document: Document) -> Article:
        text = document.data.decode()
        self._refuse("loaded", text, document.url)
        headline, _, body = text.partition("\n")
        return replace(article(f"id of {text}", headline, body), path=document.url, url=document.url)

    async def feed(self, data: bytes, url: str, content_type: str) -> Feed:
        try:
            feed = parse_feed(data, url, content_type)
        except ParseError as error:
            raise ReadingError(error.subject, error.why) from error
        return replace(feed, outlet=feed.title)

    async def feed_links(self, data: bytes, url: str) -> list[str]:
        return feed_links(data, url)

    async def terms(self, articles: Sequence[Article]) -> list[Terms]:
        for one in articles:
            self._refuse("grouped", one.text, one.path)
        return [Terms(one.id, dict.fromkeys(_stories(one.text), 1)) for one in articles]

    async def read(self, article: Article) -> Reading:
        self.read_articles.append(Path(article.path).name)
        self._refuse("read", article.text, article.path)
        return reading(article)

    async def brief(self, readings: Sequence[Reading]) -> Briefing:
        for one in readings:
            self._refuse("briefed", one.article.text, one.article.path)
            if "takes for ever" in one.article.text:
                self.waits += 1
                raise SlowError(one.article.path, "it took too long")
        return replace(briefing([one.article for one in readings]), unsourced=self.unsourced)

    def _refuse(self, step: str, text: str, subject: str) -> None:
        if self.refuses == step or f"cannot be {step}" in text:
            raise ReadingError(subject, f"it can't be {step}")


def _stories(text: str) -> list[str]:
    """The first word; "Flood and Train …" shows that both are one story."""
    words = text.split()
    return words[0:3:2] if " and " in text else words[:1]

"""The process that reads articles: `python -m bot.reading.worker`, spoken to through its pipes."""

import hashlib
import logging
import os
import pickle
import re
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO

import briefings
from bot.reading.documents import Document
from bot.reading.frames import HEAD_SIZE, Done, Refused, frame, frame_size
from briefings.errors import BriefingsError, LanguageError, ManifestError, ParseError
from briefings.feeds import Feed
from briefings.shipped import data_folder
from briefings.types import Article, Briefing, Outlet, Reading

if TYPE_CHECKING:
    from briefings.grouping.terms import Terms
    from briefings.outlets import Outlets
    from briefings.reading.language import Language

logger = logging.getLogger(__name__)

# The bot answers people; reading can wait.
_POLITENESS = 5
# "World | Harbour Post", "Harbour Post - World": one of the parts is who publishes.
_PARTS = re.compile(r"\s+[|\-–—·»›:]+\s+|:\s+")


class Work:
    """What can be asked for. Imports stand where they are needed: loading known articles again then
    costs neither the time nor the memory of the language model."""

    def __init__(self, model: str = "") -> None:
        self._model = model
        self._register = data_folder() / "outlets.toml"

    def fingerprint(self) -> str:
        """Another one for other code of the core, other outlets, another model."""
        package = Path(briefings.__file__).parent
        digest = hashlib.sha256()
        for path in sorted((*package.rglob("*.py"), *package.rglob("*.toml"))):
            digest.update(path.read_bytes())
        digest.update(self._register_text.encode())
        return f"{self._model or 'default'} spacy-{version('spacy')} {digest.hexdigest()[:16]}"

    def find(self, paths: Sequence[Path]) -> list[Path]:
        from briefings.loading import find_articles

        return find_articles(paths)

    def load(self, path: Path) -> Article:
        from briefings.loading import load_article

        article = load_article(path, self._outlets)
        # A file's name need not be Unicode, but what is stored and sent must.
        return replace(article, path=article.path.encode(errors="replace").decode())

    def parse(self, document: Document) -> Article:
        from briefings.parsing import Known, parse
        from briefings.parsing.barred import barred
        from briefings.parsing.encoding import in_unicode

        name = document.outlet
        known = Known(
            path=document.url,
            outlet=(self._outlets.find(name) or Outlet(name)) if name else None,
            url=document.url,
            language=document.language,
            published_at=document.published_at,
            headline=document.headline,
            byline=document.byline,
        )
        article = parse(in_unicode(document.data, document.charset), known, self._outlets)
        why = barred(article, document.data)
        if why:
            raise ParseError(document.url, why)
        return article

    def feed(self, data: bytes, url: str, content_type: str) -> Feed:
        from briefings.parsing.feed import parse_feed

        feed = parse_feed(data, url, content_type)
        parts = _PARTS.split(feed.title)
        known = [part for part in parts if self._outlets.find(part)]
        # Of several parts, only the register can tell which one is the outlet.
        return replace(feed, outlet=known[-1] if known else parts[0] if len(parts) == 1 else "")

    def feed_links(self, data: bytes, url: str) -> list[str]:
        from briefings.parsing.feed import feed_links

        return feed_links(data, url)

    def terms(self, articles: Sequence[Article]) -> "list[Terms]":
        from briefings.grouping.terms import terms_of

        return [terms_of(article) for article in articles]

    def read(self, article: Article) -> Reading:
        from briefings.reading.reader import read

        return read(article, self._language, self._outlets)

    def brief(self, readings: Sequence[Reading]) -> Briefing:
        from briefings.claims.story import build
        from briefings.composing.compose import compose

        return compose(build(readings, self._outlets))

    @cached_property
    def _outlets(self) -> "Outlets":
        from briefings.outlets import Outlets

        try:
            return Outlets.from_toml(self._register_text, str(self._register))
        except ManifestError as error:
            raise _Useless(error.subject, error.why) from error

    @cached_property
    def _register_text(self) -> str:
        try:
            return self._register.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _Useless(str(self._register), f"can't be read: {error}") from error

    @cached_property
    def _language(self) -> "Language":
        from briefings.reading.language import Language

        try:
            return Language.load(self._model)
        except LanguageError as error:
            raise _Useless(error.subject, error.why) from error


class _Useless(BriefingsError):
    """This worker can't do its work on any article."""


def answer(work: Work, request: bytes) -> Done | Refused:
    """Do what is asked; whatever goes wrong becomes a value, for one bad article must not end it."""
    name, arguments = pickle.loads(request)
    try:
        return Done(getattr(work, name)(*arguments))
    except _Useless as error:
        return Refused(error.subject, error.why, for_all=True)
    except BriefingsError as error:
        return Refused(error.subject, error.why)
    except OSError as error:
        return Refused(str(error.filename or ""), error.strerror or str(error))
    except Exception as error:
        logger.exception("%s failed", name)
        return Refused("", f"{type(error).__name__}: {error}")


def serve(requests: BinaryIO, answers: BinaryIO, work: Work) -> None:
    """Answer requests until the other end is gone."""
    waiting: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(requests, waiting), daemon=True).start()
    while True:
        done = pickle.dumps(answer(work, waiting.get()))
        answers.write(frame(done))
        answers.flush()


def _receive(requests: BinaryIO, waiting: "SimpleQueue[bytes]") -> None:
    # A thread, so that the end of the parent is noticed in the middle of an article.
    while head := requests.read(HEAD_SIZE):
        waiting.put(requests.read(frame_size(head)))
    os._exit(0)


def main(work: Work) -> None:
    """Serve standard input and output."""
    for one in (signal.SIGINT, signal.SIGTERM):
        # Both may be sent to all processes at once; it is the parent who decides.
        signal.signal(one, signal.SIG_IGN)
    os.nice(_POLITENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not get between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers, work)


if __name__ == "__main__":
    main(Work(*sys.argv[1:]))

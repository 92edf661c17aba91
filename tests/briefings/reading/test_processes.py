"""Reading in several processes is reading."""

import pytest

from briefings.errors import LanguageError
from briefings.reading.processes import read_many
from briefings.types import Article
from tests.briefings.reading.readers import OUTLETS, article
from tests.quality.measuring import GUM, load_texts
from tests.quality.measuring import article as of_lines


def news() -> list[Article]:
    """Enough for several portions."""
    return [of_lines(name, text) for name, text in load_texts(GUM).items()][:16]


def test_two_processes_read_what_one_reads_in_the_same_order() -> None:
    articles = news()
    assert read_many(articles, "", OUTLETS, jobs=2) == read_many(articles, "", OUTLETS, jobs=1)


def test_a_few_articles_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.reading.processes.ProcessPoolExecutor", None)
    (reading,) = read_many([article("“It rains,” Jane Doe said.")], "", OUTLETS)
    assert [quote.speaker.name for quote in reading.quotes] == ["Jane Doe"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_model_is_named_wherever_it_is_missed(jobs: int) -> None:
    with pytest.raises(LanguageError, match="no_such_model"):
        read_many([article("It rains.")], "no_such_model", OUTLETS, jobs)

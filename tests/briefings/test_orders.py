"""Articles that come one by one: the same stories in any order, on real and on told reports."""

import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from briefings.grouping.stories import assign
from briefings.grouping.terms import Terms, terms_of
from briefings.parsing import Known, parse
from tests.benchmarks.grouping import Labelled, bcubed, between_orders
from tests.briefings.storytelling import SAMPLES, STORIES, articles, outlets

#: BCubed F1 of one order's stories against another's; 1 where they are the same.
TOLERANCE = 0.97
NEWS = Path(__file__).parents[1] / "quality" / "data" / "gum_news.docs.jsonl"


@lru_cache(maxsize=1)
def everything() -> tuple[Labelled, ...]:
    """The shipped reports, those of the tests' stories, and news that have nothing to do with one another."""
    folders = [SAMPLES, *sorted(each.parent for each in STORIES.glob("*/articles.toml"))]
    found = [Labelled(terms_of(one), folder.name) for folder in folders for one in articles(folder)]
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        found.append(Labelled(_terms(entry["doc"], entry["text"]), entry["doc"]))
    return tuple(found)


def _terms(name: str, text: str) -> Terms:
    return terms_of(parse(text.encode(), Known(f"{name}.txt"), outlets()))


@pytest.mark.parametrize("dated", [pytest.param(True, id="dated"), pytest.param(False, id="undated")])
def test_the_order_of_arrival_hardly_matters(dated: bool) -> None:
    arriving = [one.terms if dated else replace(one.terms, published_at=None) for one in everything()]
    assert min(between_orders(arriving, orders=8)) >= TOLERANCE


def test_the_stories_are_those_that_people_see() -> None:
    found = assign(one.terms for one in everything())
    assert len(found) == len(everything())
    score = bcubed(everything(), found)
    assert min(score.precision, score.recall) >= TOLERANCE

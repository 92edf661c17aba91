"""The JSON for outside programs: its shape, and that every span in it can be checked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefings.export import to_json
from briefings.types import AttributionKind, DifferenceKind, Hedge, HolderKind, QuoteKind
from tests.briefings.storytelling import SAMPLES, STORIES, told

FOLDERS = [SAMPLES, *sorted(each.parent for each in STORIES.glob("*/articles.toml"))]
KEYS = {
    "story": {"id", "headline", "articles", "origins", "claims", "quotes", "attributions"},
    "article": {"id", "path", "outlet", "headline", "byline", "published_at", "text", "stripped"},
    "origin": {"name", "loaded", "articles", "via"},
    "claim": {"id", "text", "lead", "origins", "reports", "differences"},
    "report": {"article", "start", "end", "holder", "hedge"},
    "quote": {"text", "speaker", "role", "kind", "reports"},
    "attribution": {"article", "source", "cue", "content", "holder", "kind"},
}


@pytest.fixture(params=FOLDERS, ids=lambda each: each.name, scope="module")
def story(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One story as it comes out of the JSON text."""
    folder: Path = request.param
    (found,) = json.loads(json.dumps(to_json([told(folder)]), ensure_ascii=False))["stories"]
    return dict(found)


def texts(story: dict[str, Any]) -> dict[str, str]:
    """Each article's text by its id."""
    return {each["id"]: each["text"] for each in story["articles"]}


def excerpts(story: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every piece of text that is pointed at."""
    for claim in story["claims"]:
        yield from claim["evidence"]
        for report in claim["reports"]:
            yield report
            yield from report["excerpts"]
        for difference in claim["differences"]:
            yield from difference["words"]
    for quote in story["quotes"]:
        yield from quote["reports"]


def test_nothing_is_missing(story: dict[str, Any]) -> None:
    assert set(story) >= KEYS["story"]
    for key, rows in (
        ("article", story["articles"]),
        ("origin", story["origins"]),
        ("claim", story["claims"]),
        ("quote", story["quotes"]),
        ("attribution", story["attributions"]),
        ("report", [each for claim in story["claims"] for each in claim["reports"]]),
    ):
        assert rows or key in ("quote", "origin")
        assert all(set(each) >= KEYS[key] for each in rows)


def test_kinds_are_the_words_of_the_core(story: dict[str, Any]) -> None:
    for claim in story["claims"]:
        assert all(each["holder"]["kind"] in set(HolderKind) for each in claim["reports"])
        assert all(each["hedge"] in set(Hedge) for each in claim["reports"])
        assert all(each["kind"] in set(DifferenceKind) for each in claim["differences"])
    assert all(each["kind"] in set(QuoteKind) for each in story["quotes"])
    assert all(each["kind"] in set(AttributionKind) for each in story["attributions"])


def test_every_span_lies_in_the_sentence_that_it_cites(story: dict[str, Any]) -> None:
    found = list(excerpts(story))
    assert found
    for each in found:
        begin, stop = each["sentence"]
        assert begin <= each["start"] < each["end"] <= stop <= len(texts(story)[each["article"]])


def test_a_claim_s_text_is_its_first_report_s_words(story: dict[str, Any]) -> None:
    for claim in story["claims"]:
        shown = claim["reports"][0]["excerpts"]
        words = [texts(story)[each["article"]][each["start"] : each["end"]] for each in shown]
        assert claim["text"] == " ".join(words)


def test_a_quote_s_text_is_at_its_span_with_its_marks(story: dict[str, Any]) -> None:
    for quote in story["quotes"]:
        first = quote["reports"][0]
        text = texts(story)[first["article"]]
        assert text[first["start"] : first["end"]] == quote["text"]
        assert quote["text"][0] in "“\"‘'«"


def test_differences_point_at_reports(story: dict[str, Any]) -> None:
    for claim in story["claims"]:
        for each in claim["differences"]:
            assert all(0 <= number < len(claim["reports"]) for number in each["reports"])


def test_attributions_lie_in_their_article(story: dict[str, Any]) -> None:
    for each in story["attributions"]:
        end = len(texts(story)[each["article"]])
        spans = [span for span in (each["source"], each["cue"], *each["content"]) if span]
        assert all(0 <= begin < stop <= end for begin, stop in spans)


def test_one_claim_leads_and_none_twice(story: dict[str, Any]) -> None:
    assert [each["lead"] for each in story["claims"]].count(True) == 1
    ids = [each["id"] for each in story["claims"]]
    assert len(ids) == len(set(ids))


def test_only_known_articles_are_named(story: dict[str, Any]) -> None:
    known = set(texts(story))
    assert {each["article"] for each in excerpts(story)} <= known
    assert {article for each in story["origins"] for article in each["articles"]} <= known


def test_stories_are_sorted() -> None:
    stories = [told(folder) for folder in FOLDERS[:3]]
    assert to_json(stories) == to_json(stories[::-1])

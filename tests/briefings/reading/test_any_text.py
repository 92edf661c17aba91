"""Any text can be read: nothing is raised, and every offset is the article's."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.reading.language import Language, Parsed
from briefings.reading.reader import read
from briefings.types import Reading, Span
from tests.briefings.reading.readers import OUTLETS, article, language, reading_of

_MARKS = '“”‘’«»",.:—() \u00a0é😀\u200b'
_WORDS = (
    "Jane Doe",
    "said",
    "according to",
    "officials",
    "they",
    "that",
    "the Harbour Post",
    "reported",
    "citing",
)
_MORE = ("is said to", "may", "U.S.", "Mr.", "''", "put it", "and", "which", "called", "concerns")
_BITS = [*_MARKS, *_WORDS, *_MORE]
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(_BITS), max_size=60).map(" ".join))


def spans(reading: Reading) -> Iterator[Span]:
    for sentence in reading.sentences:
        yield sentence.span
        yield from (clause.span for clause in sentence.clauses)
    for one in reading.attributions:
        yield from one.contents
        yield from (span for span in (one.source, one.cue, one.hedge_at, one.holder.name_at) if span)
    for quote in reading.quotes:
        yield from (quote.span, quote.words)
        yield from (span for span in (quote.frame, quote.setting) if span)
    yield from (credit.span for credit in reading.credits)
    yield from (mention.span for mention in reading.mentions)
    yield from (span for span, _ in reading.aliases)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_any_text_is_read_and_offsets_are_exact(text: str) -> None:
    reading = reading_of(text)
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
    for sentence in reading.sentences:
        assert sentence.span.of(text).strip()
    for one in reading.attributions:
        assert one.contents
        if one.holder.name_at:
            assert one.holder.name_at.of(text).split()[-1] in one.holder.name.split()[-1]
    for quote in reading.quotes:
        assert quote.span.covers(quote.words)
        assert reading.sentences[quote.sentence].span.overlaps(quote.span)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    found = reading_of(text).sentences
    assert [one.index for one in found] == list(range(len(found)))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    inside = "".join(one.span.of(text) for one in found)
    assert "".join(inside.split()) == "".join("".join(text.split("\n")).split())


def test_reading_twice_is_reading_once() -> None:
    text = (
        "“It rains,” Jane Doe said. “It pours.” Officials may close the road, according to the Harbour Post."
    )
    assert reading_of(text) == reading_of(text)


class CountingLanguage(Language):
    """Counts what is put to the parser."""

    def __init__(self) -> None:
        self.code = "en"
        self.characters = 0

    def parse(self, articles):  # type: ignore[no-untyped-def]
        given = list(articles)
        self.characters += sum(
            len(piece.text) for article in given for sentence in article for piece in sentence
        )
        return [[Parsed()] * len(article) for article in given]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        pytest.param('"' * 1_000_000, 0, id="a million marks"),
        pytest.param("x" * 200_000, 0, id="a word without an end"),
        pytest.param("“" + "word " * 40_000 + "”", 0, id="one long quote"),
        pytest.param("word " * 40_000, 200_000, id="a paragraph without an end"),
        pytest.param("Yes" + "." * 200_000, 0, id="dots without an end"),
        pytest.param("Yes." + "'" * 200_000, 0, id="closing marks without an end"),
    ],
)
def test_how_much_is_parsed(text: str, most: int) -> None:
    counting = CountingLanguage()
    read(article(text), counting, OUTLETS)
    assert counting.characters <= most


def test_another_language_is_cut_into_sentences_and_not_parsed() -> None:
    counting = CountingLanguage()
    german = replace(article("Es regnet. „Es schüttet“, sagte Jane Doe."), language="de")
    reading = read(german, counting, OUTLETS)
    assert (len(reading.sentences), reading.attributions, counting.characters) == (2, (), 0)
    assert language().code == "en"

"""Hedges, negations, denials, conditions: the words that change how a statement is meant."""

import pytest

from briefings.claims.wording import DENIAL, JUDGEMENT, NO_ANSWER, WHEN, hedgings
from briefings.types import Hedge


@pytest.mark.parametrize(
    ("text", "hedge", "words"),
    [
        pytest.param("it may rain", Hedge.MAY, "may", id="may"),
        pytest.param("he is said to own it", Hedge.SAID_TO, "is said to", id="said to"),
        pytest.param("she reportedly left", Hedge.SAID_TO, "reportedly", id="reportedly"),
        pytest.param("they will likely go", Hedge.LIKELY, "likely", id="likely"),
        pytest.param("it is expected to close", Hedge.LIKELY, "is expected to", id="expected"),
        pytest.param("he did not go", Hedge.NEGATED, "not", id="not"),
        pytest.param("he didn’t go", Hedge.NEGATED, "didn’t", id="n't"),
        pytest.param("no longer open", Hedge.NEGATED, "no longer", id="no longer"),
    ],
)
def test_hedges(text: str, hedge: Hedge, words: str) -> None:
    assert [(each.hedge, each.span.of(text)) for each in hedgings(text)] == [(hedge, words)]


@pytest.mark.parametrize("text", ["they should not be deployed", "it would close", "the month of May"[:12]])
def test_no_hedge(text: str) -> None:
    assert hedgings(text) == []


@pytest.mark.parametrize("text", ["denied", "disputes", "rejected the report", "dismissed all such claims"])
def test_denials(text: str) -> None:
    assert DENIAL.match(text)


@pytest.mark.parametrize("text", ["rejected the proposal", "dismissed the minister", "identified"])
def test_no_denial(text: str) -> None:
    assert not DENIAL.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bank declined to comment.",
        "Brisk did not immediately respond to a request",
        "He could not be reached",
        "The firm refused to comment",
        "It has not commented",
    ],
)
def test_no_answer(text: str) -> None:
    assert NO_ANSWER.search(text)


@pytest.mark.parametrize("text", ["marking a shift", "signalling trouble", "raising questions"])
def test_judgements(text: str) -> None:
    assert JUDGEMENT.match(text)


@pytest.mark.parametrize("text", ["citing two officials", "killing three", "closing the road"])
def test_no_judgement(text: str) -> None:
    assert not JUDGEMENT.match(text)


@pytest.mark.parametrize(
    "text", ["on Tuesday", "on 4 March", "March 4", "Sept. 9", "yesterday", "2025-03-04"]
)
def test_when(text: str) -> None:
    assert WHEN.search(text)


@pytest.mark.parametrize("text", ["it may", "in 2021", "marched 4 miles"])
def test_no_day(text: str) -> None:
    assert not WHEN.search(text)

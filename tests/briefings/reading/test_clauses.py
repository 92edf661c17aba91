"""The clauses of a sentence, for clipping."""

import pytest

from briefings.types import ClauseKind
from tests.briefings.reading.readers import reading_of


@pytest.mark.parametrize(
    ("text", "kind", "clause"),
    [
        pytest.param(
            "Officials said that the road was closed.",
            ClauseKind.CONTENT,
            "that the road was closed",
            id="content",
        ),
        pytest.param(
            "The road is closed, marking a shift in policy.",
            ClauseKind.PARTICIPLE,
            "marking a shift in policy",
            id="participle",
        ),
        pytest.param(
            "The road, which leads to Leeds, is closed.",
            ClauseKind.RELATIVE,
            "which leads to Leeds",
            id="relative",
        ),
        pytest.param(
            "While the road is closed, the bridge is open.",
            ClauseKind.ADVERBIAL,
            "While the road is closed",
            id="adverbial",
        ),
        pytest.param(
            "The road is closed and the bridge is open.",
            ClauseKind.CONJUNCT,
            "the bridge is open",
            id="conjunct",
        ),
        pytest.param("The road is closed.", ClauseKind.MAIN, "The road is closed.", id="main"),
    ],
)
def test_kinds(text: str, kind: ClauseKind, clause: str) -> None:
    (sentence,) = reading_of(text).sentences
    assert (kind, clause) in [(one.kind, one.span.of(text)) for one in sentence.clauses]


def test_two_nouns_are_no_clauses() -> None:
    (sentence,) = reading_of("The road and the bridge are closed.").sentences
    assert [one.kind for one in sentence.clauses] == [ClauseKind.MAIN]

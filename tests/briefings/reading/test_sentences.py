"""Where sentences end, and which quotes are speech of their own."""

import pytest

from briefings.reading.marks import quoted
from briefings.reading.sentences import Cut, cut, pieces
from briefings.types import Span


def cuts(text: str) -> list[Cut]:
    paragraph = Span(0, len(text))
    return list(cut(text, paragraph, quoted(text, paragraph)))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("It rains. It pours.", ["It rains.", "It pours."], id="two"),
        pytest.param(
            "He met U.S. officials. They left.",
            ["He met U.S. officials.", "They left."],
            id="an acronym inside",
        ),
        pytest.param(
            "He left the U.S. While there, he ate.",
            ["He left the U.S.", "While there, he ate."],
            id="an acronym at the end",
        ),
        pytest.param(
            "Mr. A. B. Doe met Dr. Roe on Jan. 3 at 8 p.m. in Bath.",
            ["Mr. A. B. Doe met Dr. Roe on Jan. 3 at 8 p.m. in Bath."],
            id="titles and dates",
        ),
        pytest.param(
            "“It rains. It pours.” She left.", ["“It rains. It pours.”", "She left."], id="a quote is one"
        ),
        pytest.param(
            "“Why?” Jane Doe asked. Nobody knew.",
            ["“Why?” Jane Doe asked.", "Nobody knew."],
            id="the speaker after a question",
        ),
        pytest.param(
            "“Why?” She left without a word.",
            ["“Why?”", "She left without a word."],
            id="a new sentence after a question",
        ),
        pytest.param("“It rains.” — Jane Doe", ["“It rains.” — Jane Doe"], id="the name behind a dash"),
        pytest.param(
            "Prices rose 3.5 percent. It hurt.", ["Prices rose 3.5 percent.", "It hurt."], id="a decimal"
        ),
        pytest.param("   It rains.   ", ["It rains."], id="blanks around"),
        pytest.param("no end at all", ["no end at all"], id="no full stop"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [one.span.of(text) for one in cuts(text)] == sentences


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param("“It rains,” she said.", True, id="before its verb"),
        pytest.param("She said, “It rains.”", True, id="behind a comma"),
        pytest.param("She said: “it rains.”", True, id="behind a colon"),
        pytest.param("She said “We will all go home.”", True, id="behind the verb"),
        pytest.param("She said it would “speak for itself.”", False, id="completes a clause"),
        pytest.param("“Progress” was made, she said.", False, id="the subject of a clause"),
        pytest.param("She sang “Born in the Morning” twice.", False, id="a title"),
    ],
)
def test_speech_of_its_own(text: str, own: bool) -> None:
    (one,) = cuts(text)
    assert one.own == (own,)


def test_speech_of_its_own_is_one_word_to_the_parser() -> None:
    text = "“It rains. It pours,” she said."
    (one,) = cuts(text)
    given = pieces(text, one)
    assert [piece.copied for piece in given] == [False, True]
    assert given[0].span.of(text) == "“It rains. It pours,”"


def test_a_dateline_is_not_put_to_the_parser() -> None:
    text = "PORT ANSELL, Maravia (Meridian) — It rains."
    (one,) = cuts(text)
    assert [piece.text for piece in pieces(text, one)] == ["It rains."]


def test_a_paragraph_without_an_end_is_cut() -> None:
    text = "word " * 2_000
    assert max(one.span.end - one.span.start for one in cuts(text)) <= 1_500

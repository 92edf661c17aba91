"""What is otherwise stays in sight, however little room there is."""

import pytest

from briefings.rendering.narrowing import narrowed
from briefings.types import Excerpt, Span

OLD = "A fire in a pump hall shut the plant early on Tuesday and injured three workers, the manager said."
NEW = OLD.replace("three", "four")


def sentence(text: str, start: int = 7) -> Excerpt:
    span = Span(start, start + len(text))
    return Excerpt("article", span, text, span)


@pytest.mark.parametrize(
    ("old", "new", "limit", "expected"),
    [
        pytest.param(OLD, NEW, 200, (OLD, NEW), id="short enough"),
        pytest.param(
            OLD,
            NEW,
            30,
            ("and injured three workers,", "and injured four workers, the"),
            id="in the middle",
        ),
        pytest.param(OLD, NEW, 1, ("three", "four"), id="no room at all"),
        pytest.param(OLD, OLD.replace("A ", "One "), 9, ("A fire", "One fire"), id="at the beginning"),
        pytest.param(
            OLD, OLD.replace("said", "says"), 13, ("manager said.", "manager says."), id="at the end"
        ),
        pytest.param(
            OLD,
            OLD.replace("injured three", "hurt four"),
            20,
            ("and injured three", "and hurt four"),
            id="two words",
        ),
        pytest.param("One two", "Three four", 3, ("One two", "Three four"), id="nothing alike"),
        pytest.param("a a a a", "a a a", 3, ("a a", "a a"), id="repeated words"),
        pytest.param("One", "", 2, ("One", ""), id="nothing left"),
    ],
)
def test_narrowed(old: str, new: str, limit: int, expected: tuple[str, str]) -> None:
    found = narrowed((sentence(old), sentence(new, 9)), limit)
    assert tuple(one.text for one in found) == expected
    for whole, start, one in ((old, 7, found[0]), (new, 9, found[1])):
        assert whole[one.span.start - start : one.span.end - start] == one.text
        assert one.sentence.covers(one.span)

"""Numbers and days, and where two reports give different ones."""

import pytest

from briefings.claims.numbers import conflicts, numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("1,200 people left", [1200], id="thousands"),
        pytest.param("about 2.5 million euros", [2_500_000], id="scale"),
        pytest.param("Twelve were hurt, twenty-three unhurt", [12, 23], id="words"),
        pytest.param("prices rose 4.5 percent", [4.5], id="share"),
        pytest.param("in 2021 and on 4 March 2022", [], id="years and dates"),
        pytest.param("at 10:30 on the 3rd floor", [], id="times and places in a row"),
        pytest.param("$640 million", [640_000_000], id="money"),
        pytest.param("one of them", [], id="one is no count"),
        pytest.param("a dozen eggs", [12], id="dozen"),
    ],
)
def test_numbers(text: str, values: list[float]) -> None:
    assert [each.value for each in numbers(text)] == values


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        pytest.param("12 people were injured", "14 were injured", ("12", "14"), id="counts"),
        pytest.param("killing at least three", "Five people were killed", ("three", "Five"), id="words"),
        pytest.param("3 died and 12 were hurt", "3 died and 14 were hurt", ("12", "14"), id="one of two"),
        pytest.param("worth $5 million", "worth $6 million", ("$5 million", "$6 million"), id="money"),
        pytest.param(
            "a 5.9-magnitude quake", "a quake of magnitude 6.1", ("5.9", "6.1"), id="before and after"
        ),
        pytest.param("on Monday", "on Tuesday", ("Monday", "Tuesday"), id="weekdays"),
        pytest.param("on 3 May", "on May 4", ("3 May", "May 4"), id="days"),
    ],
)
def test_conflicts(one: str, other: str, words: tuple[str, str]) -> None:
    (found,) = conflicts(one, other)
    assert (found.a.of(one), found.b.of(other)) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("12 people were injured", "Twelve injured", id="a word and digits"),
        pytest.param("12 were injured", "three were arrested", id="two things"),
        pytest.param("12 were injured", "people were injured", id="only one has it"),
        pytest.param("cost 5 percent", "cost 5 million", id="a share and a sum"),
        pytest.param("on Monday", "on 3 May", id="a weekday and a date"),
        pytest.param("on Monday", "yesterday", id="a weekday and a relative day"),
        pytest.param("3 died on Monday", "on Monday 3 people died", id="same day"),
    ],
)
def test_no_conflict(one: str, other: str) -> None:
    assert conflicts(one, other) == []

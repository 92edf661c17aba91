"""Which story new articles go to."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stories.assigning import Assignment, assign, left_behind


@pytest.mark.parametrize(
    ("groups", "homes", "expected"),
    [
        pytest.param([["a", "b"]], {}, [Assignment(None, (), ("a", "b"))], id="a new story"),
        pytest.param(
            [["b"], ["a"]], {}, [Assignment(None, (), ("a",)), Assignment(None, (), ("b",))], id="by arrival"
        ),
        pytest.param([["old", "b", "a"]], {"old": 3}, [Assignment(3, (), ("a", "b"))], id="a story grows"),
        pytest.param([["old"], ["older"]], {"old": 3, "older": 2}, [], id="nothing new, nothing done"),
        pytest.param(
            [["old", "older"]],
            {"old": 3, "older": 2},
            [Assignment(2, (3,), ())],
            id="two stories prove to be one",
        ),
        pytest.param(
            [["old", "a", "older"]],
            {"old": 3, "older": 2},
            [Assignment(2, (3,), ("a",))],
            id="a new article shows that two stories are one",
        ),
        pytest.param(
            [["old 1", "old 2", "a"], ["old 3", "b"]],
            {"old 1": 3, "old 2": 3, "old 3": 3},
            [Assignment(3, (), ("a",)), Assignment(None, (), ("b",), ("old 3",))],
            id="an article leaves for a new story",
        ),
        pytest.param(
            [["old 1", "old 2"], ["old 3", "other", "a"]],
            {"old 1": 3, "old 2": 3, "old 3": 3, "other": 1},
            [Assignment(1, (), ("a",), ("old 3",))],
            id="an article leaves for another story",
        ),
        pytest.param(
            [["old 1", "old 2", "other", "a"], ["old 3", "b"]],
            {"old 1": 3, "old 2": 3, "old 3": 3, "other": 1},
            [Assignment(1, (3,), ("a",)), Assignment(None, (), ("b",), ("old 3",))],
            id="most of a story goes to another, the rest does not",
        ),
    ],
)
def test_assign(groups: list[list[str]], homes: dict[str, int], expected: list[Assignment]) -> None:
    assert assign(groups, homes, ["a", "b"][: 1 + any("b" in group for group in groups)]) == expected


_NEW = [f"new {number}" for number in range(6)]
_HOMES = {f"old {number}": number // 2 + 1 for number in range(8)}


@given(st.permutations([*_NEW, *_HOMES]), st.sets(st.integers(1, 13)))
def test_every_article_goes_to_one_story_however_the_groups_come(articles: list[str], cuts: set[int]) -> None:
    bounds = [0, *sorted(cuts), len(articles)]
    groups = [articles[start:end] for start, end in pairwise(bounds)]
    found = assign(groups, _HOMES, _NEW)
    assert sorted(one for assignment in found for one in assignment.new) == _NEW
    numbers = [
        number for assignment in found for number in (assignment.number, *assignment.absorbed) if number
    ]
    assert len(numbers) == len(set(numbers))
    assert assign(groups[::-1], _HOMES, _NEW) == found


@given(st.permutations([*_NEW, *_HOMES]), st.sets(st.integers(1, 13)))
def test_in_the_end_each_group_is_a_story(articles: list[str], cuts: set[int]) -> None:
    bounds = [0, *sorted(cuts), len(articles)]
    groups = [articles[start:end] for start, end in pairwise(bounds)]
    where = dict(_HOMES)
    for fresh, one in enumerate(assign(groups, _HOMES, _NEW), 100):
        number = one.number or fresh
        where |= {article: number for article, home in where.items() if home in one.absorbed}
        where |= dict.fromkeys((*one.new, *one.moved), number)
    assert sorted(map(sorted, groups)) == sorted(
        sorted(article for article in where if where[article] == number) for number in set(where.values())
    )


def test_a_story_that_loses_articles_is_named_as_it_is_called_afterwards() -> None:
    homes = {"a": 1, "b": 2, "c": 3}
    plan = [Assignment(1, (2,), ("new",)), Assignment(3, (), (), ("b",))]
    assert left_behind(plan, homes) == [1]

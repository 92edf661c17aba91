"""Which stories belong beside one another."""

import pytest

from briefings.grouping.related import Related, related


@pytest.mark.parametrize(
    ("having", "expected"),
    [
        pytest.param({}, [], id="no names"),
        pytest.param({"ida brandt": {1, 2}}, [], id="one name is chance"),
        pytest.param(
            {"ida brandt": {1, 2}, "port lund": {1, 2, 3}},
            [Related(2, ("ida brandt", "port lund"))],
            id="two names",
        ),
        pytest.param(
            {"a": {1, 2, 3}, "b": {1, 2}, "c": {1, 3, 4}, "d": {1, 3, 4, 5}},
            [Related(3, ("a", "c", "d")), Related(2, ("b", "a")), Related(4, ("c", "d"))],
            id="more names before rarer ones",
        ),
        pytest.param({"un": set(range(1, 90)), "eu": set(range(1, 90))}, [], id="names that everybody has"),
        pytest.param(
            {name: {1, *range(10, 16)} for name in "ab"},
            [Related(15, ("a", "b")), Related(14, ("a", "b")), Related(13, ("a", "b"))],
            id="the newest few of equals",
        ),
    ],
)
def test_related(having: dict[str, set[int]], expected: list[Related]) -> None:
    assert related(1, having) == expected

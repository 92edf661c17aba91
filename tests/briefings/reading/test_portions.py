"""Work in portions."""

import pytest

from briefings.reading.portions import portions


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([0, 0], [[0, 0]], id="items without a size"),
        pytest.param([4, 6, 1], [[4, 6], [1]], id="what is full is given"),
        pytest.param([3, 50, 3], [[3], [50], [3]], id="one that is too large goes alone"),
        pytest.param([9, 2, 8], [[9], [2, 8]], id="the first of a portion counts"),
    ],
)
def test_items_go_together_in_order(sizes: list[int], found: list[list[int]]) -> None:
    assert list(portions(sizes, lambda size: size, 10)) == found

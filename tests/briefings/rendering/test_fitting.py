"""Places are given by measure: nothing is broken, nothing lost, nothing over the limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from briefings.rendering.fitting import PAGE_ENTITIES, PAGE_LINES, PAGE_POINTS, Block, Item, choose, paginate


@pytest.mark.parametrize(
    ("items", "room", "chosen"),
    [
        pytest.param([], 10, set(), id="nothing"),
        pytest.param([Item(4), Item(6)], 10, {0, 1}, id="exactly full"),
        pytest.param([Item(11), Item(3)], 10, {1}, id="too long, the next one fits"),
        pytest.param([Item(6), Item(6), Item(4)], 10, {0, 2}, id="by weight, then by what fits"),
        pytest.param([Item(11), Item(3, (0,))], 10, set(), id="not without the one it needs"),
        pytest.param([Item(3), Item(3, (0,))], 10, {0, 1}, id="with the one it needs"),
        pytest.param([Item(1)], -5, set(), id="no room at all"),
    ],
)
def test_choose(items: list[Item], room: int, chosen: set[int]) -> None:
    assert choose(items, room) == chosen


def block(points: int, bold: int = 0) -> Block:
    return Block.of(Markup("<b></b>" * bold + "x" * points))


@given(lengths=st.lists(st.integers(0, PAGE_POINTS - 2), max_size=60), bold=st.integers(0, 5))
def test_pages_hold_every_block_once_and_in_order(lengths: list[int], bold: int) -> None:
    blocks = [block(points, bold) for points in lengths]
    pages = paginate(blocks)
    assert [one for page in pages for one in page] == blocks
    for page in pages:
        assert sum(one.size.points + 2 for one in page) <= PAGE_POINTS
        assert sum(one.size.entities for one in page) <= PAGE_ENTITIES
        assert len(page) <= PAGE_LINES
    assert all(pages) or pages == [[]]


def test_a_page_is_filled_before_the_next_begins() -> None:
    assert [len(page) for page in paginate([block(998)] * 7)] == [3, 3, 1]


def test_a_block_longer_than_a_page_stands_alone() -> None:
    long, short = block(PAGE_POINTS + 1), block(1)
    assert paginate([short, long, short]) == [[short], [long], [short]]

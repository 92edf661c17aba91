"""What statements depend on, and which conditions are one."""

import pytest

from briefings.claims.conditions import Condition, condition, one_condition


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("If Ann wins, Bob leaves.", Condition(" Ann wins", unless=False), id="if"),
        pytest.param(
            "Should Ann win, Bob leaves.", Condition(" Ann win", unless=False), id="should in front"
        ),
        pytest.param("Unless Ann wins, Bob stays.", Condition(" Ann wins", unless=True), id="unless"),
        pytest.param("Bob should leave.", None, id="should of duty"),
        pytest.param("Bob leaves.", None, id="none"),
    ],
)
def test_condition(text: str, found: Condition | None) -> None:
    assert condition(text) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("if the council approves it", "if the council approves it in May", True, id="one"),
        pytest.param("if the council approves it", "if the council rejects it", False, id="opposite"),
        pytest.param("if the council approves it", "unless the council approves it", False, id="unless"),
        pytest.param("if the north attacks the south", "if the south attacks the north", False, id="swapped"),
    ],
)
def test_one_condition(one: str, other: str, *, same: bool) -> None:
    a, b = condition(one), condition(other)
    assert a
    assert b
    assert one_condition(a, b) is same

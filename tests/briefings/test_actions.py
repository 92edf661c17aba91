"""Callback data: what one run packs, every later run unpacks; anything else is nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.actions import VIEWS, Action


@given(
    view=st.sampled_from(sorted(VIEWS)),
    story=st.integers(0, 9_999_999_999),
    item=st.integers(0, 9_999_999_999),
    page=st.integers(1, 99_999),
)
def test_packed_and_unpacked(view: str, story: int, item: int, page: int) -> None:
    action = Action(view, story, item, page)
    assert Action.unpack(action.pack()) == action
    assert len(action.pack().encode()) <= 64


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("brief:1:0:1", Action("brief", 1)),
        ("source:12:3:2", Action("source", 12, 3, 2)),
        ("stories:0:0:4", Action("stories", 0, page=4)),
    ],
)
def test_data_of_older_messages_is_still_read(data: str, expected: Action) -> None:
    assert Action.unpack(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        *(
            "",
            "brief",
            "brief:1:0",
            "brief:1:0:1:1",
            "brief:1:0:0",
            "brief:-1:0:1",
            "brief:01:0:1",
            "brief:1:0:+1",
        ),
        *(
            "delete:1:0:1",
            "BRIEF:1:0:1",
            "brief:1:0:1\n",
            " brief:1:0:1",
            "brief:١:0:1",
            "brief:99999999999:0:1",
        ),
        *("brief:1:0:100000", "brief:1::1", "brief;1;0;1", "\ud83d:1:0:1", "brief:1:0:1" * 9),
    ],
)
def test_anything_else_is_refused(data: str) -> None:
    assert Action.unpack(data) is None

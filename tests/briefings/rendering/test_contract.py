"""docs/templates.md says what templates are given: all of it, and nothing that is not."""

import re
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from briefings import types
from briefings.rendering.context import context_of
from briefings.rendering.environment import FILTERS, SHIPPED
from briefings.types import (
    Briefing,
    CautionKind,
    Change,
    DifferenceKind,
    Edition,
    HolderKind,
    QuoteKind,
    StoryRow,
)
from tests.briefings.rendering.fixtures import FIRST

TEXT = (Path(__file__).parents[3] / "docs" / "templates.md").read_text(encoding="utf-8")


def reached(kind: object, found: set[type]) -> set[type]:
    """Every dataclass that a template can get at from this type."""
    for part in typing.get_args(kind):
        reached(part, found)
    if isinstance(kind, type) and is_dataclass(kind) and kind not in found:
        found.add(kind)
        for hint in typing.get_type_hints(kind, vars(types)).values():
            reached(hint, found)
    return found


def rows() -> dict[str, set[str]]:
    """The documented types with their documented fields."""
    _, _, tables = TEXT.partition("| type | fields |")
    found = re.findall(r"^\| `([A-Z]\w+)` \| (.+) \|$", tables, flags=re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", words)) for name, words in found}


def _handed_out() -> set[type]:
    found: set[type] = set()
    for kind in (Briefing, StoryRow, Edition, Change):
        reached(kind, found)
    return found


def test_types_and_fields_are_those_of_the_code() -> None:
    code = {one.__name__: {field.name for field in fields(one)} for one in _handed_out()}
    assert rows() == code


@pytest.mark.parametrize("kinds", [HolderKind, QuoteKind, CautionKind, DifferenceKind])
def test_kinds_are_named(kinds: type[StrEnum]) -> None:
    assert [kind for kind in kinds if f"`{kind.value}`" not in TEXT] == []


def test_the_shared_context_is_named() -> None:
    assert [name for name in context_of(FIRST, 1) if f"`{name}`" not in TEXT] == []


def test_filters_are_named() -> None:
    assert set(re.findall(r"\|(\w+)[(`]", TEXT.partition("Filters and tests")[2])) == set(FILTERS)


def test_every_template_is_named_and_every_named_one_is_there() -> None:
    names = {str(file.relative_to(SHIPPED)) for file in SHIPPED.rglob("*.j2")}
    named = set(re.findall(r"`([\w/]+\.(?:html|txt)\.j2)`", TEXT))
    notices = {name for name in names if name.startswith("notices/")}
    assert names - notices - {"page.html.j2"} == named - {"page.html.j2"}
    assert [one for one in notices if f"`{one[8:].removesuffix('.html.j2')}`" not in TEXT] == []

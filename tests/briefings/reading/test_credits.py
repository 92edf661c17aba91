"""Whom an article as a whole was got from."""

import pytest

from briefings.reading.attribution.credits import credits
from briefings.types import HolderKind
from tests.briefings.reading.readers import OUTLETS, article


@pytest.mark.parametrize(
    ("credit", "who", "kind", "cites"),
    [
        pytest.param(
            "Source: The Harbour Post, citing officials",
            "The Harbour Post",
            HolderKind.OUTLET,
            ["officials"],
            id="citing",
        ),
        pytest.param("Source: HP", "The Harbour Post", HolderKind.OUTLET, [], id="a short form"),
        pytest.param("Source: Acme News", "Acme News", HolderKind.BODY, [], id="nobody of the register"),
        pytest.param(
            "Source: officials in the ministry",
            "officials in the ministry",
            HolderKind.GROUP,
            [],
            id="a group",
        ),
    ],
)
def test_credit_lines(credit: str, who: str, kind: HolderKind, cites: list[str]) -> None:
    given = article("It rains.", credit=credit)
    (found,) = credits(given, OUTLETS)
    assert (found.holder.name, found.holder.kind) == (who, kind)
    assert [holder.name for holder in found.cites] == cites
    assert found.span.of(given.text) == credit


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        pytest.param("Ferry hits pier – HP", ["The Harbour Post"], id="a suffix"),
        pytest.param("Ferry hits pier - Meridian", ["Meridian"], id="a hyphen"),
        pytest.param("Meridian: Ferry hits pier", ["Meridian"], id="a prefix"),
        pytest.param("Ferry hits pier – NPX", ["NPX"], id="an unknown acronym"),
        pytest.param("Ferry hits pier – twelve injured", [], id="no outlet"),
        pytest.param("Context: Ferry hits pier", [], id="a label"),
        pytest.param("Ferry hits pier", [], id="nothing"),
    ],
)
def test_headlines(headline: str, names: list[str]) -> None:
    assert [one.holder.name for one in credits(article("It rains.", headline=headline), OUTLETS)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("PORT ANSELL (Meridian) - A ferry hit a pier.", ["Meridian"], id="an agency"),
        pytest.param("PORT ANSELL (NPX) — A ferry hit a pier.", ["NPX"], id="an unknown acronym"),
        pytest.param("A ferry (built in 1990) hit a pier.", [], id="brackets in a sentence"),
    ],
)
def test_datelines(text: str, names: list[str]) -> None:
    assert [one.holder.name for one in credits(article(text), OUTLETS)] == names

"""Holders as the whole story knows them: loaded outlets, outlets that others credit, described bodies."""

import pytest

from briefings.claims.crediting import recredited
from briefings.types import Holder, HolderKind
from tests.briefings.handmade import BODY, GROUP, OUTLET, PERSON, Report, Said, reading

FACT = "the bridge is closed"


def holder(name: str, kind: HolderKind, *, cites: tuple[Holder, ...] = (), beside: str = "Echo") -> Holder:
    """What becomes of a holder in an article, with an article of another outlet beside it."""
    said = Said(name, "said", FACT, kind, cites=cites)
    post = reading(Report("Harbour Post", [f"{name} said {FACT}."], [said]))
    other = reading(Report(beside, [f"Today {FACT}."]))
    return recredited([post, other])[0].attributions[0].holder


@pytest.mark.parametrize(
    "name",
    [
        "police",
        "the police",
        "the water authority",
        "the city's fire department",
        "The ferry company, Hale Lines",
    ],
)
def test_a_described_body(name: str) -> None:
    assert holder(name, GROUP).kind is BODY


@pytest.mark.parametrize(
    "name",
    [
        "officials",
        "two companies",
        "a company",
        "sources in the government",
        "aides to the party",
        "some ministries",
    ],
)
def test_a_group_stays_one(name: str) -> None:
    assert holder(name, GROUP).kind is GROUP


@pytest.mark.parametrize(
    ("name", "kind", "beside", "expected"),
    [
        pytest.param("Daily Lantern", BODY, "Daily Lantern", "Daily Lantern", id="by its name"),
        pytest.param(
            "the Daily Lantern", BODY, "The Daily Lantern", "The Daily Lantern", id="with an article"
        ),
        pytest.param("Corvin", PERSON, "Corvin News Agency", "Corvin News Agency", id="by its first word"),
    ],
)
def test_a_loaded_outlet(name: str, kind: HolderKind, beside: str, expected: str) -> None:
    found = holder(name, kind, beside=beside)
    assert (found.kind, found.name) == (OUTLET, expected)


@pytest.mark.parametrize(
    ("name", "kind", "beside"),
    [
        pytest.param("Ann Corvin", PERSON, "Corvin News Agency", id="a person of that name"),
        pytest.param("Corvin", PERSON, "Corvin and Sons", id="no outlet's name"),
    ],
)
def test_no_outlet(name: str, kind: HolderKind, beside: str) -> None:
    assert holder(name, kind, beside=beside).kind is kind


def test_a_body_that_cites_somebody_is_an_outlet() -> None:
    assert holder("Meridian", BODY, cites=(Holder(GROUP, "officials"),)).kind is OUTLET


def test_a_ministry_that_cites_somebody_is_none() -> None:
    assert holder("Defence Ministry", BODY, cites=(Holder(GROUP, "officials"),)).kind is BODY


def test_what_one_article_credits_is_an_outlet_in_all() -> None:
    credited = reading(Report("Echo", [f"Today {FACT}."], credit="Meridian"))
    cited = reading(Report("Post", [f"Meridian said {FACT}."], [Said("Meridian", "said", FACT, BODY)]))
    assert recredited([credited, cited])[1].attributions[0].holder.kind is OUTLET

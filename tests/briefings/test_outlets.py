"""The register of outlets."""

import pytest

from briefings.errors import ManifestError
from briefings.outlets import Outlets, is_acronym
from briefings.shipped import data_folder
from briefings.types import Outlet

SMALL = """
[[outlet]]
name = "The New York Times"
short = "NYT"
also = ["New York Times"]

[[outlet]]
name = "Deutsche Presse-Agentur"
short = "dpa"
agency = true

[[outlet]]
name = "The Independent"

[[outlet]]
name = "El País"
credit_labels = ["Fuente:"]
text_labels = ["Detalles:"]
"""


@pytest.fixture(scope="module")
def small() -> Outlets:
    return Outlets.from_toml(SMALL)


@pytest.fixture(scope="module")
def shipped() -> Outlets:
    return Outlets.from_toml((data_folder() / "outlets.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The New York Times", "The New York Times"),
        ("the new york times", "The New York Times"),
        ("New York Times", "The New York Times"),
        ("NYT", "The New York Times"),
        ("The NYT", "The New York Times"),
        ("nyt", None),
        ("dpa", "Deutsche Presse-Agentur"),
        ("El Pais", "El País"),
        ("Independent", "The Independent"),
        ("independent", None),
        ("Harbor Courier", None),
        ("", None),
        ("The", None),
    ],
)
def test_find(small: Outlets, name: str, expected: str | None) -> None:
    found = small.find(name)
    assert (found.name if found else None) == expected


def test_entries_are_read(small: Outlets) -> None:
    assert len(small) == 4
    last = list(small)[-1]
    assert last == Outlet("El País", credit_labels=("Fuente:",), text_labels=("Detalles:",))
    assert [outlet.agency for outlet in small] == [False, True, False, False]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[outlet", "outlets.toml: is not TOML"),
        ("[[outlett]]", "outlets.toml: unknown key 'outlett'"),
        ("outlet = 3", "must be a list"),
        ("outlet = [3]", "outlet 1: must be a table"),
        ("[[outlet]]", "outlet 1: needs a name"),
        ("[[outlet]]\nname = 3", "outlet 1: needs a name"),
        ('[[outlet]]\nname = "A"\nalias = []', r"outlet 1 \(A\): unknown key 'alias'"),
        ('[[outlet]]\nname = "A"\nalso = "B"', r"\(A\): also must be a list"),
        ('[[outlet]]\nname = "A"\nalso = [""]', r"\(A\): also must be a list"),
        ('[[outlet]]\nname = "A"\nshort = 3', r"\(A\): short must be a text"),
        ('[[outlet]]\nname = "A"\nagency = "yes"', r"\(A\): agency must be true or false"),
        (
            '[[outlet]]\nname = "A"\n[[outlet]]\nname = "The A"\nalso = ["a"]',
            "'The A' is a name of both|'a' is a name",
        ),
    ],
)
def test_a_register_that_cannot_be_used(text: str, why: str) -> None:
    with pytest.raises(ManifestError, match=why):
        Outlets.from_toml(text)


def test_the_shipped_register(shipped: Outlets) -> None:
    assert len(shipped) > 120
    assert sum(outlet.agency for outlet in shipped) > 30
    for name in ("Reuters", "AP", "BBC", "Ukrainska Pravda", "Al Jazeera", "NHK", "Le Monde", "Xinhua"):
        assert shipped.find(name), name


@pytest.mark.parametrize("name", ["The Times", "Post", "MENA", "PA", "Time", "Metro", "The"])
def test_names_that_many_things_share_are_nobodys(shipped: Outlets, name: str) -> None:
    assert shipped.find(name) is None


def test_an_empty_register() -> None:
    assert list(Outlets()) == []
    assert Outlets().find("AP") is None


@pytest.mark.parametrize(
    ("name", "expected"), [("NYT", True), ("dpa", False), ("USA TODAY", False), ("A", False)]
)
def test_is_acronym(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected

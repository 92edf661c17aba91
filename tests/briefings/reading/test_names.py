"""Names over articles: what is one, and what never is."""

from dataclasses import replace

import pytest

from briefings.reading.folding import plain, sound
from briefings.reading.names import same_holder, same_names
from briefings.types import Holder, HolderKind, Outlet, Reading
from tests.briefings.reading.readers import reading_of

PERSON, BODY, GROUP, OUTLET = HolderKind.PERSON, HolderKind.BODY, HolderKind.GROUP, HolderKind.OUTLET


@pytest.mark.parametrize(
    ("kind", "a", "b", "same"),
    [
        pytest.param(PERSON, "Volodymyr Zelensky", "Volodymyr Zelenskyy", True, id="two transliterations"),
        pytest.param(PERSON, "Radoslaw Sikorski", "Radosław Sikorski", True, id="a stroke"),
        pytest.param(PERSON, "José García", "Jose Garcia", True, id="accents"),
        pytest.param(PERSON, "Jane Doe", "Doe", True, id="surname"),
        pytest.param(PERSON, "Jane Doe", "J. Doe", True, id="initial"),
        pytest.param(PERSON, "Jane Mary Doe", "Jane Doe", True, id="a middle name"),
        pytest.param(PERSON, "John Doe Jr.", "John Doe", False, id="father and son"),
        pytest.param(PERSON, "Jane Doe", "John Doe", False, id="one surname, two people"),
        pytest.param(PERSON, "Jane Doe", "K. Doe", False, id="another initial"),
        pytest.param(PERSON, "Jane Doe", "Jane Roe", False, id="another surname"),
        pytest.param(BODY, "the State Department", "US State Department", True, id="a country before it"),
        pytest.param(BODY, "Federal Bureau of Prisons", "FBP", True, id="an acronym"),
        pytest.param(BODY, "Federal Bureau of Prisons", "FBI", False, id="another acronym"),
        pytest.param(BODY, "the interior ministry", "the education ministry", False, id="two ministries"),
        pytest.param(GROUP, "U.S. officials", "American officials", True, id="a demonym"),
        pytest.param(GROUP, "Some US officials", "U.S. officials", True, id="how many"),
        pytest.param(GROUP, "U.S. officials", "Ukrainian officials", False, id="two countries"),
        pytest.param(GROUP, "officials", "analysts", False, id="two groups"),
        pytest.param(OUTLET, "The Harbour Post", "Harbour Post", True, id="an article before an outlet"),
        pytest.param(HolderKind.NOBODY, "", "", False, id="nobody is not one"),
    ],
)
def test_same_holder(kind: HolderKind, a: str, b: str, same: bool) -> None:
    assert same_holder(Holder(kind, a), Holder(kind, b)) is same
    assert same_holder(Holder(kind, b), Holder(kind, a)) is same


def test_holders_of_two_kinds_are_never_one() -> None:
    assert not same_holder(Holder(PERSON, "Doe"), Holder(BODY, "Doe"))


def read_by(outlet: str, text: str) -> Reading:
    reading = reading_of(text)
    return replace(reading, article=replace(reading.article, id=outlet, outlet=Outlet(outlet)))


@pytest.mark.parametrize(
    ("one", "other", "forms"),
    [
        pytest.param(
            "Foreign Minister Radoslaw Sikorski left.",
            "Foreign Minister Radosław Sikorski stayed.",
            ["Radoslaw Sikorski", "Radosław Sikorski"],
            id="a person",
        ),
        pytest.param(
            "They fled the Kursk region.",
            "They fled Kursk Oblast.",
            ["Kursk Oblast", "Kursk region"],
            id="a place",
        ),
    ],
)
def test_two_spellings_are_told(one: str, other: str, forms: list[str]) -> None:
    (same,) = same_names([read_by("A", one), read_by("B", other)])
    assert [form for form, _ in same.forms] == forms
    assert sorted(outlet for _, outlets in same.forms for outlet in outlets) == ["A", "B"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Mayor John Doe left.", "Mayor Jane Doe stayed.", id="two people of one surname"),
        pytest.param("Mayor John Doe left.", "Mayor John Doe stayed.", id="one spelling"),
        pytest.param(
            "Mayor John R. Doe left.", "Mayor John Doe stayed.", id="a middle initial is no spelling"
        ),
        pytest.param("They fled Kursk Oblast.", "They fled the city of Kursk.", id="a region and its city"),
    ],
)
def test_nothing_to_tell(one: str, other: str) -> None:
    assert same_names([read_by("A", one), read_by("B", other)]) == ()


def test_the_order_of_articles_changes_nothing() -> None:
    readings = [
        read_by("A", "Minister Radoslaw Sikorski fled the Kursk region."),
        read_by("B", "Minister Radosław Sikorski fled Kursk Oblast."),
    ]
    assert same_names(readings) == same_names(readings[::-1])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("Zelensky", "Zelenskiy", id="y and iy"),
        pytest.param("Kharkhiv", "Harhiv", id="kh"),
        pytest.param("Müller", "Muller", id="umlaut"),
        pytest.param("Schröder", "Shroder", id="sch"),
        pytest.param("Vladimir", "Wladimir", id="v and w"),
    ],
)
def test_words_that_sound_alike(a: str, b: str) -> None:
    assert sound(a) == sound(b)


def test_plain_words() -> None:
    assert plain("“Łódź’s”") == "lodzs"

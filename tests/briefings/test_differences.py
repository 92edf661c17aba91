"""What sets two reports of one fact apart: numbers, certainty, whoever is credited."""

import pytest

from briefings.claims.differences import Found, Side, compare, same
from briefings.types import DifferenceKind, Holder, HolderKind

POLICE = Holder(HolderKind.BODY, "police")
OFFICIALS = Holder(HolderKind.GROUP, "U.S. officials")
ANALYSTS = Holder(HolderKind.GROUP, "analysts")
NOBODY = Holder(HolderKind.NOBODY)


def side(text: str, *behind: Holder) -> Side:
    """Words with everybody behind them, the nearest first."""
    return Side(text, behind[0] if behind else NOBODY, behind)


def kinds(found: list[Found]) -> list[DifferenceKind]:
    """Only the kinds."""
    return [each.kind for each in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("12 people were hurt", "14 were hurt", [DifferenceKind.NUMBER], id="number"),
        pytest.param("it may close", "it will close", [DifferenceKind.CERTAINTY], id="hedge lost"),
        pytest.param("it will close", "it reportedly closes", [DifferenceKind.CERTAINTY], id="hedge gained"),
        pytest.param("it will likely close", "it may close", [DifferenceKind.CERTAINTY], id="another hedge"),
        pytest.param("it will not close", "it will close", [DifferenceKind.CERTAINTY], id="negation"),
        pytest.param("it may not close", "it may close", [DifferenceKind.CERTAINTY], id="hedged negation"),
        pytest.param("it may close", "it could close", [], id="one hedge in two words"),
        pytest.param("it could close", "it would close", [], id="would is no hedge of its own"),
        pytest.param("it would close", "it will close", [], id="indirect speech"),
        pytest.param("it must not close", "it has to stay open", [], id="an order is no negation"),
        pytest.param("it closed on Monday", "it shut on Monday", [], id="same"),
    ],
)
def test_texts(one: str, other: str, expected: list[DifferenceKind]) -> None:
    assert kinds(compare(side(one), side(other))) == expected


def test_the_words_that_differ_are_pointed_at() -> None:
    one, other = "at least 12 people may be hurt", "14 people are hurt"
    number, certainty = compare(side(one), side(other))
    assert [each.of(one) for each in number.one] == ["12"]
    assert [each.of(other) for each in number.other] == ["14"]
    assert [each.of(one) for each in certainty.one] == ["may"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((OFFICIALS,), (ANALYSTS,), [DifferenceKind.HOLDER], id="two groups"),
        pytest.param(
            (OFFICIALS,), (Holder(HolderKind.GROUP, "American officials"),), [], id="two names of one"
        ),
        pytest.param((OFFICIALS,), (Holder(HolderKind.GROUP, "officials"),), [], id="less of a description"),
        pytest.param((OFFICIALS,), (NOBODY,), [], id="nobody named is not another"),
        pytest.param((OFFICIALS,), (POLICE,), [DifferenceKind.HOLDER], id="a body and a group"),
        pytest.param(
            (Holder(HolderKind.OUTLET, "Meridian"), OFFICIALS),
            (OFFICIALS,),
            [],
            id="behind an outlet stand the same",
        ),
        pytest.param(
            (Holder(HolderKind.PERSON, "Ann Hale"),),
            (Holder(HolderKind.PERSON, "Bo Hale"),),
            [DifferenceKind.HOLDER],
            id="two of one surname",
        ),
    ],
)
def test_holders(one: tuple[Holder, ...], other: tuple[Holder, ...], expected: list[DifferenceKind]) -> None:
    assert kinds(compare(side("it closed", *one), side("it closed", *other))) == expected


def test_a_spokesman_is_part_of_his_body() -> None:
    assert same(Holder(HolderKind.PERSON, "Ann Hale", role="police spokeswoman"), POLICE)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Harbour Master Ann Hale", "Ann Hale", True, id="title read as a name"),
        pytest.param("Harbour Master Ann Hale", "Ann B. Hale", True, id="title and initial"),
        pytest.param("Ann Hale", "Hale", True, id="surname"),
        pytest.param("Ann Hale", "Bo Hale", False, id="two of one surname"),
        pytest.param("Ann Hale", "Ann Rand", False, id="two of one first name"),
    ],
)
def test_people(one: str, other: str, expected: bool) -> None:
    assert same(Holder(HolderKind.PERSON, one), Holder(HolderKind.PERSON, other)) is expected


def test_an_outlet_is_nobody_s_part() -> None:
    assert not same(Holder(HolderKind.OUTLET, "Police Gazette"), POLICE)

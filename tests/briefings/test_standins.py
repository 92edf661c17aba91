"""Words that stand for an outlet, and outlets that only passed something on."""

from collections.abc import Sequence

import pytest

from briefings.claims.crediting import recredited
from briefings.types import Holder, HolderKind, Reading
from tests.briefings.handmade import BODY, GROUP, OUTLET, PERSON, Report, Said, reading

FIRST = "The harbour will be sold, the Ledger newspaper reported."
CREDIT = Said("the Ledger newspaper", "reported", "The harbour will be sold")


def read(
    sentence: str, said: Said, *, before: Sequence[str] = (FIRST,), loaded: str = "The Ledger"
) -> Reading:
    """An article that cites an outlet and then says more, beside that outlet's own article."""
    first = [CREDIT] if FIRST in before else []
    mine = Report("Echo", [*before, sentence], [*first, said])
    found = recredited([reading(mine), reading(Report(loaded, ["The port is old."]))])
    return next(each for each in found if each.article.outlet.name == "Echo")


@pytest.mark.parametrize(
    "who", ["The newspaper", "The paper", "The report", "The publication", "The news agency", "This magazine"]
)
def test_what_stands_for_the_outlet_before(who: str) -> None:
    found = read(f"{who} said the price was low.", Said(who, "said", "the price was low"))
    assert (found.attributions[-1].holder.kind, found.attributions[-1].holder.name) == (OUTLET, "The Ledger")
    assert [(span.of(found.article.text), holder.name) for span, holder in found.aliases] == [
        (who, "The Ledger"),
        ("the Ledger newspaper", "The Ledger"),
    ] or [(span.of(found.article.text), holder.name) for span, holder in found.aliases] == [
        (who, "The Ledger")
    ]


@pytest.mark.parametrize("who", ["The ministry", "The reporter", "The newspapers of the town", "The company"])
def test_what_stands_for_nothing(who: str) -> None:
    found = read(f"{who} said the price was low.", Said(who, "said", "the price was low"))
    assert found.attributions[-1].holder.name == who
    assert found.attributions[-1].holder.kind is not OUTLET


def test_a_report_may_be_a_document() -> None:
    found = read(
        "The report said the price was low.",
        Said("The report", "said", "the price was low"),
        before=(FIRST, "Auditors wrote a confidential report in May."),
    )
    assert found.attributions[-1].holder.kind is GROUP


def test_no_outlet_before() -> None:
    found = read(
        "The paper said the price was low.", Said("The paper", "said", "the price was low"), before=()
    )
    assert found.attributions[-1].holder.name == "The paper"


@pytest.mark.parametrize(
    "name",
    [
        "The Ledger newspaper",
        "the Ledger",
        "Ledger",
        "the daily newspaper Ledger",
        "the newspaper The Ledger",
    ],
)
def test_an_outlet_with_what_it_is(name: str) -> None:
    found = read(f"{name} said the price was low.", Said(name, "said", "the price was low"), before=())
    assert (found.attributions[0].holder.kind, found.attributions[0].holder.name) == (OUTLET, "The Ledger")


def test_a_person_with_a_role_is_no_outlet() -> None:
    said = Said("Ledger", "said", "the price was low", PERSON, role="mayor")
    assert read("Ledger said the price was low.", said, before=()).attributions[0].holder.kind is PERSON


def test_the_last_word_of_a_name() -> None:
    said = Said("Ann Hale", "told", "the price was low", PERSON, told="Courier")
    found = read("Ann Hale told the Courier the price was low.", said, before=(), loaded="Harbor Courier")
    assert found.attributions[0].told == Holder(HolderKind.OUTLET, "Harbor Courier")


def test_told_the_newspaper() -> None:
    said = Said("Ann Hale", "told", "the price was low", PERSON)
    found = read("Ann Hale told the newspaper the price was low.", said)
    assert found.attributions[-1].told == Holder(HolderKind.OUTLET, "The Ledger")


def test_as_cited_by() -> None:
    mine = Report(
        "Globe",
        ["The harbour will be sold, according to the Ledger, as cited by Statewire."],
        [Said("the Ledger", "according to", "The harbour will be sold", BODY)],
    )
    others = [reading(Report(each, ["The port is old."])) for each in ("The Ledger", "Statewire")]
    wire = Report("Post", ["It is old, Statewire said."], [Said("Statewire", "said", "It is old", BODY)])
    (found,) = (
        each for each in recredited([reading(mine), reading(wire), *others]) if each.article.id == "globe"
    )
    (one,) = found.attributions
    assert (one.holder.name, [each.name for each in one.cites]) == ("Statewire", ["The Ledger"])

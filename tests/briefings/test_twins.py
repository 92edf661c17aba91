"""Sentences in one wording are compared once, and stand for one another."""

from briefings.claims.story import build
from briefings.outlets import Outlets
from briefings.types import Claim
from tests.briefings.handmade import Report, Said, reading

FACT = "The old bridge will stay closed until June"
OTHER = "The northern tram line will be dug up next spring"


def _claims(*reports: Report) -> list[Claim]:
    return list(build([reading(each) for each in reports], Outlets()).claims)


def _report(outlet: str, *said: str) -> Report:
    return Report(
        outlet,
        [f"{each}, the mayor said." for each in said],
        [Said("the mayor", "said", each) for each in said],
    )


def test_one_wording_in_many_articles_is_one_claim() -> None:
    names = [f"Post {number}" for number in range(12)]
    found = _claims(*(_report(name, FACT, OTHER) for name in names))
    assert sorted(len(each.reports) for each in found) == [12, 12]
    assert all(not each.near and not each.missing for each in found)


def test_what_is_near_one_is_near_all_in_its_wording() -> None:
    alike = "If the old bridge stays closed until June, ferries run"
    opposed = "Unless the old bridge stays closed until June, ferries stop"
    found = _claims(_report("Post", FACT, alike), _report("Echo", opposed), _report("Globe", opposed))
    (claim,) = (each for each in found if each.reports[0].excerpts[0].text.startswith("If the old bridge"))
    outlets = {each.article for each in claim.near}
    assert len(claim.reports) == 1
    assert len(outlets) == 2

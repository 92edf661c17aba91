"""Where reports come from in the end, for every way that one outlet gets it from another."""

from datetime import datetime

import pytest

from briefings.types import Holder, HolderKind, Origin, Story
from tests.briefings.handmade import BODY, GROUP, OUTLET, PERSON, Report, Said, story

FACT = "The council will sell the harbour to Brill Shipping"
AGAIN = "Brill Shipping will buy the harbour from the council"
NO_DAY = datetime(2025, 3, 4, 8)  # noqa: DTZ001


def report(outlet: str, who: str, fact: str = FACT, *, cue: str = "said", **said: object) -> Report:
    """An article whose one sentence somebody stands behind."""
    extra = f", {said.pop('tail')}" if "tail" in said else ""
    return Report(
        outlet,
        [f"{fact}, {who} {cue}{extra}."],
        [Said(who, cue, fact, **said)],  # type: ignore[arg-type]
    )


def own_voice(outlet: str, fact: str = AGAIN) -> Report:
    """An article that names nobody."""
    return Report(outlet, [f"{fact}."])


def ends(found: Story) -> list[tuple[str, bool, int]]:
    """Each origin with whether it is loaded and by how many articles it is reported."""
    return [(each.name, each.loaded, len(each.articles)) for each in found.origins]


def one(found: Story) -> Origin:
    """The only origin."""
    (origin,) = found.origins
    return origin


def test_a_body_that_two_papers_quote_is_one_origin() -> None:
    found = story(
        report("Post", "the council", kind=BODY), report("Echo", "the city council", AGAIN, kind=BODY)
    )
    assert ends(found) == [("the city council", False, 2)]


def test_a_person_who_speaks_for_a_body_is_that_body() -> None:
    speaker = report("Echo", "Ann Hale", AGAIN, kind=PERSON, role="spokeswoman for the council")
    assert len(story(report("Post", "the council", kind=BODY), speaker).origins) == 1


def test_two_people_are_two_origins() -> None:
    found = story(report("Post", "Ann Hale", kind=PERSON), report("Echo", "Bo Rand", AGAIN, kind=PERSON))
    assert sorted(ends(found)) == [("Ann Hale", False, 1), ("Bo Rand", False, 1)]


def test_an_outlet_that_is_not_loaded() -> None:
    found = story(
        report("Post", "Meridian", kind=OUTLET, cue="reported", cites=(Holder(GROUP, "two officials"),)),
        report("Echo", "Meridian", AGAIN, kind=OUTLET, cue="reported"),
    )
    assert ends(found) == [("Meridian", False, 2)]
    assert [each.name for each in one(found).cites] == ["two officials"]


def test_told_to_an_outlet_is_its_own_reporting() -> None:
    found = story(report("Meridian", "three people", cue="told", told="Meridian"))
    assert ends(found) == [("Meridian", True, 1)]
    assert [each.name for each in one(found).cites] == ["three people"]


def test_people_who_are_only_described_spoke_to_whoever_prints_them() -> None:
    found = story(
        report("Post", "two people familiar with the sale"),
        report("Echo", "four people briefed on it", AGAIN),
    )
    assert sorted(ends(found)) == [("Echo", True, 1), ("Post", True, 1)]


def test_one_description_in_two_papers_is_one_origin() -> None:
    found = story(report("Post", "officials"), report("Echo", "city officials", AGAIN))
    assert len(found.origins) == 1


def test_a_loaded_outlet_is_followed_to_its_own_source() -> None:
    found = story(
        report("Post", "the council", kind=BODY),
        report("Echo", "Post", AGAIN, kind=OUTLET, cue="reported"),
    )
    assert ends(found) == [("the council", False, 2)]
    assert dict(found.ways)["echo"] == ("Post",)


def test_a_loaded_outlet_that_names_nobody_is_the_origin() -> None:
    found = story(own_voice("Post", FACT), report("Echo", "Post", AGAIN, kind=OUTLET, cue="reported"))
    assert ends(found) == [("Post", True, 1)]


def test_two_outlets_that_cite_each_other_end() -> None:
    found = story(
        report("Post", "Echo", kind=OUTLET, cue="reported"),
        report("Echo", "Post", AGAIN, kind=OUTLET, cue="reported"),
    )
    assert 1 <= len(found.origins) <= 2


def test_a_chain_over_two_outlets() -> None:
    found = story(
        report("Post", "Echo", kind=OUTLET, cue="reported", cites=(Holder(OUTLET, "Meridian"),)),
        report("Echo", "Meridian", AGAIN, kind=OUTLET, cue="reported"),
    )
    assert ends(found) == [("Meridian", False, 2)]
    assert dict(found.ways)["post"] == ("Echo",)


def test_the_whole_article_is_credited() -> None:
    credited = Report("Post", [f"{FACT}."], credit="Meridian", credit_cites=["two officials"])
    found = story(credited, own_voice("Echo"))
    assert ends(found) == [("Meridian", False, 1)]
    assert [each.name for each in one(found).cites] == ["two officials"]


def test_a_cue_in_the_sentence_wins_over_the_article() -> None:
    credited = Report(
        "Post", [f"{FACT}, the council said."], [Said("the council", "said", FACT, BODY)], credit="Meridian"
    )
    assert ends(story(credited)) == [("the council", False, 1)]


def test_groups_of_an_article_that_owes_its_lead_to_another_outlet_add_nothing() -> None:
    further = "The harbour workers fear for their jobs at the docks"
    indebted = Report(
        "Post",
        [f"{FACT}, Meridian reported.", f"{further}, union sources said."],
        [Said("Meridian", "reported", FACT, OUTLET), Said("union sources", "said", further)],
    )
    claim = next(each for each in story(indebted).claims if not each.lead)
    assert claim.origins == ()


def test_nobody_named_is_no_origin() -> None:
    assert story(own_voice("Post", FACT), own_voice("Echo")).origins == ()


LONG = [
    f"{FACT}, the port said.",
    "The sale had been prepared for two years by a committee of seven members.",
    "Brill Shipping runs four harbours on the coast and has wanted a fifth one since 2019.",
]


def test_copied_text_is_one_origin_however_it_is_credited() -> None:
    found = story(
        Report("Post", [*LONG, "The Post adds a line."], [Said("the port", "said", FACT, BODY)]),
        Report("Echo", LONG, [Said("the port", "said", FACT, BODY)]),
    )
    assert len(found.origins) == 1
    assert len(found.copies) == 1


def test_an_agency_text_under_another_masthead_is_the_agency_s() -> None:
    plain = [f"{FACT}.", *LONG[1:]]
    found = story(Report("Post", plain), Report("Corvin", plain, agency=True))
    assert dict(found.copies) == {"post": "corvin"}
    assert [(each.name, each.loaded) for each in found.origins] == [("Corvin", True)]


@pytest.mark.parametrize("early", ["Post", "Echo"])
def test_the_earlier_of_two_copies_is_the_original(early: str) -> None:
    late = "Echo" if early == "Post" else "Post"
    found = story(
        Report(early, LONG, published_at=NO_DAY), Report(late, LONG, published_at=NO_DAY.replace(hour=9))
    )
    assert dict(found.copies) == {late.lower(): early.lower()}


def test_one_article_with_two_origins() -> None:
    both = Report(
        "Post",
        [f"{FACT}, Ann Hale said.", f"{AGAIN}, Meridian reported."],
        [Said("Ann Hale", "said", FACT, PERSON), Said("Meridian", "reported", AGAIN, OUTLET)],
    )
    found = story(both, report("Echo", "Ann Hale", kind=PERSON))
    assert {each.name for each in found.origins} == {"Ann Hale"}
    assert len(found.claims[0].reports) >= 2


@pytest.mark.parametrize(
    ("kind", "loaded"), [(HolderKind.BODY, False), (HolderKind.OUTLET, True)], ids=["unknown", "loaded"]
)
def test_a_name_read_as_a_body_is_the_outlet_that_is_loaded(kind: HolderKind, loaded: bool) -> None:
    found = story(
        report("Echo", "Daily Post", AGAIN, kind=HolderKind.BODY, cue="reported"),
        own_voice("Daily Post" if loaded else "Other", FACT),
    )
    assert [(each.kind, each.loaded) for each in found.origins] == [(kind, loaded)]

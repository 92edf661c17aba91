"""What belongs to the lead, and what only stands near it."""

from briefings.composing.compose import compose
from briefings.types import Claim, ClauseKind, DifferenceKind, Story
from tests.briefings.handmade import BODY, GROUP, OUTLET, PERSON, Report, Said, story

FACT = "The old dam above Torrin may fail within ten years"


def lead(of: Story) -> Claim:
    """The lead."""
    return next(each for each in of.claims if each.lead)


def telling(of: Claim) -> list[str]:
    """The articles that tell a claim."""
    return sorted({each.article for each in of.reports if not each.answers})


def holding(of: Story, words: str) -> Claim:
    """The claim whose printed words hold these."""
    return next(each for each in of.claims if words in each.reports[0].excerpts[0].text)


def test_what_each_article_opens_with_is_the_lead() -> None:
    far = "Engineers have found cracks in a wall that holds back the lake above Torrin, the old dam of 1931"
    found = story(
        Report("Post", [f"{FACT}, engineers said."], [Said("engineers", "said", FACT)]), Report("Echo", [far])
    )
    assert telling(lead(found)) == ["echo", "post"]


def test_an_opening_without_a_word_in_common_is_another_matter() -> None:
    said = [Said("engineers", "said", FACT)]
    found = story(
        Report("Post", [f"{FACT}, engineers said."], said),
        Report("Echo", [f"{FACT}, engineers said."], said),
        Report("Globe", ["Cheese has become cheaper this spring."]),
    )
    assert telling(lead(found)) == ["echo", "post"]


def test_the_nearest_source_s_words_are_printed() -> None:
    second = Report(
        "Echo",
        [f"{FACT}, engineers warned, the Post reported."],
        [Said("the Post", "reported", f"{FACT}, engineers warned", OUTLET, name="Post")],
    )
    found = story(second, Report("Post", [f"{FACT}, engineers said."], [Said("engineers", "said", FACT)]))
    assert lead(found).reports[0].article == "post"
    assert [each.name for each in found.origins] == ["engineers"]


def test_an_outlet_passes_on_what_somebody_said() -> None:
    said = f"{FACT}, the water board said"
    both = [Said("Echo", "reported", said, OUTLET), Said("the water board", "said", FACT, BODY)]
    found = story(Report("Post", [f"{said}, Echo reported."], both))
    (origin,) = found.origins
    assert (origin.name, origin.via) == ("the water board", ("Echo",))


def test_a_number_in_passing_is_a_claim_of_its_own() -> None:
    passing = "The old dam above a valley where 11,000 people live may fail within ten years"
    found = story(
        Report(
            "Globe",
            [f"{passing}, engineers said."],
            [Said("engineers", "said", passing)],
            clauses=[(ClauseKind.RELATIVE, "where 11,000 people live")],
        ),
        Report(
            "Post",
            [f"{FACT}, engineers said.", "About 9,000 people live below the old dam."],
            [Said("engineers", "said", FACT)],
        ),
    )
    assert DifferenceKind.NUMBER not in {each.kind for each in lead(found).differences}
    aside = holding(found, "9,000")
    (difference,) = (each for each in aside.differences if each.kind is DifferenceKind.NUMBER)
    assert [each.text for each in difference.words] == ["9,000", "11,000"]
    assert aside.reports[1].excerpts[0].text == "The old dam above a valley where 11,000 people live"


def test_who_announces_what_the_outlet_tells_is_its_source() -> None:
    found = story(
        Report(
            "Post",
            ["Ann Hale no longer runs the port.|The council announced the decision on Monday."],
            [Said("The council", "announced", "the decision on Monday", BODY)],
        ),
        Report("Echo", ["Ann Hale was dismissed as head of the port on Monday."]),
    )
    assert [each.name for each in found.origins] == ["The council"]
    assert [each.text for each in lead(found).reports[0].excerpts] == [
        "Ann Hale no longer runs the port.",
        "The council announced the decision on Monday.",
    ]
    assert compose(found).unsourced == 1


def test_an_announcement_of_something_else_is_nobody_s_source() -> None:
    found = story(
        Report(
            "Post",
            ["Ann Hale no longer runs the port.|The council announced a new tax."],
            [Said("The council", "announced", "a new tax", BODY)],
        )
    )
    assert found.origins == ()


def test_one_speaker_needs_less_likeness() -> None:
    one, other = "she would ask for the survey to be made public", "she will demand that it be published soon"

    def ends(name: str) -> list[str]:
        first = Said("Ann Hale", "said", one, PERSON)
        second = Said(name, "said", f"the survey is hers and {other}", PERSON)
        return telling(
            holding(
                story(
                    Report("Post", [f"{FACT}.", f"Ann Hale said {one}."], [first]),
                    Report("Echo", [f"{FACT}.", f"{name} said the survey is hers and {other}."], [second]),
                ),
                "survey",
            )
        )

    assert ends("Bo Rand") in (["post"], ["echo"])


def test_an_outlet_s_remark_with_nothing_in_it_is_no_counterpart() -> None:
    shut = "the plant will remain shut until the cause is known"
    found = story(
        Report("Post", [f"{FACT}.", f"The mayor said {shut}."], [Said("The mayor", "said", shut, GROUP)]),
        Report("Echo", [f"{FACT}.", "The cause is not yet known."]),
    )
    assert telling(holding(found, shut)) == ["post"]


def test_who_is_credited_by_the_other_is_no_other_source() -> None:
    told = "The keeper told the board of his plan on Monday"
    found = story(
        Report("Post", [f"{FACT}.", f"{told}, two people said."], [Said("two people", "said", told)]),
        Report(
            "Echo",
            [f"{FACT}.", f"{told}, the Post said."],
            [Said("the Post", "said", told, OUTLET, name="Post")],
        ),
    )
    assert DifferenceKind.HOLDER not in {each.kind for each in holding(found, told).differences}

"""Claims over hand-made articles: what is one fact, what is printed, and what stays apart."""

import pytest

from briefings.composing.compose import compose
from briefings.types import CautionKind, Claim, ClauseKind, DifferenceKind, Hedge, HolderKind, Story
from tests.briefings.handmade import BODY, GROUP, OUTLET, PERSON, Report, Said, story

LEAD = "The mayor of Ostley has closed the old bridge"
OPENING = Said("police", "said", LEAD, BODY)


def claim(found: Story, words: str) -> Claim:
    """The claim with a report that shows these words."""
    return next(
        each
        for each in found.claims
        if any(words in one.text for report in each.reports for one in report.excerpts)
    )


def outlets(of: Claim) -> list[str]:
    """Whose reports it has, the printed one first."""
    return [each.article for each in of.reports]


def two(first: Report, second: Report) -> Story:
    """A story of two reports that open alike."""
    return story(first, second)


def article(
    outlet: str, *further: str, said: tuple[Said, ...] = (), clauses: tuple[tuple[ClauseKind, str], ...] = ()
) -> Report:
    """An article that opens with the lead and has further paragraphs."""
    return Report(outlet, [f"{LEAD}, police said.", *further], (OPENING, *said), clauses=clauses)


def test_the_lead_is_what_all_open_with() -> None:
    found = two(article("Post", "Trams run as usual."), article("Echo", "Shops stay open."))
    assert [each.lead for each in found.claims].count(True) == 1
    assert sorted(outlets(found.claims[0])) == ["echo", "post"]


def test_headlines_are_no_evidence() -> None:
    found = story(Report("Post", ["Trams run as usual, police said."], headline=LEAD), article("Echo"))
    assert len(claim(found, LEAD).reports) == 1


def test_the_clearest_credit_is_printed() -> None:
    fact, again = "The repair will cost nine million crowns", "Repairing it will cost nine million crowns"
    found = two(
        article("Post", f"{fact}."),
        article("Echo", f"{again}, engineer Ann Hale said.", said=(Said("Ann Hale", "said", again, PERSON),)),
    )
    assert outlets(claim(found, fact)) == ["echo", "post"]


def test_the_outlet_s_own_voice_is_no_line() -> None:
    found = two(article("Post", "The bridge is a monument of great beauty."), article("Echo"))
    assert [each for each in found.claims if not each.lead] == []


def test_own_voices_that_agree_on_a_number_are_a_line() -> None:
    found = two(
        article("Post", "The bridge carried 4,000 cars on an average day."),
        article("Echo", "On an average day 4,000 cars used the bridge."),
    )
    assert len(claim(found, "4,000").reports) == 2


@pytest.mark.parametrize(
    ("fact", "printed"),
    [
        pytest.param("Repairs are said to cost 300 million crowns", True, id="a number"),
        pytest.param("Repairs are said to interest the Brunel Trust", True, id="a name"),
        pytest.param("Repairs are said to be difficult", False, id="neither"),
    ],
)
def test_a_statement_of_nobody_needs_a_detail(fact: str, printed: bool) -> None:
    nobody = Said("are said", "said", fact, HolderKind.NOBODY, hedge=Hedge.SAID_TO)
    found = two(article("Post", f"{fact}.", said=(nobody,)), article("Echo"))
    assert any(fact in each.reports[0].excerpts[0].text for each in found.claims) is printed


def test_a_pronoun_without_a_safe_holder_is_left_out() -> None:
    fact = "the repair will take a year"
    unsafe = Said("She", "said", fact, PERSON, name="Ann Hale", safe=False)
    found = two(article("Post", f"She said {fact}.", said=(unsafe,)), article("Echo"))
    assert len(found.claims) == 1


def test_opposite_conditions_are_two_claims() -> None:
    one = "if the wall holds, the bridge may open again in May for lorries"
    other = "if the council pays, the bridge may open again in May for lorries"
    found = two(
        article("Post", f"Engineers said {one}.", said=(Said("Engineers", "said", one),)),
        article("Echo", f"Engineers said {other}.", said=(Said("Engineers", "said", other),)),
    )
    assert len(claim(found, "the wall holds").reports) == 1
    assert len(claim(found, "the council pays").reports) == 1


def test_numbers_that_differ() -> None:
    one, other = "the crash on the ramp hurt 12 cyclists", "the crash on the ramp hurt 14 cyclists"
    found = two(
        article("Post", f"Doctors said {one}.", said=(Said("Doctors", "said", one),)),
        article("Echo", f"Witnesses said {other}.", said=(Said("Witnesses", "said", other),)),
    )
    kinds = {each.kind for each in claim(found, "12 cyclists").differences}
    assert kinds == {DifferenceKind.NUMBER, DifferenceKind.HOLDER}


def test_numbers_in_which_two_others_differ_though_the_printed_words_have_none() -> None:
    vague = "the crash on the ramp hurt cyclists"
    one, other = "the crash on the ramp hurt 12 cyclists", "the crash on the ramp hurt 14 cyclists"
    found = story(
        article("Post", f"Ann Hale said {vague}.", said=(Said("Ann Hale", "said", vague, PERSON),)),
        article("Echo", f"Doctors said {one}.", said=(Said("Doctors", "said", one),)),
        article("Star", f"Witnesses said {other}.", said=(Said("Witnesses", "said", other),)),
    )
    told = claim(found, vague)
    numbers = [each for each in told.differences if each.kind is DifferenceKind.NUMBER]
    assert [each.reports for each in numbers] == [(1, 2)]
    line = next(each for each in compose(found).facts if vague in each.excerpts[0].text)
    assert [(each.outlet, each.same) for each in line.counterparts] == [("Echo", False), ("Star", False)]
    (caution,) = [each for each in compose(found).cautions if each.kind is CautionKind.NUMBERS]
    assert caution.words == ("12 / 14",)


def test_a_statement_that_leans_is_printed_with_the_one_before() -> None:
    fact, view = "the ramp is too steep for cyclists", "these fears are exaggerated"
    said = (Said("Some engineers", "said", fact), Said("others", "consider", view))
    found = two(
        article("Post", f"Some engineers said {fact}.|However, others consider {view}.", said=said),
        article("Echo"),
    )
    assert [each.text for each in claim(found, fact).reports[0].excerpts] == [
        f"Some engineers said {fact}.",
        f"However, others consider {view}.",
    ]


def test_a_negated_cue_is_never_cut_off() -> None:
    fact = "the ramp will open to lorries before the summer"
    negated = Said("The city", "expect", fact, BODY, hedge=Hedge.NEGATED)
    found = two(
        article("Post", f"The city does not expect that {fact}.", said=(negated,)),
        article("Echo", f"Engineer Bo Rand said {fact}.", said=(Said("Bo Rand", "said", fact, PERSON),)),
    )
    shown = [one.text for each in claim(found, fact).reports for one in each.excerpts]
    assert any("does not expect" in each for each in shown)
    assert DifferenceKind.CERTAINTY in {each.kind for each in claim(found, fact).differences}


def test_a_number_of_one_report_in_a_shared_sentence_is_a_line() -> None:
    fact = (
        "The steel arch over the weir, which is 212 metres long, may be torn down by the city in the autumn"
    )
    again = "It may be torn down by the city in the autumn"
    found = two(
        article(
            "Post",
            f"{fact}, architects said.",
            said=(Said("architects", "said", fact, hedge=Hedge.MAY),),
            clauses=((ClauseKind.RELATIVE, "which is 212 metres long"),),
        ),
        article(
            "Echo",
            f"{again}, planner Bo Rand said.",
            said=(Said("Bo Rand", "said", again, PERSON, hedge=Hedge.MAY),),
        ),
    )
    lines = [each.reports[0].excerpts[0].text for each in found.claims if len(each.reports) == 1]
    assert lines == ["The steel arch over the weir, which is 212 metres long"]


def test_words_of_one_report_in_the_lead() -> None:
    longer = "The mayor of Ostley has, against all advice, closed the old bridge"
    found = two(
        Report("Post", [f"{longer}, police said."], [Said("police", "said", longer, BODY)]), article("Echo")
    )
    extra = [each for each in found.claims[0].differences if each.reports == (0,)]
    printed = found.claims[0].reports[0].article
    assert [words.text for each in extra for words in each.words] == (
        ["against all advice"] if printed == "post" else []
    )


def test_a_denial_stands_beside_what_it_answers() -> None:
    fact = "the firm of Hale had forged the inspection papers"
    found = two(
        article("Post", f"Two engineers said {fact}.", said=(Said("Two engineers", "said", fact),)),
        article("Echo", f"The firm denied that {fact}.", said=(Said("The firm", "denied", fact, BODY),)),
    )
    report = next(each for each in claim(found, fact).reports if each.answers)
    assert report.article == "echo"
    assert "denied" in report.excerpts[0].text
    assert claim(found, fact).reports[0].article == "post"


@pytest.mark.parametrize(
    "sentence",
    ["The firm of Hale declined to comment.", "The firm of Hale did not respond to a request for comment."],
)
def test_silence_stands_beside_the_lead(sentence: str) -> None:
    found = two(article("Post", sentence), article("Echo"))
    answer = next(each for each in found.claims[0].reports if each.answers)
    assert (answer.holder.name, answer.excerpts[0].text) == ("The firm of Hale", sentence)


def test_a_denial_of_what_only_one_reports_is_printed_with_it() -> None:
    found = two(
        article("Post", "Cyclists accused the firm of fraud.|The firm, Hale, rejected the accusation."),
        article("Echo"),
    )
    shown = [each.text for each in claim(found, "rejected").reports[0].excerpts]
    assert shown == ["Cyclists accused the firm of fraud.", "The firm, Hale, rejected the accusation."]


def test_many_reports_of_one_fact_are_one_claim() -> None:
    names = ["Post", "Echo", "Star", "Mail", "Sun"]
    found = story(*(article(name, f"{name} readers wrote many letters.") for name in names))
    assert len(found.claims[0].reports) == len(names)
    assert found.claims[0].origins == ("police",)


def test_a_report_of_another_outlet_s_report() -> None:
    cited = Report("Echo", [f"{LEAD}, the Post reported."], [Said("Post", "reported", LEAD, OUTLET)])
    found = two(article("Post"), cited)
    assert outlets(found.claims[0]) == ["post", "echo"]


def test_ids_depend_on_the_printed_words_alone() -> None:
    one = two(article("Post", "Trams run as usual."), article("Echo"))
    other = two(article("Echo"), article("Post", "Trams run as usual."))
    assert [each.id for each in one.claims] == [each.id for each in other.claims]
    assert one.id == other.id


def test_group_holders_are_kept_in_full() -> None:
    fact = "the ramp will be rebuilt in steel"
    whole = "Sources close to the city's works department"
    found = two(
        article("Post", f"{whole} said {fact}.", said=(Said(whole, "said", fact, GROUP),)), article("Echo")
    )
    assert claim(found, fact).reports[0].holder.name == whole

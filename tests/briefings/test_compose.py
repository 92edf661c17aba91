"""Stories to briefings: cautions, the tree, glosses and which counterparts are worth a line."""

from datetime import datetime

import pytest

from briefings.composing.compose import compose
from briefings.types import Briefing, CautionKind, Holder, OriginNode
from tests.briefings.handmade import BODY, GROUP, OUTLET, PERSON, Report, Said, story

LEAD = "The council of Ostley has sold the harbour to Brill"
AGAIN = "Brill has bought the harbour of Ostley from the council"
PRESS = Report("Post", [f"{LEAD}, the council said."], [Said("the council", "said", LEAD, BODY)])


def briefing(*reports: Report) -> Briefing:
    """The briefing of hand-made articles."""
    return compose(story(*reports))


def cautions(found: Briefing) -> dict[CautionKind, tuple[str, ...]]:
    """The words of each kind."""
    return {each.kind: each.words for each in found.cautions}


def drawn(nodes: tuple[OriginNode, ...]) -> list[object]:
    """The tree as nested lists."""
    return [[each.name, drawn(each.children)] if each.children else each.name for each in nodes]


def scoop(outlet: str, *, told: str = "", cites: str = "", fact: str = LEAD) -> Report:
    """A report with people who are only described, or one of another outlet's report."""
    if told:
        return Report(
            outlet, [f"{fact}, two people told {told}."], [Said("two people", "told", fact, told=told)]
        )
    return Report(outlet, [f"{fact}, {cites} reported."], [Said(cites, "reported", fact, OUTLET)])


def test_a_single_origin_is_said() -> None:
    found = briefing(scoop("Post", cites="Meridian"), scoop("Echo", cites="Meridian", fact=AGAIN))
    assert cautions(found)[CautionKind.SINGLE_ORIGIN] == ("Meridian",)


def test_two_origins_need_no_caution() -> None:
    other = Report("Echo", [f"{AGAIN}, Ann Hale said."], [Said("Ann Hale", "said", AGAIN, PERSON)])
    assert CautionKind.SINGLE_ORIGIN not in cautions(briefing(PRESS, other))


def test_one_s_own_report_alone_is_no_echo() -> None:
    assert CautionKind.SINGLE_ORIGIN not in cautions(briefing(scoop("Post", told="Post")))


def test_no_origin_is_said_and_counted() -> None:
    found = briefing(Report("Post", [f"{LEAD}."]), Report("Echo", [f"{AGAIN}."]))
    assert CautionKind.NO_ORIGIN in cautions(found)
    assert found.unsourced == 2


def test_a_report_without_a_source_is_counted_apart() -> None:
    found = briefing(PRESS, Report("Echo", [f"{AGAIN}."]))
    assert (len(found.origins), found.unsourced) == (1, 1)


def test_unnamed_people_are_said() -> None:
    assert cautions(briefing(scoop("Post", told="Post")))[CautionKind.UNNAMED] == ("two people",)


def test_a_group_of_whom_one_is_named_is_not_unnamed() -> None:
    named = Said("Ann Hale", "said", "the price was fair", PERSON, role="council member")
    found = briefing(
        Report(
            "Post",
            [f"{LEAD}, council members said.", "Ann Hale said the price was fair."],
            [Said("council members", "said", LEAD), named],
        )
    )
    assert CautionKind.UNNAMED not in cautions(found)


@pytest.mark.parametrize(("when", "missing"), [(" on Tuesday", False), ("", True)], ids=["dated", "undated"])
def test_the_day_of_the_event(when: str, missing: bool) -> None:
    report = Report("Post", [f"{LEAD}{when}, the council said."], [Said("the council", "said", LEAD, BODY)])
    assert (CautionKind.NO_EVENT_DATE in cautions(briefing(report))) is missing


def test_an_article_in_another_language_is_named() -> None:
    other = Report("Rundschau", ["Der Hafen ist verkauft."], language="de")
    found = briefing(PRESS, other)
    assert cautions(found)[CautionKind.UNREAD] == ("Rundschau",)
    assert [card.read for card in found.articles] == [True, False]


def test_numbers_name_what_each_report_has() -> None:
    one, other = "the sale will cost 200 workers their jobs", "the sale will cost 350 workers their jobs"
    found = briefing(
        Report(
            "Post",
            [f"{LEAD}, the council said.", f"The union said {one}."],
            [Said("the council", "said", LEAD, BODY), Said("The union", "said", one, BODY)],
        ),
        Report(
            "Echo",
            [f"{AGAIN}, the council said.", f"Brill said {other}."],
            [Said("the council", "said", AGAIN, BODY), Said("Brill", "said", other, BODY)],
        ),
    )
    caution = next(each for each in found.cautions if each.kind is CautionKind.NUMBERS)
    assert caution.line == 1
    assert set(caution.words[0].split(" / ")) == {"200", "350"}


def test_the_tree_of_a_chain() -> None:
    found = briefing(
        scoop("Post", cites="Echo"),
        Report(
            "Echo",
            [f"{AGAIN}, Meridian reported, citing two officials."],
            [Said("Meridian", "reported", AGAIN, OUTLET, cites=(Holder(GROUP, "two officials"),))],
        ),
    )
    assert drawn(found.chain) == [["two officials", [["Meridian", [["Echo", ["Post"]]]]]]]


def test_the_tree_of_reports_that_name_nobody() -> None:
    found = briefing(PRESS, Report("Echo", [f"{AGAIN}."]))
    assert drawn(found.chain) == [["the council", ["Post"]], "Echo"]


def test_an_outlet_s_own_report_hangs_under_its_people() -> None:
    assert drawn(briefing(scoop("Post", told="Post")).chain) == [["two people", ["Post"]]]


def test_stand_ins_are_explained() -> None:
    report = Report(
        "Post",
        [f"{LEAD}.", "The paper adds that the price was low.", "The sources expect a lawsuit."],
        [
            Said("The paper", "adds", "that the price was low", OUTLET, name="Meridian"),
            Said("The sources", "expect", "a lawsuit"),
        ],
        credit="Meridian",
        aliases={"The paper": Holder(OUTLET, "Meridian")},
    )
    glosses = [(each.phrase, each.means) for line in briefing(report).facts for each in line.glosses]
    assert glosses == [("The paper", "Meridian"), ("The sources", "sources of Meridian")]


def test_a_report_that_has_the_lead_alike_takes_no_line() -> None:
    again = Report("Echo", [f"{LEAD}, the council said."], [Said("the council", "said", LEAD, BODY)])
    lead = briefing(PRESS, again).lead
    assert lead
    assert lead.counterparts == ()
    assert set(lead.outlets) == {"Post", "Echo"}


def test_a_single_report_has_facts_and_no_only_lists() -> None:
    fact = "the price was 40 million crowns"
    report = Report(
        "Post",
        [f"{LEAD}, the council said.", f"Ann Hale said {fact}."],
        [Said("the council", "said", LEAD, BODY), Said("Ann Hale", "said", fact, PERSON)],
    )
    found = briefing(report)
    assert [line.excerpts[0].text for line in found.facts] == [f"Ann Hale said {fact}."]
    assert found.only == ()


def test_the_printed_article_comes_first_and_lends_its_headline() -> None:
    early = Report("Echo", [f"{AGAIN}."], headline="Echo head", published_at=datetime(2025, 3, 4, 8))  # noqa: DTZ001
    found = briefing(early, PRESS)
    assert [card.outlet for card in found.articles] == ["Post", "Echo"]
    assert found.headline.article == "post"


def test_more_origins_rank_first() -> None:
    late, later = "the price was 40 million crowns", "the ferries will keep running"
    post = Report(
        "Post",
        [f"{LEAD}, the council said.", f"Bo Rand said {later}.", f"Ann Hale said {late}."],
        [
            Said("the council", "said", LEAD, BODY),
            Said("Bo Rand", "said", later, PERSON),
            Said("Ann Hale", "said", late, PERSON),
        ],
    )
    echo = Report(
        "Echo",
        [f"{AGAIN}, the council said.", f"Bo Rand said {later}.", f"Brill said {late}."],
        [
            Said("the council", "said", AGAIN, BODY),
            Said("Bo Rand", "said", later, PERSON),
            Said("Brill", "said", late, BODY),
        ],
    )
    facts = briefing(post, echo).facts
    assert [late in facts[0].excerpts[0].text, later in facts[1].excerpts[0].text] == [True, True]
    assert [len(each.origins) for each in facts] == [2, 1]

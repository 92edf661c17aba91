"""What the briefing of the two shipped articles must say, and what it must never say."""

import json
import re
from functools import lru_cache

import pytest

from briefings.composing.compose import compose
from briefings.export import to_json
from briefings.grouping.stories import group
from briefings.rendering import Renderer
from briefings.types import Briefing, CautionKind, DifferenceKind, Excerpt, FactLine, HolderKind, Story
from tests.briefings.storytelling import SAMPLES, articles, told

EU, UP = "eu-global-atacms.txt", "ukrainska-pravda-atacms.txt"
NYT = "The New York Times"


@lru_cache(maxsize=8)
def story(*files: str) -> Story:
    """The first story, of one or both articles."""
    return told(SAMPLES, files or (UP, EU))


@lru_cache(maxsize=8)
def brief(*files: str) -> Briefing:
    """Its briefing."""
    return compose(story(*files))


@lru_cache(maxsize=8)
def text(*files: str) -> str:
    """Its briefing as a reader gets it."""
    return Renderer().text(brief(*files))


def holding(words: str) -> FactLine:
    """The key fact whose printed words hold these."""
    return next(each for each in brief().facts if words in " ".join(one.text for one in each.excerpts))


def test_one_story_two_reports_one_origin() -> None:
    assert len(group(articles(SAMPLES))) == 1
    assert [card.outlet for card in brief().articles] == ["Ukrainska Pravda", "EU Global"]
    (origin,) = brief().origins
    assert (origin.name, origin.kind, origin.loaded) == (NYT, HolderKind.OUTLET, False)
    assert [each.name for each in origin.cites] == ["American officials"]
    assert len(origin.articles) == 2
    assert brief().unsourced == 0


def test_three_quotes_with_speakers_and_exact_places() -> None:
    found = {each.quote.span.start: each for each in story().quotes}
    assert {at: each.quote.speaker.name for at, each in found.items()} == {
        3721: "Volodymyr Zelensky",
        3783: "Volodymyr Zelensky",
        5631: "Radoslaw Sikorski",
    }
    assert {at: each.quote.span.end for at, each in found.items()} == {3721: 3744, 3783: 3882, 5631: 5681}
    assert {line.outlets for line in brief().quotes} == {("EU Global",)}
    fragment, speech, clause = brief().quotes
    assert fragment.frame
    assert (fragment.frame.text, fragment.words.text) == ("the missiles would", "speak for themselves.")
    assert speech.words.text.endswith("to our partners.")
    assert clause.words.text == "Biden responded in a language Putin understands"
    assert clause.role == "Polish Foreign Minister"


def test_the_lead_has_both_reports_and_words_of_one() -> None:
    lead = brief().lead
    assert lead
    assert lead.excerpts[0].text == (
        "US President Joe Biden has, for the first time, authorised Ukrainian forces to use long-range "
        "ATACMS missiles to strike Russian territory."
    )
    assert lead.outlets == ("Ukrainska Pravda", "EU Global")
    assert lead.holder == NYT
    assert [(each.excerpt.text, each.outlet) for each in lead.extras] == [
        ("for the first time", "Ukrainska Pravda")
    ]
    assert any(each.article != lead.article and "has granted" in each.text for each in lead.evidence)
    assert "Source: The New York Times, citing American officials" in {each.text for each in lead.evidence}


def test_a_judgement_after_a_cue_is_left_out() -> None:
    lead = brief(EU).lead
    assert lead
    assert lead.excerpts[0].text.endswith("against Russian forces")
    assert "marking" not in text(EU)


@pytest.mark.parametrize(
    ("printed", "beside"),
    [
        pytest.param(
            "will likely first target",
            [("≠", "U.S. officials", "may first be used by Ukraine to target")],
            id="likely or may",
        ),
        pytest.param(
            "was reportedly a response",
            [("≠", "", "comes as an unexpected response")],
            id="hedge lost",
        ),
        pytest.param(
            "one of the objectives of Biden's policy change",
            [("≠", "Analysts", "North Korea’s forces are vulnerable and should not be deployed")],
            id="another source",
        ),
        pytest.param(
            "Biden may authorise their use elsewhere",
            [("≠", "", "includes potential provisions")],
            id="certainty",
        ),
        pytest.param(
            "others in the administration may consider",
            [("≠", "other officials", "other officials consider such fears overstated")],
            id="without may",
        ),
        pytest.param(
            "the sources do not expect that this shift",
            [("≠", "Analysts", "the immediate military impact may be limited")],
            id="what both concede",
        ),
        pytest.param(
            "The NYT writes that Ukraine could use",
            [
                ("=", "", "logistical hubs, ammunition depots"),
                ("≠", "Ukrainian officials", "these strikes may help"),
            ],
            id="two statements for one",
        ),
        pytest.param(
            "The article adds that",
            [("=", "", "they were reluctant to proceed without U.S. consent")],
            id="no source",
        ),
    ],
)
def test_key_facts_with_what_the_other_report_has(printed: str, beside: list[tuple[str, str, str]]) -> None:
    line = holding(printed)
    assert line.outlet == "Ukrainska Pravda"
    assert line.origins == (NYT,)
    shown = [("=" if each.same else "≠", each.holder, each.excerpt.text) for each in line.counterparts]
    for mark, holder, words in beside:
        assert any(mark == one and holder == two and words in three for one, two, three in shown), shown


def test_eight_shared_facts_seven_with_a_difference() -> None:
    assert len(brief().facts) == 8
    different = [line for line in brief().facts if any(not each.same for each in line.counterparts)]
    assert len(different) == 7
    assert not holding("The article adds that").counterparts[0].kinds


def test_without_names_the_lost_hedge() -> None:
    lost = [each.without for each in holding("may consider").counterparts if not each.same]
    assert lost == ["may"]


def test_only_lists() -> None:
    lines = {
        each.outlet: [" ".join(e.text for e in one.excerpts) for one in each.lines] for each in brief().only
    }
    up, eu = lines["Ukrainska Pravda"], lines["EU Global"]
    assert len(up) == 2
    assert len(eu) <= 10
    assert [line.split()[0:3] for line in up] == [
        ["As", "sources", "reported,"],
        ["The", "publication", "also"],
    ]
    for words in (
        "has previously warned",
        "though many believe this risk is manageable",
        "reports suggesting that North Korea could supply up to 100,000 soldiers",
        "particularly Poland, have voiced approval",
        "previously supplied SCALP missiles",
        "which have a range of up to 300 kilometres depending on the model",
        "Some analysts argue that",
        "Donald Trump has indicated potential shifts",
    ):
        assert any(words in line for line in eu), words


def test_a_supposition_goes_with_whoever_supposes() -> None:
    (eu,) = [each for each in brief().only if each.outlet == "EU Global"]
    (line,) = [each for each in eu.lines if "Some analysts argue" in each.excerpts[0].text]
    assert line.excerpts[1].text.startswith("Should Ukraine’s strikes prove successful")


def test_opposite_conditions_stay_apart() -> None:
    conditional = [each for each in story().claims if "proves successful" in each.reports[0].excerpts[0].text]
    assert [len(each.reports) for each in conditional] == [1]


def test_glosses() -> None:
    gloss = {(each.phrase, each.means) for line in brief().facts for each in line.glosses}
    assert {("The publication", NYT), ("The article", NYT), ("they", f"sources of {NYT}")} <= gloss


def test_dates_are_as_printed_or_missing() -> None:
    up, eu = brief().articles
    assert up.published_as == "Sunday, 17 November 2024, 20:20"
    assert eu.published_as == ""
    dates = {each.article.outlet.name: each.article.published_at for each in story().readings}
    assert dates["EU Global"] is None
    assert dates["Ukrainska Pravda"]
    assert dates["Ukrainska Pravda"].tzinfo is None


def test_cautions() -> None:
    found = {(each.kind, each.line) for each in brief().cautions}
    assert {
        (CautionKind.SINGLE_ORIGIN, 0),
        (CautionKind.UNNAMED, 0),
        (CautionKind.NO_EVENT_DATE, 0),
        (CautionKind.OTHER_SOURCE, holding("one of the objectives").number),
    } == found


def test_who_got_it_from_whom() -> None:
    (top,) = brief().chain
    assert (top.name, top.kind) == ("American officials", HolderKind.GROUP)
    (paper,) = top.children
    assert (paper.name, paper.loaded) == (NYT, False)
    assert [(each.name, each.loaded) for each in paper.children] == [
        ("Ukrainska Pravda", True),
        ("EU Global", True),
    ]


def test_names_of_two_spellings() -> None:
    forms = [{form for form, _ in each.forms} for each in brief().names]
    assert any({"Zelensky", "Zelenskyy"} <= {form.split()[-1] for form in each} for each in forms)
    assert any({"Kursk region", "Kursk Oblast"} <= each for each in forms)


def test_most_sentences_are_used() -> None:
    """All twelve of the one article, and of the other about two in three; the rest is its own voice."""
    lines = [*brief().facts, *([brief().lead] if brief().lead else [])]
    used: set[tuple[str, object]] = set()
    for line in lines:
        used |= {(each.article, each.sentence) for each in line.evidence}  # type: ignore[union-attr]
    used |= {(each.article, each.sentence) for line in brief().quotes for each in line.evidence}
    used |= {
        (each.article, each.sentence)
        for only in brief().only
        for line in only.lines
        for each in line.excerpts
    }
    counts = {
        one.article.outlet.name: (
            len(
                {each.span for each in one.sentences}
                & {span for article, span in used if article == one.article.id}
            ),
            len(one.sentences),
        )
        for one in story().readings
    }
    assert counts["Ukrainska Pravda"] == (12, 12)
    assert counts["EU Global"][1] == 41
    assert 23 <= counts["EU Global"][0] <= 26


@pytest.mark.parametrize(
    "words",
    [
        "confirmed by",
        "independent sources",
        "first reported by",
        "pivotal moment",
        "fluid and unpredictable",
        "mixed reactions",
        "unprecedented cooperation",
        "underscores the solidarity",
        "spot_img",
        "Share post",
        "become our patron",
        "Editorial Staff",
        "Rationale for Biden",
        "Details:",
        "Context:",
        "noteworthy",
    ],
)
def test_never_said(words: str) -> None:
    assert words not in text()


@pytest.mark.parametrize("name", ["Biden", "Putin", "officials"])
def test_no_quote_of_those_who_are_only_mentioned(name: str) -> None:
    assert not [each for each in story().quotes if name in each.quote.speaker.name]


@pytest.mark.parametrize("phrase", ["The publication", "Details", "Context", "The article"])
def test_a_stand_in_is_no_holder(phrase: str) -> None:
    holders = {each.holder.name for claim in story().claims for each in claim.reports}
    assert phrase not in holders


@pytest.mark.parametrize("token", ["confirm", "deny", "White House", "Pentagon", "Kremlin", "told"])
def test_words_that_neither_report_has(token: str) -> None:
    said = re.sub(r"⚠.*", "", text())
    assert token not in said


def test_no_denial_where_nobody_denied() -> None:
    assert not [each for each in brief().cautions if each.kind is CautionKind.DENIED]
    assert not [each for claim in story().claims for each in claim.reports if each.answers]


def test_numbers_under_two_hedges_do_not_conflict() -> None:
    kinds = {each.kind for claim in story().claims for each in claim.differences}
    assert DifferenceKind.NUMBER not in kinds


def test_order_and_repetition_change_nothing() -> None:
    first = json.dumps(to_json([story(UP, EU)]), sort_keys=True)
    assert json.dumps(to_json([story(EU, UP)]), sort_keys=True) == first
    assert json.dumps(to_json([told(SAMPLES, (UP, EU, UP, EU))]), sort_keys=True) == first


def test_one_report_alone() -> None:
    alone = brief(UP)
    assert [len(alone.articles), len(alone.origins), len(alone.quotes), len(alone.only)] == [1, 1, 0, 0]
    assert not [each for line in alone.facts for each in line.counterparts]
    assert [each.name for each in brief(EU).origins] == [NYT]
    assert brief(EU).origins[0].cites == ()


def _shown(briefing: Briefing) -> list[Excerpt]:
    lines = [*briefing.facts, *([briefing.lead] if briefing.lead else [])]
    found = [each for line in lines for each in (*line.excerpts, *line.evidence)]
    found += [each.excerpt for line in lines for each in line.counterparts]
    found += [each for only in briefing.only for line in only.lines for each in line.excerpts]
    found += [each for line in briefing.quotes for each in (line.frame, line.words, line.setting) if each]
    return found


def test_every_shown_word_is_copied() -> None:
    texts = {each.article.id: each.article.text for each in story().readings}
    shown = _shown(brief())
    assert shown
    for each in shown:
        assert each.text == each.span.of(texts[each.article])
        assert each.sentence.covers(each.span)

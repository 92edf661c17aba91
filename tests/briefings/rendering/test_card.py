"""The card: the origin line first, three facts and a quote in sight, nothing further than two taps."""

from dataclasses import replace

import pytest

from briefings.actions import Action
from briefings.rendering import Message, Renderer, plain
from briefings.rendering.card import VISIBLE_POINTS
from briefings.rendering.markup import visible_points
from briefings.types import (
    Briefing,
    Caution,
    CautionKind,
    Edition,
    Excerpt,
    Holder,
    HolderKind,
    Origin,
    Span,
)
from tests.briefings.rendering.cases import CASES, COURIER, GAZETTE, bare, told
from tests.briefings.rendering.everything import messages
from tests.briefings.rendering.fixtures import FIRST
from tests.samples import NOW


def card(renderer: Renderer, briefing: Briefing) -> tuple[str, str]:
    """What stands open, and what a tap unfolds."""
    opened, _, folded = renderer.brief(briefing, 1).html.partition("<blockquote expandable>")
    return opened, folded.removesuffix("</blockquote>")


def test_the_first_story_in_sight(renderer: Renderer) -> None:
    opened, folded = card(renderer, FIRST)
    lines = opened.splitlines()
    assert lines[0] == "<b>Biden allows Ukraine to strike Russia with ATACMS missiles – NYT</b>"
    assert lines[1].startswith(
        "2 reports · 1 origin for the lead: The New York Times (not loaded) · its sources: "
    )
    assert lines[2] == "Ukrainska Pravda: Sunday, 17 November 2024, 20:20 · EU Global: no date"
    for words in ("\n1. ", "\n2. ", "\n3. ", "QUOTES", "speak for themselves", "⚠ Single origin"):
        assert words in opened
    for words in ("1. ≠ EU Global, U.S. officials: “may", "\n4. ", "\n5. ", "“Biden responded"):
        assert words in folded
    assert "\n6. " not in folded
    assert visible_points(opened) <= VISIBLE_POINTS


@pytest.mark.parametrize("name", CASES)
def test_no_more_in_sight_than_promised(name: str, renderer: Renderer) -> None:
    assert visible_points(renderer.brief(CASES[name].briefing, 1).html) <= VISIBLE_POINTS + 20


def test_differences_stand_open_where_there_is_room(renderer: Renderer) -> None:
    opened, folded = card(renderer, replace(FIRST, facts=FIRST.facts[:2], quotes=(), cautions=()))
    assert (
        "[UP; the publication = The New York Times]\n\u2003≠ EU Global, U.S. officials: “may first" in opened
    )
    assert folded == ""


def test_a_folded_difference_leaves_its_mark(renderer: Renderer) -> None:
    opened, _ = card(renderer, FIRST)
    assert "officials stated. [UP; ≠ EU Global]" in opened


def test_a_long_fact_is_folded_whole_and_a_short_one_takes_its_place(renderer: Renderer) -> None:
    words = "The council voted on the plan. " * 45
    long = replace(FIRST.facts[0], excerpts=(replace(FIRST.facts[0].excerpts[0], text=words.strip()),))
    opened, folded = card(renderer, replace(FIRST, facts=(long, *FIRST.facts[1:])))
    assert f"1. {words.strip()} [UP" in folded
    assert "\n2. " in opened


def test_a_lead_that_alone_fills_the_card_is_cut_after_a_sentence(renderer: Renderer) -> None:
    assert FIRST.lead
    words = "The council voted on the plan. " * 90
    long = replace(FIRST.lead, excerpts=(replace(FIRST.lead.excerpts[0], text=words.strip()),))
    opened, _ = card(renderer, replace(FIRST, lead=long))
    assert "plan. …\n— The New York Times" in opened


@pytest.mark.parametrize(
    ("origins", "unsourced", "expected"),
    [
        pytest.param((), 0, "2 reports · no origin of the lead is stated", id="none"),
        pytest.param(
            (Origin("Courier", HolderKind.OUTLET, False, ()),),
            0,
            "2 reports · 1 origin for the lead: Courier (not loaded) · its sources: not stated",
            id="an outlet that cites nobody",
        ),
        pytest.param(
            (Origin("Courier", HolderKind.OUTLET, True, (), cites=(Holder(HolderKind.PERSON, "Jo Berg"),)),),
            1,
            "2 reports · 1 origin for the lead: Courier · its sources: Jo Berg · 1 report names no source",
            id="a loaded outlet",
        ),
        pytest.param(
            (
                Origin(
                    "Courier", HolderKind.OUTLET, False, (), cites=(Holder(HolderKind.GROUP, "officials"),)
                ),
                Origin("Jo Berg", HolderKind.PERSON, False, ()),
                Origin("police", HolderKind.GROUP, False, ()),
                Origin("the ministry", HolderKind.BODY, False, ()),
            ),
            2,
            "2 reports · 4 origins for the lead: Courier (not loaded; its sources: officials, unnamed); "
            "Jo Berg; police, unnamed and 1 more · 2 reports name no source",
            id="several",
        ),
    ],
)
def test_the_origin_line(
    renderer: Renderer, origins: tuple[Origin, ...], unsourced: int, expected: str
) -> None:
    briefing = replace(bare(GAZETTE, COURIER), origins=origins, unsourced=unsourced)
    assert plain(renderer.brief(briefing, 1)).splitlines()[1] == expected


@pytest.mark.parametrize(
    ("reports", "caution", "expected"),
    [
        (
            2,
            Caution(CautionKind.SINGLE_ORIGIN),
            "in the loaded reports; neither says it confirmed it itself.",
        ),
        (1, Caution(CautionKind.SINGLE_ORIGIN), "the report does not say that it confirmed it itself."),
        (2, Caution(CautionKind.NO_ORIGIN), "No loaded report says where the lead comes from."),
        (
            2,
            Caution(CautionKind.UNNAMED, words=("aides", "officials")),
            "Nobody named or quoted: aides and officials.",
        ),
        (1, Caution(CautionKind.NO_EVENT_DATE), "The report does not say when it happened."),
        (2, Caution(CautionKind.NO_EVENT_DATE), "Neither report says when it happened."),
        (
            2,
            Caution(CautionKind.OTHER_SOURCE, 3, ("aides", "analysts")),
            "Line 3: same message, different source credited (aides / analysts).",
        ),
        (
            2,
            Caution(CautionKind.NUMBERS, 2, ("12 / 14",)),
            "Line 2: the reports give different numbers (12 / 14).",
        ),
        (2, Caution(CautionKind.NUMBERS), "The lead: the reports give different numbers."),
        (2, Caution(CautionKind.DENIED, 1, ("Jo Berg",)), "Line 1: denied in the loaded reports (Jo Berg)."),
        (2, Caution(CautionKind.DENIED, words=("nobody",)), "The lead is denied in the loaded reports."),
        (
            2,
            Caution(CautionKind.UNREAD, words=("Courier",)),
            "Not read, its language has no model here: Courier.",
        ),
        (2, Caution(CautionKind.COPIED, words=("A", "B")), "A and B: the same text, counted as one report."),
    ],
)
def test_cautions(renderer: Renderer, reports: int, caution: Caution, expected: str) -> None:
    briefing = replace(bare(*(GAZETTE, COURIER)[:reports]), cautions=(caution,))
    (line,) = [line for line in plain(renderer.brief(briefing, 1)).splitlines() if line.startswith("⚠")]
    assert line.endswith(expected)


@pytest.mark.parametrize(
    ("holder", "words", "expected"),
    [
        pytest.param("", "Up to 40 cars were damaged", "damaged [Gazette; no source given]", id="nobody"),
        pytest.param(
            "dock workers", "Up to 40 cars were damaged", "damaged [Gazette; dock workers]", id="elsewhere"
        ),
        pytest.param(
            "harbour master Ida", "said harbour master Ida Brandt", "Brandt [Gazette]", id="in the words"
        ),
    ],
)
def test_every_fact_has_its_holder(renderer: Renderer, holder: str, words: str, expected: str) -> None:
    briefing = replace(bare(GAZETTE), facts=(told(GAZETTE, words, 1, holder),))
    assert f"1. {words.split()[0]}" in plain(renderer.brief(briefing, 1))
    assert expected in plain(renderer.brief(briefing, 1))


def test_a_statement_that_begins_with_speech_is_not_quoted_twice(renderer: Renderer) -> None:
    other = replace(
        FIRST.facts[0].counterparts[0],
        excerpt=Excerpt(
            GAZETTE.id, Span(0, 1), "“Nobody was on board,” said harbour master Ida Brandt", Span(0, 1)
        ),
    )
    briefing = replace(FIRST, facts=(replace(FIRST.facts[0], counterparts=(other,)),), quotes=(), cautions=())
    assert "U.S. officials: “Nobody was on board,” said harbour master Ida Brandt\n" in (
        plain(renderer.brief(briefing, 1)) + "\n"
    )


def test_buttons_lead_to_everything_that_is_not_in_sight(renderer: Renderer) -> None:
    keys = {
        button.label: Action.unpack(button.data) for row in renderer.brief(FIRST, 5).buttons for button in row
    }
    assert keys == {
        "All facts (8)": Action("facts", 5),
        "All quotes (3)": Action("quotes", 5),
        "Only UP (2)": Action("only", 5, 1),
        "Only EU Global (4)": Action("only", 5, 2),
        "Who got it from whom": Action("chain", 5),
        "Names": Action("names", 5),
        "Sources (2)": Action("sources", 5),
        "Follow this story": Action("follow", 5),
        "Mute": Action("mute", 5),
    }


def test_a_card_with_a_history_keeps_its_rows_short(renderer: Renderer) -> None:
    message = renderer.brief(FIRST, 5, Edition(12, NOW))
    assert [[button.label for button in row] for row in message.buttons] == [
        ["All facts (8)", "All quotes (3)"],
        ["Only UP (2)", "Only EU Global (4)"],
        ["Who got it from whom"],
        ["Sources (2)", "Changes (12)", "Names"],
        ["Follow this story", "Mute"],
    ]


@pytest.mark.parametrize("name", sorted(CASES))
def test_no_phone_cuts_a_label(name: str, renderer: Renderer) -> None:
    for _, message in messages(renderer, CASES[name]):
        for row in message.buttons if isinstance(message, Message) else ():
            assert len(row) == 1 or all(len(button.label) <= 38 // len(row) for button in row), row


def test_no_buttons_for_what_is_not_there(renderer: Renderer) -> None:
    message = renderer.brief(bare(GAZETTE), 5)
    assert [[button.label for button in row] for row in message.buttons] == [
        ["Sources (1)"],
        ["Follow this story", "Mute"],
    ]
    assert "No statement with a source was found" in message.html


def test_the_whole_briefing_as_text(renderer: Renderer) -> None:
    text = renderer.text(FIRST)
    order = [
        "Biden allows",
        "2 reports ·",
        "KEY FACTS",
        "\n8. The article",
        "QUOTES ·",
        "WHO GOT IT",
        "⚠ Single",
    ]
    order += ["ONLY UKRAINSKA PRAVDA", "ONLY EU GLOBAL", "NAMES", "Kursk region (EU Global)"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "<" not in text
    assert "&" not in text

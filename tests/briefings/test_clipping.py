"""Which words of a sentence are shown: cuts fall between clauses and never cost a hedge or a negation."""

import pytest

from briefings.claims.clipping import Clips, trimmed, without_judgement
from briefings.claims.similarity import Topic, alike
from briefings.types import Attribution, AttributionKind, Clause, ClauseKind, Hedge, Holder, HolderKind, Span


def at(text: str, words: str) -> Span:
    """Where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    """An attribution by its words."""
    return Attribution(
        source=at(text, source),
        cue=at(text, cue),
        contents=(at(text, content),),
        kind=AttributionKind.INDIRECT,
        holder=Holder(HolderKind.GROUP, source),
        hedge=Hedge.ASSERTED,
        hedge_at=None,
        pattern="by hand",
        safe=True,
    )


@pytest.mark.parametrize(
    ("text", "ending", "expected"),
    [
        pytest.param(", the bridge – ", False, "the bridge", id="joining marks"),
        pytest.param("the bridge closed.", False, "the bridge closed", id="full stop goes"),
        pytest.param("the bridge closed.", True, "the bridge closed.", id="full stop stays"),
        pytest.param("aid from the U.S.", False, "aid from the U.S.", id="an acronym keeps its dot"),
    ],
)
def test_trimmed(text: str, ending: bool, expected: str) -> None:
    assert trimmed(text, Span(0, len(text)), ending=ending).of(text) == expected


@pytest.mark.parametrize(
    ("text", "tail", "shown"),
    [
        pytest.param(
            "As reported by Meridian, the port was sold, marking a turn in policy.",
            "marking a turn in policy",
            "As reported by Meridian, the port was sold",
            id="a judgement",
        ),
        pytest.param(
            "As reported by Meridian, the port was sold, citing two officials.",
            "citing two officials",
            "As reported by Meridian, the port was sold, citing two officials.",
            id="a credit",
        ),
    ],
)
def test_a_judgement_after_a_cue(text: str, tail: str, shown: str) -> None:
    attribution = said(text, "Meridian", "reported", "the port was sold")
    clauses = [Clause(at(text, tail), ClauseKind.PARTICIPLE)]
    assert without_judgement(text, Span(0, len(text)), clauses, attribution).of(text) == shown


def test_a_judgement_is_found_without_a_parse() -> None:
    text = "As reported by Meridian, the port was sold, signalling a turn."
    attribution = said(text, "Meridian", "reported", "the port was sold")
    assert without_judgement(text, Span(0, len(text)), [], attribution).of(text).endswith("was sold")


def test_a_judgement_in_a_sentence_that_ends_with_its_cue_stays() -> None:
    text = "The port was sold, marking a turn in policy, Meridian reported."
    attribution = said(text, "Meridian", "reported", "The port was sold")
    assert without_judgement(text, Span(0, len(text)), [], attribution).of(text) == text


CASES = [
    pytest.param(
        "Traders say that, while sales may fall, the town has one aim: new jobs at the port.",
        [(ClauseKind.ADVERBIAL, "while sales may fall")],
        ("Traders", "say", "that, while sales may fall, the town has one aim: new jobs at the port"),
        "jobs at the port",
        "new jobs at the port",
        id="after a colon; the hedge before it is another clause's",
    ),
    pytest.param(
        "Traders say that, while sales may fall, the town has one aim: new jobs at the port.",
        [(ClauseKind.ADVERBIAL, "while sales may fall")],
        ("Traders", "say", "that, while sales may fall, the town has one aim: new jobs at the port"),
        "a fall in sales",
        "sales may fall",
        id="the concession without its word",
    ),
    pytest.param(
        "The pier, which is 90 metres long, may be torn down by the navy in spring.",
        [(ClauseKind.RELATIVE, "which is 90 metres long")],
        None,
        "the navy will tear it down in spring",
        "may be torn down by the navy in spring",
        id="after a relative clause",
    ),
    pytest.param(
        "The firm does not expect lorries to return to the ramp before June.",
        [(ClauseKind.CONTENT, "lorries to return to the ramp before June")],
        None,
        "lorries return to the ramp before June",
        "The firm does not expect lorries to return to the ramp before June",
        id="a negation governs what follows",
    ),
    pytest.param(
        "The firm denied that lorries had crossed the ramp at night.",
        [(ClauseKind.CONTENT, "that lorries had crossed the ramp at night")],
        None,
        "lorries had crossed the ramp at night",
        "The firm denied that lorries had crossed the ramp at night",
        id="a denial governs what follows",
    ),
    pytest.param(
        "Lorries return to the ramp in June unless the wall moves.",
        [(ClauseKind.ADVERBIAL, "unless the wall moves")],
        None,
        "lorries return to the ramp in June",
        "Lorries return to the ramp in June unless the wall moves",
        id="a condition at the end stays",
    ),
    pytest.param(
        "Traders criticised the mayor of Ostley on Monday over his plans for the ramp.",
        [],
        ("Traders", "criticised", "the mayor of Ostley on Monday over his plans for the ramp"),
        "the mayor of Ostley and his plans for the ramp",
        "Traders criticised the mayor of Ostley on Monday over his plans for the ramp",
        id="what is criticised is no statement",
    ),
    pytest.param(
        "However, lorries return to the ramp in June.",
        [],
        None,
        "lorries return to the ramp",
        "lorries return to the ramp in June",
        id="a joining word goes",
    ),
]


@pytest.mark.parametrize(("text", "clauses", "holder", "asked", "shown"), CASES)
def test_closest(
    text: str,
    clauses: list[tuple[ClauseKind, str]],
    holder: tuple[str, str, str] | None,
    asked: str,
    shown: str,
) -> None:
    topic = Topic([text, asked, "Nothing else is known."])
    wanted = topic.profile(asked)
    clips = Clips(
        text,
        Span(0, len(text)),
        [Clause(at(text, words), kind) for kind, words in clauses],
        [said(text, *holder)] if holder else [],
    )
    assert clips.closest(lambda words: alike(topic.profile(words), wanted)).of(text) == shown


def test_every_clip_is_inside_its_sentence() -> None:
    text = "Before. The pier, which is long, may go. After."
    span = at(text, "The pier, which is long, may go.")
    clips = Clips(text, span, [Clause(at(text, "which is long"), ClauseKind.RELATIVE)], [])
    assert clips.all()
    assert all(span.covers(each) for each in clips.all())

"""Indirect speech: what is said, how sure, by whom, and which look-alikes say nothing."""

import pytest

from briefings.types import AttributionKind, Hedge, HolderKind
from tests.briefings.reading.readers import only, reading_of, said, words


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        pytest.param("Jane Doe said that it rained.", "Jane Doe", "that it rained", id="that clause"),
        pytest.param("Jane Doe said it rained.", "Jane Doe", "it rained", id="without that"),
        pytest.param("It rained, Jane Doe said.", "Jane Doe", "It rained", id="behind the clause"),
        pytest.param(
            "A blast at a mill hurt 12 people on Tuesday, three of them badly, the fire service said.",
            "the fire service",
            "A blast at a mill hurt 12 people on Tuesday, three of them badly",
            id="behind a clause that ends in a group",
        ),
        pytest.param(
            "According to officials, the road is closed until Friday.",
            "officials",
            "the road is closed until Friday.",
            id="according to, before",
        ),
        pytest.param(
            "The road is closed until Friday, according to officials.",
            "officials",
            "The road is closed until Friday",
            id="according to, behind",
        ),
        pytest.param(
            "As the Harbour Post reported, the road is closed until Friday.",
            "The Harbour Post",
            "the road is closed until Friday.",
            id="as reported",
        ),
        pytest.param(
            "As reported by the Harbour Post, the road is closed until Friday.",
            "The Harbour Post",
            "the road is closed until Friday.",
            id="as reported by",
        ),
        pytest.param(
            "One of the aims, they say, is to send a message.",
            "",
            "One of the aims … is to send a message.",
            id="in the middle",
        ),
        pytest.param(
            "Sources close to the ministry indicate that the road is closed.",
            "Sources close to the ministry",
            "that the road is closed",
            id="a described group in full",
        ),
        pytest.param(
            "Two people familiar with the matter said the road was closed.",
            "Two people familiar with the matter",
            "the road was closed",
            id="people familiar with it",
        ),
        pytest.param(
            "The ministry denied that the road was closed.",
            "The ministry",
            "that the road was closed",
            id="a denial",
        ),
        pytest.param("Officials have voiced support for the plan.", "Officials", "the plan", id="a stance"),
        pytest.param(
            "Some officials have expressed concerns that the road could flood.",
            "Some officials",
            "that the road could flood",
            id="expressed concerns",
        ),
        pytest.param(
            "The delay has raised concerns among officials about the budget.",
            "officials",
            "the budget",
            id="concerns among",
        ),
        pytest.param(
            "Jane Doe urged voters to stay at home.", "Jane Doe", "voters to stay at home", id="a request"
        ),
        pytest.param("Jane Doe called for a new vote.", "Jane Doe", "a new vote", id="called for"),
        pytest.param(
            "The mayor conveyed a message: Jane Doe said that it was clear: stop the work.",
            "Jane Doe",
            "that it was clear: stop the work",
            id="behind a colon",
        ),
    ],
)
def test_what_is_said(text: str, who: str, what: str) -> None:
    assert (who, what) in said(text)


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        pytest.param(
            "Jane Doe said she would stay, adding that John Roe would leave.",
            [("Jane Doe", "she would stay"), ("Jane Doe", "that John Roe would leave")],
            id="adding",
        ),
        pytest.param(
            "Though officials do not expect that the road will flood, the bridge, they say, is closed.",
            [("officials", "that the road will flood"), ("officials", "the bridge … is closed.")],
            id="a clause before the main one",
        ),
        pytest.param(
            "The Harbour Post writes that officials say the road is closed.",
            [
                ("The Harbour Post", "that officials say the road is closed"),
                ("officials", "the road is closed"),
            ],
            id="one inside the other",
        ),
        pytest.param(
            "Jane Doe said she believed that it rained.",
            [("Jane Doe", "she believed that it rained")],
            id="her own belief is no second report",
        ),
        pytest.param(
            "If the rain goes on, the road may close, police said.",
            [("police", "If the rain goes on, the road may close")],
            id="a condition is kept",
        ),
    ],
)
def test_several_in_one_sentence(text: str, reports: list[tuple[str, str]]) -> None:
    assert said(text) == reports


@pytest.mark.parametrize(
    ("text", "hedge", "at"),
    [
        pytest.param("Officials said that it rained.", Hedge.ASSERTED, "", id="asserted"),
        pytest.param("Officials believe that it rained.", Hedge.BELIEVED, "believe", id="believed"),
        pytest.param("Officials said that it may rain.", Hedge.MAY, "may", id="may"),
        pytest.param("Officials said that it will likely rain.", Hedge.LIKELY, "likely", id="likely"),
        pytest.param("Others may consider the fears overstated.", Hedge.MAY, "may", id="the holders may"),
        pytest.param("Officials do not expect that it will rain.", Hedge.NEGATED, "not", id="negated"),
        pytest.param(
            "Officials declined to say whether it rained.", Hedge.NEGATED, "declined", id="declined to say"
        ),
        pytest.param(
            "It was reportedly raining, officials said.", Hedge.SAID_TO, "reportedly", id="reportedly"
        ),
        pytest.param("The plan is said to be ready.", Hedge.SAID_TO, "said", id="is said to"),
        pytest.param(
            "Officials said in May that it rained in May 2020.", Hedge.ASSERTED, "", id="the month of May"
        ),
    ],
)
def test_how_sure(text: str, hedge: Hedge, at: str) -> None:
    one = only(text)
    assert one.hedge is hedge
    assert (one.hedge_at.of(text) if one.hedge_at else "") == at


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The plan is said to reflect the mood.", id="is said to"),
        pytest.param("The move is seen as a signal to others.", id="is seen as"),
        pytest.param("France is expected to watch the results.", id="is expected to"),
        pytest.param("The army has reportedly left the town.", id="reportedly"),
        pytest.param(
            "The town has changed, with reports suggesting that the army could leave.",
            id="reports suggesting",
        ),
        pytest.param("Concerns persist that the army could leave.", id="concerns persist"),
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert only(text).holder.kind is HolderKind.NOBODY


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The decision highlights a major shift.", id="highlights"),
        pytest.param("The vote reflects the mood in the country.", id="reflects"),
        pytest.param("The move suggests a firm stance.", id="a thing suggests"),
        pytest.param("The statement underscores the unity of the states.", id="underscores"),
        pytest.param("The deal represents a turning point.", id="represents"),
        pytest.param("The company announced a picnic area.", id="an object is no clause"),
        pytest.param("She needs nobody to tell her that it rains.", id="a report that is not made"),
    ],
)
def test_what_looks_like_a_cue_and_is_none(text: str) -> None:
    assert [one for one in reading_of(text).attributions if one.pattern != "about"] == []


def test_a_doubtful_sentence_goes_on_for_the_same_holder() -> None:
    text = "Some analysts argue that the plan may change the talks. Should it fail, the city could lose much."
    first, second = reading_of(text).attributions
    assert second.inherited
    assert not second.safe
    assert second.holder == first.holder
    assert second.contents[0].of(text) == "Should it fail, the city could lose much."


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("However, the city could lose much.", id="a turn"),
        pytest.param("The city lost much.", id="no doubt in it"),
    ],
)
def test_other_sentences_are_the_outlets_own(second: str) -> None:
    assert (
        len(reading_of("Some analysts argue that the plan may change the talks. " + second).attributions) == 1
    )


def test_whom_it_was_told_to() -> None:
    one = only("The road is closed, Jane Doe told the Harbour Post.")
    assert one.told is not None
    assert (one.told.kind, one.told.name) == (HolderKind.OUTLET, "The Harbour Post")


def test_an_audience_is_no_outlet() -> None:
    assert only("The road is closed, Jane Doe told reporters.").told is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The road is closed, the Harbour Post reported, citing officials.", id="citing"),
        pytest.param(
            "The road is closed, according to the Harbour Post, which cited officials.", id="which cited"
        ),
    ],
)
def test_whom_the_holder_cites(text: str) -> None:
    (one, *_) = reading_of(text).attributions
    assert one.holder.name == "The Harbour Post"
    assert [holder.name for holder in one.cites] == ["officials"]
    assert words(reading_of(text), one) == ["The road is closed"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Jane Doe said it rained.", AttributionKind.INDIRECT, id="indirect"),
        pytest.param("“It rains,” Jane Doe said.", AttributionKind.DIRECT, id="direct"),
        pytest.param("Jane Doe said the plan was “far too late.”", AttributionKind.MIXED, id="mixed"),
    ],
)
def test_kinds(text: str, kind: AttributionKind) -> None:
    assert only(text).kind is kind

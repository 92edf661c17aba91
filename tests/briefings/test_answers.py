"""Denials and silence: beside what they answer, or with what stands before them."""

import pytest

from briefings.composing.compose import compose
from briefings.types import Claim, DifferenceKind, Hedge, Story
from tests.briefings.handmade import BODY, GROUP, PERSON, Report, Said, story

FACT = "The council will sell the harbour to Brill Shipping"
AGAIN = "Brill Shipping will buy the harbour from the council"
OTHER = "The pilots had warned of the shallow water for years"


def told(*sentences: str, said: tuple[Said, ...] = ()) -> Story:
    """Two reports of one fact; the first one goes on with these sentences."""
    first = Said("the mayor", "said", FACT)
    mine = Report("Post", [f"{FACT}, the mayor said.", *sentences], [first, *said])
    return story(mine, Report("Echo", [f"{AGAIN}, a broker said."], [Said("a broker", "said", AGAIN)]))


def answers(claim: Claim) -> list[str]:
    """The words of whoever answers a claim."""
    return [each.excerpts[0].text for each in claim.reports if each.answers]


def lead(of: Story) -> Claim:
    """The lead."""
    return next(each for each in of.claims if each.lead)


def only(of: Story) -> list[str]:
    """The lines that only one report has, as they are printed."""
    return [" ".join(each.text for each in line.excerpts) for one in compose(of).only for line in one.lines]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Brill Shipping declined to comment.", id="no comment"),
        pytest.param("Brill Shipping did not respond to a request for comment.", id="no answer"),
        pytest.param("Brill Shipping could not be reached.", id="not reached"),
        pytest.param("Brill Shipping declined to comment on the report.", id="on the report"),
        pytest.param("Brill Shipping rejected the report.", id="rejected"),
        pytest.param("Brill Shipping dismissed the warnings.", id="dismissed"),
    ],
)
def test_beside_the_lead(sentence: str) -> None:
    assert answers(lead(told(sentence))) == [sentence]


def test_when_it_happened_is_not_what_is_denied() -> None:
    deal = "two brokers had been paid"
    mine = Report(
        "Post",
        [f"{FACT}, the mayor said.", f"The guild said that {deal}."],
        [Said("the mayor", "said", FACT), Said("The guild", "said", deal)],
    )
    denial = f"Police denied that any brokers had been paid after the news that {AGAIN}."
    other = Report(
        "Echo",
        [f"{AGAIN}, a broker said.", "The guild said that brokers had been paid.", denial],
        [
            Said("a broker", "said", AGAIN),
            Said("The guild", "said", "brokers had been paid"),
            Said("Police", "denied", f"any brokers had been paid after the news that {AGAIN}", BODY),
        ],
    )
    found = story(mine, other)
    assert answers(lead(found)) == []
    assert [denial] in [answers(each) for each in found.claims]


def test_silence_in_a_paragraph_answers_what_stands_before_it() -> None:
    found = told(
        f"{OTHER}, a guild said.|The port declined to comment.", said=(Said("a guild", "said", OTHER),)
    )
    assert answers(lead(found)) == []
    assert only(found) == [f"{OTHER}, a guild said. The port declined to comment."]


def test_a_denial_of_that_answers_what_stands_before_it() -> None:
    found = told(f"{OTHER}, a guild said.", "The port disputed that.", said=(Said("a guild", "said", OTHER),))
    assert answers(lead(found)) == []
    assert only(found) == [f"{OTHER}, a guild said. The port disputed that."]


def test_a_denial_of_what_is_quoted_stands_with_the_quote() -> None:
    words = '"The pilots had warned of nothing,"'
    report = Report(
        "Post",
        [f"{FACT}, the mayor said.", f"{words} it read.", "The guild disputed that."],
        [Said("the mayor", "said", FACT), Said("it", "read", words, safe=False)],
        quotes=[(words, "the port")],
    )
    found = story(report, Report("Echo", [f"{AGAIN}."]))
    assert only(found) == [f"{words} it read. The guild disputed that."]


def test_what_is_not_said_about_something_else_is_no_answer_to_the_lead() -> None:
    silent = "The port declined to say whether the lighthouse keeper had retired."
    found = told(silent)
    assert answers(lead(found)) == []
    assert only(found) == [silent]


def test_a_denial_with_a_message_goes_by_its_topic() -> None:
    denied = "that the council would sell the harbour"
    found = told(f"The port denied {denied}.", said=(Said("The port", "denied", denied, BODY),))
    assert answers(lead(found)) == [f"The port denied {denied}."]
    kinds = [
        each.kind for each in lead(found).differences if each.reports[-1] == len(lead(found).reports) - 1
    ]
    assert kinds == [DifferenceKind.CERTAINTY]


def test_one_denial_in_two_papers_and_as_a_not_is_one_claim() -> None:
    denied, negated = "that it had ignored any warning of the pilots", "it had not ignored warnings of pilots"
    first = Said("The port", "denied", denied, BODY)
    second = Said("The port", "said", negated, BODY, hedge=Hedge.NEGATED)
    found = story(
        Report("Post", [f"{FACT}.", f"The port denied {denied}."], [first]),
        Report("Echo", [f"{AGAIN}.", f"The port said {negated}."], [second]),
        Report("Globe", [f"{FACT}.", f"The port denied {denied}."], [first]),
    )
    claim = next(each for each in found.claims if "ignored" in each.reports[0].excerpts[0].text)
    assert sorted(each.article for each in claim.reports) == ["echo", "globe", "post"]
    assert answers(claim) == []
    assert not [each for each in claim.differences if each.kind is DifferenceKind.CERTAINTY]


def test_a_pronoun_that_is_silent_is_whoever_it_stands_for() -> None:
    words = "to say whether the lighthouse keeper had retired"
    said = Said("She", "declined", words, PERSON, name="Ann Hale")
    found = told(f"She declined {words}.", said=(said,))
    holders = [
        each.reports[0].holder.name for each in found.claims if "She" in each.reports[0].excerpts[0].text
    ]
    assert holders == ["Ann Hale"]


def test_what_somebody_did_not_mention_is_nobody_s_statement() -> None:
    said = Said("the mayor", "mention", "the price", GROUP)
    assert only(told("In his letter, the mayor did not mention the price.", said=(said,))) == []


def test_a_single_denial_is_a_line_of_its_own() -> None:
    denied = "that the lighthouse keeper had retired"
    found = told(f"The port denied {denied}.", said=(Said("The port", "denied", denied, BODY),))
    assert only(found) == [f"The port denied {denied}."]

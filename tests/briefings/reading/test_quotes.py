"""Direct speech: its speaker in every order of clauses, its kind, frame and setting."""

import pytest

from briefings.types import QuoteKind
from tests.briefings.reading.readers import reading_of, spoken


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        pytest.param("“It rains,” Jane Doe said.", "It rains", "Jane Doe", id="Q, S V"),
        pytest.param("“It rains,” said Jane Doe.", "It rains", "Jane Doe", id="Q, V S"),
        pytest.param("Jane Doe said, “It rains.”", "It rains.", "Jane Doe", id="S V, Q"),
        pytest.param("Jane Doe said: “It rains.”", "It rains.", "Jane Doe", id="S V: Q"),
        pytest.param("“Does it rain?” asked Jane Doe.", "Does it rain?", "Jane Doe", id="a question"),
        pytest.param(
            "“It rains,” said retired baker Jane Doe.", "It rains", "Jane Doe", id="a trade before the name"
        ),
        pytest.param(
            "“It rains,” said the mayor, Jane Doe.", "It rains", "Jane Doe", id="an office before the name"
        ),
        pytest.param(
            "“It rains,” the town's mayor, Jane Doe, told reporters.",
            "It rains",
            "Jane Doe",
            id="the name between commas",
        ),
        pytest.param(
            "“It rains,” Jane Doe, a baker in Leeds, said.", "It rains", "Jane Doe", id="an apposition"
        ),
        pytest.param(
            "“It rains,” said Jane Doe, who runs a bakery in Leeds.",
            "It rains",
            "Jane Doe",
            id="a clause about her",
        ),
        pytest.param(
            "In a speech in Leeds, Jane Doe, a baker, said, “It rains.”",
            "It rains.",
            "Jane Doe",
            id="something before",
        ),
        pytest.param(
            "“It rains,” the interior ministry said.", "It rains", "the interior ministry", id="a body"
        ),
        pytest.param("“It rains,” officials said.", "It rains", "officials", id="a group"),
        pytest.param("“It rains,” according to Jane Doe.", "It rains", "Jane Doe", id="according to"),
        pytest.param(
            "According to Jane Doe, “it rains too much in Leeds.”",
            "it rains too much in Leeds.",
            "Jane Doe",
            id="according to, before",
        ),
        pytest.param(
            "“It rains too much here.” — Jane Doe", "It rains too much here.", "Jane Doe", id="Q — Name"
        ),
        pytest.param(
            "Jane Doe: “It rains too much here.”", "It rains too much here.", "Jane Doe", id="Name: Q"
        ),
        pytest.param(
            "Quote from Jane Doe: “It rains too much here.”",
            "It rains too much here.",
            "Jane Doe",
            id="a label",
        ),
        pytest.param("As Jane Doe put it, “It rains.”", "It rains.", "Jane Doe", id="as she put it"),
        pytest.param("Jane Doe shot back: “It rains.”", "It rains.", "Jane Doe", id="a verb with a particle"),
        pytest.param(
            "Jane Doe called the plan “a waste of money.”", "a waste of money.", "Jane Doe", id="a judgement"
        ),
        pytest.param(
            "Jane Doe said the plan was “a waste of money.”", "a waste of money.", "Jane Doe", id="a fragment"
        ),
        pytest.param("‘It rains,’ said Jane Doe.", "It rains", "Jane Doe", id="British"),
        pytest.param(
            "Jane Doe, who once called John Roe a friend, said: “It rains.”",
            "It rains.",
            "Jane Doe",
            id="another verb in between",
        ),
        pytest.param(
            "“John Roe is wrong,” Jane Doe said.", "John Roe is wrong", "Jane Doe", id="a name in the quote"
        ),
        pytest.param(
            "“We need to stop,” Ms Doe said.", "We need to stop", "Doe", id="a pronoun in the quote"
        ),
    ],
)
def test_the_speaker_in_one_sentence(text: str, words: str, speaker: str) -> None:
    assert [(found, who) for found, who, _ in spoken(text)] == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "“It rains,” Jane Doe said. “It pours.”", ["Jane Doe", "Jane Doe"], id="goes on after the tag"
        ),
        pytest.param(
            "“It rains,” Jane Doe said, “and it pours.”", ["Jane Doe", "Jane Doe"], id="split in two"
        ),
        pytest.param("“It rains,” Jane Doe said, adding, “It pours.”", ["Jane Doe", "Jane Doe"], id="adding"),
        pytest.param("Jane Doe said it rained. “It always does.”", ["Jane Doe"], id="after a report"),
        pytest.param(
            "“It rains.” “It pours,” Jane Doe said.", ["Jane Doe", "Jane Doe"], id="the tag comes later"
        ),
        pytest.param(
            "Jane Doe spoke first. She said:\n“It rains too much in this town.”",
            ["Jane Doe"],
            id="after a colon",
        ),
        pytest.param(
            "“It rains,” Jane Doe said.\nJohn Roe nodded. “It pours,” he said.",
            ["Jane Doe", "John Roe"],
            id="another subject",
        ),
    ],
)
def test_speech_that_goes_on(text: str, speakers: list[str]) -> None:
    assert [who for _, who, _ in spoken(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fans sang “Born in the Morning” until midnight.", id="a title"),
        pytest.param("John “Big John” Roe left the room.", id="a nickname"),
        pytest.param("The so-called “fire sale” ended on Friday.", id="a scare quote"),
        pytest.param("Smoking is a “very bad” thing to do.", id="nobody's words"),
    ],
)
def test_marks_without_speech(text: str) -> None:
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        pytest.param("“It rains,” Jane Doe said.", True, id="named beside the quote"),
        pytest.param("Jane Doe came in. “It rains,” she said.", True, id="whom the sentence before names"),
        pytest.param("Jane Doe met Mary Roe. “It rains,” she said.", False, id="one of two before"),
        pytest.param(
            "Jane Doe said it rained. “It pours,” she said.", True, id="a pronoun that means one person"
        ),
        pytest.param(
            "Jane Doe said it rained. Mary Roe nodded. “It pours,” she said.",
            False,
            id="a pronoun that may mean two",
        ),
        pytest.param("The plan failed. “It rains too much in this town.”", False, id="nobody around"),
    ],
)
def test_whether_the_name_may_be_printed(text: str, safe: bool) -> None:
    assert [printed for _, _, printed in spoken(text)] in ([safe], [] if not safe else [safe])


def test_a_whole_sentence_keeps_its_full_stop() -> None:
    (quote,) = reading_of("In a recent address, Jane Doe stated, “It rains.”").quotes
    assert quote.kind is QuoteKind.SENTENCE


def test_a_clause_gives_its_comma_back_to_the_frame() -> None:
    text = "“It rains,” Jane Doe said."
    (quote,) = reading_of(text).quotes
    assert quote.kind is QuoteKind.CLAUSE
    assert quote.span.of(text) == "“It rains,”"
    assert quote.words.of(text) == "It rains"


def test_a_fragment_comes_with_the_clause_it_completes() -> None:
    text = "Jane Doe said the plan would “speak for itself.”"
    (quote,) = reading_of(text).quotes
    assert quote.kind is QuoteKind.FRAGMENT
    assert quote.frame is not None
    assert quote.frame.of(text) == "the plan would “speak for itself.”"


def test_when_and_where_it_was_said() -> None:
    text = "In a recent address, Jane Doe stated, “It rains.”"
    (quote,) = reading_of(text).quotes
    assert quote.setting is not None
    assert quote.setting.of(text) == "In a recent address"


def test_the_sentence_of_a_quote() -> None:
    text = "It was cold. “It rains,” Jane Doe said."
    reading = reading_of(text)
    (quote,) = reading.quotes
    assert reading.sentences[quote.sentence].span.covers(quote.span)

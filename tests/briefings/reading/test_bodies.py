"""Which body is meant where an article does not say its name again, and who is no body."""

import pytest

from tests.briefings.reading.readers import reading_of


def speakers(text: str) -> list[tuple[str, bool]]:
    return [(quote.speaker.name, quote.safe) for quote in reading_of(text).quotes]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Orrin Fisheries denied that. “We paid it,” the company said.",
            "Orrin Fisheries",
            id="the company",
        ),
        pytest.param(
            "Lannock County Council met on Monday. “We paid it,” the council said.",
            "Lannock County Council",
            id="the noun of a name",
        ),
        pytest.param(
            "Orrin Fisheries denied that. It said: “We paid it.”", "Orrin Fisheries", id="it goes on"
        ),
        pytest.param(
            "The club announced it in a statement. “We part as friends,” it read.",
            "The club",
            id="a statement",
        ),
        pytest.param("“We paid it,” the company said.", "the company", id="no name at all"),
        pytest.param(
            "Orrin Fisheries sued Calder Foods. The judge agreed. “We paid it,” the company said.",
            "the company",
            id="one of two",
        ),
        pytest.param(
            "“We paid it,” the Federation of Bakers and Millers said.",
            "Federation of Bakers and Millers",
            id="a name to its end",
        ),
        pytest.param("“We paid it,” the Brazilian said.", "the Brazilian", id="somebody by a country"),
    ],
)
def test_who_a_body_is(text: str, name: str) -> None:
    assert [found for found, _ in speakers(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Fire Chief Dolores Vance came. “It rains,” Vance said.", "Dolores Vance", id="a title"),
        pytest.param("“It rains,” said one passenger, Olive Dent, 70.", "Olive Dent", id="an age"),
        pytest.param("“It rains,” said Helga Brand KC, the judge.", "Helga Brand KC", id="letters"),
        pytest.param("“It rains,” said Earl Hutch, a farmer.", "Earl Hutch", id="a given name, no title"),
        pytest.param("“It rains,” — Nia Frame, head of music.", "Nia Frame", id="a signature"),
        pytest.param("“It rains,” joked striker Jane Doe.", "Jane Doe", id="a verb that the parser misreads"),
        pytest.param("Added Jane Doe: “It rains here.”", "Jane Doe", id="the verb first"),
        pytest.param(
            "Her coach and uncle, John Doe, said: “It rains.”", "John Doe", id="two offices, one name"
        ),
        pytest.param("“It rains,” said one of the trustees.", "one of the trustees", id="one of several"),
        pytest.param("Jane and John Doe came. “It rains,” Mrs Doe said.", "Mrs Doe", id="a couple"),
        pytest.param("The farmers, who own it, said: “It rains.”", "The farmers", id="without its clause"),
    ],
)
def test_who_a_person_is(text: str, name: str) -> None:
    assert speakers(text) == [(name, True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Jane Trump came. Everybody saw Trump.\nTrump says “it rains” a lot.",
            "Jane Trump",
            id="a known name",
        ),
        pytest.param(
            "We saw Maud Peeters.\nPeeters, 31, said: “It rains.”", "Maud Peeters", id="like a plural"
        ),
        pytest.param("Thomas “Tip” Doe said the plan was “quite dead”.", "Thomas “Tip” Doe", id="a nickname"),
    ],
)
def test_names_that_look_like_words(text: str, name: str) -> None:
    assert {found for found, _ in speakers(text)} == {name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jane Doe said that it rained.\n\n“It never stops.”", [("Jane Doe", True)], id="below a report"
        ),
        pytest.param("“It never stops.”\n\n— Jane Doe, a baker", [("Jane Doe", True)], id="signed below"),
        pytest.param(
            "Her husband said it rained. “It pours,” he said.",
            [("Her husband", True)],
            id="he without a name",
        ),
        pytest.param(
            "John Doe said it rained. “Nobody believes Doe,” he said.",
            [("John Doe", False)],
            id="told of by name",
        ),
        pytest.param(
            "A reporter asked John Doe if it rained. “It pours,” he said.",
            [("John Doe", False)],
            id="who asked",
        ),
    ],
)
def test_whose_speech_it_is(text: str, expected: list[tuple[str, bool]]) -> None:
    assert speakers(text) == expected

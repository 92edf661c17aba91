"""Words to stems: what counts as one word in two outlets' wordings."""

import pytest

from briefings.claims.stems import stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("authorised", "authorization", id="spelling and form"),
        pytest.param("approval", "permit", id="news synonyms"),
        pytest.param("killed", "deaths", id="killed and dead"),
        pytest.param("U.S.", "American", id="country and its people"),
        pytest.param("Britain’s", "UK", id="possessive"),
        pytest.param("French", "France", id="adjective"),
        pytest.param("negotiations", "negotiation", id="plural"),
    ],
)
def test_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Polish", "polish", id="a people and a verb"),
        pytest.param("US", "us", id="a country and a pronoun"),
        pytest.param("minister", "ministry", id="a person and a body"),
        pytest.param("ruler", "rules", id="short words keep their endings"),
    ],
)
def test_two_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["the", "said", "according", "1,900", "12", "twelve", "however", "it's"])
def test_no_content(word: str) -> None:
    assert stem(word) == ""


def test_words_keep_acronyms_and_numbers_whole() -> None:
    assert words("The U.S. spent 1,900.50 on it, Anna’s aide said.") == [
        "The", "U.S.", "spent", "1,900.50", "on", "it", "Anna’s", "aide", "said",
    ]  # fmt: skip


def test_stems_leave_out_what_has_none() -> None:
    assert stems("He said that 12 of them were") == frozenset()

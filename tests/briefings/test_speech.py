"""Quotes over several articles: who carries the same words, and which wording is shown."""

import pytest

from briefings.composing.compose import compose
from briefings.types import Story
from tests.briefings.handmade import Report, story

LEAD = "The harbour bridge has been closed."


def quoting(outlet: str, words: str, speaker: str = "Ann Hale") -> Report:
    """An article with one quote."""
    return Report(outlet, [LEAD, f"{words} {speaker} said."], quotes=[(words, speaker)])


def shown(found: Story) -> list[tuple[str, str, tuple[str, ...]]]:
    """Words, speaker and carriers of each quote."""
    return [(each.words.text, each.speaker, each.outlets) for each in compose(found).quotes]


def test_the_same_words_are_one_quote_with_two_carriers() -> None:
    found = story(
        quoting("Post", "“It will never open again,”"), quoting("Echo", "“It will never open again,”")
    )
    assert shown(found) == [("It will never open again", "Ann Hale", ("Echo", "Post"))]


@pytest.mark.parametrize(
    "other",
    ["“It will never open again, I fear,”", "'It will never open again, I fear,'"],
    ids=["longer", "other marks"],
)
def test_the_fuller_wording_is_shown(other: str) -> None:
    found = story(quoting("Post", "“It will never open again,”"), quoting("Echo", other))
    assert shown(found) == [("It will never open again, I fear", "Ann Hale", ("Echo", "Post"))]


def test_another_wording_is_another_line_beside_it() -> None:
    found = story(
        quoting("Post", "“It will never open again,”"),
        quoting("Echo", "“Nobody knows,”", "Bo Rand"),
        quoting("Star", "“It can never be opened again,”"),
    )
    speakers = [speaker for _, speaker, _ in shown(found)]
    assert sorted(speakers) == ["Ann Hale", "Ann Hale", "Bo Rand"]
    assert speakers in (["Ann Hale", "Ann Hale", "Bo Rand"], ["Bo Rand", "Ann Hale", "Ann Hale"])


def test_the_same_words_of_two_people_are_two_quotes() -> None:
    found = story(
        quoting("Post", "“It will never open again,”"),
        quoting("Echo", "“It will never open again,”", "Bo Rand"),
    )
    assert len(shown(found)) == 2


def test_one_word_is_no_match() -> None:
    found = story(quoting("Post", "“Never,”"), quoting("Echo", "“Never say never,”"))
    assert len(shown(found)) == 2


def test_a_surname_and_a_full_name_are_one_speaker() -> None:
    found = story(
        quoting("Post", "“It will never open again,”"), quoting("Echo", "“It will never open again,”", "Hale")
    )
    assert len(shown(found)) == 1

"""Who stands behind a statement: names, roles, pronouns, stand-ins."""

import pytest

from briefings.types import HolderKind
from tests.briefings.reading.readers import only, reading_of


@pytest.mark.parametrize(
    ("text", "kind", "name", "role"),
    [
        pytest.param("Jane Doe said it rained.", HolderKind.PERSON, "Jane Doe", "", id="a person"),
        pytest.param(
            "Foreign Minister Jane Doe said it rained.",
            HolderKind.PERSON,
            "Jane Doe",
            "Foreign Minister",
            id="a title",
        ),
        pytest.param(
            "President-elect Jane Doe said it rained.",
            HolderKind.PERSON,
            "Jane Doe",
            "President-elect",
            id="a hyphened title",
        ),
        pytest.param(
            "Jane Doe, a baker, said it rained.", HolderKind.PERSON, "Jane Doe", "a baker", id="an apposition"
        ),
        pytest.param(
            "Town spokeswoman Jane Doe said it rained.",
            HolderKind.PERSON,
            "Jane Doe",
            "Town spokeswoman",
            id="a spokeswoman",
        ),
        pytest.param(
            "Jane Holtz-Doe said it rained.", HolderKind.PERSON, "Jane Holtz-Doe", "", id="a hyphened name"
        ),
        pytest.param("John Doe Jr. said it rained.", HolderKind.PERSON, "John Doe Jr.", "", id="junior"),
        pytest.param(
            "The Harbour Post said it rained.", HolderKind.OUTLET, "The Harbour Post", "", id="an outlet"
        ),
        pytest.param(
            "The HP writes that it rained.",
            HolderKind.OUTLET,
            "The Harbour Post",
            "",
            id="an outlet's short form",
        ),
        pytest.param(
            "The interior ministry said it rained.", HolderKind.BODY, "The interior ministry", "", id="a body"
        ),
        pytest.param(
            "The operator, Acme Lines, said it rained.",
            HolderKind.BODY,
            "Acme Lines",
            "",
            id="a body in apposition",
        ),
        pytest.param("U.S. officials said it rained.", HolderKind.GROUP, "U.S. officials", "", id="a group"),
        pytest.param(
            "A spokesman for the mayor said it rained.",
            HolderKind.GROUP,
            "A spokesman for the mayor",
            "",
            id="nobody named",
        ),
        pytest.param(
            "Jane Doe and John Roe said it rained.",
            HolderKind.GROUP,
            "Jane Doe and John Roe",
            "",
            id="two at once",
        ),
    ],
)
def test_holders(text: str, kind: HolderKind, name: str, role: str) -> None:
    holder = only(text).holder
    assert (holder.kind, holder.name, holder.role) == (kind, name, role)


def test_names_and_roles_are_where_the_article_prints_them() -> None:
    text = "Foreign Minister Jane Doe said it rained."
    holder = only(text).holder
    assert holder.name_at is not None
    assert holder.role_at is not None
    assert (holder.name_at.of(text), holder.role_at.of(text)) == ("Jane Doe", "Foreign Minister")


@pytest.mark.parametrize(
    "later",
    [
        pytest.param("Doe said it pours.", id="surname"),
        pytest.param("Ms. Doe said it pours.", id="title and surname"),
        pytest.param("She said it pours.", id="pronoun"),
    ],
)
def test_the_first_mention_gives_the_full_name(later: str) -> None:
    found = reading_of("Jane Doe said it rained. " + later).attributions
    assert [one.holder.name for one in found] == ["Jane Doe", "Jane Doe"]


def test_two_of_one_surname_are_not_printed_by_surname_alone() -> None:
    text = "John Doe met Jane Doe in Leeds. Doe said it rained."
    (one,) = reading_of(text).attributions
    assert not one.safe


def test_father_and_son_are_two() -> None:
    found = reading_of("John Doe said it rained. John Doe Jr. said it poured.").attributions
    assert [one.holder.name for one in found] == ["John Doe", "John Doe Jr."]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Mr. Doe met Mary Roe. He said it rained.", "Doe", id="he is Mr."),
        pytest.param(
            "John Doe met Mary Roe. She said it rained.", "Mary Roe", id="she has a woman's first name"
        ),
        pytest.param(
            "Mary Roe said John Doe had left. She said it rained.",
            "Mary Roe",
            id="the speaker, not whom she spoke of",
        ),
        pytest.param(
            "The ministry closed the road. The ministry said it rained. It said it poured.",
            "The ministry",
            id="it is a body",
        ),
    ],
)
def test_pronouns(text: str, name: str) -> None:
    assert reading_of(text).attributions[-1].holder.name == name


def test_the_publication_is_the_outlet_that_the_article_credits() -> None:
    text = "The publication also notes that it pours.\nThe publication's sources say that it will stop."
    reading = reading_of(text, credit="Source: The Harbour Post, citing officials")
    first, second = reading.attributions
    assert (first.holder.kind, first.holder.name) == (HolderKind.OUTLET, "The Harbour Post")
    assert second.holder.name == "The publication's sources"
    stands_for = {span.of(reading.article.text): holder.name for span, holder in reading.aliases}
    assert stands_for == {"The publication": "The Harbour Post"}


def test_who_they_are_is_told() -> None:
    reading = reading_of("Officials said it rained. They said it poured.")
    ((span, holder),) = reading.aliases
    assert (span.of(reading.article.text), holder.name) == ("They", "Officials")


def test_names_are_told_with_their_fullest_form() -> None:
    reading = reading_of("Jane Doe met officials of the Harbour Post. Doe said it rained.")
    told = [(one.span.of(reading.article.text), one.name, one.kind) for one in reading.mentions]
    assert ("Doe", "Jane Doe", HolderKind.PERSON) in told
    assert ("Harbour Post", "The Harbour Post", HolderKind.OUTLET) in told

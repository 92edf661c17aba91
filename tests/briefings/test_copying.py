"""One text under several mastheads: which is the original, and what a copy is worth."""

from datetime import datetime

import pytest

from briefings.claims.copying import copies, credited_agency, is_agency
from briefings.composing.compose import compose
from briefings.outlets import Outlets
from briefings.types import Outlet
from tests.briefings.handmade import BODY, OUTLET, Report, Said, reading, story

TEXT = [
    "A fire at a mill in Torrin injured nine people on Monday, the fire brigade said.",
    "The flames broke out in the drying hall at half past four and were put out by nine.",
    "The mayor said that the road along the canal would remain closed for the whole week.",
]
BRIGADE = Said("the fire brigade", "said", "A fire at a mill in Torrin injured nine people on Monday", BODY)
AT = datetime(2025, 3, 4, 8)  # noqa: DTZ001


def original(*reports: Report, registered: Outlets | None = None) -> dict[str, str]:
    """Each copy with what it copies, whatever order they come in."""
    found = copies([reading(each) for each in reports], registered or Outlets())
    assert copies([reading(each) for each in reversed(reports)], registered or Outlets()) == found
    return found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            Report("Corvin", TEXT, dateline="TORRIN, March 4 (Corvin) -"),
            Report("Post", TEXT, published_at=AT),
            id="signs its dateline",
        ),
        pytest.param(
            Report("Corvin", TEXT), Report("Post", TEXT, byline="Post staff and agencies"), id="and agencies"
        ),
        pytest.param(Report("Corvin", TEXT, agency=True), Report("Post", TEXT), id="registered"),
        pytest.param(
            Report("Corvin", TEXT, published_at=AT),
            Report("Post", TEXT, published_at=AT.replace(hour=9)),
            id="earlier",
        ),
        pytest.param(
            Report("Corvin", [*TEXT, "Nobody was killed."]),
            Report("Post", TEXT, published_at=AT),
            id="longer",
        ),
        pytest.param(
            Report("Corvin", TEXT),
            Report(
                "Post",
                [*TEXT, "It burnt, Corvin reported."],
                [Said("Corvin", "reported", "It burnt", OUTLET)],
            ),
            id="credited",
        ),
    ],
)
def test_the_original(first: Report, second: Report) -> None:
    assert original(first, second) == {"post": "corvin"}


def test_three_mastheads_have_one_original() -> None:
    found = original(*(Report(each, TEXT) for each in ("Post", "Echo")), Report("Corvin", TEXT, agency=True))
    assert found == {"post": "corvin", "echo": "corvin"}


def test_other_texts_are_no_copies() -> None:
    other = ["Nine workers were hurt when a mill in Torrin burnt down.", "The mayor visited them."]
    assert original(Report("Corvin", TEXT), Report("Post", other)) == {}


def test_a_copy_has_it_from_the_agency_and_is_no_origin() -> None:
    found = story(
        Report("Corvin", TEXT, [BRIGADE], dateline="TORRIN, March 4 (Corvin) -"),
        Report("Post", TEXT, [BRIGADE], published_at=AT),
    )
    assert [each.name for each in found.origins] == ["the fire brigade"]
    assert dict(found.ways) == {"corvin": (), "post": ("Corvin",)}


def test_a_copy_of_a_text_that_names_nobody_is_the_agency_s() -> None:
    plain = ["A fire at a mill in Torrin injured nine people on Monday.", *TEXT[1:2]]
    found = story(Report("Corvin", plain, dateline="TORRIN (Corvin) -"), Report("Post", plain))
    assert [each.name for each in found.origins] == ["Corvin"]


def test_a_dateline_in_another_paper_credits_the_agency() -> None:
    article = reading(Report("Post", TEXT, dateline="TORRIN, March 4 (Corvin) -")).article
    found = credited_agency(article, Outlets([Outlet("Corvin"), Outlet("Post")]))
    assert found
    assert (found.holder.name, found.span.of(article.text)) == ("Corvin", "Corvin")
    assert not is_agency(article)


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(Report("Post", TEXT, byline="Ann Hale"), id="a writer"),
        pytest.param(Report("Corvin", TEXT, byline="Corvin", agency=True), id="itself"),
        pytest.param(Report("Post", TEXT, dateline="TORRIN (Reuters desk) -"), id="nobody known"),
    ],
)
def test_no_agency_is_credited(report: Report) -> None:
    assert credited_agency(reading(report).article, Outlets([Outlet("Corvin", agency=True)])) is None


def test_equal_words_of_a_copy_are_shown_once() -> None:
    mine = Report("Echo", ["Twelve people were injured in a fire at a mill in Torrin on Monday."])
    found = compose(
        story(
            mine,
            Report("Corvin", TEXT, [BRIGADE], agency=True),
            Report("Post", TEXT, [BRIGADE]),
        )
    )
    assert found.lead
    assert [each.outlet for each in found.lead.counterparts] == ["Echo"]
    assert set(found.lead.outlets) == {"Corvin", "Echo", "Post"}

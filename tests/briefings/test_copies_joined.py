"""One agency text under two mastheads, from bytes to the story: joined whatever its title, and one origin."""

import pytest

from briefings.claims.story import build
from briefings.composing.compose import compose
from briefings.grouping.stories import group
from briefings.parsing import Known, parse
from briefings.reading.reader import read_all
from briefings.types import Article, Outlet
from tests.briefings.storytelling import STORIES, articles, language, outlets

AGENCY = Outlet("Corvin News Agency", agency=True)
POST, ECHO = Outlet("Harbour Post"), Outlet("Torrin Echo")
WIRE = (
    "A barge with grain ran aground on the Vessel sandbank below Torrin on Monday night, "
    "the river police said.",
    "Nobody of the crew of six was hurt, and no fuel has leaked so far, the police said in a statement.",
    "Two tugs tried in vain to pull the Marta Linde free before the tide fell.",
    "“We will try again at high water on Tuesday,” said Ivo Brandt, who leads the salvage company.",
    "The fairway is closed for ships with a draught of more than three metres until the barge is gone.",
    "Last year two barges ran aground on the same sandbank.",
)
LOCAL = (
    "Onlookers lined the promenade in Torrin until late at night with thermos flasks and binoculars.",
    "At the Anchor, where the windows look out on the water, the landlord kept his kitchen open longer.",
    "For the angling club, whose summer party falls on this week, the spectacle came just in time.",
)


def article(outlet: Outlet, headline: str, *paragraphs: str) -> Article:
    known = Known(
        f"{outlet.name}.txt", outlet=outlet, url=f"https://{len(outlet.name)}.example/{outlet.name}"
    )
    return parse("\n\n".join([headline, *paragraphs]).encode(), known, outlets())


ORIGINAL = article(AGENCY, "Barge runs aground below Torrin", *WIRE)
COPIES = [
    pytest.param(article(POST, "Barge runs aground below Torrin", *WIRE), id="the same title"),
    pytest.param(article(POST, "Six lucky sailors", *WIRE), id="another title"),
    pytest.param(article(POST, "Six lucky sailors", *WIRE[:3]), id="cut"),
    pytest.param(article(POST, "A night on the promenade", *LOCAL, *WIRE), id="with an opening of its own"),
    pytest.param(article(POST, "Six lucky sailors", *WIRE, *LOCAL * 6), id="far longer"),
]


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_joins_and_counts_once(copy: Article) -> None:
    others = [one for folder in sorted(STORIES.iterdir()) for one in articles(folder)]
    joined = next(story for story in group([copy, *others, ORIGINAL]) if ORIGINAL in story)
    assert set(joined) == {ORIGINAL, copy}
    alone = build(read_all([ORIGINAL], language(), outlets()), outlets())
    both = build(read_all(joined, language(), outlets()), outlets())
    assert both.copies == ((copy.id, ORIGINAL.id),)
    assert [one.name for one in both.origins] == [one.name for one in alone.origins]
    assert len(compose(both).origins) == 1


def test_two_mastheads_without_the_agency_are_one_origin() -> None:
    post, echo = article(POST, "Six lucky sailors", *WIRE), article(ECHO, "Barge stuck", *WIRE[:4])
    (joined,) = group([post, echo])
    story = build(read_all(joined, language(), outlets()), outlets())
    assert (len(story.copies), len(story.origins)) == (1, 1)

"""Which articles are one story."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from briefings.grouping.stories import group
from briefings.grouping.terms import terms_of
from briefings.loading import find_articles, load_article
from briefings.outlets import Outlets
from briefings.parsing import Known, parse
from briefings.shipped import data_folder
from briefings.types import Article

BRIDGE = (
    "Harbor bridge closed after inspectors find cracks\n\n"
    "The city of Harbor closed its old bridge on Monday after inspectors found cracks in two pillars.\n\n"
    "Mayor John Roe said that repairs would take until June.",
    "Cracks shut Harbor's old bridge\n\n"
    "Harbor's old bridge was shut on Monday because of cracks in its pillars, Mayor Roe said.\n\n"
    "The repairs cost 4 million dollars, inspectors estimate.",
    "Ferries replace closed Harbor bridge\n\n"
    "Ferries run all night since the old bridge in Harbor was closed over cracks.\n\n"
    "Inspectors want two pillars replaced, and Mayor Roe expects that until June.",
)
STRIKE = (
    "Dock workers end strike at Port Vale\n\nDock workers in Port Vale voted to end a strike of twelve days, "
    "their union said.\n\nUnion leader Ann Flint called the pay deal a victory.",
    "Port Vale strike over\n\nThe strike of dock workers at Port Vale is over after a vote on a pay deal.\n\n"
    "Flint, who leads the union, said ships would be unloaded from Wednesday.",
)
MONDAY = datetime(2025, 3, 3, 12, tzinfo=UTC)


def article(text: str, name: str = "a", day: datetime | None = None) -> Article:
    return parse(
        text.encode(), Known(f"{name}.txt", url=f"https://x.example/{name}", published_at=day), Outlets()
    )


def articles(day: datetime | None = None) -> list[Article]:
    return [article(text, str(number), day) for number, text in enumerate((*BRIDGE, *STRIKE))]


def headlines(stories: list[tuple[Article, ...]]) -> set[frozenset[str]]:
    return {frozenset(part.headline.of(part.text) for part in story) for story in stories}


def test_articles_of_two_stories() -> None:
    assert sorted(len(story) for story in group(articles())) == [2, 3]


def test_the_shipped_articles_are_one_story() -> None:
    loaded = [load_article(file, Outlets()) for file in find_articles([data_folder() / "articles"])]
    assert [len(story) for story in group(loaded)] == [2]


@pytest.mark.parametrize("day", [pytest.param(None, id="undated"), pytest.param(MONDAY, id="dated")])
def test_order_changes_nothing(day: datetime | None) -> None:
    expected = group(articles(day))
    for order in itertools.permutations(articles(day)):
        assert group(order) == expected


def test_repetition_changes_nothing() -> None:
    assert group([*articles(), *articles()]) == group(articles())


def test_nothing_is_no_story() -> None:
    assert group([]) == []


def test_one_article_is_a_story() -> None:
    assert group(articles()[:1]) == [(articles()[0],)]


def test_a_week_parts_stories_that_sound_alike() -> None:
    first = article(BRIDGE[0], "1", MONDAY)
    assert len(group([first, article(BRIDGE[1], "2", MONDAY + timedelta(days=6))])) == 1
    assert len(group([first, article(BRIDGE[1], "2", MONDAY + timedelta(days=9))])) == 2
    assert len(group([first, article(BRIDGE[1], "2")])) == 1


def test_dates_with_and_without_zone_compare() -> None:
    naive = article(BRIDGE[1], "2", MONDAY.replace(tzinfo=None))
    assert len(group([article(BRIDGE[0], "1", MONDAY), naive])) == 1


def test_texts_without_words_are_apart() -> None:
    assert len(group([article("12 of the", "1"), article("and 13", "2")])) == 2


def test_scripts_without_spaces() -> None:
    one = article("海港大桥因裂缝关闭\n\n市政府周一表示，海港老桥因裂缝关闭。", "1")
    two = article("海港老桥关闭\n\n由于裂缝，海港的老桥周一关闭，市长说。", "2")
    other = article("选举结果公布\n\n选举委员会公布了投票的结果，反对派获胜。", "3")
    assert sorted(len(story) for story in group([one, two, other])) == [1, 2]


def test_the_start_of_an_article_counts() -> None:
    long = BRIDGE[0] + "\n\n" + "\n\n".join(f"Filler number{n} stands here, he said." for n in range(400))
    assert sum(terms_of(article(long)).counts.values()) == 200 + 60
    assert len(group([article(long, "1"), article(BRIDGE[1], "2")])) == 1

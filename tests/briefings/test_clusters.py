"""Stories that grow article by article."""

import random
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from briefings.grouping.clusters import Clusters
from briefings.grouping.terms import LENGTH, Terms, Vector, vector

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def terms(name: str, words: str, days: float | None = 0) -> Vector:
    at = None if days is None else MONDAY + timedelta(days=days)
    return vector(Terms(name, {word: 1 + words.split().count(word) for word in words.split()}, at))


_FIRE = "fire smoke police people"
_VOTE = "election vote party result"
_NORTH = "quenby harwick dorrance ellory mavik"
_SOUTH = "oldmere tolvan teplin brusk anselby"
_EAST = "ardana vessick lomo perrin hadley"
_WEST = "corvia brandel ustin mokra delane"
NORTH = [
    terms("n1", f"{_FIRE} {_NORTH} warehouse 31"),
    terms("n2", f"{_FIRE} {_NORTH} warehouse chief", 0.5),
    terms("n3", f"{_FIRE} {_NORTH} investigation 31", 4),
]
SOUTH = [
    terms("s1", f"{_FIRE} {_SOUTH} school 7", 0.2),
    terms("s2", f"{_FIRE} {_SOUTH} school pupil", 0.7),
]
EAST = [terms("e1", f"{_VOTE} {_EAST} minister"), terms("e2", f"{_VOTE} {_EAST} turnout", 1)]
WEST = [terms("w1", f"{_VOTE} {_WEST} minister"), terms("w2", f"{_VOTE} {_WEST} recount", 1)]
ALL = [*NORTH, *SOUTH, *EAST, *WEST]


def stories(articles: list[Vector], expected: int = 500) -> set[frozenset[str]]:
    clusters = Clusters()
    clusters.expect(expected)
    for one in articles:
        clusters.place(one)
    return {frozenset(clusters.members(clusters.story(one.article))) for one in articles}


def test_look_alikes_stay_apart_and_a_follow_up_joins_in_any_order() -> None:
    expected = {frozenset(one.article for one in story) for story in (NORTH, SOUTH, EAST, WEST)}
    chance = random.Random(3)
    for _ in range(50):
        assert stories(chance.sample(ALL, len(ALL))) == expected


def test_three_that_follow_each_other_are_one_story_in_any_order() -> None:
    for order in permutations(NORTH):
        assert stories(list(order)) == {frozenset({"n1", "n2", "n3"})}


def test_the_same_words_weeks_later_are_another_story() -> None:
    assert len(stories([terms("a", _FIRE), terms("b", _FIRE, 8)])) == 2
    assert len(stories([terms("a", _FIRE), terms("b", _FIRE, 7)])) == 1
    assert len(stories([terms("a", _FIRE), terms("b", _FIRE, None)])) == 1


def test_a_copy_that_was_cut_joins_what_it_copies() -> None:
    whole = f"{_FIRE} quenby harwick warehouse dorrance 31 chief investigation owner insured loss night"
    assert len(stories([terms("a", whole), terms("b", " ".join(whole.split()[:8]))])) == 1


def test_an_article_leaves_for_a_story_that_suits_it_better() -> None:
    clusters = Clusters()
    clusters.expect(500)
    for one in (*NORTH, *SOUTH[:1]):
        clusters.add(one, "north")
    left = clusters.place(SOUTH[1])
    assert left == {"s1": "north"}
    assert clusters.story("s1") == clusters.story("s2")
    assert set(clusters.members("north")) == {"n1", "n2", "n3"}


def test_a_fixed_story_gains_articles_and_loses_none() -> None:
    clusters = Clusters()
    clusters.expect(500)
    for one in (*NORTH[:2], *SOUTH[:1]):
        clusters.add(one, "both")
    clusters.fix(["both"])
    assert clusters.place(SOUTH[1]) == {}
    clusters.place(NORTH[2])
    assert clusters.story("s1") == clusters.story("n1") == clusters.story("n3") == "both"


def test_what_was_removed_is_forgotten() -> None:
    clusters = Clusters()
    for one in NORTH:
        clusters.place(one)
    for one in NORTH:
        clusters.remove(one.article)
    assert len(clusters) == 0
    assert "n1" not in clusters
    assert clusters.members("n1") == ()
    clusters.place(NORTH[1])
    assert clusters.members(clusters.story("n2")) == ("n2",)


def test_a_story_of_many_articles_still_grows() -> None:
    many = [terms(f"a{number:03}", f"{_FIRE} quenby harwick {number}") for number in range(90)]
    assert stories(many) == {frozenset(one.article for one in many)}


@pytest.mark.parametrize("words", [pytest.param("", id="none"), pytest.param("harwick", id="one")])
def test_hardly_any_words(words: str) -> None:
    assert len(stories([terms("a", words), terms("b", _VOTE)])) == 2


def test_rare_words_weigh_more_and_the_length_is_always_one() -> None:
    weights = terms("a", "people harwick fire").weights
    assert list(weights) == ["harwick", "fire", "people"]
    assert sum(weight**2 for weight in weights.values()) == pytest.approx(LENGTH**2, rel=0.01)

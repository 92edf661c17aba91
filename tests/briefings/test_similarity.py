"""How alike two sentences are within their story, and what counts as a copy."""

from itertools import pairwise

import pytest

from briefings.claims.similarity import COPIED, SAME, UNRELATED, Topic, alike, containment, shingles

STORY = [
    "The council of Ostley closed the bridge over the Marl on Monday.",
    "Ostley's bridge over the Marl was shut by the council.",
    "The bridge was built in 1931 by the firm of Hale and Sons.",
    "Ferries will carry passengers over the Marl until the bridge reopens.",
    "Shopkeepers in Ostley fear that they will lose customers.",
    "Traders in the town are afraid of losing customers, too.",
]


@pytest.fixture(scope="module")
def topic() -> Topic:
    """The story that the sentences stand in."""
    return Topic(STORY)


def _alike(topic: Topic, one: int, other: int) -> float:
    return alike(topic.profile(STORY[one]), topic.profile(STORY[other]))


def test_one_fact_in_two_wordings(topic: Topic) -> None:
    assert _alike(topic, 0, 1) >= SAME


def test_the_topic_alone_makes_no_fact(topic: Topic) -> None:
    assert _alike(topic, 1, 2) < SAME
    assert _alike(topic, 2, 4) < UNRELATED


def test_the_same_words_are_wholly_alike(topic: Topic) -> None:
    assert _alike(topic, 3, 3) == pytest.approx(1)


def test_likeness_has_no_direction(topic: Topic) -> None:
    for one, other in pairwise(range(len(STORY))):
        assert _alike(topic, one, other) == _alike(topic, other, one)


def test_common_stems_weigh_less(topic: Topic) -> None:
    assert topic.weight("bridg") < topic.weight("ferr")


@pytest.mark.parametrize("text", ["", "...", "He said that they were"])
def test_nothing_is_like_nothing(topic: Topic, text: str) -> None:
    assert alike(topic.profile(text), topic.profile(text)) == 0


def test_a_shortened_text_is_a_copy() -> None:
    whole, cut = shingles(" ".join(STORY)), shingles(" ".join(STORY[:4]))
    assert containment(whole, cut) == containment(cut, whole) == 1


def test_a_rewrite_is_no_copy() -> None:
    assert containment(shingles(STORY[0]), shingles(STORY[1])) < COPIED


def test_too_short_to_be_a_copy() -> None:
    assert containment(shingles("Four words stand here"), shingles("Four words stand here")) == 0

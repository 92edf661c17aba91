"""Stories that an operator took apart stay apart, whatever their articles have in common."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.storage.searching import words
from bot.stories.assigning import Assignment
from briefings.types import Article

_WORDS = 300


def obey(
    assignments: Iterable[Assignment],
    apart: Collection[tuple[int, int]],
    members: Mapping[int, Sequence[Article]],
    waiting: Mapping[str, Article],
) -> list[Assignment]:
    """The assignments without what would make one story of two that are apart."""
    found: list[Assignment] = []
    for one in assignments:
        numbers = ([one.number] if one.number else []) + list(one.absorbed)
        if not any((a, b) in apart for a in numbers for b in numbers):
            found.append(one)
            continue
        for article in one.new:
            home = _nearest(waiting[article], {number: members.get(number, ()) for number in numbers})
            found.append(Assignment(home, (), (article,)))
    return _together(found)


def _together(assignments: Iterable[Assignment]) -> list[Assignment]:
    """One assignment for each story that is known."""
    of_story: dict[int, Assignment] = {}
    found: list[Assignment] = []
    for one in assignments:
        if one.number is None:
            found.append(one)
            continue
        before = of_story.get(one.number, Assignment(one.number, (), ()))
        absorbed = tuple(dict.fromkeys(before.absorbed + one.absorbed))
        new, moved = before.new + one.new, before.moved + one.moved
        of_story[one.number] = Assignment(one.number, absorbed, new, moved)
    return found + list(of_story.values())


def _nearest(article: Article, stories: Mapping[int, Sequence[Article]]) -> int:
    """The story with the article that is most like this one."""
    mine = _counts(article)
    return max(
        stories,
        key=lambda number: (
            max((_cosine(mine, _counts(one)) for one in stories[number]), default=0.0),
            -number,
        ),
    )


def _counts(article: Article) -> Counter[str]:
    return Counter(words(article.text)[:_WORDS])


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    dot = sum(count * other[word] for word, count in one.items())
    lengths = math.prod(math.sqrt(sum(count**2 for count in each.values())) for each in (one, other))
    return dot / lengths if lengths else 0.0

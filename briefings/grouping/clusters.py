"""Articles of one happening, kept together while more arrive: average link, regrouped where it matters."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import combinations, islice
from operator import mul

from briefings.grouping.terms import LENGTH, Vector

_UNIT = LENGTH * LENGTH
#: Articles are one story where their mean cosine is so high: the more articles there are, the more are
#: alike by chance.
_ALIKE_AMONG_FEW, _FEW = 0.14, 10
_ALIKE_AMONG_MANY, _MANY = 0.225, 300
#: Stories with an article that is nearly so near to a new one are grouped again with it: so many at
#: most, the nearest, and together so many articles at most.
_NEARLY, _STORIES, _AGAIN = 0.8, 3, 60
#: Articles further apart are never alike, be they as similar as two years' budgets.
_WINDOW = timedelta(days=7).total_seconds()
#: An article is looked for under so many of its heaviest words, and compared with so many articles
#: that share such a part of what is asked for by these words alone.
_TELLING, _COMPARED, _PROMISING = 20, 40, 0.3
#: So many comparisons are remembered: a story's articles are compared whenever something comes near.
_REMEMBERED = 50_000


class Clusters:
    """Stories by key, each a set of articles; only what was added is known, and what was removed is not."""

    def __init__(self) -> None:
        self._expected = 0
        self._vectors: dict[str, Vector] = {}
        self._under: dict[str, dict[str, int]] = defaultdict(dict)
        self._story: dict[str, str] = {}
        self._members: dict[str, dict[str, None]] = {}
        self._fixed: frozenset[str] = frozenset()
        self._compared: dict[tuple[str, str], int] = {}

    def __contains__(self, article: object) -> bool:
        return article in self._vectors

    def __len__(self) -> int:
        return len(self._vectors)

    def story(self, article: str) -> str:
        """The key of an article's story."""
        return self._story[article]

    def members(self, key: str) -> tuple[str, ...]:
        """The articles of a story; none where there is no such story."""
        return tuple(self._members.get(key, ()))

    def fix(self, keys: Iterable[str]) -> None:
        """From now on these stories, and no others, may gain articles but are never regrouped."""
        self._fixed = frozenset(keys)

    def expect(self, articles: int) -> None:
        """So many articles there will be in the end: those that come first are judged by that, too."""
        self._expected = articles

    def add(self, vector: Vector, key: str) -> None:
        """Put an article into a story, whatever it is about."""
        if vector.article not in self._vectors:
            self._vectors[vector.article] = vector
            for word, weight in islice(vector.weights.items(), _TELLING):
                self._under[word][vector.article] = weight
        self.move(vector.article, key)

    def move(self, article: str, key: str) -> None:
        """Put a known article into another story."""
        self._leave(article)
        self._story[article] = key
        self._members.setdefault(key, {})[article] = None

    def remove(self, article: str) -> None:
        """Forget an article."""
        self._leave(article)
        for word in islice(self._vectors.pop(article).weights, _TELLING):
            self._under[word].pop(article)
            if not self._under[word]:
                del self._under[word]

    def place(self, vector: Vector) -> dict[str, str]:
        """Put a new article where it belongs; the articles that changed story for it, with the keys of
        the stories that they left."""
        new = vector.article
        self.add(vector, new)
        moved = {one: key for one, key in self._keyed(self._groups(new)) if key != self._story[one]}
        left = {article: self._story[article] for article in moved if article != new}
        for article, key in moved.items():
            self.move(article, key)
        return left

    def _groups(self, new: str) -> list[list[str]]:
        """How a new article and those of the stories near it belong together."""
        near = self._near(new)
        links = {key: self._link((new,), self.members(key)) for key in near}
        best = max(near, key=lambda key: (links[key], key), default="")
        alike = best and links[best] >= self._bar()
        if alike and best in self._fixed:
            return [[new, *self.members(best)]]
        articles = [new, *(one for key in near if key not in self._fixed for one in self.members(key))]
        if len(articles) <= _AGAIN:
            return self._regrouped(articles)
        return [[new, *self.members(best)]] if alike else []

    def _bar(self) -> float:
        articles = max(len(self._vectors), self._expected, _FEW)
        share = min(1.0, math.log(articles / _FEW) / math.log(_MANY / _FEW))
        return _UNIT * (_ALIKE_AMONG_FEW + (_ALIKE_AMONG_MANY - _ALIKE_AMONG_FEW) * share)

    def _leave(self, article: str) -> None:
        key = self._story.pop(article, None)
        if key is not None:
            self._members[key].pop(article)
            if not self._members[key]:
                del self._members[key]

    def _near(self, article: str) -> list[str]:
        """The stories that an article may belong to, the nearest first."""
        near = self._bar() * _NEARLY
        shared: dict[str, int] = defaultdict(int)
        for word, weight in islice(self._vectors[article].weights.items(), _TELLING):
            for other, weight_there in self._under[word].items():
                shared[other] += weight * weight_there
        shared.pop(article, None)
        promising = [other for other, by in shared.items() if by >= near * _PROMISING]
        likely = sorted(promising, key=lambda other: (-shared[other], other))[:_COMPARED]
        alike = sorted((-self._alike(article, other), other) for other in likely)
        stories = dict.fromkeys(self._story[other] for alike_by, other in alike if -alike_by >= near)
        return list(stories)[:_STORIES]

    def _alike(self, one: str, other: str) -> int:
        pair = (one, other) if one < other else (other, one)
        known = self._compared.get(pair)
        if known is None:
            if len(self._compared) >= _REMEMBERED:
                self._compared.clear()
            known = self._compared[pair] = _cosine(self._vectors[one], self._vectors[other])
        return known

    def _link(self, some: Sequence[str], others: Sequence[str]) -> float:
        """How alike two groups are: the mean over their pairs; of a large one, over its newest."""
        if len(others) > _AGAIN:
            others = sorted(others, key=self._moment)[-_AGAIN:]
        pairs = [self._alike(one, other) for one in some for other in others]
        return sum(pairs) / len(pairs) if pairs else 0.0

    def _moment(self, article: str) -> tuple[float, str]:
        at = self._vectors[article].at
        return (math.inf if at is None else at, article)

    def _regrouped(self, articles: Sequence[str]) -> list[list[str]]:
        """Groups of articles; always the two most alike become one, as long as they are alike."""
        groups = {number: [article] for number, article in enumerate(sorted(articles))}
        sums = {
            (one, other): self._alike(groups[one][0], groups[other][0])
            for one, other in combinations(groups, 2)
        }
        bar = self._bar()
        while sums:
            one, other = max(sums, key=lambda pair: sums[pair] / _pairs(groups, pair))
            if sums[one, other] < bar * _pairs(groups, (one, other)):
                break
            del sums[one, other]
            groups[one] += groups.pop(other)
            for third in groups.keys() - {one}:
                sums[_pair(one, third)] += sums.pop(_pair(other, third))
        return list(groups.values())

    def _keyed(self, groups: Collection[list[str]]) -> Iterable[tuple[str, str]]:
        """Each article with the key that its group goes by: that of most of its articles, once."""
        claims = sorted(
            (-sum(self._story[one] == key for one in group), key, number)
            for number, group in enumerate(groups)
            for key in {self._story[one] for one in group}
        )
        keys: dict[int, str] = {}
        for _, key, number in claims:
            if number not in keys and key not in keys.values():
                keys[number] = key
        for number, group in enumerate(groups):
            for article in group:
                yield article, keys.get(number, min(group))


def _cosine(a: Vector, b: Vector) -> int:
    if a.at is not None and b.at is not None and abs(a.at - b.at) > _WINDOW:
        return 0
    shared = a.weights.keys() & b.weights.keys()
    return sum(map(mul, map(a.weights.__getitem__, shared), map(b.weights.__getitem__, shared)))


def _pairs(groups: Mapping[int, Sequence[str]], pair: tuple[int, int]) -> int:
    return len(groups[pair[0]]) * len(groups[pair[1]])


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)

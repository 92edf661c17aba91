"""Which articles are about one happening: TF-IDF over the opening words, one pass over centroids."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from briefings.types import Article, ParagraphKind

#: News comes first: only so many words count, and the first of them twice.
_WORDS, _LEAD_WORDS = 200, 60
#: Measured on three sets of news stories; tests/benchmarks/grouping.py prints the figures.
_SAME_STORY = 0.225
_WINDOW = timedelta(days=7)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_]+")
_SMALL = frozenset(
    """
    a about above according added after again against all also although am among an and another any are
    aren as at be because been before being below between both but by can cannot could couldn d did didn
    do does doesn doing don down during each even few for friday from further get got had has hasn have
    haven having he her here hers him his how however i if in into is isn it its itself just last ll m
    made make many may me might monday more most much must my new no nor not now of off on once one only
    or other our out over own per re s said same saturday say says shall she should shouldn since so
    some still such sunday t than that the their them then there these they this those three through
    thursday to told too tuesday two under until up upon us ve very was wasn we wednesday were what when
    where which while who whom whose why will with within without won would wouldn year years yet you
    your
    """.split()  # noqa: SIM905 - a list of 150 literals reads worse
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What grouping needs of an article; small enough to be kept instead of its text."""

    article: str
    counts: Mapping[str, int]
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A story that there is already: its key and the terms of its articles."""

    key: str
    terms: tuple[Terms, ...]


def group(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """The stories that these articles are about; their order and repetitions change nothing."""
    by_id = {article.id: article for article in articles}
    keys = assign([terms_of(article) for article in by_id.values()], ())
    stories: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(by_id.values(), key=lambda article: _order(terms_of(article))):
        stories[keys[article.id]].append(article)
    return [tuple(story) for story in stories.values()]


def assign(new: Iterable[Terms], recent: Iterable[Member]) -> dict[str, str]:
    """The story's key for each new article: a recent one's, or the id of a new story's first article."""
    known = list(recent)
    fresh = sorted({terms.article: terms for terms in new}.values(), key=_order)
    frequency = Counter(word for terms in _all(known, fresh) for word in terms.counts)
    index = _Index(frequency, sum(1 for _ in _all(known, fresh)))
    for member in known:
        for terms in sorted(member.terms, key=_order):
            index.add(member.key, terms)
    keys: dict[str, str] = {}
    for terms in fresh:
        keys[terms.article] = index.nearest(terms) or terms.article
        index.add(keys[terms.article], terms)
    return keys


def terms_of(article: Article) -> Terms:
    """The words that tell what an article is about."""
    words = _words(article.headline.of(article.text))
    for paragraph in article.paragraphs:
        if len(words) >= _WORDS:
            break
        if paragraph.kind is ParagraphKind.BODY and not article.headline.overlaps(paragraph.span):
            words += _words(paragraph.span.of(article.text)[: _WORDS * 40])
    counts = Counter(words[:_WORDS])
    counts.update(words[:_LEAD_WORDS])
    return Terms(article.id, dict(counts), article.published_at)


def _words(text: str) -> list[str]:
    words = (word.casefold() for word in _WORD.findall(text.replace("’", "'")))
    return [word for word in words if word not in _SMALL]


def _all(known: Sequence[Member], fresh: Sequence[Terms]) -> Iterable[Terms]:
    for member in known:
        yield from member.terms
    yield from fresh


def _order(terms: Terms) -> tuple[bool, float, str]:
    """The undated last: they then meet the stories that dates have told apart."""
    return (terms.published_at is None, _seconds(terms.published_at), terms.article)


def _seconds(moment: datetime | None) -> float:
    if moment is None:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


@dataclass(slots=True)
class _Centroid:
    weights: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    squares: float = 0.0
    first: float | None = None
    last: float | None = None

    def is_near(self, moment: datetime | None) -> bool:
        if moment is None or self.first is None or self.last is None:
            return True
        seconds, window = _seconds(moment), _WINDOW.total_seconds()
        return self.first - window <= seconds <= self.last + window


class _Index:
    """The stories so far, found by the words they share with an article."""

    def __init__(self, frequency: Mapping[str, int], articles: int) -> None:
        self._frequency = frequency
        self._articles = articles
        self._stories: dict[str, _Centroid] = defaultdict(_Centroid)
        self._by_word: dict[str, set[str]] = defaultdict(set)

    def add(self, key: str, terms: Terms) -> None:
        story = self._stories[key]
        for word, weight in self._vector(terms).items():
            before = story.weights[word]
            story.weights[word] = before + weight
            story.squares += (before + weight) ** 2 - before**2
            self._by_word[word].add(key)
        if terms.published_at is not None:
            seconds = _seconds(terms.published_at)
            story.first = min(seconds, seconds if story.first is None else story.first)
            story.last = max(seconds, seconds if story.last is None else story.last)

    def nearest(self, terms: Terms) -> str | None:
        """The story that an article belongs to; None where it starts one."""
        vector = self._vector(terms)
        dots: dict[str, float] = defaultdict(float)
        for word, weight in vector.items():
            for key in self._by_word.get(word, ()):
                dots[key] += weight * self._stories[key].weights[word]
        near = [
            (dot / math.sqrt(self._stories[key].squares), key)
            for key, dot in dots.items()
            if self._stories[key].is_near(terms.published_at)
        ]
        # Of two equally near the smaller key, so that no order of a set decides.
        best = min(((-cosine, key) for cosine, key in near), default=(0.0, ""))
        return best[1] if -best[0] >= _SAME_STORY else None

    def _vector(self, terms: Terms) -> dict[str, float]:
        weights = {
            word: (1 + math.log(count)) * math.log((self._articles + 1) / self._frequency[word])
            for word, count in terms.counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

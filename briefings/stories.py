"""Which articles are about one happening: TF-IDF over the opening words, one pass over centroids."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from briefings.types import Article, ParagraphKind

#: News comes first: only so many words count, and the first of them twice.
_WORDS, _LEAD_WORDS = 200, 60
#: Cosines chosen on three sets of news stories, so that the figures which tests/benchmarks/grouping.py
#: prints for those sets are not held-out ones.
_ALIKE_AMONG_FEW, _FEW = 0.11, 10
_ALIKE_AMONG_MANY, _MANY = 0.2, 500
#: As if so many articles without a shared word had been seen: else the two words that two articles
#: of one story share would weigh least of all.
_UNSEEN = 300
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
    words = (word.casefold() for word in _WORD.findall(text))
    return [_singular(word) for word in words if word not in _SMALL]


def _singular(word: str) -> str:
    """ "missiles" and "missile" are one word; stemming more than that gained nothing measurable."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


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


class _Index:
    """The stories so far, found by the words they share with an article."""

    def __init__(self, frequency: Mapping[str, int], articles: int) -> None:
        self._frequency = frequency
        self._articles = articles
        self._bar = _bar(articles)
        self._postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._squares: dict[str, float] = defaultdict(float)
        self._times: dict[str, tuple[float, float]] = {}

    def add(self, key: str, terms: Terms) -> None:
        squares = self._squares[key]
        for word, weight in self._vector(terms).items():
            before = self._postings[word].get(key, 0.0)
            self._postings[word][key] = before + weight
            squares += weight * (2 * before + weight)
        self._squares[key] = squares
        if terms.published_at is not None:
            seconds = _seconds(terms.published_at)
            first, last = self._times.get(key, (seconds, seconds))
            self._times[key] = (min(first, seconds), max(last, seconds))

    def nearest(self, terms: Terms) -> str | None:
        """The story that an article belongs to; None where it starts one."""
        dots: dict[str, float] = defaultdict(float)
        for word, weight in self._vector(terms).items():
            for key, other in self._postings.get(word, {}).items():
                dots[key] += weight * other
        near = [
            (-dot / math.sqrt(self._squares[key]), key)
            for key, dot in dots.items()
            if self._is_near(key, terms.published_at)
        ]
        # Of two equally near stories the one with the smaller key: no order decides.
        distance, key = min(near, default=(0.0, ""))
        return key if key and -distance >= self._bar else None

    def _is_near(self, key: str, moment: datetime | None) -> bool:
        if moment is None or key not in self._times:
            return True
        first, last = self._times[key]
        window = _WINDOW.total_seconds()
        return first - window <= _seconds(moment) <= last + window

    def _vector(self, terms: Terms) -> dict[str, float]:
        weights = {
            word: (1 + math.log(count)) * math.log((self._articles + _UNSEEN) / self._frequency[word])
            for word, count in terms.counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}


def _bar(articles: int) -> float:
    """How alike two articles must be: the more there are, the more are alike by chance."""
    share = math.log(max(articles, _FEW) / _FEW) / math.log(_MANY / _FEW)
    return _ALIKE_AMONG_FEW + (_ALIKE_AMONG_MANY - _ALIKE_AMONG_FEW) * min(1.0, share)

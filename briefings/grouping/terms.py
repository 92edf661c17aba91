"""What grouping needs of an article: its weighted opening words."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from sys import intern

from briefings.types import Article, ParagraphKind

#: News comes first: only so many words count, and the first of them twice.
_WORDS, _LEAD_WORDS = 200, 60
#: A word that is in no list counts as one that is in one of a thousand articles: most are names, and
#: names are what tells two fires apart.
_UNSEEN = 0.001
#: Vectors are whole numbers, so that no order of adding changes a sum; this one is a length of 1.
LENGTH = 1000
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
    """The words of an article and its date; small enough to be kept instead of its text."""

    article: str
    counts: Mapping[str, int]
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Vector:
    """TF-IDF weights of `LENGTH` together, the heaviest word first, and a moment in seconds."""

    article: str
    weights: Mapping[str, int]
    at: float | None


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


def vector(terms: Terms) -> Vector:
    """The terms as they are compared."""
    known = _known_weights()
    weights = {
        # One object for each word, or thousands of articles would hold thousands of each.
        intern(word): known.get(word, _MOST) * (1 + math.log(count) if count > 1 else 1)
        for word, count in terms.counts.items()
    }
    scale = LENGTH / (math.hypot(*weights.values()) or 1)
    whole = {word: round(scale * weights[word]) for word in sorted(weights)}
    ordered = sorted(whole, key=whole.__getitem__, reverse=True)
    at = None if terms.published_at is None else seconds(terms.published_at)
    return Vector(terms.article, {word: whole[word] for word in ordered}, at)


def seconds(moment: datetime) -> float:
    """A moment as a number; one without a zone is taken as UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


_MOST = -math.log(_UNSEEN)


@cache
def _known_weights() -> dict[str, float]:
    """The shipped list: how much a word tells does not depend on what else was loaded, so an article
    and a restarted bot are given the same vectors on any day."""
    lines = files("briefings.grouping").joinpath("frequencies.txt").read_text(encoding="utf-8").splitlines()
    weights: dict[str, float] = {}
    for line in lines:
        if not line.startswith("#"):
            zipf, *words = line.split()
            in_article = 1 - math.exp(-_WORDS * 10 ** (float(zipf) - 9))
            weights |= dict.fromkeys(words, -math.log(in_article + _UNSEEN))
    return weights


def _words(text: str) -> list[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return [_singular(word) for word in words if word not in _SMALL]


def _singular(word: str) -> str:
    """ "missiles" and "missile" are one word; stemming more than that gained nothing measurable."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word

"""Quotes over several articles: the same words of the same speaker are one quote with several carriers."""

import re
from collections.abc import Sequence

from briefings.reading.names import same_holder
from briefings.types import Excerpt, HolderKind, Quote, QuoteKind, Reading, Sentence, StoryQuote

#: The fuller, the sooner it is the one that is shown.
_FULLNESS = (QuoteKind.SENTENCE, QuoteKind.CLAUSE, QuoteKind.FRAGMENT)
_NOT_WORD = re.compile(r"\W+")


def story_quotes(readings: Sequence[Reading]) -> list[StoryQuote]:
    """Every quote whose speaker is safe, once, with all its carriers, in reading order."""
    groups: list[list[tuple[Reading, Quote]]] = []
    for reading in readings:
        for quote in reading.quotes:
            if not quote.safe or quote.speaker.kind in (HolderKind.NOBODY, HolderKind.SELF):
                continue
            known = next((group for group in groups if _said_before(group, reading, quote)), None)
            if known is None:
                groups.append([(reading, quote)])
            else:
                known.append((reading, quote))
    return [_told(group) for group in groups]


def _said_before(group: Sequence[tuple[Reading, Quote]], reading: Reading, quote: Quote) -> bool:
    return any(_one(other, each, reading, quote) for other, each in group)


def _one(a: Reading, one: Quote, b: Reading, other: Quote) -> bool:
    if a is b and one.sentence != other.sentence:
        return False
    few, many = sorted((_bare(a, one), _bare(b, other)), key=len)
    inside = f" {few} " in f" {many} "
    return inside and len(few.split()) > 1 and same_holder(one.speaker, other.speaker)


def _bare(reading: Reading, quote: Quote) -> str:
    """The words without marks, in lower case: reporters change the marks."""
    return _NOT_WORD.sub(" ", quote.words.of(reading.article.text)).strip().lower()


def _told(group: Sequence[tuple[Reading, Quote]]) -> StoryQuote:
    reading, quote = min(
        group,
        key=lambda each: (
            _FULLNESS.index(each[1].kind),
            -len(_bare(*each)),
            each[0].article.outlet.name,
            each[1].span,
        ),
    )
    first = [(reading, quote)]
    rest = sorted(
        (each for each in group if each[1] is not quote), key=lambda each: (each[0].article.id, each[1].span)
    )
    carriers = tuple(_excerpt(one, each) for one, each in (*first, *rest))
    return StoryQuote(quote, reading.article.id, carriers)


def _excerpt(reading: Reading, quote: Quote) -> Excerpt:
    sentence = sentence_of(reading, quote)
    return Excerpt(reading.article.id, quote.span, quote.span.of(reading.article.text), sentence.span)


def sentence_of(reading: Reading, quote: Quote) -> Sentence:
    """The sentence that a quote starts in."""
    return reading.sentences[quote.sentence]

"""Quotes: direct speech with its marks, cut as it was printed, with the speaker of its attribution."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefings.reading.attribution.page import Page, Unit
from briefings.reading.words import OCCASIONS
from briefings.types import Attribution, Quote, QuoteKind, Span

_PLACES = ("in", "at", "during", "on", "to")
_FRAME_COMMA = ","
_END = ".?!…"


def quotes(page: Page, attributions: Sequence[Attribution]) -> Iterator[Quote]:
    """Every quoted stretch that an attribution holds, in reading order."""
    starts = [unit.span.start for unit in page.units]
    by_unit: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        by_unit[bisect_right(starts, attribution.contents[0].start) - 1].append(attribution)
    for unit in page.units:
        for number, quote in enumerate(unit.cut.quotes):
            for attribution in by_unit[unit.index]:
                if any(content.overlaps(quote.words) for content in attribution.contents):
                    yield _quote(page, unit, number, attribution)
                    break


def _quote(page: Page, unit: Unit, number: int, attribution: Attribution) -> Quote:
    piece = unit.cut.quotes[number]
    own = unit.cut.own[number]
    words = piece.words
    last = words.of(page.text).rstrip()[-1:]
    frame = None
    if own:
        kind = QuoteKind.CLAUSE if last == _FRAME_COMMA or last not in _END else QuoteKind.SENTENCE
        if last == _FRAME_COMMA:
            words = Span(words.start, words.start + len(words.of(page.text).rstrip()) - 1)
    else:
        kind = QuoteKind.FRAGMENT
        frame = next((content for content in attribution.contents if content.covers(piece.words)), None)
    return Quote(
        span=piece.span,
        words=words,
        frame=frame,
        kind=kind,
        speaker=attribution.holder,
        safe=attribution.safe,
        setting=_setting(unit, attribution) if own else None,
        pattern=attribution.pattern,
        sentence=unit.index,
    )


def _setting(unit: Unit, attribution: Attribution) -> Span | None:
    """“In a recent address”: when or where it was said, as the sentence tells."""
    for verb in unit.cues:
        if attribution.cue != unit.tokens[verb].span:
            continue
        for preposition in unit.parsed.governed(verb, "prep"):
            nouns = unit.parsed.governed(preposition, "pobj")
            if unit.tokens[preposition].lower in _PLACES and any(
                unit.tokens[at].lower in OCCASIONS for at in nouns
            ):
                return _outside_quotes(unit, preposition)
    return None


def _outside_quotes(unit: Unit, preposition: int) -> Span | None:
    first, last = unit.parsed.edges(preposition)
    if any(unit.inside[at] >= 0 for at in range(first, last + 1)):
        return None
    return unit.parsed.span(first, last)

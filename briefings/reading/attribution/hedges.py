"""How sure a statement is: the strongest doubt in its cue, then in its own words."""

import re

from briefings.reading.attribution.page import Found, Page
from briefings.reading.words import BELIEF, LIKELY, MAY, NEGATION, REFUSING, SAID_TO
from briefings.types import Hedge, Span

_WORD = re.compile(r"n[’']t\b|[^\W\d_]+")
#: In this order one doubt is told before another.
_ORDER = ((NEGATION, Hedge.NEGATED), (SAID_TO, Hedge.SAID_TO), (MAY, Hedge.MAY), (LIKELY, Hedge.LIKELY))


def hedge(page: Page, found: Found) -> tuple[Hedge, Span | None]:
    """The hedge of a find and the words that carry it."""
    negation = _negation(page, found)
    if negation:
        return Hedge.NEGATED, negation
    if found.nobody and found.cue:
        return Hedge.SAID_TO, found.cue
    doubt = _doubt(page, found)
    if doubt:
        return Hedge.MAY, doubt
    inside = [
        _first(page.text, span, words, hedged) for words, hedged in _ORDER[1:] for span in found.contents
    ]
    for one in inside:
        if one:
            return one
    if found.verb >= 0 and page.units[found.unit].lemma(found.verb) in BELIEF:
        return Hedge.BELIEVED, found.cue
    return Hedge.ASSERTED, None


def _negation(page: Page, found: Found) -> Span | None:
    """“do not expect that”: the holder does not say it."""
    if found.verb < 0:
        return None
    unit = page.units[found.unit]
    for child in unit.parsed.governed(found.verb, "neg"):
        return unit.tokens[child].span
    # "declined to say whether": what follows is exactly what was not said.
    above = unit.tokens[unit.tokens[found.verb].head]
    return above.span if unit.tokens[found.verb].dep == "xcomp" and above.lower in REFUSING else None


def _doubt(page: Page, found: Found) -> Span | None:
    """“may consider”: whether they say it is open."""
    if found.verb < 0:
        return None
    unit = page.units[found.unit]
    for child in unit.parsed.governed(found.verb, "aux", "advmod"):
        if unit.tokens[child].lower in MAY:
            return unit.tokens[child].span
    return None


def _first(text: str, span: Span, words: frozenset[str], hedged: Hedge) -> tuple[Hedge, Span] | None:
    for match in _WORD.finditer(text, span.start, span.end):
        if match.group().lower() in words:
            # The month of May stands before or behind a number.
            if match.group() == "May":
                continue
            return hedged, Span(match.start(), match.end())
    return None

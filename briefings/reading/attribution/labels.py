"""Speakers without a verb of speech: “…” — Name, Name: “…”, a statement from Name: “…”, as Name put it."""

import re
from collections.abc import Iterator

from briefings.reading.attribution.indirect import trimmed
from briefings.reading.attribution.page import Found, Page, Phrase, Unit
from briefings.reading.attribution.phrases import phrase
from briefings.reading.attribution.subjects import speaks
from briefings.types import Span

_DASH = re.compile(r"[\s.,]*[—–―-]{1,2}\s*(?=[^\W\d_a-z])")
_INITIAL = re.compile(r"[A-Z]\.?$")
_FROM = frozenset({"from", "by", "of"})
_LONGEST_LABEL = 9


def labelled(page: Page, unit: Unit, tied: set[int]) -> Iterator[Found]:
    """The quotes of a sentence that no verb holds, given to the name beside them."""
    for number, own in enumerate(unit.cut.own):
        if number in tied or number not in unit.places or not own:
            continue
        signature = signed(page, unit, number)
        found = (signature, "dash") if signature else _before(unit, number)
        if found:
            source, pattern = found
            span = unit.cut.quotes[number].span
            yield Found(unit.index, source, None, (span,), (number,), pattern)


def signed(page: Page, unit: Unit, number: int) -> Phrase | None:
    """“…” — Jane Doe, a baker."""
    quote = unit.cut.quotes[number].span
    dash = _DASH.match(page.text, quote.end, unit.span.end)
    if dash is None:
        return None
    return _signature(unit, dash.end())


def _signature(unit: Unit, start: int) -> Phrase | None:
    """The name that stands behind a dash, if no verb follows."""
    rest = [at for at, token in enumerate(unit.tokens) if token.span.start >= start]
    names = [at for at in rest if unit.tokens[at].tag.startswith("NNP")]
    if not names or names[0] != rest[0] or any(unit.tokens[at].tag.startswith("VB") for at in rest):
        return None
    last = names[0]
    while last + 1 in rest and (last + 1 in names or _INITIAL.match(unit.tokens[last + 1].text)):
        last += 1
    return Phrase(unit.index, last, names[0], last)


def signed_below(page: Page, unit: Unit) -> Phrase | None:
    """“— Jane Doe, a baker” as a paragraph of its own, right below speech."""
    if not unit.cut.is_speech_alone or unit.index + 1 >= len(page.units):
        return None
    below = page.units[unit.index + 1]
    dash = _DASH.match(page.text, below.span.start, below.span.end)
    if dash is None or below.paragraph == unit.paragraph or below.cut.quotes:
        return None
    return _signature(below, dash.end())


def _before(unit: Unit, number: int) -> tuple[Phrase, str] | None:
    """Jane Doe: “…”, and the subject of “Jane Doe was blunt: “…””."""
    first = unit.places[number][0]
    if first == 0 or unit.tokens[first - 1].text != ":":
        return None
    words = [at for at in range(first - 1) if unit.inside[at] < 0]
    if not words:
        return None
    if len(words) <= _LONGEST_LABEL and not any(unit.tokens[at].tag in ("VBD", "VBZ", "VBP") for at in words):
        return _label(unit, words)
    for root in (at for at in words if unit.tokens[at].dep == "ROOT" or unit.tokens[at].head >= first):
        for subject in unit.parsed.governed(root, "nsubj"):
            source = phrase(unit, subject)
            if speaks(unit, source):
                return source, "colon"
    return None


def _label(unit: Unit, words: list[int]) -> tuple[Phrase, str] | None:
    """The name in “Quote from Jane Doe:”, or the label itself."""
    for at in words:
        if unit.tokens[at].lower in _FROM and at + 1 in words:
            words = [later for later in words if later > at]
            break
    names = [at for at in words if unit.tokens[at].tag.startswith(("NNP", "NN"))]
    if not names:
        return None
    last = names[0]
    while last + 1 in names:
        last += 1
    return Phrase(unit.index, last, words[0] if words[0] <= last else last, last), "label"


def put_it(page: Page, unit: Unit) -> Iterator[Found]:
    """“as Jane Doe put it”: the rest of the sentence is what she said."""
    for verb, token in enumerate(unit.tokens[:-1]):
        if (
            token.lower not in ("put", "puts")
            or unit.tokens[verb + 1].lower != "it"
            or unit.inside[verb] >= 0
        ):
            continue
        for subject in unit.parsed.governed(verb, "nsubj"):
            source = phrase(unit, subject)
            if subject < verb and speaks(unit, source):
                yield from _put(page, unit, verb, source)


def _put(page: Page, unit: Unit, verb: int, source: Phrase) -> Iterator[Found]:
    quotes = tuple(number for number in unit.places)
    if quotes:
        spans = tuple(unit.cut.quotes[number].span for number in quotes)
    else:
        start = unit.tokens[source.first].span.start
        before = trimmed(page.text, Span(unit.span.start, start))
        spans = (before,) if before and before.end - before.start > 15 else ()
    if spans:
        yield Found(unit.index, source, unit.tokens[verb].span, spans, quotes, "put it", verb)

"""Sentences: where they end in a paragraph, and how each is put to the parser.

A quote that is speech of its own is one word to the parser, whatever its length: `“…,” said X` is then
always read as a short sentence. A quote that completes the reporter's clause stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.reading.language import Piece
from briefings.reading.marks import Quoted
from briefings.reading.words import ABBREVIATIONS, CUE_FORMS, STARTERS
from briefings.types import Span

#: Neither part gives back what it took: dots or marks without an end are gone over once.
_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"’'»)\]]*+(?=\s)")
_NEXT = re.compile(r"\s+((?:[“\"‘'«(\[—–-]|``)*)(\S+)")
_LAST_WORD = re.compile(r"(\S+?)[.!?…]+$")
_INITIALS = re.compile(r"^[\"“‘'(\[]*(?:[A-Za-z]\.)+[A-Za-z]$|^[\"“‘'(\[]*[A-Z]$")
_TAG_WORD = re.compile(r"\s+([\w.’'-]+)([,.]?)")
_SENTENCE_PRONOUNS = frozenset({"He", "She", "They", "It", "We", "I"})
_NAME_PARTS = frozenset({"of", "the", "de", "van", "von", "bin", "al", "a", "an", "also", "then", "later"})
_LONGEST_TAG = 8
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3}(?:[,/]\s?[A-Z][\w. ]{1,25}){0,2}(?:,?\s\([^()\n]{2,40}\))?"
    r"|[A-Z][\w .,’'-]{2,40}\s\([A-Z][\w .&]{1,30}\))\s*(?:--|[-—–:])\s*(?=\S)"
)
_DASH_NAME = re.compile(r"\s*[—–―-]{1,2}\s*[^\W\d_a-z][^\n“\"]{2,80}$")
#: Whatever has no end in this many characters is cut at a blank: the parser's time grows with it.
_LONGEST = 1_500
#: Stands in for speech: a clause that says nothing about who spoke.
_STAND_IN = "“It works{}”"


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence's span and the quotes in it."""

    span: Span
    quotes: tuple[Quoted, ...]
    #: For each quote whether it is speech of its own (True) or completes the reporter's clause.
    own: tuple[bool, ...]

    @property
    def is_speech_alone(self) -> bool:
        """Whether it is one quote and nothing else."""
        return len(self.quotes) == 1 and self.quotes[0].span == self.span


def cut(text: str, paragraph: Span, quotes: Sequence[Quoted]) -> Iterator[Cut]:
    """The sentences of a paragraph, in reading order; together they hold every word of it."""
    waiting = list(quotes)[::-1]
    for span in _spans(text, paragraph, quotes):
        inside = []
        while waiting and waiting[-1].span.start < span.end:
            inside.append(waiting.pop())
        own = tuple(_is_own(text, span, inside, number) for number in range(len(inside)))
        yield Cut(span, tuple(inside), own)


def pieces(text: str, sentence: Cut) -> list[Piece]:
    """What is put to the parser for a sentence."""
    found, at = [], _after_dateline(text, sentence.span)
    for quote, own in zip(sentence.quotes, sentence.own, strict=True):
        if not own:
            continue
        if quote.span.start > at:
            found.append(_copied(text, at, quote.span.start))
        ends = not text[quote.span.end : sentence.span.end].strip(" .")
        found.append(Piece(_STAND_IN.format("." if ends else ","), quote.span, copied=False))
        at = quote.span.end
    if at < sentence.span.end:
        found.append(_copied(text, at, sentence.span.end))
    return found


def _after_dateline(text: str, sentence: Span) -> int:
    """Behind “KYIV, Ukraine (AP) —”: a place and an agency are no part of the sentence."""
    dateline = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 90))
    return dateline.end() if dateline and dateline.end() < sentence.end else sentence.start


def _copied(text: str, start: int, end: int) -> Piece:
    return Piece(text[start:end], Span(start, end))


def _spans(text: str, paragraph: Span, quotes: Sequence[Quoted]) -> Iterator[Span]:
    start = _skip_blanks(text, paragraph.start, paragraph.end)
    for end in _ends(text, paragraph, quotes):
        if end > start:
            yield from _no_longer(text, Span(start, end), quotes)
            start = _skip_blanks(text, end, paragraph.end)
    end = paragraph.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield from _no_longer(text, Span(start, end), quotes)


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, paragraph: Span, quotes: Sequence[Quoted]) -> Iterator[int]:
    number = 0
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        while number < len(quotes) and quotes[number].span.end < match.end():
            number += 1
        quote = quotes[number] if number < len(quotes) else None
        if quote and quote.span.start < match.start() and match.end() < quote.span.end:
            continue  # inside a quote
        after_quote = quote is not None and match.end() == quote.span.end
        if _is_end(text, match, paragraph, after_quote):
            yield match.end()


def _is_end(text: str, match: re.Match[str], paragraph: Span, after_quote: bool) -> bool:
    following = _NEXT.match(text, match.end(), min(paragraph.end, match.end() + 80))
    if following is None:
        return False
    opening, word = following.groups()
    if not opening and word[0].islower():
        return False
    if after_quote:
        return not _is_tag(text, match, paragraph.end)
    last = _LAST_WORD.search(text, max(paragraph.start, match.start() - 30), match.start() + 1)
    if last is None or not match.group().startswith("."):
        return True
    stem = last.group(1).lstrip("\"“‘'([").lower()
    if _INITIALS.match(last.group(1)) or stem in ABBREVIATIONS:
        return word.strip(",.’'”\"") in STARTERS and stem not in ("mr", "mrs", "ms", "dr")
    return True


def _is_tag(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the words after speech are who said it: “Why?” Mr. Smith asked."""
    if _DASH_NAME.match(text, match.end(), end):
        return True
    return _cue_follows(text, match, end)


def _cue_follows(text: str, match: re.Match[str], end: int) -> bool:
    at = match.end()
    for _ in range(_LONGEST_TAG):
        word = _TAG_WORD.match(text, at, min(end, at + 60))
        if word is None or word.group(1) in _SENTENCE_PRONOUNS:
            return False
        bare = word.group(1).rstrip(".")
        if bare.lower() in CUE_FORMS and at > match.end():
            return match.group()[0] in "?!" or bare != word.group(1) or bool(word.group(2))
        if not (bare[:1].isupper() or bare in _NAME_PARTS):
            return False
        at = word.end(1)
    return False


def _no_longer(text: str, span: Span, quotes: Sequence[Quoted]) -> Iterator[Span]:
    """The span, cut at blanks outside quotes where it is longer than any sentence."""
    if span.end - span.start <= _LONGEST:
        yield span
        return
    inside = [quote.span for quote in quotes if quote.span.overlaps(span)]
    start, at = span.start, span.start
    for gap in [*inside, Span(span.end, span.end)]:
        while gap.start - max(start, at) > _LONGEST:
            blank = text.rfind(" ", start + 1, start + _LONGEST)
            stop = blank if blank > max(start, at) else start + _LONGEST
            yield Span(start, stop)
            start = _skip_blanks(text, stop, span.end)
        at = gap.end
        if at - start > _LONGEST and at < span.end:
            yield Span(start, at)
            start = _skip_blanks(text, at, span.end)
    if span.end > start:
        yield Span(start, span.end)


def _is_own(text: str, sentence: Span, quotes: Sequence[Quoted], number: int) -> bool:
    """Whether a quote is speech of its own, told by what stands around it."""
    quote = quotes[number]
    words = quote.words.of(text).split()
    last = quote.words.of(text).rstrip()[-1:]
    after = text[quote.span.end : sentence.end].lstrip()[:1]
    before = text[sentence.start : quote.span.start].rstrip()
    whole = last in ",?!.…—-" or not after.strip(".") or after in ",—–"
    if not before.strip("([—–-•*"):
        return whole
    if not whole or is_title(words):
        return False
    capital = words[0].lstrip("‘'\"“([…. ")[:1].isupper() if words else False
    if before[-1] in ",:—–":
        return capital or before[-1] == ":" or number > 0
    return (
        capital
        and len(words) > 2
        and before.rsplit(None, 1)[-1].lower() in CUE_FORMS | {"that", "and", "but"}
    )


def is_title(words: Sequence[str]) -> bool:
    """“Born in the USA”: a name in marks, every long word with a capital."""
    bare = [word.strip(",.'’‘?!") for word in words]
    long = [word for word in bare if len(word) > 3 and word[0].isalpha()]
    return 1 < len(words) < 9 and bool(long) and all(word[0].isupper() for word in [bare[0] or "a", *long])

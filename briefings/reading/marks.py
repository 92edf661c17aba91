"""Quotation marks: which stretches of a paragraph stand between marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.types import Span

_DOUBLE = re.compile(r"[“”„«»\"]|``|''")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»")
_CLOSER_OF = {"„": "“”", "«": "»"}
#: A mark left open needs this much text after it to count as speech at all.
_LEAST_OPEN = 20
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=[^\s‘’'\d])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])[’'](?![\w])")
_SENTENCE_END = ".,?!…—-"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between two marks, or from a mark to the end of its paragraph."""

    #: Marks included.
    span: Span
    #: Marks left out.
    words: Span
    #: False when its paragraph ends before the mark that closes it.
    closed: bool = True


def quoted(text: str, paragraph: Span) -> list[Quoted]:
    """The quoted stretches of a paragraph in reading order; marks inside another's are left alone.

    One pass, each paragraph by itself: an odd mark never reaches beyond its paragraph.
    """
    doubles = list(_doubles(text, paragraph))
    found = list(doubles)
    for gap in _gaps(paragraph, doubles):
        found += _singles(text, gap)
    return sorted(
        (piece for piece in found if _has_words(piece.words.of(text))), key=lambda piece: piece.span
    )


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _gaps(paragraph: Span, pieces: list[Quoted]) -> Iterator[Span]:
    at = paragraph.start
    for piece in pieces:
        yield Span(at, piece.span.start)
        at = piece.span.end
    yield Span(at, paragraph.end)


def _doubles(text: str, paragraph: Span) -> Iterator[Quoted]:
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            opened = mark if _opens(text, mark, paragraph) else None
        elif _closes(text, opened, mark, paragraph):
            yield Quoted(Span(opened.start(), mark.end()), Span(opened.end(), mark.start()))
            opened = None
        elif mark.group() == opened.group():
            # The closing mark was forgotten: the next opening mark ends the stretch.
            end = mark.start()
            while end > opened.end() and text[end - 1].isspace():
                end -= 1
            yield Quoted(Span(opened.start(), end), Span(opened.end(), end))
            opened = mark
    if opened and paragraph.end - opened.end() > _LEAST_OPEN:
        yield Quoted(Span(opened.start(), paragraph.end), Span(opened.end(), paragraph.end), closed=False)


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark.group() in _OPENING:
        return True
    if mark.group() in _CLOSING:
        return False
    after = text[mark.end() : mark.end() + 1] if mark.end() < paragraph.end else ""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    # 5'10" tall, a 12" pipe: inches, not speech.
    return bool(after) and not after.isspace() and not before.isalnum() and before not in ".,!?"


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], paragraph: Span) -> bool:
    kind = mark.group()
    if kind in _CLOSING or kind in _CLOSER_OF.get(opened.group(), ""):
        return True
    if kind in _OPENING:
        return False
    before = text[mark.start() - 1]
    after = text[mark.end() : mark.end() + 1] if mark.end() < paragraph.end else " "
    # A straight mark between a blank and a letter opens, unless it is the only way to close.
    return not (before.isspace() and after.isalnum() and opened.group() == kind)


def _singles(text: str, gap: Span) -> Iterator[Quoted]:
    """British style: single marks outside double ones."""
    at = gap.start
    while opener := _SINGLE_OPEN.search(text, at, gap.end):
        closer = _single_closer(text, opener, gap)
        if closer is None:
            at = opener.end()
            continue
        yield Quoted(Span(opener.start(), closer + 1), Span(opener.end(), closer))
        at = closer + 1


def _single_closer(text: str, opener: re.Match[str], gap: Span) -> int | None:
    """The mark that closes: one after punctuation, else before it, else, for curly marks only, any."""
    limit = _SINGLE_OPEN.search(text, opener.end(), gap.end)
    end = limit.start() if limit else gap.end
    same = "’" if opener.group() == "‘" else "'"
    marks = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, opener.end(), end) if mark.group() == same]
    for mark in marks:
        if text[mark - 1] in _SENTENCE_END or text[mark + 1 : mark + 2] in (
            ",",
            ".",
            ";",
            ":",
            "?",
            "!",
            ")",
            "",
        ):
            return mark
    return marks[0] if marks and same == "’" else None

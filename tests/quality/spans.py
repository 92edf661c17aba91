"""Stretches of text as the scorer compares them: trimmed, joined, matched by the characters they share."""

import re
from collections.abc import Iterable, Iterator, Sequence

Stretch = tuple[int, int]

#: What may stand at the ends of a content without making it another one.
EDGE = " \t\r\n\u00a0\"“”„«»'‘’`.,;:!?()[]—–-"
#: Two contents are one when they share this part of their characters.
ALIKE = 0.8
_OPENING, _CLOSING = "“„«", "”»"
_MARK = re.compile(r"''|``|[“„«”»\"]")
_LEAST_OPEN = 20
_LEAST_PIECE = 2


def quoted(text: str) -> list[Stretch]:
    """What stands between double marks, marks left out; a mark left open closes with its line."""
    found = [piece for line in re.finditer(r"[^\n]+", text) for piece in _in_line(line.group(), line.start())]
    return [(start, end) for start, end in found if text[start:end].strip(EDGE)]


def _in_line(line: str, at: int) -> Iterator[Stretch]:
    opened: int | None = None
    for mark in _MARK.finditer(line):
        if mark.group() in _OPENING:
            if opened is not None and mark.start() > opened:
                yield at + opened, at + mark.start()
            opened = mark.end()
        elif opened is not None:
            yield at + opened, at + mark.start()
            opened = None
        elif mark.group() not in _CLOSING and _may_open(line, mark):
            opened = mark.end()
    if opened is not None and len(line) - opened > _LEAST_OPEN:
        yield at + opened, at + len(line)


def _may_open(line: str, mark: re.Match[str]) -> bool:
    after = line[mark.end() : mark.end() + 1]
    before = line[mark.start() - 1 : mark.start()] or " "
    if not after or after.isspace():
        return False
    return after.isalnum() or not (before.isalnum() or before in ".,!?")


def trimmed(text: str, stretch: Stretch) -> Stretch:
    """The stretch without blanks, marks and punctuation at its ends."""
    start, end = stretch
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def content(text: str, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """A content in its comparable form: trimmed, neighbours joined, a leading “that” left out."""
    joined: list[Stretch] = []
    for start, end in sorted(trimmed(text, stretch) for stretch in stretches):
        if start >= end:
            continue
        if joined and not text[joined[-1][1] : start].strip(EDGE):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    if (
        joined
        and text[joined[0][0] :][:5].lower() == "that "
        and joined[0][1] - joined[0][0] > len("that is ")
    ):
        joined[0] = trimmed(text, (joined[0][0] + 5, joined[0][1]))
    return tuple(joined)


def characters(stretches: Iterable[Stretch]) -> frozenset[int]:
    """Every place that the stretches cover."""
    return frozenset(at for start, end in stretches for at in range(start, end))


def pieces(text: str, stretches: Iterable[Stretch], marked: Sequence[Stretch]) -> list[Stretch]:
    """The parts of a content that stand between marks."""
    found = []
    for start, end in stretches:
        for first, last in marked:
            if max(start, first) < min(end, last):
                piece = trimmed(text, (max(start, first), min(end, last)))
                if piece[1] - piece[0] >= _LEAST_PIECE:
                    found.append(piece)
    return found


def matched(gold: Sequence[frozenset[int]], given: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs of contents that are alike, one to one, the likest first."""
    alike = []
    for number, wanted in enumerate(gold):
        for other, found in enumerate(given):
            shared = len(wanted & found)
            likeness = shared / (len(wanted) + len(found) - shared) if shared else 0.0
            if likeness >= ALIKE:
                alike.append((-likeness, number, other))
    pairs: list[tuple[int, int]] = []
    for _, number, other in sorted(alike):
        if all(number != a and other != b for a, b in pairs):
            pairs.append((number, other))
    return pairs

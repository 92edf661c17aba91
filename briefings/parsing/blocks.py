"""Text to blocks: which lines belong together, as offsets into the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefings.parsing.dates import find_dates
from briefings.types import Span

#: The widest line that still counts as broken by hand or by a mail program.
_WRAP = 130
#: A line this long that ends without a stop goes on in the next one when that starts small.
_LONG = 40
_BREAK = re.compile(r"[\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_MARKER = re.compile(r"(?:[-*•·▪●‣◦]|\d{1,2}[.)]) +(?=\S)")
_MARKDOWN_HEADING = re.compile(r"#{1,6} +(?=\S)")
_MARKDOWN_RULE = re.compile(r"[-=_*~#+. ]{3,}")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_UNFINISHED = re.compile(
    r"\b(?:a|an|the|of|in|on|at|to|for|from|with|by|as|and|or|but|after|over|into|its|his|her|their|that|is|are)$",
    re.IGNORECASE,
)
_KEY = re.compile(r"[^\W\d_][\w ]{0,19}:\s")
STOPS = ".!?…。！？।؟"
CLOSERS = "\"'”’»)]›』」*_"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or line, without the white space around it."""

    span: Span
    #: The markup says that it is a section title.
    heading: bool = False
    item: bool = False

    def of(self, text: str) -> str:
        return self.span.of(text)


def split(text: str) -> tuple[list[Block], list[Span]]:
    """The blocks of a text, and its lines that hold nothing but odd white space."""
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    blank: list[Span] = []
    joined = False
    for number, line in enumerate(lines):
        stripped = trimmed(text, line)
        if stripped.start == stripped.end:
            if line.of(text).strip(" \t"):
                blank.append(line)
            joined = False
            continue
        if joined and blocks:
            blocks[-1] = Block(Span(blocks[-1].span.start, stripped.end), item=blocks[-1].item)
        else:
            blocks.append(_block(text, stripped))
        following = lines[number + 1] if number + 1 < len(lines) else None
        joined = following is not None and not blocks[-1].heading and _goes_on(text, line, following, width)
    return blocks, blank


def trimmed(text: str, span: Span) -> Span:
    """The span without white space and invisible characters at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Span(start, end)


def ends_sentence(line: str) -> bool:
    """Whether a line ends in a stop, closing marks aside."""
    return line.rstrip(CLOSERS + " ")[-1:] in tuple(STOPS)


def word_count(line: str) -> int:
    """How many words a line has; scripts without spaces have about one in two characters."""
    return len(line.split()) + len(_WIDE.findall(line)) // 2


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for found in _BREAK.finditer(text):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, len(text))


def _block(text: str, span: Span) -> Block:
    """A block without the marks of lists and Markdown headings."""
    head = text[span.start : span.start + 12]
    if mark := _MARKDOWN_HEADING.match(head):
        return Block(Span(span.start + mark.end(), span.end), heading=True)
    if head.startswith("> "):
        return Block(trimmed(text, Span(span.start + 2, span.end)))
    if (mark := _MARKER.match(head)) and not _is_date(span.of(text)):
        return Block(trimmed(text, Span(span.start + mark.end(), span.end)), item=True)
    if span.end - span.start <= 200 and _is_bold(span.of(text)):
        return Block(Span(span.start + 2, span.end - 2), heading=True)
    return Block(span)


def _is_date(line: str) -> bool:
    """Whether a line opens with a date: the "12." of "12. Mai 2025" numbers no item."""
    return any(date.span.start == 0 for date in find_dates(line[:40]))


def _is_bold(line: str) -> bool:
    inner = line[2:-2]
    return (
        line[:2] == line[-2:]
        and line[:2] in ("**", "__")
        and inner.strip() == inner != ""
        and line[:2] not in inner
    )


def is_rule(line: str) -> bool:
    """Whether a line is only drawn, as between the parts of a document."""
    return _MARKDOWN_RULE.fullmatch(line) is not None


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The width that lines were broken at; 0 where line ends do not fall inside paragraphs."""
    pairs = [
        (before, after)
        for before, after in pairwise(lines)
        if before.of(text).strip() and after.of(text).strip()
    ]
    width = max((line.end - line.start for pair in pairs for line in pair), default=0)
    if width > _WRAP:
        return 0
    # Most lines of broken prose go on with a small letter; those of a list or a poem do not.
    going_on = sum(_starts_small(text, before, after) for before, after in pairs)
    return width if going_on >= len(pairs) * 0.3 else 0


def _starts_small(text: str, before: Span, after: Span) -> bool:
    line = before.of(text).rstrip()
    return after.of(text).lstrip()[:1].islower() and not ends_sentence(line)


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    after = following.of(text)
    if _KEY.match(after):
        return False
    if not after.strip() or _MARKER.match(after.lstrip()[:12]) or after.lstrip().startswith(("#", "> ")):
        return False
    if line.end - line.start >= _LONG and _starts_small(text, line, following):
        return True
    if _goes_on_as_headline(line.of(text).strip(), after.strip()):
        return True
    # A line was full when the next word would not have fitted any more.
    indented = after[:1].isspace()
    return width > 0 and not indented and line.end - line.start + 1 + _first_word(after) > width


def _goes_on_as_headline(line: str, after: str) -> bool:
    """ "CITY CLOSES BRIDGE AFTER CRACKS / WERE FOUND IN A PILLAR", or a line that ends in "of the"."""
    in_capitals = line.isupper() and after.isupper() and len(line) >= 20 and not after.startswith("BY ")
    return (in_capitals and not ends_sentence(line)) or _UNFINISHED.search(line[-12:]) is not None


def _first_word(line: str) -> int:
    return len(line[:_WRAP].split(maxsplit=1)[0])

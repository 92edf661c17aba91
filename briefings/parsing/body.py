"""The middle and the end of a page: what is text, what is a heading, what is neither."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefings.parsing.blocks import Block, ends_sentence, word_count
from briefings.parsing.boilerplate import opens_comments, reason_to_strip
from briefings.parsing.bylines import Byline, read_byline
from briefings.parsing.head import Head
from briefings.parsing.labels import find_dateline, find_label
from briefings.parsing.page import Page
from briefings.parsing.tail import about_from, looks_left_over, opens_about
from briefings.types import Outlet, Paragraph, ParagraphKind, Span

_BOTTOM = 40
_ABOUT_LINES = 6
_RELATED = "related articles"
_AFTER_END = "after the end of the article"
_SPEAKS = re.compile(r"[“”«»„\"]|\b(?:said|says|told|according to)\b")


@dataclass(slots=True)
class Body:
    paragraphs: list[Paragraph] = field(default_factory=list)
    #: Block index to reason.
    stripped: dict[int, str] = field(default_factory=dict)
    bylines: list[Byline] = field(default_factory=list)
    #: Blocks between headline and text that are no text.
    decks: frozenset[int] = frozenset()
    #: The credit of a dateline, and the dateline itself.
    dateline: Span | None = None
    dateline_credit: str = ""


def read_body(page: Page, head: Head, outlet: Outlet | None, names: Iterable[str]) -> Body:
    """Paragraphs of a page below its head, and the lines that are none with their reasons."""
    body = Body()
    indexes = [i for i in range(len(page.blocks)) if i != head.at and i not in head.stripped]
    _strip_furniture(page, indexes, head, body)
    _strip_comments(page, indexes, body)
    _strip_tail(page, indexes, body, tuple(name for name in names if name))
    kept = [i for i in indexes if i not in body.stripped]
    body.decks = frozenset(head.decks)
    _add_paragraphs(page, kept, outlet, body)
    return body


def _strip_furniture(page: Page, indexes: list[int], head: Head, body: Body) -> None:
    headline = head.headline.of(page.text).casefold() if head.headline else ""
    authors = {byline.author.casefold() for byline in head.bylines if byline.author}
    under_related = False
    for index in indexes:
        line = page.line(index)
        reason = reason_to_strip(line)
        if line.casefold() == headline:
            reason = "headline repeated"
        elif line.casefold() in authors:
            reason = "byline repeated"
        elif not reason and under_related and looks_left_over(line, item=False):
            reason = _RELATED
        if reason:
            body.stripped[index] = reason
        under_related = reason == _RELATED and (":" not in line or line.endswith(":"))


def _strip_comments(page: Page, indexes: list[int], body: Body) -> None:
    """What stands below "Comments" is by readers, as long as an article stands above it."""
    text_above = False
    for place, index in enumerate(indexes):
        line = page.line(index)
        if text_above and index in body.stripped and opens_comments(line):
            for below in indexes[place + 1 :]:
                body.stripped.setdefault(below, "comments")
            return
        text_above = text_above or (index not in body.stripped and ends_sentence(line))


def _strip_tail(page: Page, indexes: list[int], body: Body, names: tuple[str, ...]) -> None:
    """Left-overs, bylines and words about the outlet, from the last line upwards."""
    rest = [i for i in indexes if i not in body.stripped]
    if not any(ends_sentence(page.line(i)) for i in rest):
        return
    names = (*names, *_strip_bottom_bylines(page, rest, body))
    while rest := _without_left_overs(page, rest, body):
        end = rest[-_ABOUT_LINES:]
        before = max((i for i in body.stripped if i < end[-1]), default=-1)
        announced = before >= 0 and (body.stripped[before] == "byline" or opens_about(page.line(before)))
        kept = about_from([page.line(i) for i in end], names, announced and before == end[-1] - 1)
        if kept == len(end) or len(rest) == len(end) - kept:
            return
        for index in end[kept:]:
            body.stripped[index] = "about author or outlet"
        rest = rest[: len(rest) - (len(end) - kept)]


def _strip_bottom_bylines(page: Page, rest: list[int], body: Body) -> list[str]:
    """Bylines among the last lines, and the names that they tell."""
    names: list[str] = []
    for index in rest[-_BOTTOM:]:
        byline = read_byline(page.line(index)) if index else None
        if byline and not page.blocks[index].heading:
            body.stripped[index] = "byline"
            body.bylines.append(byline)
            names += [byline.author, *byline.rest]
    return [name for name in names if name]


def _without_left_overs(page: Page, rest: list[int], body: Body) -> list[int]:
    rest = [i for i in rest if i not in body.stripped]
    while rest and _is_left_over(page.blocks[rest[-1]], page.line(rest[-1])):
        body.stripped[rest.pop()] = _AFTER_END
    return rest


def _is_left_over(block: Block, line: str) -> bool:
    return block.heading or (looks_left_over(line, block.item) and find_label(line, None) is None)


def _add_paragraphs(page: Page, kept: list[int], outlet: Outlet | None, body: Body) -> None:
    has_prose = any(ends_sentence(page.line(i)) for i in kept)
    pending: Span | None = None
    for index in kept:
        block, line = page.blocks[index], page.line(index)
        paragraph = _paragraph(block, line, outlet)
        if paragraph.span.start >= block.span.end:
            # "Details:" alone on its line belongs to the paragraph below.
            pending = paragraph.label
            continue
        if pending and paragraph.label is None:
            paragraph = Paragraph(paragraph.span, _kind_under(pending, page.text, outlet), pending)
        elif index in body.decks or (has_prose and paragraph.label is None and is_heading(block, line)):
            paragraph = Paragraph(paragraph.span, ParagraphKind.HEADING)
        elif body.dateline is None and paragraph.label is None and not _has_text(body):
            paragraph = _without_dateline(paragraph, line, body)
        pending = None
        body.paragraphs.append(paragraph)


def _has_text(body: Body) -> bool:
    return any(paragraph.kind is ParagraphKind.BODY for paragraph in body.paragraphs)


def _paragraph(block: Block, line: str, outlet: Outlet | None) -> Paragraph:
    label = None if block.heading else find_label(line, outlet)
    if label is None or not _introduces_text(line[label.length :], label.credit):
        return Paragraph(block.span)
    start = block.span.start + label.length
    space = len(line[label.length :]) - len(line[label.length :].lstrip())
    kind = ParagraphKind.CREDIT if label.credit else ParagraphKind.BODY
    return Paragraph(Span(start + space, block.span.end), kind, Span(block.span.start, start))


def _introduces_text(rest: str, credit: bool) -> bool:
    """ "Context: Troops from the North" is a heading, "Context: The troops came in May." is text."""
    return credit or not rest.strip() or ends_sentence(rest) or word_count(rest) > 12


def _kind_under(label: Span, text: str, outlet: Outlet | None) -> ParagraphKind:
    found = find_label(label.of(text), outlet)
    return ParagraphKind.CREDIT if found and found.credit else ParagraphKind.BODY


def is_heading(block: Block, line: str) -> bool:
    """Whether a line between paragraphs is a section title."""
    if block.heading:
        return True
    words = word_count(line)
    if (
        block.item
        or words > 16
        or len(line) > 120
        or line.endswith((":", ",", ";"))
        or line.startswith(("—", "–"))
    ):
        return False
    if ends_sentence(line):
        return line.endswith("?") and words <= 12 and not _SPEAKS.search(line)
    return not (_SPEAKS.search(line) and words > 6)


def _without_dateline(paragraph: Paragraph, line: str, body: Body) -> Paragraph:
    dateline = find_dateline(line)
    if dateline is None:
        return paragraph
    start = paragraph.span.start
    body.dateline = Span(start, start + len(line[: dateline.length].rstrip()))
    body.dateline_credit = dateline.credit
    return Paragraph(Span(start + dateline.length, paragraph.span.end), paragraph.kind, body.dateline)

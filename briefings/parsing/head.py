"""The start of a page: headline, byline, date, and what stands around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefings.parsing.blocks import ends_sentence, word_count
from briefings.parsing.boilerplate import reason_to_strip
from briefings.parsing.bylines import Byline, looks_like_name, names_house, read_byline
from briefings.parsing.dates import find_dates
from briefings.parsing.header import Header, read_header
from briefings.parsing.labels import find_dateline, find_label
from briefings.parsing.page import Page
from briefings.types import Outlet, Span

#: Bylines stand at the top, or at the very end; the middle of an article has none.
_TOP = 16
_BELOW_TEXT = 4
_HEADLINE_MAX = 220
_TITLE_LABEL = re.compile(
    r"(?:(?:headline|title|заголовок|titel|titre)\s?:\s+|"
    r"(?:breaking(?: news)?|exclusive|just in)\s?:\s+|"
    r"(?:update|wrapup|refile) \d+\s?-\s?)(?=\S)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:world|politics|business|national|local|breaking(?: news)?|news|opinion|analysis|exclusive|live|"
    r"economy|sports?|"
    r"europe|asia|africa|americas|us|uk|middle east|science|health|technology|tech|culture|climate|"
    r"environment|war|crime|"
    r"courts?|education|travel|latest|top stor(?:y|ies)|explainer|comment|region|city|metro|press release|"
    r"developing)"
    r"(?: (?:news|desk|report|update))?",
    re.IGNORECASE,
)
# Before the headline only these are furniture; "Live: …" and "Explainer: …" are headlines.
_FURNITURE = frozenset({
    "share buttons", "advertisement", "cookies and terms", "label with no value", "no words", "drawn line",
    "address", "navigation", "left-over of the page's program", "note about the page", "tags", "newsletter",
    "photo or caption",
})  # fmt: skip


@dataclass(slots=True)
class Head:
    """What was found above the text; `roles` says what each block is that is no text."""

    headline: Span | None = None
    #: Index of the headline's block, -1 where the text has none.
    at: int = -1
    #: Block index to reason, "" for a byline or date line, which is kept as data.
    stripped: dict[int, str] = field(default_factory=dict)
    decks: list[int] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    header: Header = field(default_factory=Header)


def read_head(page: Page, outlet: Outlet | None) -> Head:
    """Headline, bylines and decks of a page."""
    header = read_header(page)
    first = first_prose(page, outlet, header)
    head = Head(header=header)
    _take_header(page, head)
    if head.headline is None:
        _find_headline(page, first, head)
    for index in range(min(len(page.blocks), first)):
        if index != head.at and index not in head.stripped:
            _sort_line(page, index, head)
    for index in range(first, min(len(page.blocks), first + _BELOW_TEXT)):
        _sort_below(page, index, head)
    return head


def _take_header(page: Page, head: Head) -> None:
    """What a header of "Title: …" lines tells."""
    head.stripped.update(dict.fromkeys(head.header.lines, ""))
    values = head.header.values
    if "headline" in values:
        head.headline = values["headline"]
        head.at = next(i for i in head.header.lines if page.blocks[i].span.covers(values["headline"]))
    dates = find_dates(head.header.text(page, "date"))
    head.bylines.append(
        Byline(
            head.header.text(page, "byline").removeprefix("By "),
            dates[0].at if dates else None,
            dates[0].span.of(head.header.text(page, "date")) if dates else "",
        )
    )


def first_prose(page: Page, outlet: Outlet | None, header: Header) -> int:
    """Index of the first block that reads like text; the number of blocks where none does."""
    for index, block in enumerate(page.blocks[:_TOP]):
        line = page.line(index)
        if index == page.headline or block.heading or index in header.lines:
            continue
        if _is_prose(line, outlet):
            return index
    return min(len(page.blocks), _TOP)


def _is_prose(line: str, outlet: Outlet | None) -> bool:
    if read_byline(line) or reason_to_strip(line):
        return False
    words = word_count(line)
    if (ends_sentence(line) and words >= 6) or words >= 25 or len(line) > _HEADLINE_MAX:
        return True
    return find_label(line, outlet) is not None or (find_dateline(line) is not None and words >= 12)


def _find_headline(page: Page, first: int, head: Head) -> None:
    candidates = _candidates(page, first, head)
    if page.headline is not None:
        candidates = [page.headline]
    elif marked := [index for index in candidates if page.blocks[index].heading]:
        candidates = marked
    elif len(candidates) > 1 and _is_kicker(page.line(candidates[0])):
        head.stripped[candidates.pop(0)] = "section of the page"
    if not candidates:
        _headline_from_prose(page, first, head)
        return
    head.at = candidates[0]
    span = page.blocks[head.at].span
    label = _TITLE_LABEL.match(page.line(head.at))
    head.headline = Span(span.start + (label.end() if label else 0), span.end)


def _candidates(page: Page, first: int, head: Head) -> list[int]:
    found: list[int] = []
    for index in range(first):
        line = page.line(index)
        reason = reason_to_strip(line)
        if index in head.stripped:
            continue
        if read_byline(line) or (reason and (found or reason in _FURNITURE or len(line.split()) <= 3)):
            continue
        if not found and names_house(line) and len(line.split()) <= 4 and index + 1 < first:
            head.names.append(line)
            head.stripped[index] = "name of the outlet"
            continue
        found.append(index)
    return found


def _headline_from_prose(page: Page, first: int, head: Head) -> None:
    """A headline that ends in a stop; where all is text, nothing is taken out of it."""
    if first + 1 < len(page.blocks) and len(page.line(first)) <= 150 and not find_dateline(page.line(first)):
        head.at, head.headline = first, page.blocks[first].span


def _is_kicker(line: str) -> bool:
    return len(line.split()) <= 3 and (line.isupper() or _SECTION.fullmatch(line) is not None)


def _sort_line(page: Page, index: int, head: Head) -> None:
    """What a line above the text is: byline, furniture, the outlet's name, or a deck."""
    line = page.line(index)
    if byline := read_byline(line):
        _keep_byline(index, byline, head)
    elif reason := reason_to_strip(line):
        head.stripped[index] = reason
    elif names_house(line) and len(line.split()) <= 5 and line[:1].isupper():
        head.names.append(line)
        head.stripped[index] = "name of the outlet"
    elif looks_like_name(line) and _beside_byline(page, index, head):
        _keep_byline(index, Byline(author=line), head)
    elif index < head.at:
        head.stripped[index] = "above the headline"
    elif not ends_sentence(line):
        head.decks.append(index)


def _sort_below(page: Page, index: int, head: Head) -> None:
    """A byline may stand under a deck that is a sentence."""
    byline = read_byline(page.line(index)) if index != head.at else None
    if byline and not page.blocks[index].heading:
        _keep_byline(index, byline, head)


def _keep_byline(index: int, byline: Byline, head: Head) -> None:
    head.stripped[index] = "" if byline.told else "note about the page"
    head.bylines.append(byline)


def _beside_byline(page: Page, index: int, head: Head) -> bool:
    """A name alone on its line is an author's under the headline or next to a date."""
    neighbours = [near for near in (index - 1, index + 1) if 0 <= near < len(page.blocks)]
    return index - 1 == head.at or any(read_byline(page.line(near)) for near in neighbours)


def authors(bylines: Sequence[Byline]) -> str:
    """The first author that a byline names."""
    return next((byline.author for byline in bylines if byline.author), "")

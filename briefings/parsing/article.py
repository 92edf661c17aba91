"""A page sorted into an article."""

import hashlib
import re
from dataclasses import replace
from datetime import datetime

from briefings.errors import ParseError
from briefings.outlets import Outlets
from briefings.parsing.body import Body, read_body
from briefings.parsing.bylines import Byline
from briefings.parsing.dates import as_printed, find_dates
from briefings.parsing.head import Head, authors, read_head
from briefings.parsing.known import Known
from briefings.parsing.language import code_of, guess_language
from briefings.parsing.page import Page
from briefings.parsing.selfname import name_from_bylines, name_from_headline, name_from_tail, outlet_from
from briefings.types import Article, Outlet, ParagraphKind, Span, Stripped

_FIRST_SENTENCE = re.compile(r".{20,200}?[.!?。！？]['\"”’)]*(?=\s|$)", re.DOTALL)
_TAIL_LINES = 40


def to_article(page: Page, known: Known, outlets: Outlets, notes: tuple[str, ...]) -> Article:
    """The article of a page; ParseError where the page has no words."""
    page = _with_headline(page, known.headline)
    head = read_head(page, known.outlet)
    tail_name = name_from_tail(page.line(i) for i in range(len(page.blocks))[-_TAIL_LINES:])
    names = [
        known.outlet.name if known.outlet else "",
        page.told.outlet,
        head.header.text(page, "outlet"),
        *head.names,
        tail_name,
        known.byline,
        page.told.byline,
    ]
    body = read_body(page, head, known.outlet, [*names, authors(head.bylines)])
    headline = head.headline or _first_sentence(page.text, body)
    if headline is None:
        raise ParseError(known.path, "holds no words that could be an article")
    url = known.url or page.told.url or head.header.text(page, "url")
    outlet, told = known.outlet, True
    if outlet is None:
        names = _own_names(page, head, body, tail_name)
        outlet, told = outlet_from(names, body.dateline_credit, url or known.path, outlets)
    published_at, published_as = _published(page, known, head, body)
    return Article(
        id=_identity(outlet if told else None, url, page.text),
        path=known.path,
        outlet=outlet,
        url=url,
        language=_language(page, known, head, body),
        headline=headline,
        byline=known.byline or page.told.byline or authors([*head.bylines, *body.bylines]),
        published_at=published_at,
        published_as=published_as,
        text=page.text,
        paragraphs=tuple(body.paragraphs),
        stripped=_stripped(page, head, body),
        notes=notes,
    )


def _with_headline(page: Page, headline: str) -> Page:
    """The page with the block that a manifest or feed calls its headline, where it has that block."""
    wanted = " ".join(headline.split()).casefold()
    for index in range(min(len(page.blocks), _TAIL_LINES)) if wanted else ():
        if " ".join(page.line(index).split()).casefold() == wanted:
            return replace(page, headline=index)
    return page


def _identity(outlet: Outlet | None, url: str, text: str) -> str:
    """A name that was made from the path is left out, so that a moved file stays one article."""
    parts = "\0".join((outlet.name if outlet else "", url, text))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _own_names(page: Page, head: Head, body: Body, tail_name: str) -> list[str]:
    """What the article calls its outlet, the surest first."""
    rests = [rest for byline in (*head.bylines, *body.bylines) for rest in byline.rest]
    headline = name_from_headline(head.headline.of(page.text)) if head.headline else ""
    staff = next((byline.rest[0] for byline in body.bylines if byline.rest), "")
    return [
        page.told.outlet,
        head.header.text(page, "outlet"),
        tail_name,
        *head.names,
        name_from_bylines(rests),
        headline,
        staff,
    ]


def _published(page: Page, known: Known, head: Head, body: Body) -> tuple[datetime | None, str]:
    """When it was published, and how that is printed; a date that is none is not made one."""
    printed = _printed([*head.bylines, *body.bylines]) or _from_dateline(page, body)
    told = known.published_at or page.told.published_at
    if told is None:
        return printed or (None, "")
    if printed and printed[0] and printed[0].date() == told.date():
        return told, printed[1]
    return told, page.told.published_as if not known.published_at else as_printed(told)


def _printed(bylines: list[Byline]) -> tuple[datetime | None, str] | None:
    dated = [byline for byline in bylines if byline.published_as]
    for wanted in (lambda b: b.published_at is not None, lambda b: not b.updated, lambda _: True):
        for byline in filter(wanted, dated):
            return byline.published_at, byline.published_as
    return None


def _from_dateline(page: Page, body: Body) -> tuple[datetime | None, str] | None:
    dates = find_dates(body.dateline.of(page.text)) if body.dateline else []
    full = next((date for date in dates if date.at), None)
    return (full.at, full.span.of(body.dateline.of(page.text))) if full and body.dateline else None


def _language(page: Page, known: Known, head: Head, body: Body) -> str:
    told = (
        code_of(known.language) or code_of(page.told.language) or code_of(head.header.text(page, "language"))
    )
    return told or guess_language(
        "\n".join(part.span.of(page.text) for part in body.paragraphs[:30]) or page.text
    )


def _first_sentence(text: str, body: Body) -> Span | None:
    """A text without a headline goes by its first sentence, which stays text."""
    for paragraph in body.paragraphs:
        if paragraph.kind is not ParagraphKind.CREDIT:
            span = paragraph.span
            found = _FIRST_SENTENCE.match(text, span.start, min(span.end, span.start + 240))
            end = found.end() if found else min(span.end, span.start + 120)
            return Span(span.start, end)
    return None


def _stripped(page: Page, head: Head, body: Body) -> tuple[Stripped, ...]:
    lines = [
        Stripped(page.blocks[i].span, reason)
        for i, reason in {**head.stripped, **body.stripped}.items()
        if reason
    ]
    lines += [Stripped(span, "no words") for span in page.blank]
    return tuple(sorted(lines, key=lambda line: line.span))

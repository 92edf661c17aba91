"""Whom an article as a whole was got from: “Source: X, citing Y”, a headline's “– X”, “(X) -” datelines."""

import re
from collections.abc import Iterator

from briefings.outlets import Outlets
from briefings.types import Article, Credit, Holder, HolderKind, ParagraphKind, Span

_SUFFIX = re.compile(r"\s[–—-]\s*([^–—-]{2,60})$")
_PREFIX = re.compile(r"^([A-Z][^:]{1,40}):\s")
_CREDIT = re.compile(
    r"^(?:[^:\n]{0,40}:\s*)?(?P<who>.+?)"
    r"(?:,?\s+(?:citing|quoting|with reference to|referring to|via)\s+(?P<whom>.+?))?\.?$"
)
_DATELINE = re.compile(r"^[^()\n]{0,60}\((?P<who>[^()\n]{2,40})\)\s*[-–—]+\s")
#: What may stand in a dateline's brackets or behind a headline's dash, if it is nobody in the register.
_ACRONYM = re.compile(r"^[A-Z][A-Z&.]{1,7}$")


def credits(article: Article, outlets: Outlets) -> tuple[Credit, ...]:
    """The article-level statements of origin, the credit lines first."""
    found = [*_lines(article, outlets), *_headline(article, outlets), *_datelines(article, outlets)]
    return tuple(found)


def _holder(name: str, at: int, outlets: Outlets) -> Holder:
    outlet = outlets.find(name)
    span = Span(at, at + len(name))
    if outlet:
        return Holder(HolderKind.OUTLET, outlet.name, span)
    named = name[0].isupper() and not name.split()[-1].islower()
    return Holder(HolderKind.BODY if named else HolderKind.GROUP, name, span)


def _lines(article: Article, outlets: Outlets) -> Iterator[Credit]:
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.CREDIT:
            continue
        span = paragraph.span
        match = _CREDIT.match(article.text[span.start : span.end]) if paragraph.label is None else None
        text = paragraph.span.of(article.text)
        match = match or _CREDIT.match(text)
        if match is None:
            continue
        who = _holder(match["who"], span.start + match.start("who"), outlets)
        cites = (_holder(match["whom"], span.start + match.start("whom"), outlets),) if match["whom"] else ()
        start = paragraph.label.start if paragraph.label else span.start
        yield Credit(Span(start, span.end), who, cites)


def _headline(article: Article, outlets: Outlets) -> Iterator[Credit]:
    text = article.headline.of(article.text)
    for pattern in (_SUFFIX, _PREFIX):
        match = pattern.search(text)
        if not match:
            continue
        name = match.group(1).strip()
        if outlets.find(name) or (pattern is _SUFFIX and _ACRONYM.match(name)):
            at = article.headline.start + match.start(1)
            yield Credit(Span(at, at + len(name)), _holder(name, at, outlets))


def _datelines(article: Article, outlets: Outlets) -> Iterator[Credit]:
    body = [one for one in article.paragraphs if one.kind is ParagraphKind.BODY]
    for paragraph in body[:1]:
        match = _DATELINE.match(paragraph.span.of(article.text))
        if match and (outlets.find(match["who"]) or _ACRONYM.match(match["who"])):
            at = paragraph.span.start + match.start("who")
            yield Credit(Span(at, at + len(match["who"])), _holder(match["who"], at, outlets))

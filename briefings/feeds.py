"""What a feed says, as values; reading one is `briefings.parsing.feed`."""

import hashlib
import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

#: Shorter than any report that is worth reading; summaries are mostly one to three sentences.
_STUB = 700
#: A text this little longer than its own summary is the summary over again.
_LIKE_SUMMARY = 1.5
_TEASER = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|[»›→]|\b(?:read|see|view|learn|continue|keep)\W+(?:\w+\W+){0,3}"
    r"(?:more|article|story|post|reading|on \S+)|\bfull (?:article|story|text|post)"
    r"|\bappeared first on\b.{0,120})\W*$",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed, before its page is fetched."""

    #: What the feed calls it; its address where it calls it nothing.
    key: str
    url: str
    title: str
    byline: str
    published_at: datetime | None
    #: Markup or text: the full text where the feed has it, else its summary; "" where neither.
    body: str
    #: The summary, where there is one beside a longer body.
    summary: str = ""
    #: When it was changed, as the feed writes it.
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its items in its own order."""

    title: str
    language: str
    items: tuple[FeedItem, ...]
    #: Who publishes it, as far as the title tells.
    outlet: str = ""


def plain(markup: str) -> str:
    """A title as text: tags and control characters out, entities read, also doubly escaped ones."""
    text = markup
    for _ in range(2):
        text = html.unescape(text)
    text = re.sub(r"<[^<>]{0,2000}>", "", text)
    text = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in text)
    return " ".join(text.split())


def is_stub(item: FeedItem) -> bool:
    """Whether the item only leads to its page: short, no longer than its summary, or broken off."""
    text = plain(item.body)
    if len(text) < _STUB or _TEASER.search(text[-160:]):
        return True
    return bool(item.summary) and len(text) < _LIKE_SUMMARY * len(plain(item.summary))


def fingerprint(item: FeedItem) -> str:
    """Another one when the feed tells the item differently."""
    parts = (item.url, item.title, item.updated, item.summary, item.body)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def as_page(item: FeedItem) -> bytes:
    """The item as a web page, so that its markup is read as that of any page."""
    title = html.escape(item.title)
    body = item.body
    if not _TAG.search(body):
        body = "".join(f"<p>{html.escape(part)}</p>\n" for part in re.split(r"\n\s*\n", body))
    page = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>\n{body}</article></body></html>"
    )
    return page.encode("utf-8", "replace")


def author(byline: str) -> str:
    """Whom a feed names as the author, without the mail address that RSS asks for."""
    named = re.search(r"\(([^()]{2,80})\)\s*$", byline)
    if "@" not in byline:
        return byline
    return named[1] if named else ""

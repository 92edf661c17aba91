"""Bytes of a feed → its items: RSS and Atom through feedparser, JSON Feed by itself."""

import calendar
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

from briefings.errors import ParseError
from briefings.feeds import Feed, FeedItem, plain

#: A feed is a window on the newest; what lies deeper is history that was seen or never will be.
MOST_ITEMS = 200
#: Where a document type with entities would stand.
_PROLOGUE = 100_000
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def parse_feed(data: bytes, url: str, content_type: str = "") -> Feed:
    """The feed in `data`, read from `url`; ParseError when it is none."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(data, url)
    if b"<!entity" in data[:_PROLOGUE].lower():
        raise ParseError(url, "this feed declares entities, which no feed needs and attacks are made of")
    # Markup is neither shown nor trusted here: the article parser strips it, so feedparser need not.
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    found = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=True
    )
    if not found.get("version") and not found.entries:
        raise ParseError(url, "this is no feed (neither RSS nor Atom nor JSON Feed)")
    if found.bozo and not found.entries:
        raise ParseError(url, "this feed is broken: not one item of it can be read")
    items = [item for entry in found.entries[:MOST_ITEMS] if (item := _xml_item(entry, url))]
    return Feed(
        plain(found.feed.get("title", "")), str(found.feed.get("language", ""))[:2].lower(), _unique(items)
    )


def feed_links(page: bytes, url: str) -> list[str]:
    """The feeds that a web page names as its own, in its own order."""
    try:
        tree = document_fromstring(page, parser=HTMLParser())
        links = [link for link in tree.iter("link") if link.get("type", "").lower() in _FEED_TYPES]
    # Foreign code reads what anybody may have written.
    except Exception:
        return []
    found = [_web_address(link.get("href", ""), url) for link in links]
    return list(dict.fromkeys(address for address in found if address))


def _xml_item(entry: Mapping[str, Any], base: str) -> FeedItem | None:
    link = _web_address(str(entry.get("link", "")), base)
    if not link:
        return None
    bodies = [str(part.get("value", "")) for part in entry.get("content", ())]
    body = max([*bodies, str(entry.get("summary", ""))], key=len)
    return FeedItem(
        key=str(entry.get("id") or link),
        url=link,
        title=plain(str(entry.get("title", ""))),
        byline=plain(str(entry.get("author", ""))),
        published_at=_moment(entry.get("published_parsed")),
        body=body,
        summary=str(entry.get("summary", "")) if any(bodies) else "",
        # Asked directly, feedparser warns that it puts the date of publication there.
        updated=str(dict(entry).get("updated", "")),
    )


def _web_address(link: str, base: str) -> str:
    """The link in full, "" where there is none that can be fetched."""
    try:
        full = urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return full if full.startswith(("http://", "https://")) else ""


def _moment(fields: Any) -> datetime | None:
    """feedparser's time fields are UTC; an impossible date is no date."""
    if not fields:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(fields), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _json_feed(data: bytes, url: str) -> Feed:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise ParseError(url, "this looks like a JSON Feed and can't be read as JSON") from error
    entries = feed.get("items")
    if not str(feed.get("version", "")).startswith("https://jsonfeed.org/version/") or not isinstance(
        entries, list
    ):
        raise ParseError(url, "this is JSON and no JSON Feed")
    items = [
        item for entry in entries[:MOST_ITEMS] if isinstance(entry, dict) and (item := _json_item(entry, url))
    ]
    return Feed(plain(str(feed.get("title", ""))), str(feed.get("language", ""))[:2].lower(), _unique(items))


def _json_item(entry: Mapping[str, Any], base: str) -> FeedItem | None:
    link = _web_address(str(entry.get("url") or entry.get("external_url") or ""), base)
    if not link:
        return None
    content = str(entry.get("content_html") or entry.get("content_text") or "")
    authors = entry.get("authors") or [entry.get("author") or {}]
    names = [str(author.get("name", "")) for author in authors if isinstance(author, dict)]
    return FeedItem(
        key=str(entry.get("id") or link),
        url=link,
        title=plain(str(entry.get("title", ""))),
        byline=", ".join(name for name in names if name),
        published_at=_iso(str(entry.get("date_published", ""))),
        body=content or str(entry.get("summary") or ""),
        summary=str(entry.get("summary") or "") if content else "",
        updated=str(entry.get("date_modified") or ""),
    )


def _iso(value: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _unique(items: Sequence[FeedItem]) -> tuple[FeedItem, ...]:
    return tuple({item.key: item for item in reversed(items)}.values())[::-1]

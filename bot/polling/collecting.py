"""From an address or an item of a feed to a document that can be loaded."""

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bot.fetching import Fetched, FetchError, NotModified
from bot.polling.manners import Visitor
from bot.reading.documents import Document
from briefings.feeds import FeedItem, as_page, author

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_TEXTS = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/xml",
    "text/xml",
    "",
)
_LIST = re.compile(rb"<opml\b", re.IGNORECASE)
_FEED = re.compile(rb"<rss\b|<feed\b|<rdf:rdf\b|https://jsonfeed\.org/version/", re.IGNORECASE)
#: What is added to an address to count readers.
_COUNTING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A document, and what makes asking for it again cheap."""

    document: Document
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an item beside what it says itself."""

    outlet: str
    language: str
    #: Of its page, when that was fetched last.
    etag: str = ""
    last_modified: str = ""


def address_of(words: str) -> str:
    """The address that somebody means: with a scheme, without what only counts readers."""
    address = words.strip()
    if address.startswith("<"):
        address = address.strip("<>")
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        return address
    kept = [(name, value) for name, value in pairs if not _COUNTING.fullmatch(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def is_feed(fetched: Fetched) -> bool:
    """Whether a document looks like a feed, by its beginning."""
    return _FEED.search(fetched.body[:2_000]) is not None


def is_list(fetched: Fetched) -> bool:
    """Whether a document looks like a list of feeds."""
    return _LIST.search(fetched.body[:2_000]) is not None


def document_of(fetched: Fetched, url: str) -> Document:
    """A page as it was fetched; FetchError when it is no text."""
    kind = fetched.content_type.partition(";")[0].strip().lower()
    if kind not in _TEXTS:
        raise FetchError(url, f"is no page with text ({kind})", "give the address of an article or a feed")
    charset = _CHARSET.search(fetched.content_type)
    return Document(url, fetched.body, charset=charset[1] if charset else "")


def full_text(item: FeedItem, told: Told) -> Page:
    """The item itself, where the feed has all of its text."""
    return Page(_with(Document(address_of(item.url), as_page(item)), item, told))


async def its_page(visitor: Visitor, item: FeedItem, told: Told) -> Page | None:
    """The page that the item leads to; None when it is as it was."""
    fetched = await visitor.get(item.url, etag=told.etag, last_modified=told.last_modified)
    if isinstance(fetched, NotModified):
        return None
    document = _with(document_of(fetched, address_of(item.url)), item, told)
    return Page(document, fetched.etag, fetched.last_modified)


def _with(document: Document, item: FeedItem, told: Told) -> Document:
    return replace(
        document,
        outlet=told.outlet,
        language=told.language,
        published_at=item.published_at,
        headline=item.title,
        byline=author(item.byline),
    )

"""What two texts must share to be editions of one article."""

import hashlib
import re
from pathlib import PurePath
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefings.types import Article

#: Added to an address by whoever passes it on.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid", re.IGNORECASE)


def address_of(article: Article) -> str:
    """The article's address, fit for a column."""
    return address(article.url, article.outlet.name, article.headline.of(article.text), article.path)


def address(url: str, outlet: str, headline: str, path: str) -> str:
    """By the web address; where there is none, by outlet, headline and file name together."""
    parts = _page(url) or "\0".join((outlet, " ".join(headline.split()), PurePath(path).name))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _page(url: str) -> str:
    """The address without what does not matter, "" for one that is no article's own."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    query = [one for one in parse_qsl(parts.query) if not _TRACKING.fullmatch(one[0])]
    path = parts.path.rstrip("/")
    # A front page is where today's articles are, one after the other.
    if not parts.hostname or not (path or query):
        return ""
    # Another port is another site; the usual ones are mostly left out, and stand for one site.
    host = parts.hostname if port in (None, 80, 443) else f"{parts.hostname}:{port}"
    return f"{host}{path}?{urlencode(query)}"

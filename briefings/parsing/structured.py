"""What a page's markup says of its article: JSON-LD, OpenGraph, meta and time elements."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from briefings.parsing.bylines import Byline, looks_like_name, read_byline
from briefings.parsing.dates import as_printed, find_dates, parse_iso
from briefings.parsing.language import code_of
from briefings.parsing.page import Told
from briefings.parsing.selfname import name_from_tail

_ARTICLE_TYPES = (
    "newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "blogposting", "report",
    "liveblogposting", "opinionnewsarticle", "backgroundnewsarticle",
)  # fmt: skip
_DATE_METAS = (
    "article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "publish-date",
    "pubdate", "dc.date.issued", "dcterms.issued", "dc.date", "date", "article.published",
    "og:published_time",
)  # fmt: skip
_AUTHOR_METAS = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
)
_SITE_METAS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "dcterms.publisher",
)
_BESIDE_ARTICLE = ("aside", "nav", "footer")
_META_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|date|time|timestamp|published|posted|pubdate|dateline|meta)",
    re.IGNORECASE,
)
_MAX_NODES = 2_000


@dataclass(frozen=True, slots=True)
class Markup:
    """The headline that the markup gives, and what it says of the article."""

    headline: str
    told: Told


def read_markup(tree: HtmlElement) -> Markup:
    """What there is in the markup, the most explicit first; nothing is guessed."""
    data = _json_ld(tree)
    metas = _metas(tree)
    lines = tuple(_byline_elements(tree))
    headline, suffix = _headline(tree, data, metas)
    published_at, published_as = _published(tree, data, metas, lines)
    return Markup(
        headline,
        Told(
            outlet=_name(data.get("publisher")) or _first(metas, _SITE_METAS) or suffix or _from_footer(tree),
            url=_address(tree, metas),
            language=code_of(tree.get("lang") or "") or code_of(_text(data.get("inLanguage"))),
            byline=_byline(data, metas, lines),
            published_at=published_at,
            published_as=published_as,
        ),
    )


def words_of(element: HtmlElement) -> str:
    """The visible words of an element on one line."""
    return " ".join("".join(part for part in element.itertext() if isinstance(part, str)).split())


def _json_ld(tree: HtmlElement) -> Mapping[str, object]:
    """The first object of the page that describes an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(found):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.lower() in _ARTICLE_TYPES for name in names):
                return node
    return {}


def _nodes(found: object) -> Iterator[Mapping[str, object]]:
    """All objects of a JSON document, the outer ones first."""
    waiting = [found]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _text(value: object) -> str:
    """A text of a JSON document, which may hold entities of HTML."""
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _name(value: object) -> str:
    """The name of a person or house in any of the forms that JSON-LD allows."""
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), "")
    name = _text(value.get("name") if isinstance(value, dict) else value)
    return "" if "://" in name or len(name) > 100 else name


def _headline(tree: HtmlElement, data: Mapping[str, object], metas: Mapping[str, str]) -> tuple[str, str]:
    """The headline as the page shows it, and the site's name where a title puts it behind that."""
    titles = [words_of(title) for title in tree.iter("title")][:1]
    said = [title for title in (_text(data.get("headline")), metas.get("og:title", "")) if title]
    given = [*said, *(title for title in titles if title)]
    shown = [words for heading in tree.iter("h1") if (words := words_of(heading))][:10]
    headline = next((words for words in shown if any(_alike(words, title) for title in given)), "")
    if not headline:
        # A title alone is often the site's; a heading of some length is an article's.
        headline = max(said[:1] or shown or given[:1] or [""], key=len)
    suffixes = (_suffix(title, headline) for title in given)
    suffix = next((suffix for suffix in suffixes if suffix), "")
    return headline, suffix


def _alike(shown: str, title: str) -> bool:
    """Whether a heading holds most words of a title or the other way round."""
    one, two = set(shown.casefold().split()), set(title.casefold().split())
    return len(one & two) > 0.6 * min(len(one), len(two)) and len(one) * 3 >= len(two)


def _suffix(title: str, headline: str) -> str:
    """ "Bridge closed - Harbor Courier" behind the heading "Bridge closed" ends in the site's name."""
    rest = title.removeprefix(headline) if headline else ""
    found = re.fullmatch(r"\s*[|–—·•:-]\s*(\S.{1,59})", rest)
    return found[1] if found and rest != title else ""


def _address(tree: HtmlElement, metas: Mapping[str, str]) -> str:
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()
    ]
    for address in (*links, metas.get("og:url", "")):
        if re.match(r"https?://[^\s/]+", address.strip()):
            return address.strip()
    return ""


def _byline(data: Mapping[str, object], metas: Mapping[str, str], lines: tuple[str, ...]) -> str:
    value = data.get("author")
    names = [name for item in (value if isinstance(value, list) else [value]) if (name := _name(item))]
    if names:
        return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
    printed = next((byline.author for line in lines if (byline := _as_byline(line)) and byline.author), "")
    given = re.sub(r"^by\s+", "", _first(metas, _AUTHOR_METAS), flags=re.IGNORECASE)
    return printed or ("" if "://" in given else given)


def _as_byline(line: str) -> Byline | None:
    return read_byline(line) or (Byline(author=line) if looks_like_name(line) else None)


def _byline_elements(tree: HtmlElement) -> Iterator[str]:
    """Short texts that the markup marks as byline or date, outside of what surrounds an article."""
    for element in tree.iter("p", "div", "span", "a", "address", "time", "li"):
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "rel", "id"))
        if element.tag not in ("address", "time") and not _META_CLASS.search(marks):
            continue
        if not _is_beside(element):
            words = words_of(element)
            if 0 < len(words) <= 160:
                yield words


def _is_beside(element: HtmlElement) -> bool:
    return any(parent.tag in _BESIDE_ARTICLE for parent in element.iterancestors())


def _published(
    tree: HtmlElement, data: Mapping[str, object], metas: Mapping[str, str], lines: tuple[str, ...]
) -> tuple[datetime | None, str]:
    """The date that the markup gives, then one that the page prints where dates stand."""
    printed = [byline for line in lines if (byline := read_byline(line)) and byline.published_as]
    for given in (_text(data.get("datePublished")), _first(metas, _DATE_METAS), _from_times(tree)):
        moment = parse_iso(given)
        if moment:
            shown = next((b.published_as for b in printed if _same_day(b.published_at, moment)), "")
            return moment, shown or as_printed(moment)
    first = next((byline for byline in printed if not byline.updated), printed[0] if printed else Byline())
    return first.published_at, first.published_as


def _same_day(one: datetime | None, two: datetime) -> bool:
    return one is not None and one.date() == two.date()


def _from_times(tree: HtmlElement) -> str:
    """The one time element that tells a publication; several that differ tell nothing."""
    times = [
        time for time in tree.iter("time") if parse_iso(time.get("datetime") or "") and not _is_beside(time)
    ]
    marked = [
        time
        for time in times
        if re.search(
            "publish|pubdate|created", " ".join(f"{name} {value}" for name, value in time.items()), re.I
        )
    ]
    values = {time.get("datetime") or "" for time in marked or times}
    if len(values) != 1:
        return ""
    value = values.pop()
    return value if find_dates(value) else ""


def _from_footer(tree: HtmlElement) -> str:
    return name_from_tail(words_of(footer)[-300:] for footer in list(tree.iter("footer"))[:5])

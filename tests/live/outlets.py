"""Four invented outlets on loopback, each with a feed and a layout of its own, and what they publish.

`stories/fire/3-river-herald.txt` is what the River Herald has of the fire from the third round on. Where
an outlet has a later file of the same story, its page has another text from then on: a correction.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from tests.bot.polling.web import HTML, RSS, Holds, Web

FOLDER = Path(__file__).parent / "stories"
STORIES = tuple(sorted(folder.name for folder in FOLDER.iterdir()))
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Report:
    """One text of one page."""

    story: str
    round: int
    outlet: str
    headline: str
    byline: str
    published_at: datetime
    paragraphs: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"/{self.story}"

    @property
    def changed_at(self) -> datetime:
        """Later with every text of the page."""
        return self.published_at.replace(second=self.round)

    @property
    def body(self) -> str:
        return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)


def _read(file: Path) -> Report:
    head, *paragraphs = file.read_text("utf-8").strip().split("\n\n")
    headline, byline, published = head.split("\n")
    number, _, outlet = file.stem.partition("-")
    at = datetime.fromisoformat(published).replace(tzinfo=UTC)
    return Report(file.parent.name, int(number), outlet, headline, byline, at, tuple(paragraphs))


REPORTS = tuple(_read(file) for file in sorted(FOLDER.glob("*/*.txt")))


def published(outlet: str, upto: int) -> list[Report]:
    """The outlet's pages as they are in a round, the newest first."""
    pages = {report.story: report for report in REPORTS if report.outlet == outlet and report.round <= upto}
    return sorted(pages.values(), key=lambda report: report.changed_at, reverse=True)


def publish(outlets: Sequence["Site"], upto: int) -> None:
    """Let the outlets have all that they publish up to a round, feeds included."""
    for site in outlets:
        reports = published(site.outlet.slug, upto)
        for report in reports:
            site.web.paths[report.path] = site.outlet.page(report)
        site.web.paths["/feed"] = site.outlet.feed(site, reports)


@dataclass(frozen=True, slots=True)
class Site:
    """An outlet where it is served."""

    outlet: "Outlet"
    web: Web


@dataclass(frozen=True, slots=True)
class Outlet:
    """What an outlet's pages and feed look like."""

    slug: str
    name: str
    page: Callable[[Report], Holds]
    feed: Callable[[Site, Sequence[Report]], Holds]


def _wire_page(report: Report) -> Holds:
    head = (
        f'<meta property="og:site_name" content="Coast Wire">'
        f'<meta property="article:published_time" content="{report.published_at.isoformat()}">'
    )
    return _page(
        report,
        head,
        '<header><a href="/">Coast Wire</a> <a href="/world">World</a> <a href="/sport">Sport</a></header>'
        f'<main><h1>{escape(report.headline)}</h1><p class="byline">{escape(report.byline)}</p>'
        f'<div class="story">{report.body}</div></main>'
        '<aside><h2>Related</h2><ul><li><a href="/1">Ferry timetable for winter</a></li></ul></aside>'
        "<footer>© Coast Wire. All rights reserved.</footer>",
    )


def _gazette_page(report: Report) -> Holds:
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": report.headline,
        "datePublished": report.published_at.isoformat(),
        "author": {"@type": "Person", "name": report.byline.removeprefix("By ")},
        "publisher": {"@type": "Organization", "name": "Alder Gazette"},
    }
    return _page(
        report,
        f'<script type="application/ld+json">{json.dumps(told)}</script>',
        '<div id="cookies">We use cookies. <button>Accept all</button></div>'
        f"<article><h1>{escape(report.headline)}</h1>{report.body}"
        '<p><a href="/newsletter">Sign up for our newsletter</a></p></article>',
    )


def _mirror_page(report: Report) -> Holds:
    """As pages were made once, and not in UTF-8."""
    page = _page(
        report,
        '<meta name="author" content="Quay Mirror">',
        f"<table><tr><td><b>Quay Mirror</b></td><td><h1>{escape(report.headline)}</h1>"
        f"<p>{escape(report.byline)}</p><p>{_date(report)}</p>"
        f"{report.body}</td></tr></table>",
    )
    return Holds(page.body.decode().encode("cp1252"), "text/html; charset=windows-1252")


def _herald_page(report: Report) -> Holds:
    return _page(report, "", f"<article><h1>{escape(report.headline)}</h1>{_herald_text(report)}</article>")


def _herald_text(report: Report) -> str:
    line = f"{report.byline}, {_date(report)}"
    return f"<p>{escape(line)}</p>\n{report.body}"


def _date(report: Report) -> str:
    return f"{report.published_at:%A}, {report.published_at.day} {report.published_at:%B %Y, %H:%M}"


def _page(report: Report, head: str, body: str) -> Holds:
    title = f"<title>{escape(report.headline)}</title>"
    return Holds(f"<!doctype html><html><head>{title}{head}</head><body>{body}</body></html>".encode(), HTML)


def _atom(site: Site, reports: Sequence[Report]) -> Holds:
    entries = "".join(
        f"<entry><id>{site.web.url(report.path)}</id><title>{escape(report.headline)}</title>"
        f'<link href="{site.web.url(report.path)}"/><summary>{escape(report.paragraphs[0])}</summary>'
        f"<updated>{report.changed_at.isoformat()}</updated></entry>"
        for report in reports
    )
    title = f"<title>{site.outlet.name}</title><id>{site.web.url('/')}</id>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{title}{entries}</feed>'
    return Holds(feed.encode(), "application/atom+xml")


def _rss(site: Site, reports: Sequence[Report]) -> Holds:
    items = "".join(
        f"<item><title>{escape(report.headline)}</title><link>{site.web.url(report.path)}</link>"
        f"<guid>{site.web.url(report.path)}</guid><description>Read more …</description>"
        f"<atom:updated>{report.changed_at.isoformat()}</atom:updated></item>"
        for report in reports
    )
    title = f"<title>{site.outlet.name} – Latest news</title>"
    feed = (
        f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>{title}{items}</channel></rss>'
    )
    return Holds(feed.encode(), RSS)


def _json_feed(site: Site, reports: Sequence[Report]) -> Holds:
    """With the whole text of every item."""
    items = [
        {
            "id": site.web.url(report.path),
            "url": site.web.url(report.path),
            "title": report.headline,
            "content_html": _herald_text(report),
            "authors": [{"name": report.byline.removeprefix("By ")}],
            "date_modified": report.changed_at.isoformat(),
        }
        for report in reports
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": site.outlet.name, "items": items}
    return Holds(json.dumps(feed).encode(), "application/feed+json")


OUTLETS = (
    Outlet("alder-gazette", "Alder Gazette", _gazette_page, _rss),
    Outlet("coast-wire", "Coast Wire", _wire_page, _atom),
    Outlet("quay-mirror", "Quay Mirror", _mirror_page, _rss),
    Outlet("river-herald", "River Herald", _herald_page, _json_feed),
)

"""Web pages: the markup's own words first, trafilatura for the text, nothing guessed."""

import json

import pytest

from briefings.parsing import Known
from briefings.types import ParagraphKind
from tests.briefings.parsing.parsed import body, headings, headline, labels, of_kind, parsed, stripped

PAGE = """<!doctype html><html lang="en-GB"><head>
<title>Bridge closed after cracks found - Harbor Courier</title>
<link rel="canonical" href="https://courier.example/bridge">
<meta property="og:site_name" content="Harbor Courier">
<meta property="article:published_time" content="2025-03-03T16:15:00Z">
</head><body><nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Bridge closed after cracks found</h1>
<p class="byline">By <a href="/jd">Jane Doe</a></p>
<time datetime="2025-03-03T16:15:00Z">3 March 2025, 16:15</time>
<figure><img src="a.jpg"><figcaption>The bridge. Photo: Max Moe/Harbor Courier</figcaption></figure>
<p>HARBOR CITY — The city closed the old bridge on Monday after inspectors
found cracks, <b>Mayor</b> John Roe said.</p>
<p><strong>Source:</strong> Port Authority, citing inspectors</p>
<h2>What inspectors found</h2>
<blockquote><p>“We could not take the risk,” Roe told reporters. "It isn't safe."</p></blockquote>
<p>Details: The cracks may have been there for years, according to two officials.</p>
<ul><li>Bus 4 is diverted.</li><li>Ferries run all night.</li></ul>
<p>Related: <a href="/x">Ferry fares rise</a></p>
<p>Two people were hurt.<br>One is a child.</p>
<div class="share">Share this article <a>Facebook</a></div>
</article><aside><h3>Most read</h3><ul><li><a href="/y">Other story here</a></li></ul></aside>
<footer>© 2025 Harbor Courier. All rights reserved.</footer></body></html>"""


def test_a_newspapers_page() -> None:
    article = parsed(PAGE)
    assert headline(article) == "Bridge closed after cracks found"
    assert article.outlet.name == "Harbor Courier"
    assert article.url == "https://courier.example/bridge"
    assert article.language == "en"
    assert article.byline == "Jane Doe"
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2025-03-03T16:15:00+00:00"
    assert article.published_as == "3 March 2025, 16:15"
    assert headings(article) == ["What inspectors found"]
    assert labels(article) == ["HARBOR CITY —", "Source:", "Details:"]
    assert of_kind(article, ParagraphKind.CREDIT) == ["Port Authority, citing inspectors"]
    assert body(article) == [
        "The city closed the old bridge on Monday after inspectors found cracks, Mayor John Roe said.",
        '“We could not take the risk,” Roe told reporters. "It isn\'t safe."',
        "The cracks may have been there for years, according to two officials.",
        "Bus 4 is diverted.",
        "Ferries run all night.",
        "Two people were hurt.",
        "One is a child.",
    ]
    assert stripped(article) == [("Related: Ferry fares rise", "related articles")]


def page(head: str = "", top: str = "", lang: str = "", tail: str = "") -> str:
    return (
        f"<!doctype html><html{lang}><head>{head}</head><body><h1>Strike ends at Port Vale</h1>{top}"
        "<p>Dock workers voted on Tuesday to end a strike of twelve days, their union said.</p>"
        "<p>“We got what we asked for,” union leader Ann Flint said. Ships will be unloaded soon.</p>"
        f"{tail}</body></html>"
    )


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **data})}</script>'


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        pytest.param(
            linked(datePublished="2025-03-04T09:30:00+01:00"), "", "2025-03-04T09:30:00+01:00", id="JSON-LD"
        ),
        pytest.param(
            '<meta name="parsely-pub-date" content="2025-03-04">', "", "2025-03-04T00:00:00", id="meta"
        ),
        pytest.param(
            "", '<time datetime="2025-03-04T09:30Z">today</time>', "2025-03-04T09:30:00+00:00", id="time"
        ),
        pytest.param(
            "",
            '<time datetime="2025-03-04" itemprop="datePublished">x</time><time datetime="2025-03-05"/>',
            "2025-03-04T00:00:00",
            id="the one that says so",
        ),
        pytest.param(
            "",
            '<time datetime="2025-03-04">x</time><time datetime="2025-03-05">y</time>',
            None,
            id="times that differ",
        ),
        pytest.param(
            "", '<p class="date">March 4, 2025 9:30 AM EST</p>', "2025-03-04T09:30:00-05:00", id="printed"
        ),
        pytest.param("", '<span class="date">03/04/2025</span>', None, id="printed, may be two days"),
        pytest.param("", "<p>Updated 3 hours ago</p>", None, id="relative"),
        pytest.param(linked(datePublished="soon"), "", None, id="no date at all"),
        pytest.param(
            "", '<aside><time datetime="2025-03-04">x</time></aside>', None, id="beside the article"
        ),
    ],
)
def test_published(head: str, top: str, expected: str | None) -> None:
    article = parsed(page(head, top))
    assert (article.published_at.isoformat() if article.published_at else None) == expected


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        pytest.param(linked(author={"name": "Mia Stone"}), "", "Mia Stone", id="JSON-LD"),
        pytest.param(
            linked(author=[{"name": "Mia Stone"}, "Joe Reed"]), "", "Mia Stone and Joe Reed", id="two"
        ),
        pytest.param(linked(author="https://x.example/mia"), "", "", id="an address is no name"),
        pytest.param('<meta name="author" content="By Mia Stone">', "", "Mia Stone", id="meta"),
        pytest.param("", '<address>By <a rel="author">Mia Stone</a></address>', "Mia Stone", id="address"),
        pytest.param("", "<p>By Mia Stone</p>", "Mia Stone", id="plain paragraph"),
        pytest.param("", "<div>Mia Stone<span>Nov 3, 2025 8:03 am ET</span></div>", "Mia Stone", id="glued"),
        pytest.param("", "", "", id="none"),
    ],
)
def test_byline(head: str, top: str, expected: str) -> None:
    assert parsed(page(head, top)).byline == expected


@pytest.mark.parametrize(
    ("head", "tail", "expected"),
    [
        pytest.param(
            linked(publisher={"name": "Vale &amp; Bay Radio"}), "", "Vale & Bay Radio", id="JSON-LD"
        ),
        pytest.param(
            '<meta property="og:site_name" content="Bay Ledger">', "", "The Bay Ledger", id="registered"
        ),
        pytest.param(
            "<title>Strike ends at Port Vale | Vale Radio</title>",
            "",
            "Vale Radio",
            id="title",
        ),
        pytest.param("<title>Strike ends at Port Vale – NYT</title>", "", "NYT", id="title, dash"),
        pytest.param("", "<footer>© 2025 Vale Radio Ltd.</footer>", "Vale Radio", id="footer"),
        pytest.param(
            '<link rel="canonical" href="https://vale.example/1">', "", "vale.example", id="address"
        ),
        pytest.param("", "", "Some File", id="file"),
    ],
)
def test_outlet(head: str, tail: str, expected: str) -> None:
    assert parsed(page(head, tail=tail)).outlet.name == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("<title>Vale Radio</title>", "Strike ends at Port Vale", id="the heading"),
        pytest.param(
            linked(headline="Strike ends at Port Vale, union says"), "Strike ends at Port Vale", id="as shown"
        ),
        pytest.param(
            linked(headline="Ships are waiting off the coast"), "Ships are waiting off the coast", id="a logo"
        ),
    ],
)
def test_headline(head: str, expected: str) -> None:
    assert headline(parsed(page(head))) == expected


@pytest.mark.parametrize(
    ("lang", "head", "expected"),
    [
        (' lang="uk"', "", "uk"),
        ("", linked(inLanguage="de-AT"), "de"),
        ("", "", "en"),
        (' lang="x-none"', "", "en"),
    ],
)
def test_language(lang: str, head: str, expected: str) -> None:
    assert parsed(page(head, lang=lang)).language == expected


def test_a_manifest_wins_over_the_markup() -> None:
    article = parsed(
        page(linked(author="Mia Stone"), lang=' lang="uk"'), Known("a.html", byline="Joe Reed", language="en")
    )
    assert (article.byline, article.language) == ("Joe Reed", "en")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>{}<br><br>{}</div>", id="line breaks"),
        pytest.param("<table><tr><td>{}</td></tr><tr><td>{}</td></tr></table>", id="layout table"),
        pytest.param(
            "<article><section><p>{}</p></section><section><p>{}</p></section></article>", id="sections"
        ),
        pytest.param("<p>{}<p>{}", id="unclosed"),
    ],
)
def test_old_and_odd_markup(markup: str) -> None:
    lines = (
        "Dock workers voted on Tuesday to end a strike of twelve days, their union said in the evening.",
        "Ships will be unloaded from Wednesday, the operator of the port said in a statement.",
    )
    article = parsed(
        "<html><body><h1>Strike ends at Port Vale</h1>" + markup.format(*lines) + "</body></html>"
    )
    assert headline(article) == "Strike ends at Port Vale"
    assert body(article) == list(lines)


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"@type": "NewsArticle"',
        '{"@type": ["x", 3]}',
        "",
        '{"@graph": [{"@type": "Article"}]}',
    ],
)
def test_broken_json_does_not_matter(script: str) -> None:
    article = parsed(page(f'<script type="application/ld+json">{script}</script>'))
    assert headline(article) == "Strike ends at Port Vale"


def test_declared_encoding() -> None:
    text = page('<meta charset="windows-1251">').replace("Dock workers", "Докери")
    assert "Докери voted" in parsed(text.encode("windows-1251")).text


def test_a_text_about_tags_is_no_page() -> None:
    assert body(parsed("Tags explained\n\nThe <p> tag starts a paragraph, he said.\n")) == [
        "The <p> tag starts a paragraph, he said."
    ]

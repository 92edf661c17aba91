"""Any bytes give an article with exact offsets or a ParseError."""

import string
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefings.errors import ParseError
from briefings.types import Article, Span
from tests.briefings.parsing.parsed import parsed

LINES = st.sampled_from(
    [
        "",
        "\xa0",
        "Bridge closed",
        "WORLD",
        "By Jane Doe",
        "March 3, 2025 | 4:15 PM EST",
        "03/04/2025",
        "HARBOR CITY (AP) — The city closed it.",
        "Source: Coastal Wire",
        "Details:",
        "Details: It was closed.",
        "“We stay,” Roe said.",
        "Related",
        "Comments",
        "# Title",
        "- item",
        "> quote",
        "---",
        "Title: A bridge",
        "Date: 2025-03-03",
        "© 2025 Harbor Courier.",
        "Harbor Courier Staff",
        "words that go on and on until the end of this line which is",
        "broken here.",
        "<p>markup</p>",
        "\u2028\u200b",
    ]
)
MARKUP = st.sampled_from(
    ["<html>", "<p>", "</p>", "<h1>", "</h1>", "<div>", "<br>", "<script>", "<time datetime='2025-03-03'>",
     "&amp;", "&#0;", "<!--", "-->", "<title>", "It is so. ", "<table><td>", "<![CDATA[", "\x0b", "<li>"]
)  # fmt: skip


def spans(article: Article) -> list[Span]:
    found = [article.headline, *(line.span for line in article.stripped)]
    for part in article.paragraphs:
        found += [part.span, *([part.label] if part.label else [])]
    return found


def check(data: bytes) -> None:
    try:
        article = parsed(data)
    except ParseError:
        return
    assert "\r" not in article.text
    for span in spans(article):
        assert 0 <= span.start < span.end <= len(article.text)
    kept = sorted([part.span for part in article.paragraphs] + [line.span for line in article.stripped])
    assert all(one.end <= two.start for one, two in pairwise(kept))
    assert article.headline.of(article.text).strip()
    assert parsed(data) == article


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe\x00\xd8")
@example("\u2029".encode())
def test_any_bytes(data: bytes) -> None:
    check(data)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=string.printable + "—–“”«»©\xa0\u200b\u2028éяі海", max_size=400))
def test_any_text(text: str) -> None:
    check(text.encode())


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=14).map("\n".join))
def test_any_layout(text: str) -> None:
    check(text.encode())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(MARKUP, max_size=30).map("".join))
def test_any_markup(text: str) -> None:
    check(("<html>" + text).encode())


@pytest.mark.parametrize(
    "unit",
    ["a", "“", "Word word. ", "Aa Bb ", "Heading line\n", "| ", "- ", "2025-03-03\n", "By Jane Doe\n", "x_",
     "(", "> ", "\xa0\n", "海", "a: ", "\t", "Related\n", "\u200b", "**a", "AAAA BBBB\n", "<p>x. ", "<div>"]
)  # fmt: skip
def test_long_and_monotonous(unit: str) -> None:
    # Forms that look back at what they have read would not end here within the suite's time limit.
    check(("Headline\n\n" + unit * (60_000 // len(unit))).encode())
    check(("<html><body>" + unit * (20_000 // len(unit))).encode())

"""Feeds as they are found in the wild, and what is taken from them."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ParseError
from briefings.feeds import FeedItem, plain
from briefings.parsing.feed import MOST_ITEMS, feed_links, parse_feed

URL = "https://meridian.example/feed"


def rss(*items: str, head: str = "<title>Meridian</title><language>en-gb</language>") -> bytes:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{body}</channel></rss>'.encode()


def only(data: bytes) -> FeedItem:
    (item,) = parse_feed(data, URL).items
    return item


def test_rss() -> None:
    feed = parse_feed(
        rss(
            "<title>Dam &amp; bridge</title><link>https://meridian.example/1</link><guid>m-1</guid>"
            "<author>Ines Carrow</author><pubDate>Sat, 14 Jun 2025 10:22:00 +0200</pubDate>"
            "<description>Short.</description>"
        ),
        URL,
    )
    assert (feed.title, feed.language) == ("Meridian", "en")
    assert feed.items == (
        FeedItem(
            key="https://meridian.example/m-1",
            url="https://meridian.example/1",
            title="Dam & bridge",
            byline="Ines Carrow",
            published_at=datetime(2025, 6, 14, 8, 22, tzinfo=UTC),
            body="Short.",
        ),
    )


def test_atom_with_relative_links_and_full_text() -> None:
    item = only(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>M</title><entry><id>a</id>'
        b'<title type="html">&lt;b&gt;Dam&lt;/b&gt;</title><link href="/news/1"/><summary>Short.</summary>'
        b'<content type="html">&lt;p&gt;All of the text.&lt;/p&gt;</content>'
        b"<published>2025-06-14T10:22:00Z</published></entry></feed>"
    )
    assert item.url == "https://meridian.example/news/1"
    assert item.title == "Dam"
    assert item.body == "<p>All of the text.</p>"


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Meridian",
        "language": "en",
        "items": [
            {
                "id": 7,
                "url": "/7",
                "title": "Dam",
                "content_html": "<p>Text.</p>",
                "date_published": "2025-06-14T10:22:00+02:00",
                "authors": [{"name": "Ines Carrow"}, {"name": "Tom Baddeley"}],
            },
            "no item",
            {"id": 8, "title": "no address"},
        ],
    }
    item = only(json.dumps(feed).encode())
    assert (item.key, item.url, item.byline) == (
        "7",
        "https://meridian.example/7",
        "Ines Carrow, Tom Baddeley",
    )
    assert item.published_at == datetime(2025, 6, 14, 8, 22, tzinfo=UTC)
    assert item.body == "<p>Text.</p>"


@pytest.mark.parametrize(
    ("item", "link"),
    [
        pytest.param(
            "<link>https://m.example/?a=1&b=2</link>", "https://m.example/?a=1&b=2", id="bare ampersand"
        ),
        pytest.param(
            "<link>https://m.example/?a=1&amp;b=2</link>", "https://m.example/?a=1&b=2", id="escaped"
        ),
        pytest.param("<link> https://m.example/x\n</link>", "https://m.example/x", id="blanks around"),
    ],
)
def test_links_arrive_undamaged(item: str, link: str) -> None:
    assert only(rss(f"<title>t</title>{item}")).url == link


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "ftp://m.example/1", "mailto:x@m.example", "data:text/html,x"]
)
def test_items_without_a_web_address_are_left_out(link: str) -> None:
    assert parse_feed(rss(f"<title>t</title><link>{link}</link>"), URL).items == ()


@pytest.mark.parametrize(
    ("date", "at"),
    [
        pytest.param("Sat, 14 Jun 2025 10:22:00 GMT", datetime(2025, 6, 14, 10, 22, tzinfo=UTC), id="usual"),
        pytest.param("some day", None, id="no date"),
        pytest.param("Sat, 99 Jun 2025 10:22:00 GMT", None, id="impossible"),
        pytest.param("", None, id="empty"),
    ],
)
def test_dates_are_read_or_left_out(date: str, at: datetime | None) -> None:
    data = rss(f"<title>t</title><link>https://m.example/1</link><pubDate>{date}</pubDate>")
    assert only(data).published_at == at


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("AT&amp;amp;T grows", "AT&T grows"),
        ("a <em>new</em> dam", "a new dam"),
        ("a\u0000b\tc\n d", "a b c d"),
        ("5 &lt; 6", "5 < 6"),
        ("", ""),
    ],
)
def test_titles_become_text(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_the_same_item_twice_is_one_and_the_first_stays() -> None:
    item = "<title>{}</title><link>https://m.example/1</link><guid>g</guid>"
    assert only(rss(item.format("first"), item.format("again"))).title == "first"


def test_windows_letters_under_a_utf8_label() -> None:
    data = (
        rss("<title>caf\u00e9 \u201cnew\u201d</title><link>https://m.example/1</link>")
        .decode()
        .encode("cp1252")
    )
    assert only(data).title == "café “new”"


def test_an_endless_feed_is_cut() -> None:
    items = [f"<title>t</title><link>https://m.example/{n}</link>" for n in range(MOST_ITEMS + 5)]
    assert len(parse_feed(rss(*items), URL).items) == MOST_ITEMS


def test_an_entity_bomb_stays_small() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "ha">{levels}]>'.encode()
    item = b"<title>&e9;</title><link>https://m.example/1</link>"
    data = bomb + b'<rss version="2.0"><channel><item>' + item + b"</item></channel></rss>"
    try:
        items = parse_feed(data, URL).items
    except ParseError:
        return
    assert sum(len(item.title) for item in items) < 5_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>a page</body></html>",
        b"{",
        b'{"items": []}',
        b"\x00\x01\x02",
        b'{"version": 5, "items": 3}',
    ],
)
def test_what_is_no_feed_says_so(data: bytes) -> None:
    with pytest.raises(ParseError) as caught:
        parse_feed(data, URL)
    assert caught.value.subject == URL


@given(st.binary(max_size=300))
def test_any_bytes_give_a_feed_or_a_clear_error(data: bytes) -> None:
    try:
        feed = parse_feed(data, URL)
    except ParseError:
        return
    assert all(item.url.startswith("http") for item in feed.items)


def test_a_page_names_its_feeds() -> None:
    page = (
        b"<html><head><link rel=alternate type='application/rss+xml' href='/rss'>"
        b"<link type='Application/Atom+XML' href='https://other.example/atom'><link href='/style.css'>"
        b"<link type='application/rss+xml' href='javascript:1'><link type='application/rss+xml' href='/rss'>"
    )
    assert feed_links(page, URL) == ["https://meridian.example/rss", "https://other.example/atom"]


@pytest.mark.parametrize("page", [b"", b"\x00\xff", b"no page", b"<link type='application/rss+xml'>"])
def test_a_page_without_feeds(page: bytes) -> None:
    assert feed_links(page, URL) == []


def test_a_summary_beside_the_text_and_the_time_of_a_change_are_kept() -> None:
    item = only(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>M</title><entry><id>a</id><title>Dam</title>'
        b'<link href="/1"/><summary>Short.</summary><content>All of it.</content>'
        b"<updated>2025-06-14T10:22:00Z</updated></entry></feed>"
    )
    assert (item.body, item.summary, item.updated) == ("All of it.", "Short.", "2025-06-14T10:22:00Z")

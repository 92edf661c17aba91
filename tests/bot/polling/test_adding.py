"""Addresses that somebody gives."""

import pytest

from bot.fetching import FetchError
from bot.polling import adding
from bot.polling.collecting import address_of
from bot.polling.listing import ListError
from bot.reading.reader import ReadingError
from bot.storage.feeds import Wanted
from bot.stories.tally import Line
from tests.bot.polling.conftest import Desk
from tests.bot.polling.web import Holds, item


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("a.example/x", "https://a.example/x"),
        ("<http://a.example/x#part>", "http://a.example/x"),
        ("https://a.example/x?utm_source=b&id=7&fbclid=1", "https://a.example/x?id=7"),
        ("https://a.example/x?q=a+b&empty", "https://a.example/x?q=a+b&empty"),
        ("https://a.example/x?utm_medium=rss", "https://a.example/x"),
        ("https://[broken", "https://[broken"),
    ],
)
def test_address_of(given: str, meant: str) -> None:
    assert address_of(given) == meant


async def test_pages_and_feeds_together(desk: Desk) -> None:
    for path, words in (
        ("/a", "Bridge closed\nYes."),
        ("/b", "Harbour open\nYes."),
        ("/c", "Train late\nYes."),
    ):
        desk.web.paths[path] = Holds(words.encode(), "text/plain")
    url = desk.web.url
    desk.web.feed("/feed", "Post", [item(path, url(path)) for path in ("/b", "/c", "/gone")])
    told: list[tuple[int, int]] = []

    def note(done: int, total: int, _: str) -> None:
        told.append((done, total))

    given = [url("/a"), url("/feed"), url("/a"), "ftp://a.example/x", "http://10.0.0.1/"]
    summary = await adding.load_addresses(given, desk.tools, note)
    assert (summary.files, summary.new, summary.known) == (7, 3, 0)
    assert summary.failures[:1] == (
        Line("ftp://a.example/x", "this is no web address; it has to start with http:// or https://"),
    )
    assert [line.path for line in summary.failures[1:]] == ["http://10.0.0.1/", url("/gone")]
    assert "not a public address" in summary.failures[1].text
    assert sorted(done for done, _ in told) == list(range(1, 8))
    assert told[-1] == (7, 7)
    again = await adding.load_addresses([url("/a")], desk.tools)
    assert (again.new, again.known) == (0, 1)


@pytest.mark.parametrize(
    ("holds", "why"),
    [
        pytest.param(Holds(b"%PDF", "application/pdf"), "is no page with text (application/pdf)", id="PDF"),
        pytest.param(Holds(b"x" * 5_000_001), "larger than 5 MB", id="too large"),
        pytest.param(
            Holds(b"x", headers={"Content-Encoding": "br"}), "packed in a way", id="packed otherwise"
        ),
        pytest.param(Holds(b"x", headers={"Content-Encoding": "gzip"}), "damaged", id="packed badly"),
        pytest.param(Holds(b"<rss><item>&x;</item></rss>"), "feed", id="a broken feed"),
    ],
)
async def test_what_can_not_be_loaded_changes_nothing(desk: Desk, holds: Holds, why: str) -> None:
    desk.web.paths["/x"] = holds
    summary = await adding.load_addresses([desk.web.url("/x")], desk.tools)
    if summary.failures:
        assert why in summary.failures[0].text
    assert (summary.new, await desk.headlines()) == (0, [])


async def test_following_a_feed_by_itself_or_by_its_page(desk: Desk) -> None:
    url = desk.web.feed("/feed", "Harbour Post", [item("a", desk.web.url("/a"))])
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    desk.web.paths["/"] = Holds(f"<html><head>{link}</head><body><p>News</body></html>".encode())
    wanted = [Wanted(url, "Post", "Harbour Post")]
    assert await adding.follow(desk.web.url("/"), "Post", desk.tools) == (wanted, 1)
    assert (await adding.follow(url, "", desk.tools))[1] == 0
    assert (await desk.feed()).outlet == "Post"


@pytest.mark.parametrize(
    ("holds", "error"),
    [
        pytest.param(Holds(b"<html><body><p>News</body></html>"), ListError, id="a page without feeds"),
        pytest.param(Holds(b"<feed"), ReadingError, id="a broken feed"),
        pytest.param(Holds(status="403 Forbidden"), FetchError, id="refused"),
    ],
)
async def test_what_is_no_feed_is_not_followed(desk: Desk, holds: Holds, error: type[Exception]) -> None:
    desk.web.paths["/x"] = holds
    with pytest.raises(error):
        await adding.follow(desk.web.url("/x"), "", desk.tools)
    with pytest.raises(IndexError):
        await desk.feed()


def _opml(*names: str) -> Holds:
    listed = "".join(f'<outline xmlUrl="https://{name}.example/feed"/>' for name in names)
    return Holds(
        f'<?xml version="1.0"?>\n<opml version="2.0"><body>{listed}</body></opml>'.encode(), "text/xml"
    )


async def test_following_a_list_unseen(desk: Desk) -> None:
    desk.web.paths["/two"], desk.web.paths["/three"] = _opml("a", "b"), _opml("a", "b", "c")
    wanted, new = await adding.follow(desk.web.url("/two"), "", desk.tools)
    assert ([one.url for one in wanted], new) == (["https://a.example/feed", "https://b.example/feed"], 2)
    assert (await adding.follow(desk.web.url("/three"), "", desk.tools))[1] == 1
    assert (await adding.follow_list(_opml("c", "d").body, "the file", desk.tools))[1] == 1
    assert desk.web.asked == ["/two", "/three"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param(b"<opml><body/></opml>", "names no feed", id="empty"),
        pytest.param(b"<opml><body><outline", "is no OPML", id="broken off"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY a "b">]><opml>&a;</opml>', "declares entities", id="a bomb"),
        pytest.param(
            b'<opml><outline xmlUrl="file:///etc/passwd"/></opml>', "names no feed", id="no web address"
        ),
    ],
)
async def test_a_bad_list_changes_nothing(desk: Desk, body: bytes, why: str) -> None:
    desk.web.paths["/list"] = Holds(body, "text/x-opml")
    with pytest.raises(ListError, match=why):
        await adding.follow(desk.web.url("/list"), "", desk.tools)
    with pytest.raises(IndexError):
        await desk.feed()

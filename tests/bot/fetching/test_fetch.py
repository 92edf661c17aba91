"""What a fetch brings home, and what it says when it brings nothing."""

import gzip
import zlib
from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.fetching import Fetched, Fetcher, FetchError, Limits, NotModified
from tests.bot.fetching.server import response, serving

PAGE = b"<p>news</p>"
USUAL = Limits()


async def fetch(
    answers: Mapping[str, bytes], path: str = "/", limits: Limits = USUAL, etag: str = ""
) -> Fetched | NotModified:
    async with serving(answers) as site, Fetcher(allow={site.host}, limits=limits) as fetcher:
        return await fetcher.get(site.url(path), etag=etag)


async def failure(answers: Mapping[str, bytes], path: str = "/", limits: Limits = USUAL) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await fetch(answers, path, limits)
    return caught.value


async def test_packed_content_that_breaks_off_is_none() -> None:
    answer = response(gzip.compress(PAGE * 100)[:-9], Content_Encoding="gzip")
    assert (await failure({"/": answer})).why == "its packed content is damaged"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        pytest.param("", PAGE, id="plain"),
        pytest.param("gzip", gzip.compress(PAGE), id="gzip"),
        pytest.param("deflate", zlib.compress(PAGE), id="deflate"),
    ],
)
async def test_a_page_arrives_unpacked_with_its_cache_headers(encoding: str, packed: bytes) -> None:
    headers = {"Content_Encoding": encoding} if encoding else {}
    answer = response(packed, ETag='"v1"', Last_Modified="yesterday", Content_Type="text/html", **headers)
    got = await fetch({"/": answer})
    assert isinstance(got, Fetched)
    assert (got.body, got.etag, got.last_modified, got.content_type) == (
        PAGE,
        '"v1"',
        "yesterday",
        "text/html",
    )


async def test_conditions_are_sent_and_not_modified_is_an_answer() -> None:
    async with (
        serving({"/": response(status="304 Not Modified")}) as site,
        Fetcher(allow={site.host}) as fetcher,
    ):
        got = await fetcher.get(site.url("/"), etag='"v1"', last_modified="yesterday")
        assert got == NotModified(site.url("/"))
        assert 'If-None-Match: "v1"' in site.requests[0]
        assert "If-Modified-Since: yesterday" in site.requests[0]


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [
        pytest.param("301 Moved", "308 Moved", "/c", id="moved for good twice"),
        pytest.param("301 Moved", "302 Found", "/b", id="for good, then for now"),
        pytest.param("307 Elsewhere", "301 Moved", "", id="for now first: nothing is remembered"),
    ],
)
async def test_redirects_are_followed_and_permanent_ones_reported(
    first: str, second: str, moved: str
) -> None:
    answers = {
        "/a": response(status=first, Location="/b"),
        "/b": response(status=second, Location="/c"),
        "/c": response(PAGE),
    }
    async with serving(answers) as site, Fetcher(allow={site.host}) as fetcher:
        got = await fetcher.get(site.url("/a"))
        assert isinstance(got, Fetched)
        assert got.body == PAGE
        assert got.url == site.url("/c")
        assert got.moved_to == (site.url(moved) if moved else "")


async def test_a_circle_of_redirects_ends() -> None:
    error = await failure({"/": response(status="302 Found", Location="/")})
    assert "more than 5 redirects" in str(error)


@pytest.mark.parametrize(
    ("status", "headers", "why", "wait"),
    [
        pytest.param("404 Not Found", {}, "has nothing at this address", None, id="missing"),
        pytest.param("410 Gone", {}, "gone for good", None, id="gone"),
        pytest.param("500 Oops", {}, "answered with status 500", None, id="server error"),
        pytest.param("403 No", {}, "refuses us", None, id="refused"),
        pytest.param(
            "429 Slow", {"Retry_After": "90"}, "less often", timedelta(seconds=90), id="wait in seconds"
        ),
        pytest.param("503 Busy", {"Retry_After": "soon"}, "status 503", None, id="a wait that is no wait"),
    ],
)
async def test_refusals_say_what_they_mean(
    status: str, headers: dict[str, str], why: str, wait: timedelta | None
) -> None:
    error = await failure({"/": response(b"", status, **headers)})
    assert why in error.why
    assert error.retry_after == wait
    assert error.gone == ("410" in status)
    assert error.told == error.why or error.told.startswith(f"{error.why}; ")


@pytest.mark.parametrize(
    ("status", "wait", "told"),
    [
        pytest.param("429 Slow", "10", "asks us to come less often; try again in a minute", id="soon"),
        pytest.param("429 Slow", "61", "asks us to come less often; try again in 2 minutes", id="minutes"),
        pytest.param("503 Busy", "7200", "answered with status 503; try again in 2 hours", id="hours"),
        pytest.param("503 Busy", "", "answered with status 503; try again later", id="it does not say"),
        pytest.param("404 None", "", "has nothing at this address; look how it is spelt", id="a slip"),
        pytest.param("418 Pot", "", "answered with status 418", id="nothing to be done"),
    ],
)
async def test_what_can_be_done_is_said(status: str, wait: str, told: str) -> None:
    headers = {"Retry_After": wait} if wait else {}
    assert (await failure({"/": response(b"", status, **headers)})).told == told


async def test_a_server_that_knows_no_tls() -> None:
    async with serving({}) as site, Fetcher(allow={site.host}) as fetcher:
        site.greeting = b"HTTP/1.1 400 Bad Request\r\n\r\n"
        with pytest.raises(FetchError) as caught:
            await fetcher.get(site.url("/").replace("http:", "https:"))
    assert caught.value.why == "its server does not speak HTTPS here"


async def test_a_date_in_retry_after_counts_from_now() -> None:
    error = await failure({"/": response(status="503 Busy", Retry_After="Wed, 01 Jan 2020 00:00:00 GMT")})
    assert error.retry_after == timedelta(0)


async def test_a_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    error = await failure({"/": response(bomb, Content_Encoding="gzip")}, limits=Limits(size=1_000_000))
    assert error.why == "larger than 1 MB, the most that is read"


async def test_a_large_plain_page_stops_at_the_limit() -> None:
    error = await failure({"/": response(b"x" * 2_000)}, limits=Limits(size=1_000))
    assert error.why == "larger than 0.001 MB, the most that is read"


async def test_exactly_the_limit_is_no_bomb() -> None:
    got = await fetch(
        {"/": response(gzip.compress(b"x" * 1_000), Content_Encoding="gzip")}, limits=Limits(size=1_000)
    )
    assert isinstance(got, Fetched)
    assert len(got.body) == 1_000


@pytest.mark.parametrize(
    ("encoding", "body", "why"),
    [
        pytest.param("gzip", b"this is no gzip", "damaged", id="damaged"),
        pytest.param("br", b"\x0b", "packed in a way that was not asked for", id="unknown"),
    ],
)
async def test_a_body_that_cannot_be_unpacked(encoding: str, body: bytes, why: str) -> None:
    assert why in (await failure({"/": response(body, Content_Encoding=encoding)})).why


async def test_a_server_that_says_nothing_is_given_up() -> None:
    limits = Limits(time=timedelta(milliseconds=200))
    async with serving({}, frozenset({"/"})) as site, Fetcher(allow={site.host}, limits=limits) as fetcher:
        with pytest.raises(FetchError, match="no answer within"):
            await fetcher.get(site.url("/"))


async def test_a_server_that_hangs_up() -> None:
    assert "broke off" in (await failure({"/": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"})).why


async def test_no_http_at_all() -> None:
    assert "broke off" in (await failure({"/": b"220 mail.example ESMTP\r\n"})).why


async def test_letters_outside_ascii_are_packed_into_the_address() -> None:
    async with (
        serving({"/caf%C3%A9?q=%C3%BC": response(PAGE)}) as site,
        Fetcher(allow={site.host}) as fetcher,
    ):
        got = await fetcher.get(site.url("/café?q=ü"))
        assert isinstance(got, Fetched)
        assert got.body == PAGE

"""Lists of feeds: the bot's own file, and OPML in and out."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.polling.listing import ListError, parse_list, read_list
from bot.polling.opml import read_opml, write_opml
from bot.storage.feeds import Followed, State, Visit, Wanted
from tests.samples import NOW

URL = "https://post.example/feed?a=1&b=2"


def test_no_feed_is_followed_unless_somebody_says_so() -> None:
    assert read_list(None) == []


def test_the_example_in_the_shipped_file_can_be_used() -> None:
    text = (Path(__file__).parents[3] / "data" / "feeds.toml").read_text()
    lines = [line.removeprefix("# ") for line in text.split("#\n", 1)[1].splitlines()]
    example = "\n".join(line for line in lines if line.startswith("[[") or "=" in line.partition('"')[0])
    (wanted,) = parse_list(example, "feeds.toml")
    assert (wanted.outlet, wanted.every) == ("Example News", timedelta(minutes=15))


def test_a_list() -> None:
    text = f'[[feed]]\nurl = "{URL}"\noutlet = " Harbour Post "\nevery = "90s"\n[[feed]]\nurl = "http://b.example"'
    assert parse_list(text, "mine.toml") == [
        Wanted(URL, "Harbour Post", every=timedelta(seconds=90)),
        Wanted("http://b.example"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("[[feed]\n", "mine.toml: is not TOML", id="broken"),
        pytest.param("[[feeds]]\n", "unknown key 'feeds'", id="misspelt table"),
        pytest.param("feed = 1", "needs [[feed]] tables", id="no table"),
        pytest.param('feed = ["x"]', "feed 1: needs [[feed]] tables", id="no tables"),
        pytest.param("[[feed]]\n", "feed 1: needs url", id="no address"),
        pytest.param('[[feed]]\nurl = "ftp://a.example"', "needs url", id="another scheme"),
        pytest.param('[[feed]]\nurl = "https://["', "needs url", id="no address at all"),
        pytest.param("[[feed]]\nurl = 7", "url must be a text", id="a number"),
        pytest.param(
            '[[feed]]\nurl = "https://a.example"\nhow = "x"', "unknown key 'how'", id="misspelt key"
        ),
        pytest.param('[[feed]]\nurl = "https://a.example"\nevery = "soon"', "every must be", id="no time"),
        pytest.param('[[feed]]\nurl = "https://a.example"\nevery = "999h"', "every must be", id="too long"),
    ],
)
def test_what_is_wrong_with_a_list(text: str, why: str) -> None:
    with pytest.raises(ListError) as raised:
        parse_list(text, "mine.toml")
    assert why in str(raised.value)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="can't be read"):
        read_list(tmp_path / "no.toml")


def opml(inside: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<opml version="2.0"><body>{inside}</body></opml>'.encode()


def test_opml_in_folders() -> None:
    data = opml(
        '<outline text="News"><outline type="rss" text="Post &amp; Co" xmlUrl="https://a.example/f?x=1&amp;y=2"/>'
        '<outline text="twice" XMLURL="https://a.example/f?x=1&amp;y=2"/></outline>'
        '<outline xmlUrl="javascript:alert(1)"/><outline title="B" text="b" xmlUrl="http://b.example/f"/>'
    )
    assert read_opml(data, "the file") == [
        Wanted("https://a.example/f?x=1&y=2", title="Post & Co"),
        Wanted("http://b.example/f", title="B"),
    ]


BOMB = '<!DOCTYPE o [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"", "is no OPML", id="nothing"),
        pytest.param(b"\x00\xff\xfe", "is no OPML", id="no text"),
        pytest.param(b"<html><body/></html>", "is no OPML, but <html>", id="a web page"),
        pytest.param(opml("<outline text='x'/>"), "names no feed", id="without feeds"),
        pytest.param(opml("<outline>"), "is no OPML: mismatched tag", id="ill-formed"),
        pytest.param(opml("&b;", BOMB), "declares entities", id="an entity bomb"),
        pytest.param(
            opml("&x;", '<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "declares entities",
            id="a file of ours",
        ),
    ],
)
def test_what_is_no_opml(data: bytes, why: str) -> None:
    with pytest.raises(ListError, match=why):
        read_opml(data, "the file")


def test_opml_out_and_in_again() -> None:
    visit = Visit(URL, 'A "title" & <more>', timedelta(0), NOW)
    plain = Followed(1, "https://old.example/feed", "", None, State.ACTIVE, "", visit)
    named = replace(plain, id=2, outlet="Post\x00\x1f", visit=replace(visit, address="http://b.example/f"))
    back = read_opml(write_opml([plain, named]).encode(), "the file")
    assert back == [Wanted(URL, title='A "title" & <more>'), Wanted("http://b.example/f", title="Post")]

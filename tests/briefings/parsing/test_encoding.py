"""Bytes to text."""

import pytest

from briefings.errors import ParseError
from briefings.parsing.encoding import decode, in_unicode

TEXT = "Міський голова закрив старий міст у понеділок після того, як інспектори знайшли тріщини.\n" * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_note(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == (TEXT, ())


def test_what_is_guessed_is_told() -> None:
    text, notes = decode(TEXT.encode("windows-1251"), "a.txt")
    assert text == TEXT
    assert len(notes) == 1
    assert "guess" in notes[0]
    assert "1251" in notes[0]


def test_line_ends_become_one() -> None:
    assert decode(b"a\r\nb\rc\n", "a.txt") == ("a\nb\nc\n", ())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02", "binary"),
        (b"\x89PNG\r\n", "binary"),
        (b"\xff\xfea", "marked as utf-16"),
        (b"abc\x01\x02\x03", "binary"),
    ],
)
def test_what_is_no_text(data: bytes, why: str) -> None:
    with pytest.raises(ParseError, match=why):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        pytest.param("Košice".encode("cp1250"), "windows-1250", "Košice", id="as the server says"),
        pytest.param("Košice".encode(), "windows-1250", "Košice", id="UTF-8 whatever the server says"),
        pytest.param("Košice".encode("utf-16"), "utf-8", "Košice", id="marked as UTF-16"),
        pytest.param("Київ".encode("cp1251"), "windows-1251", "Київ", id="Cyrillic"),
    ],
)
def test_a_servers_word_for_the_encoding(data: bytes, charset: str, text: str) -> None:
    assert decode(in_unicode(data, charset), "page") == (text, ())


@pytest.mark.parametrize("charset", ["utf-8", "no-such-thing", "", "idna", "utf-16"])
def test_a_servers_word_that_does_not_fit_is_left_aside(charset: str) -> None:
    data = "Košice!".encode("cp1250")
    assert in_unicode(data, charset) == data

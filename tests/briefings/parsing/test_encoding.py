"""Bytes to text."""

import pytest

from briefings.errors import ParseError
from briefings.parsing.encoding import decode

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

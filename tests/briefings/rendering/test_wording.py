"""Foreign words become fit for a message, and nothing that a reader can see is lost on the way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.rendering.wording import JOINER, clean, defuse, shorten, undefused
from tests.briefings.rendering.oracle import live


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Plain “words” – and №1", "Plain “words” – and №1", id="ordinary words stay"),
        pytest.param("one\r\n  two\tthree\u2028four", "one two three four", id="lines become one"),
        pytest.param("a\xa0b\u202fc", "a\xa0b\u202fc", id="spaces that hold words together stay"),
        pytest.param("a\x00b\x1bc\x7f", "abc", id="controls"),
        pytest.param("lone \ud83d half", "lone \ufffd half", id="half a character"),
        pytest.param("\u202egnp.exe\u202c \u2066x\u2069\u200f", "gnp.exe x", id="turned text"),
        pytest.param("in\u200bvis\ufeffi\u2060ble\xad", "invisible", id="invisible characters"),
        pytest.param("Ze\u200c\u200c\u200d\u200cro", "Ze\u200cro", id="a run of joiners"),
        pytest.param("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧", id="a family stays one"),
        pytest.param(
            "🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f", id="a flag stays"
        ),
        pytest.param("x\U000e0067\U000e0062", "x", id="tags without a flag"),
        pytest.param("e" + "\u0301" * 40 + "nd", "e" + "\u0301" * 6 + "nd", id="a flood of marks"),
        pytest.param("שָׁלוֹם नमस्ते ตั้งชื่อ", "שָׁלוֹם नमस्ते ตั้งชื่อ", id="scripts that need marks"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(text=st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "@name",
            "(@name)",
            "x @a_bcd.",
            "#tag",
            "#1st",
            "$USD",
            "$1INCH",
            "/start",
            "!/x",
            "/brief@some_bot",
        ),
        *("a@b.example.com", "mailto:a@b.co", "example.com", "a.b.c.com/d?e=f#g", "readme.md", "пример.рф"),
        *("http://example.com", "ftp://x.org", "tg://resolve?domain=x", "ton://x", "t.me/x", "1.1.1.1:80"),
        *("http://127.0.0.1/a", "user:pw@host.com", "xn--e1afmkfd.xn--p1ai", "4111111111111111"),
        *("4111 1111 1111 1111", "4111-1111-1111-1111"),
    ],
)
def test_defused_words_are_not_live(text: str) -> None:
    assert live(text), "Telegram makes nothing of it: the case proves nothing"
    assert live(defuse(text)) == []
    assert undefused(defuse(text)) == text


@pytest.mark.parametrize("text", ["+12345678901", "+1 (650) 253-0000", "0650-253.0000"])
def test_phone_numbers_are_broken_up(text: str) -> None:
    """Telegram finds them on its servers only, so its parser can't tell here."""
    assert (
        max(
            len(group)
            for group in "".join(c for c in defuse(text) if c.isdigit() or c == JOINER).split(JOINER)
        )
        <= 4
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "U.S. officials",
            "e.g. this",
            "3.5 per cent",
            "$5M",
            "and/or",
            "17 November 2024, 20:20",
            "100,000,000",
        ),
        *("2024-11-17 20:20", "17.11.2024 20.20", "1939-1945", "C++", "a @ b", "No. #", "“themselves.”"),
    ],
)
def test_ordinary_words_get_no_joiner(text: str) -> None:
    assert defuse(text) == text


@given(text=st.text(st.characters(exclude_characters=JOINER)))
def test_defusing_can_be_undone(text: str) -> None:
    assert undefused(defuse(text)) == text


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("Short.", 6, "Short.", id="fits"),
        pytest.param("One two three. Four five.", 20, "One two three.", id="after a sentence"),
        pytest.param("He said “no.” Then he left.", 18, "He said “no.”", id="after closing marks"),
        pytest.param("A. Bcd efg hij klm", 15, "A. Bcd efg hij", id="an early end is no good cut"),
        pytest.param("one two three", 7, "one two", id="after a word"),
        pytest.param("x" * 30, 10, "x" * 10, id="inside a word when there is no other way"),
        pytest.param("x" * 9 + "e\u0301" + "y" * 9, 10, "x" * 9, id="not between a letter and its mark"),
        pytest.param("x" * 8 + "👨\u200d👩" + "y" * 9, 10, "x" * 8, id="not inside of an emoji"),
        pytest.param("\u200d" * 30, 10, "\u200d" * 5, id="joiners alone"),
    ],
)
def test_shorten(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


@given(text=st.text(), limit=st.integers(1, 60))
def test_shorten_keeps_the_beginning(text: str, limit: int) -> None:
    kept = shorten(text, limit)
    assert text.startswith(kept)
    assert len(kept) <= limit
    assert not text or kept or unicodedata.category(text[0]).startswith("Z")

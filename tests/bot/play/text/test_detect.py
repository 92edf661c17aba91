"""What becomes live in plain text, against Telegram's own finder."""

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.play.text.detect import find_entities
from tests.bot.play.text import oracle

TABLE = {
    "nothing": "Only words, and a sum of 3.50.",
    "mention": "ask @some_body, or @gif or @abc or a@body",
    "mention too long": "@" + "a" * 33,
    "command": "/brief@source_bot and /why_3, not a/b nor //x nor </x",
    "command too long": "/" + "a" * 65,
    "command to a short name": "/a@bc",
    "hashtag": "#news #2024 #a2 x#y #a#b #тема_дня #a@user",
    "hashtag too long": "#" + "a" * 300,
    "cashtag": "$USD $1INCH $TOOLONGNAME $usd $USD@somebody x$USD $USD$",
    "card": "4111 1111 1111 1111 and 4111-1111-1111-1112 and 378282246310005",
    "card in other numbers": "+4111111111111111 4111111111111111x 41111111111111112222",
    "other cards": "5555555555554444 6200000000000005 2200000000000004 3530111333300000 4222222222222",
    "url": "see example.com/a(b)c) or https://example.com:8080/x?y#z.",
    "url with capitals": "End.Of a sentence.And example.COM",
    "url without known end": "file.txt and main.rs and http://main.abcdef",
    "url with user": "http://me@example.com/ and me:pw@example.com",
    "ip": "1.2.3.4 and 256.1.1.1 and 1.2.3 and 01.2.3.4",
    "e-mail": "mail to a.b+c@example.co.uk or mailto:x@y.com",
    "bad e-mail": "a..b@example.com @example.com a@b@example.com",
    "own links": "tg://resolve?domain=x and TON://a/b. and tg://",
    "other protocols": "sftp://a.com ssh://a.com shttp://a.com xhttps://a.com",
    "imitation": "teiegram.org",
    "international": "приклад.укр and münchen.de and xn--p1ai.xn--p1ai and a.xn--x",
    "underscore": "a_b.example.com and example_x.com",
    "dashes": "-a.com a-.com",
    "brackets": "[example.com] «example.com» (example.com/(x)) 'example.com'",
    "emoji before": "👍👍 example.com @somebody",
    "lines": "a.com\nb.com\n\nc.com.",
    "many dots": "a...b.com ..com com.. .",
}


@pytest.mark.parametrize("text", TABLE.values(), ids=TABLE.keys())
def test_table(text: str) -> None:
    assert find_entities(text) == oracle.find_entities(text)


PIECES = """
    @ / # $ . , : ; ? ! ( ) [ ] { } < > " ' ` « » _ - + ~ & = % a b x 1 42 com org ua Com COM рф é 中 😀 · ²
    http:// https:// ftp:// tg:// ton://resolve mailto: example user bot gif USD 1INCH co.uk xn--p1ai
    192.168.1.1 256.1.1.1 :80 :99999 /path ?q=1 #frag 4111111111111111 5555555555554444 @user1 /cmd@bot
    teiegram.org
"""
BLANKS = [" ", "\n", "\t", "\u200d", "\u200c", "\u2014", "\xa0", "4111 1111 1111 1111", "a" * 33]
PIECE = st.sampled_from([*PIECES.split(), *BLANKS])


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECE, max_size=10).map("".join))
def test_made_texts(text: str) -> None:
    expected = oracle.find_entities(text)
    # Times such as 1:23 become live only beside a video.
    assume(all(entity.type != "media_timestamp" for entity in expected))
    assert find_entities(text) == expected


@settings(max_examples=300, deadline=None)
@given(
    st.characters(exclude_categories=("Cs", "Cn", "Co")),
    st.sampled_from(["{}@abcde", "#a{}", "http://a.com/x{}y", "a{}b.com"]),
)
def test_letters_and_separators(character: str, frame: str) -> None:
    # Telegram knows a younger Unicode than Python does.
    assume(unicodedata.category(character) != "Cn")
    text = frame.format(character)
    assert find_entities(text) == oracle.find_entities(text)

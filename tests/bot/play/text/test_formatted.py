"""The limits of a text: raw bytes, code points, entities, their bytes."""

from collections.abc import Callable

import pytest

from bot.play.errors import Refused
from bot.play.text.formatted import Formatted, caption, message_text, typed


def html(markup: str) -> Formatted:
    return message_text(markup, "HTML", [])


def captioned(markup: str) -> Formatted:
    return caption(markup, "html", [])


LINK = '<a href="https://example.com/{}">a</a> '


@pytest.mark.parametrize(
    ("make", "markup", "reason"),
    [
        pytest.param(html, "👍" * 4096, "", id="4096 emoji"),
        pytest.param(html, "👍" * 4097, "message is too long", id="4097 emoji"),
        pytest.param(html, "<b>" + "a" * 4096 + "</b>", "", id="tags do not count"),
        pytest.param(html, " " * 9 + "a" * 4096 + "\n" * 9, "", id="blanks around do not count"),
        pytest.param(html, "a" * 32_769, "text is too long", id="raw bytes"),
        pytest.param(html, "<b></b>" * 4681 + "a", "", id="32768 raw bytes"),
        pytest.param(html, "", "message text is empty", id="nothing"),
        pytest.param(html, "<b></b>", "text must be non-empty", id="only tags"),
        pytest.param(
            html,
            "<b>",
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
            id="broken",
        ),
        pytest.param(html, "a\ud800", "strings must be encoded in UTF-8", id="lone surrogate"),
        pytest.param(html, LINK.format("x" * 150) * 50, "", id="links of 8600 bytes"),
        pytest.param(html, LINK.format("x" * 200) * 50, "entities too long", id="links of 11000 bytes"),
        pytest.param(captioned, "👍" * 1024, "", id="1024 emoji in a caption"),
        pytest.param(captioned, "👍" * 1025, "message caption is too long", id="1025 emoji in a caption"),
        pytest.param(captioned, " ", "", id="empty caption"),
    ],
)
def test_limits(make: Callable[[str], Formatted], markup: str, reason: str) -> None:
    if not reason:
        make(markup)
        return
    with pytest.raises(Refused) as refused:
        make(markup)
    assert refused.value.description == f"Bad Request: {reason}"


def test_a_hundred_entities_are_kept() -> None:
    _, entities = html("<code>a</code> " * 150)
    assert len(entities) == 100


def test_bold_is_lost_before_links() -> None:
    _, entities = html("<b>a</b> " * 60 + LINK.format("") * 60)
    kinds = [entity.type for entity in entities]
    assert kinds.count("text_link") == 60
    assert kinds.count("bold") == 40


def test_what_is_found_does_not_count() -> None:
    _, entities = html("<code>a</code> " * 100 + "#tag " * 20)
    assert len(entities) == 120


def test_live_words_beside_markup() -> None:
    text, entities = html("<code>@inside</code> <b>@within x</b> @outside <a href='http://a.b/'>c.com</a>")
    found = [(entity.type, text[entity.offset : entity.end]) for entity in entities]
    assert found == [
        ("code", "@inside"),
        ("mention", "@within"),
        ("bold", "@within"),
        ("bold", " x"),
        ("mention", "@outside"),
        ("text_link", "c.com"),
    ]


def test_entities_given_apart() -> None:
    given = [
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "mention", "offset": 0, "length": 1},
        {"type": "text_link", "offset": 2, "length": 1, "url": "javascript:x"},
        {"type": "date_time", "offset": 4, "length": 1, "unix_time": 5, "date_time_format": "Tw"},
    ]
    text, entities = message_text("a b c", "", given)
    assert text == "a b c"
    assert [(entity.type, entity.date_time_format) for entity in entities] == [
        ("bold", ""),
        ("date_time", "wT"),
    ]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param(
            {"type": "bold", "offset": 9, "length": 1}, "entity begins after the end of the text", id="far"
        ),
        pytest.param({"type": "bold", "offset": 0, "length": 9}, "ends after the end of the text", id="long"),
        pytest.param(
            {"type": "bold", "offset": 1, "length": 1}, "begins in a middle of a UTF-16", id="middle"
        ),
        pytest.param(
            {"type": "bold", "offset": -1, "length": 1}, "an entity with incorrect offset -1", id="negative"
        ),
        pytest.param(
            {"type": "date_time", "offset": 0, "length": 2, "unix_time": 5, "date_time_format": "q"},
            "Invalid date-time format specified",
            id="date format",
        ),
    ],
)
def test_wrong_entities(given: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        message_text("👍", "", [given])


def test_other_markup_is_refused() -> None:
    with pytest.raises(Refused, match="Bad Request: unsupported parse_mode"):
        message_text("*a*", "MarkdownV2", [])


def test_typed_text_is_plain() -> None:
    text, entities = typed(" <b>/brief@some_bot</b> ")
    assert text == "<b>/brief@some_bot</b>"
    assert entities == ()

"""Our measures agree with Telegram's parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from briefings.rendering.markup import MESSAGE_POINTS, Size, fault_of, measure, plain_of, visible_points
from tests.briefings.rendering.oracle import parsed


@pytest.mark.parametrize(
    "markup",
    [
        "plain",
        "<b>bold</b> and <i>more <u>of</u> it</i>",
        "&lt;b&gt; &amp;amp; &#34;x&#34; &#8288;",
        '<a href="https://example.com/?a=1&amp;b=2">link</a>',
        "<blockquote expandable>one\ntwo</blockquote>\nthree",
        '<tg-time unix="1647531900" format="wDT">then</tg-time>',
        "👨‍👩‍👧 ы",
    ],
)
def test_measures(markup: str) -> None:
    text, entities = parsed(markup)
    size = measure(markup)
    assert (size.points, size.entities) == (len(text), len(entities))
    assert size.bytes == len(markup.encode())
    assert fault_of(markup) == ""


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_plain_text_of_escaped_words(text: str) -> None:
    assert plain_of(f"<b>{escape(text)}</b>") == text.replace("\u2060", "")


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<p>x</p>", "<p> is no tag that Telegram knows"),
        ("<b>x", "<b> is not closed"),
        ("x</b>", "</b> closes what is not open"),
        ("<i><b>x</i></b>", "</i> closes what is not open"),
        ("a < b", "a '<' that begins no tag"),
    ],
)
def test_faults(markup: str, fault: str) -> None:
    assert fault_of(markup) == fault
    with pytest.raises(AssertionError):
        parsed(markup)


def test_folded_parts_are_not_visible() -> None:
    markup = "<b>ab</b>\n<blockquote expandable>cd\nef</blockquote>g<blockquote>hi</blockquote>"
    assert visible_points(markup) == len("ab\nghi")


@pytest.mark.parametrize(
    ("size", "fits"),
    [
        pytest.param(Size(4096, 32_768, 100, 9_499), True, id="at every limit"),
        pytest.param(Size(4097, 1, 0, 0), False, id="characters"),
        pytest.param(Size(1, 32_769, 0, 0), False, id="bytes"),
        pytest.param(Size(1, 1, 101, 0), False, id="entities"),
        pytest.param(Size(1, 1, 1, 9_500), False, id="bytes of entities"),
    ],
)
def test_limits(size: Size, fits: bool) -> None:
    assert size.fits(MESSAGE_POINTS) is fits

"""Text with entities → what stands on the page."""

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.messages import entity, private, units

RENDER = """async ([text, entities]) => {
  const { richText } = await import("/page/entities.js");
  const place = document.createElement("div");
  place.append(richText(text, entities));
  return place.innerHTML;
}"""

FLAT = "🗞 one 👩‍👩‍👧 two\nthree"
LINK = 'target="_blank" rel="noopener noreferrer"'


def of(
    text: str, *marks: tuple[str, str] | tuple[str, str, dict[str, Any]]
) -> tuple[str, list[dict[str, Any]]]:
    """The text with an entity for each (kind, words)."""
    return text, [entity(kind, text, words, **(more[0] if more else {})) for kind, words, *more in marks]


CASES = {
    "plain": (of("a < b & <b>c</b>"), "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"),
    "bold after an emoji": (of(FLAT, ("bold", "one")), "🗞 <strong>one</strong> 👩‍👩‍👧 two\nthree"),
    "after a joined emoji": (of(FLAT, ("italic", "two")), "🗞 one 👩‍👩‍👧 <em>two</em>\nthree"),
    "an emoji itself": (of(FLAT, ("underline", "👩‍👩‍👧")), "🗞 one <u>👩‍👩‍👧</u> two\nthree"),
    "over a line end": (of(FLAT, ("strikethrough", "two\nthree")), "🗞 one 👩‍👩‍👧 <s>two\nthree</s>"),
    "two on one stretch": (of("x", ("italic", "x"), ("bold", "x")), "<em><strong>x</strong></em>"),
    "nested": (
        of("a b c", ("bold", "a b c"), ("italic", "b")),
        "<strong>a <em>b</em> c</strong>",
    ),
    "crossing": (
        of("a b c", ("bold", "a b"), ("italic", "b c")),
        "<strong>a <em>b</em></strong><em> c</em>",
    ),
    "quote": (
        of("a\nb\nc", ("blockquote", "b")),
        'a\n<blockquote class="quote"><div class="quote-text">b</div></blockquote>c',
    ),
    "bold as long as its quote": (
        of("b", ("bold", "b"), ("blockquote", "b")),
        '<blockquote class="quote"><div class="quote-text"><strong>b</strong></div></blockquote>',
    ),
    "code": (of("x = 1", ("code", "x = 1")), "<code>x = 1</code>"),
    "pre": (
        of("x\ny", ("pre", "x", {"language": "python"})),
        '<pre tabindex="0" data-language="python"><code>x</code></pre>y',
    ),
    "link": (
        of("here", ("text_link", "here", {"url": "https://example.com/a?b=1"})),
        f'<a href="https://example.com/a?b=1" {LINK} title="https://example.com/a?b=1">here</a>',
    ),
    "address": (
        of("example.com/a", ("url", "example.com/a")),
        f'<a href="https://example.com/a" {LINK}>example.com/a</a>',
    ),
    "javascript": (of("x", ("text_link", "x", {"url": "javascript:alert(1)"})), "<span>x</span>"),
    "javascript in disguise": (
        of("x", ("text_link", "x", {"url": " java\nscript:alert(1)"})),
        "<span>x</span>",
    ),
    "data": (of("x", ("text_link", "x", {"url": "data:text/html,x"})), "<span>x</span>"),
    "an address that is none": (of("javascript:x", ("url", "javascript:x")), "<span>javascript:x</span>"),
    "command": (
        of("Try /brief", ("bot_command", "/brief")),
        'Try <button type="button" class="inline" data-command="/brief">/brief</button>',
    ),
    "mention": (
        of("by @ann", ("mention", "@ann")),
        'by <button type="button" class="inline" data-mention="@ann">@ann</button>',
    ),
    "unknown kind": (of("x", ("sparkle", "x")), "<span>x</span>"),
    "beyond the end": (("abc", [{"type": "bold", "offset": 1, "length": 9}]), "abc"),
    "empty": (("abc", [{"type": "bold", "offset": 1, "length": 0}]), "abc"),
}


def test_entities_become_elements(open_page: Open) -> None:
    page, _ = open_page(private())
    shown = {name: page.evaluate(RENDER, list(given)) for name, (given, _) in CASES.items()}
    assert shown == {name: expected for name, (_, expected) in CASES.items()}


def test_moments_are_in_the_readers_zone(open_page: Open) -> None:
    page, _ = open_page(private())
    moment = {"unix_time": 1731867600}
    told = [
        page.evaluate(RENDER, list(of("x", ("date_time", "x", {**moment, "date_time_format": "wDT"})))),
        page.evaluate(RENDER, list(of("x", ("date_time", "x", {**moment, "date_time_format": "t"})))),
        page.evaluate(RENDER, list(of("then", ("date_time", "then", moment)))),
    ]
    assert all('datetime="2024-11-17T18:20:00.000Z"' in html for html in told)
    assert "Sunday" in told[0]
    assert "20:20:00</time>" in told[0]
    assert ">20:20</time>" in told[1]
    assert ">then</time>" in told[2]


@pytest.mark.parametrize("kind", ["bold", "blockquote", "spoiler", "text_link", "pre"])
def test_text_is_never_markup(open_page: Open, kind: str) -> None:
    hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    page, _ = open_page(private())
    marks = {
        "type": kind,
        "offset": 0,
        "length": units(hostile),
        "url": "https://example.com",
        "language": "x",
    }
    html = page.evaluate(RENDER, [hostile, [marks]])
    assert "<img" not in html
    assert "<script" not in html

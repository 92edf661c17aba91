"""The HTML parser against Telegram's own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.play.text.entities import Entity
from bot.play.text.markup import MarkupError, parse_html
from tests.bot.play.text import oracle

TABLE = {
    "plain": "nothing but words",
    "every simple tag": "<b>a</b><strong>a</strong><i>a</i><em>a</em><s>a</s><strike>a</strike><del>a</del>"
    '<u>a</u><ins>a</ins><tg-spoiler>a</tg-spoiler><span class="tg-spoiler">a</span>'
    "<code>a</code><pre>a</pre>",
    "nested": "<b>a<i>b<u>c</u></i>d</b>",
    "capitals in tags": "<B>a</b><BlockQuote>q</BLOCKQUOTE>",
    "empty tag leaves nothing": "a<b></b>b",
    "end tag without a name": "<b>a</>",
    "emoji before": "👍🏽<b>a👍</b>",
    "quote": "<blockquote>a</blockquote>",
    "expandable quote": "<blockquote expandable>a</blockquote>",
    "expandable with value": '<blockquote expandable="">a</blockquote>',
    "expandable on another tag": "<b expandable>a</b>",
    "code with language": '<pre><code class="language-python">a</code></pre>',
    "language outside": '<code class="language-c"><pre>a</pre></code>',
    "code twice in pre": '<pre><code class="language-c"><code class="language-d">a</code></code></pre>',
    "language without pre": '<code class="language-c">a</code>',
    "pre longer than code": '<pre><code class="language-c">a</code>b</pre>',
    "link": '<a href="https://example.com/a?b=c#d">a</a>',
    "link from its text": "<a>example.com</a>",
    "link from text that is none": "<a>words</a>",
    "link with a space": '<a href="https://exa mple.com">a</a>',
    "link with a space in the path": '<a href="https://example.com/a b">a</a>',
    "link without protocol": "<a href=example.com>a</a>",
    "link to code": '<a href="javascript:alert(1)">a</a>',
    "link to a file": '<a href="file:///etc/passwd">a</a>',
    "link in capitals": '<a href="HTTPS://EXAMPLE.COM/Path">a</a>',
    "link with user and port": '<a href="http://me:pw@example.com:8080/x">a</a>',
    "link with a wrong port": '<a href="http://example.com:99999/">a</a>',
    "link with a zero port": '<a href="http://example.com:0/">a</a>',
    "link with entities": '<a href="https://example.com/?a=1&amp;b=&quot;2&quot;">a</a>',
    "link to an ip": '<a href="http://127.0.0.1/">a</a>',
    "link to ipv6": '<a href="http://[::1]/">a</a>',
    "link to broken ipv6": '<a href="http://[::g]/">a</a>',
    "link to one word": '<a href="http://localhost/">a</a>',
    "link with percent": '<a href="http://ex%61mple.com/">a</a>',
    "link with broken percent": '<a href="http://ex%6mple.com/">a</a>',
    "link to an international name": '<a href="https://приклад.укр/шлях">a</a>',
    "link to a person": '<a href="tg://user?id=123456789">a</a>',
    "link to a person, long": '<a href="TG:user/?x=1&id=5#z">a</a>',
    "link to nobody": '<a href="tg://user?id=0">a</a>',
    "link to a huge person": '<a href="tg://user?id=99999999999999">a</a>',
    "link into Telegram": '<a href="tg://resolve?domain=durov">a</a>',
    "link into Telegram with port": '<a href="tg://resolve:80?domain=durov">a</a>',
    "link to ton": '<a href="ton://transfer/abc">a</a>',
    "link to tonsite": '<a href="tonsite://some.ton/x">a</a>',
    "link without host": '<a href="http:///x">a</a>',
    "link to a dot": '<a href="http://./x">a</a>',
    "custom emoji": '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
    "custom emoji, no id": "<tg-emoji>👍</tg-emoji>",
    "custom emoji, too large": '<tg-emoji emoji-id="99999999999999999999">👍</tg-emoji>',
    "time": '<tg-time unix="1647531900" format="wDT">a</tg-time>',
    "time, relative": '<tg-time unix="1647531900" format="R">a</tg-time>',
    "time, no format": '<tg-time unix="1647531900">a</tg-time>',
    "time, both": '<tg-time unix="1647531900" format="tTdDw">a</tg-time>',
    "time, no such format": '<tg-time unix="1647531900" format="x">a</tg-time>',
    "time, none": '<tg-time format="d">a</tg-time>',
    "time, wrapped": '<tg-time unix="4294967297">a</tg-time>',
    "time, negative": '<tg-time unix="-5">a</tg-time>',
    "named references": "&lt;b&gt;&amp;&quot;",
    "references without semicolon": "&lt b &amp",
    "references Telegram does not know": "&nbsp;&hellip;&mdash;&rsquo;&apos;",
    "numeric references": "&#65;&#x42;&#x1F44D;&#8217;",
    "numeric references, broken": "&#;&#x;&#0;&#x110000;&#00000000065;",
    "lone surrogate": "a&#xD83D;",
    "surrogate pair": "&#xD83D;&#xDC4D;",
    "bare ampersand": "AT&T & sons",
    "bare less-than": "a < b",
    "less-than at the end": "a <",
    "unknown tag": "<p>a</p>",
    "line break tag": "a<br>b",
    "self-closed": "a<b/>b",
    "comment": "<!-- a -->",
    "crossed tags": "<i>a <b>b</i></b>",
    "end without start": "a</b>",
    "start without end": "<b>a",
    "tag cut in the name": "<b",
    "tag cut before an attribute": "<b ",
    "tag cut in an attribute": "<b x",
    "tag cut after equals": "<b x=",
    "tag cut in a value": '<b x="',
    "tag cut behind a value": '<b x="1"',
    "attribute without name": '<b ="1">a</b>',
    "attribute with a slash": "<b a/b>a</b>",
    "unquoted value": "<a href=a.b>x</a>",
    "unquoted value with a slash": "<a href=http://a.b>x</a>",
    "single quotes": "<a href='http://a.b/'>x</a>",
    "end tag with a space": "<b>a</b >",
    "end tag cut": "<b>a</b",
    "end tag with more": "<b>a</b x>",
    "span without class": "<span>a</span>",
    "span with another class": '<span class="x">a</span>',
    "offset counts bytes": "ééé<x>",
}


def read(markup: str, parser: object = parse_html) -> tuple[str, list[Entity]] | str:
    try:
        return parse_html(markup) if parser is parse_html else oracle.parse_html(markup)
    except (MarkupError, oracle.OracleError) as error:
        return str(error)


@pytest.mark.parametrize("markup", TABLE.values(), ids=TABLE.keys())
def test_table(markup: str) -> None:
    assert read(markup) == read(markup, oracle)


NAMES = [
    "b",
    "i",
    "a",
    "code",
    "pre",
    "blockquote",
    "span",
    "tg-spoiler",
    "tg-time",
    "tg-emoji",
    "s",
    "u",
    "p",
    "B",
]
ATTRIBUTES = [
    "",
    ' href="http://a.b/"',
    " href=c.d",
    " href='tg://user?id=7'",
    ' class="language-x"',
    ' class="tg-spoiler"',
    " expandable",
    ' unix="1647531900"',
    ' unix="7" format="wd"',
    ' format="z"',
    ' emoji-id="5"',
    ' a="&lt;" b',
    " /",
]
WORDS = st.sampled_from(
    ["a", "bc ", "👍", "é", "\n", "&amp;", "&lt", "&#65;", "&#xD800;", "&nope;", "&", "<", ">", '"']
)
TAGS = st.builds("<{}{}>".format, st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES))
ENDS = st.builds("</{}>".format, st.sampled_from(["", *NAMES]))
ELEMENTS = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, attribute, parts: f"<{name}{attribute}>{''.join(parts)}</{name}>",
        st.sampled_from(NAMES),
        st.sampled_from(ATTRIBUTES),
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)
BROKEN = st.lists(st.one_of(WORDS, TAGS, ENDS), max_size=8).map("".join)


@settings(max_examples=600, deadline=None)
@given(
    st.one_of(
        st.lists(ELEMENTS, max_size=4).map("".join), BROKEN, st.text("<>/ab ='\"&#x;1\0\n", max_size=20)
    )
)
def test_made_markup(markup: str) -> None:
    assert read(markup) == read(markup, oracle)

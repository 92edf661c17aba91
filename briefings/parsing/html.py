"""Web pages: trafilatura finds the text, the markup tells the rest, nothing is fetched."""

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from briefings.errors import ParseError
from briefings.parsing.blocks import Block, ends_sentence
from briefings.parsing.bylines import read_byline
from briefings.parsing.page import Page
from briefings.parsing.structured import read_markup
from briefings.types import Span

_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|header|meta|title|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADINGS = ("head", "h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = (
    *_HEADINGS, "p", "quote", "item", "list", "row", "cell", "table", "div", "blockquote", "li", "ul",
    "ol", "section", "article", "main", "body", "td", "tr", "pre", "header", "html", "tbody", "center",
)  # fmt: skip
_NO_TEXT = (
    "script", "style", "noscript", "nav", "footer", "aside", "form", "figure", "button", "svg",
    "iframe", "head", "template", "select", "textarea", "address",
)  # fmt: skip


#: A block is text when most of its runs of so many words are.
_RUN = 4
#: A byline that trafilatura took for furniture stands among so many blocks above the first sentence.
_ABOVE = 8
_Line = tuple[str, str]
#: Before an element that begins with a capital it is a word's end: "Ann Roe<span>Nov 3, 2025</span>".
_GLUED = re.compile(r"[a-z]{2}$")


def is_html(text: str) -> bool:
    """Whether a text is a web page or a piece of one."""
    return _MARKUP.match(text[:12_000].lstrip("\ufeff")) is not None


def html_page(text: str, path: str) -> Page:
    """The page behind the markup; raises ParseError where no text is to be found in it."""
    data = re.sub(r"^\s*<\?xml[^>]{0,200}>", "", text).encode("utf-8", "replace")
    try:
        tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
        markup = read_markup(tree)
        blocks = _chosen(list(_blocks(_main_text(data))), list(_blocks(_without_furniture(tree))))
    # Foreign code reads what anybody may have written: whatever it stumbles over is this page's fault.
    except Exception as error:
        raise ParseError(path, f"is HTML that can't be read: {error}") from error
    if blocks and blocks[0][1].casefold() == markup.headline.casefold():
        blocks = blocks[1:]
    if not blocks and not markup.headline:
        raise ParseError(path, "is HTML without text")
    lines = [(HEADLINE, markup.headline), *blocks] if markup.headline else blocks
    whole, spans = _joined(lines)
    return Page(whole, spans, headline=0 if markup.headline else None, told=markup.told)


HEADLINE = "h1"


def _chosen(text: list[_Line], page: list[_Line]) -> list[_Line]:
    """The page's own blocks, as far as trafilatura found their words to be text.

    It tells text from the rest well, and blocks badly: on a plain page without an article element
    it glues paragraphs that only line breaks part, and drops section titles.
    """
    if not any(ends_sentence(words) for _, words in text):
        return page
    known = {run for _, words in text for length in range(2, _RUN + 1) for run in _runs(words, length)}
    kept = [_is_known(words, known) for _, words in page]
    if not any(kept):
        return text
    first, last = kept.index(True), len(kept) - kept[::-1].index(True)
    opening = next((i for i in range(first, last) if kept[i] and ends_sentence(page[i][1])), last)
    for number in range(max(0, opening - _ABOVE), opening):
        kept[number] = kept[number] or read_byline(page[number][1]) is not None
    first = kept.index(True)
    lines = [
        line for number, line in enumerate(page[first:last], first) if kept[number] or line[0] in _HEADINGS
    ]
    return lines if _size(lines) >= 0.9 * _size(text) else text


def _is_known(words: str, known: set[str]) -> bool:
    runs = _runs(words, _RUN)
    return sum(run in known for run in runs) >= 0.8 * len(runs)


def _runs(words: str, length: int) -> list[str]:
    """All runs of so many words; of a shorter text the whole."""
    parts = words.split()
    return [" ".join(parts[i : i + length]) for i in range(max(1, len(parts) - length + 1))]


def _size(lines: list[_Line]) -> int:
    return sum(len(words) for _, words in lines)


def _main_text(data: bytes) -> HtmlElement | None:
    """Always bytes: a text that is an address would be fetched."""
    found = bare_extraction(
        data, fast=True, with_metadata=False, include_comments=False, output_format="python"
    )
    return None if found is None else found.body


def _without_furniture(tree: HtmlElement) -> HtmlElement:
    """The whole page, for pages too short to tell text from the rest."""
    etree.strip_elements(tree, *_NO_TEXT, etree.Comment, with_tail=False)
    return tree


def _blocks(body: HtmlElement | None) -> Iterator[_Line]:
    """Tag and words of each stretch between two borders of blocks."""
    words: list[str] = []
    tag = ""
    for event, element in etree.iterwalk(body, events=("start", "end")) if body is not None else ():
        border = element.tag in _BLOCKS
        if border or element.tag in ("lb", "br"):
            if event == "start" or border:
                yield from _flushed(tag, words)
                words = []
            tag = _tag_after(event, element, tag)
        piece = element.text if event == "start" else element.tail
        if piece and isinstance(element.tag, str):
            if words and _GLUED.search(words[-1]) and piece[0].isupper():
                words.append(" ")
            words.append(piece)
    yield from _flushed(tag, words)


def _tag_after(event: str, element: HtmlElement, tag: str) -> str:
    """The block that the next words stand in."""
    if element.tag in ("lb", "br"):
        return tag
    if event == "start":
        return tag if element.tag == "p" and tag in ("item", "li") else str(element.tag)
    return ""


def _flushed(tag: str, pieces: list[str]) -> Iterator[_Line]:
    words = " ".join("".join(pieces).split())
    if words:
        yield tag, words


def _joined(lines: list[_Line]) -> tuple[str, tuple[Block, ...]]:
    """One text of all blocks, and where each stands in it."""
    blocks: list[Block] = []
    start = 0
    for tag, words in lines:
        span = Span(start, start + len(words))
        blocks.append(Block(span, heading=tag in _HEADINGS, item=tag in ("item", "li")))
        start = span.end + 2
    return "\n\n".join(words for _, words in lines), tuple(blocks)

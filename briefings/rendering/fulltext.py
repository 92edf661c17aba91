"""An article as it was read: in full, what was left out of it, and the sentences behind a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefings.actions import Action
from briefings.rendering.fitting import PAGE_ENTITIES, Block, paginate
from briefings.rendering.markup import CAPTION_POINTS
from briefings.rendering.messages import Document, Message
from briefings.rendering.press import Press, Rows
from briefings.rendering.views import Line, Listing, page_of
from briefings.types import Article, Excerpt, Paragraph, ParagraphKind, Span

#: More pages than this nobody turns: the text becomes a file.
MOST_PAGES = 8
_PIECE_POINTS = 1_100
#: With its marks and joiners.
_BLOCK_POINTS = 2_900
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph that is marked throughout or not at all."""

    words: Excerpt
    used: bool
    #: No space parts it from the run before, so both together could read as an address.
    glued: bool


@dataclass(frozen=True, slots=True)
class Text:
    """An article in full, with the stretches that are marked in it."""

    article: Article
    marked: Sequence[Span]
    #: Whether another text took its place.
    earlier: bool = False


def source(press: Press, article: Article, used: Sequence[Span], action: Action) -> Message | Document:
    """The article with its used sentences marked: a page of it, or a file when it is long."""
    rows = [(press.button("back", Action("sources", action.story)),)]
    if article.stripped:
        left_out = Action("stripped", action.story, action.item)
        rows.insert(0, (press.button("stripped", left_out, count=len(article.stripped)),))
    return in_full(press, Text(article, used), action, tuple(rows))


def in_full(press: Press, text: Text, action: Action, rows: Rows) -> Message | Document:
    """A page of the text with these rows of buttons, or a file when it is long."""
    pages = paginate(list(_paragraphs(press, text.article, text.marked)))
    if len(pages) > MOST_PAGES:
        return _document(press, text)
    page = min(action.page, len(pages))
    return press.message(
        "source",
        (*press.turning(action, len(pages)), *rows),
        **_head(text),
        lines=[block.html for block in pages[page - 1]],
        page=page,
        pages=len(pages),
    )


def _head(text: Text) -> dict[str, object]:
    article = text.article
    headline = _excerpt(article, article.headline, article.headline)
    shown = {"used": bool(text.marked), "earlier": text.earlier, "limit": 300}
    return {"article": article, "headline": headline, **shown}


def _excerpt(article: Article, span: Span, inside: Span) -> Excerpt:
    return Excerpt(article.id, span, span.of(article.text), inside)


def _paragraphs(press: Press, article: Article, used: Sequence[Span]) -> Iterator[Block]:
    for paragraph in article.paragraphs:
        heading = paragraph.kind is ParagraphKind.HEADING
        for piece in _pieces(article.text, _whole(paragraph)):
            runs = runs_of(article, piece, used)
            # A page of one-word sentences has more marks than Telegram keeps: better none than some.
            if sum(run.used for run in runs) >= PAGE_ENTITIES:
                runs = runs_of(article, piece, ())
            yield press.block("paragraph", _BLOCK_POINTS, runs=runs, heading=heading)


def _whole(paragraph: Paragraph) -> Span:
    """With its label, for the reader sees the text as it was printed."""
    start = paragraph.label.start if paragraph.label else paragraph.span.start
    return Span(start, paragraph.span.end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span in pieces that fit a page: cut after a sentence, else at a space, else anywhere."""
    start = span.start
    while span.end - start > _PIECE_POINTS:
        head = text[start : start + _PIECE_POINTS]
        ends = [match.end() for match in _SENTENCE_END.finditer(head)]
        cut = ends[-1] if ends else head.rfind(" ") + 1
        end = start + (cut if cut > _PIECE_POINTS // 3 else _PIECE_POINTS)
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def runs_of(article: Article, span: Span, used: Sequence[Span]) -> tuple[Run, ...]:
    """The span cut where the marked stretches begin and end."""
    cuts = {span.start, span.end}
    for mark in used:
        cuts |= {offset for offset in (mark.start, mark.end) if span.start < offset < span.end}
    edges = sorted(cuts)
    return tuple(_run(article, Span(start, end), span, used) for start, end in pairwise(edges))


def _run(article: Article, span: Span, inside: Span, used: Sequence[Span]) -> Run:
    around = article.text[span.start - 1 : span.start + 1]
    return Run(
        words=_excerpt(article, span, inside),
        used=any(mark.covers(span) for mark in used),
        glued=span.start > inside.start and not any(character.isspace() for character in around),
    )


def _document(press: Press, shown: Text) -> Document:
    article, head = shown.article, _head(shown)
    paragraphs = [runs_of(article, _whole(paragraph), shown.marked) for paragraph in article.paragraphs]
    context = {**press.shared, **head, "paragraphs": paragraphs, "limit": len(article.text)}
    text = press.templates.render("source.txt.j2", context)
    caption = press.templates.render("caption.html.j2", {**press.shared, **head})
    return Document(_file_name(article), str(text) + "\n", press.checked("caption", caption, CAPTION_POINTS))


def _file_name(article: Article) -> str:
    """Letters, digits and hyphens alone are safe in every file system and upload form."""
    title = f"{article.outlet.name} {article.headline.of(article.text)}"
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return f"{name[:60].rstrip('-') or 'source'}.txt"


def stripped(press: Press, article: Article, action: Action) -> Message:
    """The lines that were left out, each with the reason."""
    lines: list[Line] = []
    for line in article.stripped:
        words = _excerpt(article, line.span, line.span)
        lines.append((press.block("stripped", 400, words=words, reason=line.reason), None))
    way_back = press.button("back", Action("source", action.story, action.item))
    inner = Press(press.templates, {**press.shared, "article": article})
    return page_of(inner, Listing("stripped", action, tuple(lines), way_back))

"""Bytes of a document to an `Article`: what it says, who published it when, what was no article."""

from briefings.outlets import Outlets
from briefings.parsing.article import to_article
from briefings.parsing.encoding import MAX_BYTES, decode
from briefings.parsing.html import html_page, is_html
from briefings.parsing.known import Known
from briefings.parsing.text import text_page
from briefings.types import Article

__all__ = ["MAX_BYTES", "Known", "parse"]


def parse(data: bytes, known: Known, outlets: Outlets) -> Article:
    """The article in these bytes, text or HTML by content; raises ParseError."""
    text, notes = decode(data, known.path)
    page = html_page(text, known.path) if is_html(text) else text_page(text)
    return to_article(page, known, outlets, notes)

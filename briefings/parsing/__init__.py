"""Bytes of a document to an `Article`: what it says, who published it when, what was no article."""

from briefings.outlets import Outlets
from briefings.parsing.article import to_article
from briefings.parsing.encoding import MAX_BYTES, decode
from briefings.parsing.known import Known
from briefings.parsing.text import text_page
from briefings.types import Article

__all__ = ["MAX_BYTES", "Known", "parse"]


def parse(data: bytes, known: Known, outlets: Outlets) -> Article:
    """The article in these bytes, text or HTML by content; raises ParseError."""
    text, notes = decode(data, known.path)
    return to_article(text_page(text), known, outlets, notes)

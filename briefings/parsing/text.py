"""Plain text and Markdown, cut into blocks."""

from briefings.parsing.blocks import split
from briefings.parsing.page import Page


def text_page(text: str) -> Page:
    """The page that a plain text is; its own first lines say what there is to know."""
    blocks, blank = split(text)
    return Page(text, tuple(blocks), tuple(blank))

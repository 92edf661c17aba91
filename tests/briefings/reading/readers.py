"""Articles from a few lines of text, read: for tests that look at one thing in them."""

from functools import cache

from briefings.outlets import Outlets
from briefings.reading.language import Language
from briefings.reading.reader import read
from briefings.types import Article, Attribution, Outlet, Paragraph, ParagraphKind, Reading, Span

OUTLETS = Outlets(
    [Outlet("The Harbour Post", also=("HP",)), Outlet("Meridian", agency=True), Outlet("The Daily Lantern")]
)


@cache
def language() -> Language:
    """The model, loaded once for all tests."""
    return Language.load()


def article(text: str, headline: str = "", credit: str = "") -> Article:
    """A paragraph a line; the headline and a credit line stand before them."""
    whole = "\n".join(part for part in (headline, credit, text) if part)
    paragraphs = []
    at = len(headline) + 1 if headline else 0
    for line in whole[at:].split("\n"):
        kind = ParagraphKind.CREDIT if credit and line == credit else ParagraphKind.BODY
        if line.strip():
            paragraphs.append(Paragraph(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Article(
        id="a",
        path="a.txt",
        outlet=Outlet("The Evening Standpoint"),
        url="",
        language="en",
        headline=Span(0, len(headline)),
        byline="",
        published_at=None,
        published_as="",
        text=whole,
        paragraphs=tuple(paragraphs),
    )


def reading_of(text: str, headline: str = "", credit: str = "") -> Reading:
    """A text, read."""
    return read(article(text, headline, credit), language(), OUTLETS)


def only(text: str) -> Attribution:
    """The one attribution of a text."""
    (found,) = reading_of(text).attributions
    return found


def words(reading: Reading, attribution: Attribution) -> list[str]:
    """What is said, as printed."""
    return [span.of(reading.article.text) for span in attribution.contents]


def said(text: str) -> list[tuple[str, str]]:
    """Each attribution: who, and what."""
    reading = reading_of(text)
    return [(one.holder.name, " … ".join(words(reading, one))) for one in reading.attributions]


def spoken(text: str) -> list[tuple[str, str, bool]]:
    """Each quote: its words, who says them, and whether that may be printed."""
    reading = reading_of(text)
    return [(one.words.of(text), one.speaker.name, one.safe) for one in reading.quotes]

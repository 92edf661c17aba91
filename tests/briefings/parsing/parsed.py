"""Parsing for tests: what an article shows, in plain words."""

from briefings.outlets import Outlets
from briefings.parsing import Known, parse
from briefings.types import Article, Outlet, ParagraphKind

OUTLETS = Outlets(
    [
        Outlet("Ukrainska Pravda", short="UP", credit_labels=("Source:",), text_labels=("Details:",)),
        Outlet("Coastal Wire", agency=True),
        Outlet("The Bay Ledger", also=("Bay Ledger",)),
    ]
)


def parsed(text: str | bytes, known: Known | None = None) -> Article:
    """The article in a text."""
    data = text.encode() if isinstance(text, str) else text
    return parse(data, known or Known("some-file.txt"), OUTLETS)


def of_kind(article: Article, kind: ParagraphKind) -> list[str]:
    """The paragraphs of one kind."""
    return [part.span.of(article.text) for part in article.paragraphs if part.kind is kind]


def body(article: Article) -> list[str]:
    return of_kind(article, ParagraphKind.BODY)


def headings(article: Article) -> list[str]:
    return of_kind(article, ParagraphKind.HEADING)


def labels(article: Article) -> list[str]:
    return [part.label.of(article.text) for part in article.paragraphs if part.label]


def stripped(article: Article) -> list[tuple[str, str]]:
    return [(line.span.of(article.text), line.reason) for line in article.stripped]


def headline(article: Article) -> str:
    return article.headline.of(article.text)

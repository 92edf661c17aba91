"""Articles and excerpts out of plain text, without the parser."""

from briefings.types import Article, ArticleCard, Excerpt, Outlet, Paragraph, ParagraphKind, Span, Stripped


def article(
    outlet: Outlet, text: str, *, dated: str = "", by: str = "", skip: tuple[str, ...] = ()
) -> Article:
    """An article whose paragraphs are its lines: first the headline, short ones headings, some left out."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    kept = [
        span for span in spans[1:] if span.of(text).strip() and not span.of(text).startswith(skip or "\0")
    ]
    paragraphs = tuple(
        Paragraph(span, ParagraphKind.HEADING if span.end - span.start < 60 else ParagraphKind.BODY)
        for span in kept
    )
    left_out = tuple(
        Stripped(span, "boilerplate") for span in spans[1:] if span not in kept and span.of(text).strip()
    )
    name = outlet.name.lower().replace(" ", "-")
    headline = spans[0]
    return Article(
        name, f"{name}.txt", outlet, "", "en", headline, by, None, dated, text, paragraphs, left_out
    )


def excerpt(where: Article, words: str) -> Excerpt:
    """The words as they stand in the article, "first … last" for a long stretch, in their sentence."""
    first, _, last = words.partition(" … ")
    start = where.text.index(first)
    end = where.text.index(last, start) + len(last) if last else start + len(first)
    before = (f"\n{where.text[:start]}".rpartition(mark) for mark in ("\n", ". "))
    begin = start - min(len(rest) for _, mark, rest in before if mark)
    ends = [where.text.find("\n", end), where.text.find(". ", end - 1) + 1]
    stop = min([at for at in ends if at >= end], default=len(where.text))
    return Excerpt(where.id, Span(start, end), where.text[start:end], Span(begin, stop))


def card_of(where: Article) -> ArticleCard:
    """What a briefing says of the article."""
    return ArticleCard(
        id=where.id,
        outlet=where.outlet.name,
        short=where.outlet.short or where.outlet.name,
        headline=Excerpt(where.id, where.headline, where.headline.of(where.text), where.headline),
        url=where.url,
        byline=where.byline,
        published_as=where.published_as,
        language=where.language,
        read=True,
        sentences=len(where.paragraphs),
        stripped=len(where.stripped),
    )

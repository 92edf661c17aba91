"""A block of "Title: …", "Outlet: …", "Date: …" lines above a text, front matter included."""

import re
from dataclasses import dataclass, field

from briefings.parsing.blocks import is_rule
from briefings.parsing.page import Page
from briefings.types import Span

_LINES = 12
_KEYS = {
    "title": "headline", "headline": "headline", "outlet": "outlet", "publication": "outlet",
    "publisher": "outlet",
    "newspaper": "outlet", "site": "outlet", "website": "outlet", "source": "outlet", "agency": "outlet",
    "author": "byline", "authors": "byline", "by": "byline", "byline": "byline", "reporter": "byline",
    "date": "date", "published": "date", "publication date": "date", "publish date": "date", "posted": "date",
    "date published": "date", "url": "url", "link": "url", "language": "language", "lang": "language",
    "section": "other", "category": "other", "updated": "other", "location": "other", "slug": "other",
    "tags": "other", "keywords": "other", "description": "other", "subtitle": "other", "type": "other",
}  # fmt: skip
_LINE = re.compile(
    r"[*_]{0,2}(?P<key>[A-Za-z][A-Za-z ]{1,19})[*_]{0,2}\s?:[*_]{0,2}\s*"
    r"(?P<quote>[\"']?)(?P<value>\S.*?)(?P=quote)"
)


@dataclass(slots=True)
class Header:
    """Blocks that are header lines, and where their values stand."""

    lines: list[int] = field(default_factory=list)
    values: dict[str, Span] = field(default_factory=dict)

    def text(self, page: Page, key: str) -> str:
        """The value of a key, "" where the header has none."""
        return self.values[key].of(page.text) if key in self.values else ""


def read_header(page: Page) -> Header:
    """The header of a page: at least two such lines in a row, at the top or under the headline."""
    header = Header()
    for index, block in enumerate(page.blocks[:_LINES]):
        line = page.line(index)
        found = _LINE.fullmatch(line) if len(line) <= 300 else None
        key = _KEYS.get(found["key"].strip().lower()) if found else None
        if found and key:
            header.lines.append(index)
            start = block.span.start
            header.values.setdefault(key, Span(start + found.start("value"), start + found.end("value")))
        elif is_rule(line):
            continue
        elif header.lines or index > 0:
            break
    return header if len(header.lines) >= 2 and set(header.values) - {"other"} else Header()

"""Reads a set of annotated documents and measures the reading: the figures of docs/quality.md."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from briefings.outlets import Outlets
from briefings.reading.language import Language
from briefings.reading.reader import read
from briefings.types import Article, Attribution, AttributionKind, Outlet, Paragraph, Reading, Span
from tests.quality.scoring import (
    Item,
    indirect_layer,
    named_only,
    quoted_layer,
    safety,
)

DATA = Path(__file__).parent / "data"
GUM = DATA / "gum_news"
#: What a clause states; requests and judgements ("called for", "condemned") state nothing.
_STATEMENTS = ("that clause", "parenthesis", "according to", "as reported", "put it", "label")
#: The layer of saying is cut from gold and finds by one list of cues; beliefs and wishes stay outside.
_SAYING = re.compile(
    r"\b(?:say(?:s|ing)?|said|tell(?:s|ing)?|told|tweet\w*|writ(?:e|es|ing|ten)|wrote|quot\w*|joked?|quipped"
    r"|according|report\w*|announc\w*|declar\w*|stat(?:e|es|ed|ing)|not(?:e|es|ed|ing)|add(?:s|ed|ing)?|mention\w*"
    r"|claim\w*|argu\w*|alleg\w*|assert\w*|insist\w*|contend\w*|maintain\w*|suggest\w*|explain\w*|describ\w*"
    r"|acknowledg\w*|admit\w*|confirm\w*|conced\w*|den(?:y|ies|ied|ying)|respond\w*|repl(?:y|ies|ied)|remark\w*"
    r"|ask(?:s|ed|ing)?|call(?:s|ed|ing)?|urg(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|accus\w*|warn\w*|express\w*"
    r"|critici[sz]\w*|prais\w*|recall\w*|testif\w*|vow\w*|promis\w*|pledg\w*|predict\w*|propos\w*|conclud\w*"
    r"|stress\w*|point(?:s|ed)|show(?:s|ed|n)?|found)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """One row of the table, in per cent."""

    quoted_precision: float
    quoted_recall: float
    quoted_f1: float
    quoted_speaker: float
    quoted_end_to_end: float
    #: Indirect: everything that a cue of saying reports, and the statements among it.
    reports_f1: float
    reports_end_to_end: float
    statements_f1: float
    statements_end_to_end: float
    #: Speakers that may be printed.
    printed_precision: float
    printed_coverage: float
    #: The same where the gold's source is a name or a noun, not a pronoun resolved by a machine.
    printed_named_precision: float
    printed_named_coverage: float

    def items(self) -> Iterator[tuple[str, float]]:
        """Names and values, rounded to a tenth."""
        return ((name, round(value, 1)) for name, value in asdict(self).items())


def _rows(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def load_texts(stem: Path) -> dict[str, str]:
    """The documents of a set: `STEM.docs.jsonl`."""
    return {str(row["doc"]): str(row["text"]) for row in _rows(Path(f"{stem}.docs.jsonl"))}


def load_gold(stem: Path) -> list[Item]:
    """The attributions of a set: `STEM.gold.jsonl`."""
    return [_gold(row) for row in _rows(Path(f"{stem}.gold.jsonl"))]


def _gold(row: dict[str, object]) -> Item:
    spans, names = row["spans"], row.get("names") or []
    assert isinstance(spans, list)
    assert isinstance(names, list)
    return Item(
        doc=str(row["doc"]),
        spans=tuple((int(start), int(end)) for start, end in spans),
        speaker=str(row.get("speaker") or ""),
        names=tuple(str(name) for name in names if name),
        reporting=bool(row.get("reporting")),
    )


def article(doc: str, text: str) -> Article:
    """A document as an article: a paragraph for each line."""
    paragraphs = tuple(
        Paragraph(Span(line.start(), line.end())) for line in re.finditer(r"[^\s\n][^\n]*(?<=\S)", text)
    )
    return Article(
        id=doc,
        path=doc,
        outlet=Outlet(doc),
        url="",
        language="en",
        headline=Span(0, 0),
        byline="",
        published_at=None,
        published_as="",
        text=text,
        paragraphs=paragraphs,
    )


def found_in(reading: Reading) -> list[Item]:
    """What a reading attributes, as the scorer takes it."""
    return [_found(reading, attribution) for attribution in reading.attributions]


def _found(reading: Reading, attribution: Attribution) -> Item:
    text = reading.article.text
    source = attribution.source.of(text) if attribution.source else ""
    cue = attribution.cue.of(text) if attribution.cue else ""
    return Item(
        doc=reading.article.id,
        spans=tuple((span.start, span.end) for span in attribution.contents),
        speaker=attribution.holder.name or source,
        reporting=attribution.kind is AttributionKind.INDIRECT and bool(_SAYING.search(cue)),
        safe=attribution.safe,
        pattern=attribution.pattern,
    )


def measure(texts: dict[str, str], gold: Sequence[Item], found: Sequence[Item]) -> Figures:
    """All figures of a set."""
    quoted = quoted_layer(texts, gold, found)
    reports = indirect_layer(texts, gold, [item for item in found if item.reporting])
    statements = indirect_layer(texts, gold, list(_statements(found)))
    printed = safety(texts, gold, found)
    named = safety(texts, named_only(gold), found)
    return Figures(
        quoted_precision=quoted.precision,
        quoted_recall=quoted.recall,
        quoted_f1=quoted.f1,
        quoted_speaker=quoted.speaker,
        quoted_end_to_end=quoted.end_to_end,
        reports_f1=reports.f1,
        reports_end_to_end=reports.end_to_end,
        statements_f1=statements.f1,
        statements_end_to_end=statements.end_to_end,
        printed_precision=printed.precision,
        printed_coverage=printed.coverage,
        printed_named_precision=named.precision,
        printed_named_coverage=named.coverage,
    )


def _statements(found: Iterable[Item]) -> Iterator[Item]:
    return (item for item in found if item.reporting and item.pattern.split(",")[0] in _STATEMENTS)


def read_set(stem: Path, language: Language) -> tuple[dict[str, str], list[Item], list[Item]]:
    """A set's texts, its gold and what was found in it."""
    texts = load_texts(stem)
    outlets = Outlets()
    readings = (read(article(doc, text), language, outlets) for doc, text in texts.items())
    return texts, load_gold(stem), [item for reading in readings for item in found_in(reading)]

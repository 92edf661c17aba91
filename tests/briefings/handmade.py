"""Readings made by hand: sentences, and who says what in them, without a language model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from briefings.claims.story import build
from briefings.outlets import Outlets
from briefings.types import (
    Article,
    Attribution,
    AttributionKind,
    Clause,
    ClauseKind,
    Credit,
    Hedge,
    Holder,
    HolderKind,
    Outlet,
    Paragraph,
    Quote,
    QuoteKind,
    Reading,
    Sentence,
    Span,
    Story,
)

PERSON, BODY, OUTLET, GROUP = HolderKind.PERSON, HolderKind.BODY, HolderKind.OUTLET, HolderKind.GROUP


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody says something: the words as they stand in the text."""

    who: str
    cue: str
    what: str
    kind: HolderKind = GROUP
    name: str = ""
    role: str = ""
    hedge: Hedge = Hedge.ASSERTED
    told: str = ""
    cites: tuple[Holder, ...] = ()
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """An article by hand. Sentences are paragraphs, or share one with "|" between them."""

    outlet: str
    paragraphs: Sequence[str]
    said: Sequence[Said] = ()
    #: Words between marks with their speaker.
    quotes: Sequence[tuple[str, str]] = ()
    clauses: Sequence[tuple[ClauseKind, str]] = ()
    credit: str = ""
    credit_cites: Sequence[str] = ()
    headline: str = "Headline"
    published_at: datetime | None = None
    agency: bool = False
    language: str = "en"
    aliases: dict[str, Holder] = field(default_factory=dict)
    byline: str = ""
    #: Before the first paragraph, and no part of it: "TOWN, March 4 (Agency) -".
    dateline: str = ""


def reading(report: Report) -> Reading:
    """The reading of an article made by hand."""
    first = f"{report.dateline} {report.paragraphs[0]}".lstrip()
    shown = [first, *report.paragraphs[1:]]
    text = "\n\n".join([report.headline, *(each.replace("|", " ") for each in shown)])
    sentences, paragraphs = _sentences(report, text)
    return Reading(
        article=_article(report, text, paragraphs),
        sentences=tuple(sentences),
        attributions=tuple(_attribution(each, text) for each in report.said),
        quotes=tuple(_quote(words, speaker, text, sentences) for words, speaker in report.quotes),
        credits=_credits(report),
        mentions=(),
        aliases=tuple((_at(text, phrase), holder) for phrase, holder in report.aliases.items()),
        read=report.language in ("", "en"),
    )


def story(*reports: Report) -> Story:
    """The story of articles made by hand."""
    return build([reading(each) for each in reports], Outlets())


def _article(report: Report, text: str, paragraphs: list[Paragraph]) -> Article:
    return Article(
        id=report.outlet.lower().replace(" ", "-"),
        path=f"{report.outlet}.txt",
        outlet=Outlet(report.outlet, agency=report.agency),
        url="",
        language=report.language,
        headline=Span(0, len(report.headline)),
        byline=report.byline,
        published_at=report.published_at,
        published_as=report.published_at.isoformat() if report.published_at else "",
        text=text,
        paragraphs=tuple(paragraphs),
    )


def _sentences(report: Report, text: str) -> tuple[list[Sentence], list[Paragraph]]:
    sentences: list[Sentence] = []
    paragraphs: list[Paragraph] = []
    for number, paragraph in enumerate(report.paragraphs):
        parts = [_at(text, each) for each in paragraph.split("|")]
        label = _at(text, report.dateline) if report.dateline and number == 0 else None
        paragraphs.append(Paragraph(Span(parts[0].start, parts[-1].end), label=label))
        for span in parts:
            clauses = [Clause(_at(text, words), kind) for kind, words in report.clauses]
            inside = tuple(each for each in clauses if span.covers(each.span))
            sentences.append(Sentence(len(sentences), span, number, inside))
    return sentences, paragraphs


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _attribution(said: Said, text: str) -> Attribution:
    what = _at(text, said.what)
    # The mention next to what is said, not the first in the article.
    lead = max(0, text.rfind("\n", 0, what.start))
    source = text.index(said.who, lead)
    cue = text.index(said.cue, lead)
    return Attribution(
        source=Span(source, source + len(said.who)),
        cue=Span(cue, cue + len(said.cue)),
        contents=(what,),
        kind=AttributionKind.INDIRECT,
        holder=Holder(said.kind, said.name or said.who, Span(source, source + len(said.who)), said.role),
        hedge=said.hedge,
        hedge_at=None,
        pattern="by hand",
        safe=said.safe,
        cites=said.cites,
        told=Holder(OUTLET, said.told) if said.told else None,
    )


def _quote(words: str, speaker: str, text: str, sentences: Sequence[Sentence]) -> Quote:
    span = _at(text, words)
    index = next(each.index for each in sentences if each.span.covers(span))
    inner = Span(span.start + 1, span.end - 1 - (text[span.end - 2] == ","))
    return Quote(
        span=span,
        words=inner,
        frame=None,
        kind=QuoteKind.CLAUSE if text[span.end - 2] == "," else QuoteKind.SENTENCE,
        speaker=Holder(PERSON, speaker),
        safe=True,
        setting=None,
        pattern="by hand",
        sentence=index,
    )


def _credits(report: Report) -> tuple[Credit, ...]:
    if not report.credit:
        return ()
    cites = tuple(Holder(GROUP, each) for each in report.credit_cites)
    return (Credit(Span(0, len(report.headline)), Holder(OUTLET, report.credit), cites),)

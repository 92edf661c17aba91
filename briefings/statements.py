"""A reading → statements: stretches with one holder behind them, ready to be compared."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from briefings.clipping import trimmed, without_judgement
from briefings.stems import stems
from briefings.types import (
    Attribution,
    ClauseKind,
    Credit,
    Hedge,
    Holder,
    HolderKind,
    Reading,
    Sentence,
    Span,
)
from briefings.wording import CONCESSION, CONNECTIVE, LEANING, OTHERS, POINTING, PRONOUNS, SUPPOSING, hedgings

#: A host clause of this many content words before an attribution is a statement that is not part of it.
_HOST = 3
#: So near after a clause a cue is an aside in the next one: ", they say,".
_ASIDE = 20
#: A statement with this share of its words between marks is shown as a quote only.
_MOSTLY = 0.5


class Standing(IntEnum):
    """What a statement may be used for, from most to least."""

    ATTRIBUTED = 3  # somebody is behind it: a key fact by itself
    AGENTLESS = 2  # somebody is meant and nobody named: only for a detail that nobody else has
    VOICE = 1  # the outlet's own voice: stands beside another report
    UNSAFE = 0  # the holder is not safe, or a quote shows it: evidence at most


@dataclass(frozen=True, slots=True)
class Statement:
    """One stretch of a sentence, what is behind it, and what of it is compared."""

    article: str
    #: Place in reading order within its article.
    order: int
    sentence: Sentence
    #: What is printed when this statement is.
    span: Span
    text: str
    #: The words that are compared: without the holder.
    content: str
    standing: Standing
    holder: Holder
    hedge: Hedge
    hedge_at: Span | None
    #: Outlets and sources behind it, nearest first.
    chain: tuple[Holder, ...] = ()
    attribution: Attribution | None = None
    #: Conceded beside another message: "Though …".
    concession: bool = False
    #: Can't be understood without the sentence before it.
    leans: bool = False
    #: Some of its words stand in a quote, which is shown as such.
    quoted: bool = False
    #: Most of its words do: it is no more than that quote.
    speech: bool = False


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Every statement of an article in reading order."""
    found: list[Statement] = []
    for sentence in reading.sentences:
        for part, concession in _parts(reading, sentence):
            made = _Maker(reading, sentence, part).make(len(found), concession)
            found.append(_carried(made, found[-1]) if found and _goes_on(made, found[-1]) else made)
    return tuple(found)


def _goes_on(statement: Statement, before: Statement) -> bool:
    """Whether it spins on what somebody holds possible: "X may … . Should it …, Y could …"."""
    near = statement.sentence.paragraph == before.sentence.paragraph
    supposes = SUPPOSING.match(statement.text) and statement.hedge is Hedge.MAY and before.hedge is Hedge.MAY
    held = before.standing is Standing.ATTRIBUTED and not before.quoted
    return bool(near and supposes and held and statement.standing is Standing.VOICE)


def _carried(statement: Statement, before: Statement) -> Statement:
    return replace(statement, standing=before.standing, holder=before.holder, chain=before.chain, leans=True)


def _parts(reading: Reading, sentence: Sentence) -> Iterator[tuple[Span, bool]]:
    """The sentence, cut where a fronted concession has a holder of its own."""
    text = reading.article.text
    near = _within(reading.attributions, sentence.span)
    cues = [cue for each in near if (cue := _anchor(each))]
    front = _fronted(sentence, text, cues)
    held = [*cues, *(each.holder.name_at for each in near if each.holder.name_at)]
    if front and any(front.covers(each) for each in held):
        opening = CONCESSION.match(text, front.start)
        yield trimmed(text, Span(opening.end() if opening else front.start, front.end)), True
        yield trimmed(text, Span(front.end, sentence.span.end), ending=True), False
    else:
        yield sentence.span, False


def _fronted(sentence: Sentence, text: str, cues: Sequence[Span]) -> Span | None:
    """The concession that a sentence opens with."""
    for clause in sentence.clauses:
        whole = clause.span.end >= sentence.span.end - 1
        if clause.kind is not ClauseKind.ADVERBIAL or clause.span.start != sentence.span.start or whole:
            continue
        if CONCESSION.match(text, clause.span.start):
            return Span(clause.span.start, _before_aside(text, clause.span, cues))
    return None


def _before_aside(text: str, front: Span, cues: Sequence[Span]) -> int:
    """Where a fronted clause ends: parsers run on into the subject of "Though A, B, they say, is C"."""
    aside = any(0 <= cue.start - front.end <= _ASIDE for cue in cues)
    comma = text.rfind(",", front.start, front.end)
    return comma if aside and comma > front.start else front.end


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether one stands in what the other says, and not the other way round."""
    return _is_in(inner, outer) and not _is_in(outer, inner)


def _is_in(inner: Attribution, outer: Attribution) -> bool:
    at = _anchor(inner)
    return inner is not outer and bool(at) and any(at and each.covers(at) for each in outer.contents)


def _start(attribution: Attribution) -> int:
    at = _anchor(attribution)
    return at.start if at else 0


def _within(attributions: Sequence[Attribution], span: Span) -> list[Attribution]:
    return [each for each in attributions if (anchor := _anchor(each)) and span.overlaps(anchor)]


def _anchor(attribution: Attribution) -> Span | None:
    """Where an attribution stands: its cue, its source, or for an inherited one its content."""
    first = attribution.contents[0] if attribution.contents else None
    return (first if attribution.inherited else None) or attribution.cue or attribution.source or first


def extent(attribution: Attribution) -> Span:
    """From the first to the last of its source, cue and contents."""
    spans = [each for each in (attribution.source, attribution.cue, *attribution.contents) if each]
    return Span(min(each.start for each in spans), max(each.end for each in spans))


class _Maker:
    """Makes the statement of one part of a sentence."""

    def __init__(self, reading: Reading, sentence: Sentence, part: Span) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._sentence = sentence
        self._part = part
        self._found = [each for each in _within(reading.attributions, part) if _speaks(each, self._text)]

    def make(self, order: int, concession: bool) -> Statement:
        attribution = self._primary()
        span = self._printed(attribution)
        holder, chain = behind(attribution, self._reading)
        hedge, hedge_at = self._hedge(attribution, span)
        return Statement(
            article=self._reading.article.id,
            order=order,
            sentence=self._sentence,
            span=span,
            text=span.of(self._text),
            content=self._content(span),
            standing=self._standing(attribution, holder),
            holder=holder,
            hedge=hedge,
            hedge_at=hedge_at,
            chain=chain,
            attribution=attribution,
            concession=concession,
            leans=self._leans(attribution, span),
            quoted=any(quote.span.overlaps(span) for quote in self._reading.quotes),
            speech=self._is_speech(span),
        )

    def _primary(self) -> Attribution | None:
        """The attribution that the others stand in; the first of several that stand side by side."""
        found = self._found
        outer = [each for each in found if not any(_holds(other, each) for other in found)]
        return min(outer or found, key=_start, default=None)

    def _printed(self, attribution: Attribution | None) -> Span:
        """The whole part; less where its attribution only hangs on a clause in the outlet's own voice."""
        part = self._part
        if attribution is None or attribution.inherited:
            return trimmed(self._text, part, ending=True)
        inside = extent(attribution)
        host = self._text[part.start : max(part.start, inside.start)]
        if self._hangs(inside) and len(stems(host)) >= _HOST and not POINTING.search(inside.of(self._text)):
            return trimmed(self._text, Span(inside.start, min(inside.end, part.end)))
        return without_judgement(self._text, part, self._sentence.clauses, attribution)

    def _hangs(self, inside: Span) -> bool:
        """Whether the attribution stands in a clause that hangs on another one."""
        lead = self._text[self._part.start : inside.start].rstrip()
        return lead.endswith((", with", "with", ",")) and inside.start > self._part.start

    def _content(self, span: Span) -> str:
        """The printed words without those that only name the holders."""
        text, at = "", span.start
        for source in sorted(each.source for each in self._found if each.source and span.covers(each.source)):
            text += self._text[at : max(at, source.start)] + " "
            at = max(at, source.end)
        return text + self._text[at : span.end]

    def _is_speech(self, span: Span) -> bool:
        spoken = sum(
            min(quote.span.end, span.end) - max(quote.span.start, span.start)
            for quote in self._reading.quotes
            if quote.span.overlaps(span)
        )
        return spoken > (span.end - span.start) * _MOSTLY

    def _standing(self, attribution: Attribution | None, holder: Holder) -> Standing:
        if attribution and not attribution.safe and not self._shows_holder(attribution):
            return Standing.UNSAFE
        if holder.kind is HolderKind.NOBODY:
            return Standing.AGENTLESS
        return Standing.VOICE if holder.kind is HolderKind.SELF else Standing.ATTRIBUTED

    def _shows_holder(self, attribution: Attribution) -> bool:
        """Whether the printed sentence itself says who it is: no pronoun, or one for a group named in it."""
        if attribution.source is None or attribution.holder.kind in (HolderKind.NOBODY, HolderKind.SELF):
            return True
        if not is_pronoun(attribution.source.of(self._text)):
            return True
        at = attribution.holder.name_at
        return attribution.holder.kind is HolderKind.GROUP and bool(at and self._sentence.span.covers(at))

    def _hedge(self, attribution: Attribution | None, span: Span) -> tuple[Hedge, Span | None]:
        if attribution and attribution.hedge is not Hedge.ASSERTED:
            return attribution.hedge, attribution.hedge_at
        found = hedgings(span.of(self._text))
        if not found:
            return Hedge.ASSERTED, None
        first = found[0]
        return first.hedge, Span(span.start + first.span.start, span.start + first.span.end)

    def _leans(self, attribution: Attribution | None, span: Span) -> bool:
        words = self._text[span.start : span.end]
        joined = CONNECTIVE.match(words)
        rest = words[joined.end() :] if joined else words
        if attribution and attribution.inherited:
            return True
        source = attribution.source.of(self._text) if attribution and attribution.source else ""
        if OTHERS.match(source):
            return bool(joined or POINTING.search(rest))
        return attribution is None and bool(LEANING.match(rest))


def _speaks(attribution: Attribution, text: str) -> bool:
    """Whether it attributes a statement, not only the words of a quote that is shown as a quote."""
    return bool(attribution.contents) and any(
        re.search(r"\w", each.of(text)) for each in attribution.contents
    )


def behind(attribution: Attribution | None, reading: Reading) -> tuple[Holder, tuple[Holder, ...]]:
    """Who holds a statement, and the outlets and sources behind it, nearest first.

    What an article credits for all of it stands behind every sentence that has nobody of its own; a cue in
    the sentence wins over it.
    """
    credit = reading.credits[0] if reading.credits else None
    if attribution is None or attribution.holder.kind is HolderKind.SELF:
        return _credited(credit)
    holder = attribution.holder
    if attribution.told:
        return holder, (attribution.told, holder, *attribution.cites)
    if holder.kind is HolderKind.OUTLET and not attribution.cites and credit and holder == credit.holder:
        return holder, (holder, *credit.cites)
    if holder.kind is HolderKind.NOBODY:
        return holder, (credit.holder, *credit.cites) if credit else attribution.cites
    if holder.kind is HolderKind.GROUP and credit:
        return holder, (credit.holder, holder)
    return holder, (holder, *attribution.cites)


def _credited(credit: Credit | None) -> tuple[Holder, tuple[Holder, ...]]:
    if credit is None:
        return Holder(HolderKind.SELF), ()
    return credit.holder, (credit.holder, *credit.cites)


def is_pronoun(mention: str) -> bool:
    """Whether a mention is a pronoun."""
    return mention.lower() in PRONOUNS

"""A reading → statements: stretches with one holder behind them, ready to be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from briefings.claims.clipping import trimmed, without_judgement
from briefings.claims.holding import Answer, answer_in, answering, behind, is_pronoun
from briefings.claims.parts import extent, holds, parts, passed_on, start_of, within
from briefings.claims.stems import stems
from briefings.claims.wording import (
    ANNOUNCED,
    CONNECTIVE,
    INTERPRETING,
    LEANING,
    OTHERS,
    POINTING,
    PRONOUN_FIRST,
    RELATIVE,
    SUPPOSING,
    UNSAID,
    hedgings,
)
from briefings.types import Attribution, Hedge, Holder, HolderKind, Reading, Sentence, Span

#: A host clause of this many content words before an attribution is a statement that is not part of it.
_HOST = 3
_NOBODY = (HolderKind.SELF, HolderKind.NOBODY)
#: So far before a cue its "not" may stand.
_NEAR = 30
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
    answer: Answer | None = None


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Every statement of an article in reading order; none where its language was not read."""
    found: list[Statement] = []
    for sentence in reading.sentences if reading.read else ():
        for part, concession in parts(reading, sentence):
            made = _Maker(reading, sentence, part).make(len(found), concession)
            found.append(_carried(made, found[-1]) if found and _goes_on(made, found[-1]) else made)
            if len(found) > 1 and _announces(found[-1], found[-2]):
                found[-2:] = [_announced(found[-2], found[-1]), replace(found[-1], leans=True)]
    return tuple(found)


def _announces(statement: Statement, before: Statement) -> bool:
    """Whether it only says who made known what the sentence before tells in the outlet's voice."""
    near = statement.sentence.paragraph == before.sentence.paragraph
    held = statement.standing is Standing.ATTRIBUTED and not statement.quoted
    return near and held and before.standing is Standing.VOICE and bool(ANNOUNCED.search(statement.text))


def _announced(statement: Statement, by: Statement) -> Statement:
    return replace(statement, standing=by.standing, holder=by.holder, chain=by.chain)


def _goes_on(statement: Statement, before: Statement) -> bool:
    """Whether it spins on what somebody holds possible: "X may … . Should it …, Y could …"."""
    near = statement.sentence.paragraph == before.sentence.paragraph
    supposes = SUPPOSING.match(statement.text) and statement.hedge is Hedge.MAY and before.hedge is Hedge.MAY
    held = before.standing is Standing.ATTRIBUTED and not before.quoted
    return bool(near and supposes and held and statement.standing is Standing.VOICE)


def _carried(statement: Statement, before: Statement) -> Statement:
    return replace(statement, standing=before.standing, holder=before.holder, chain=before.chain, leans=True)


class _Maker:
    """Makes the statement of one part of a sentence."""

    def __init__(self, reading: Reading, sentence: Sentence, part: Span) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._sentence = sentence
        self._part = part
        self._found = [each for each in within(reading.attributions, part) if _speaks(each, self._text)]

    def make(self, order: int, concession: bool) -> Statement:
        attribution = self._primary()
        span = self._printed(attribution)
        holder, chain = self._behind(attribution)
        answer = answer_in(span.of(self._text), attribution, self._text)
        if answer and (holder.kind in _NOBODY or answer is Answer.SILENT):
            by = answering(span.of(self._text))
            if holder.kind in _NOBODY or (by.name and not is_pronoun(by.name)):
                holder, chain = by, ()
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
            answer=answer,
        )

    def _primary(self) -> Attribution | None:
        """The attribution that the others stand in; the first of several that stand side by side."""
        found = self._found
        outer = [each for each in found if not any(holds(other, each) for other in found)]
        return min(outer or found, key=start_of, default=None)

    def _behind(self, attribution: Attribution | None) -> tuple[Holder, tuple[Holder, ...]]:
        """Who holds it and who is behind them; an outlet has what it passes on from whoever said it."""
        holder, chain = behind(attribution, self._reading)
        if attribution is None or holder.kind is not HolderKind.OUTLET:
            return holder, chain
        for each in self._found:
            if passed_on(attribution, each) and each.holder not in chain:
                chain += (each.told, each.holder) if each.told else (each.holder,)
        return holder, chain

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
        if RELATIVE.match(self._text, inside.start):
            return False
        return lead.endswith((", with", "with", ",")) and inside.start > self._part.start

    def _content(self, span: Span) -> str:
        """The printed words without those that only name the holders, or the outlet that was told."""
        text, at = "", span.start
        for source in sorted((*self._plain_sources(span), *self._told(span))):
            text += self._text[at : max(at, source.start)] + " "
            at = max(at, source.end)
        return text + self._text[at : span.end]

    def _plain_sources(self, span: Span) -> Iterator[Span]:
        """Holders that the statement is not about ("Halden said it would appeal" is about Halden)."""
        for each in self._found:
            about = any(PRONOUN_FIRST.match(self._text, content.start) for content in each.contents)
            if each.source and span.covers(each.source) and not about:
                yield each.source

    def _told(self, span: Span) -> Iterator[Span]:
        """Where the outlets stand that something was said to."""
        for each in self._found:
            if each.told and each.told.name_at and span.covers(each.told.name_at):
                yield each.told.name_at

    def _is_speech(self, span: Span) -> bool:
        spoken = sum(
            min(quote.span.end, span.end) - max(quote.span.start, span.start)
            for quote in self._reading.quotes
            if quote.span.overlaps(span)
        )
        return spoken > len(self._content(span)) * _MOSTLY

    def _standing(self, attribution: Attribution | None, holder: Holder) -> Standing:
        if attribution and not self._shows_holder(attribution):
            cue = attribution.cue.of(self._text) if attribution.cue else ""
            if not attribution.safe or INTERPRETING.match(cue):
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
    cue = attribution.cue
    if cue and UNSAID.search(text[max(0, cue.start - _NEAR) : cue.end]):
        return False
    return any(re.search(r"\w", each.of(text)) for each in attribution.contents)

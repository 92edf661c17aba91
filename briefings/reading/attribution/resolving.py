"""From finds to attributions, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.reading.attribution.carrying import moved, speaker_around
from briefings.reading.attribution.hedges import hedge
from briefings.reading.attribution.holders import Holders
from briefings.reading.attribution.memory import Said
from briefings.reading.attribution.naming import Namer
from briefings.reading.attribution.page import Found, Page, Unit
from briefings.reading.attribution.subjects import described
from briefings.reading.words import MODALS, TURNING
from briefings.types import Attribution, AttributionKind, Hedge, Holder, HolderKind, Span

#: Patterns whose speaker is right in at least 97 of 100 cases on texts that they were not made for.
_SAFE = frozenset(
    {
        "clause",
        "near",
        "according to",
        "dash",
        "label",
        "that clause",
        "as reported",
        "fragment",
        "parenthesis",
        "continuation",
        "put it",
        "after colon",
        "beside",
        "after report",
    }
)


class Resolver:
    """Goes through an article once and remembers who spoke."""

    def __init__(self, page: Page, namer: Namer, holders: Holders) -> None:
        self._page = page
        self._namer = namer
        self._holders = holders
        #: The sentence before, if it attributes something, and what it attributes first.
        self._before: tuple[Unit, Attribution] | None = None

    def attributions(self, found: Sequence[Sequence[Found]]) -> Iterator[Attribution]:
        """The finds of each sentence as attributions, and the quotes that no find holds."""
        labelled = -1
        for unit, finds in zip(self._page.units, found, strict=True):
            if unit.paragraph != labelled:
                labelled = unit.paragraph
                self._hear_label(unit)
            made = list(self._of_sentence(finds))
            yield from made
            if not finds and not unit.cut.quotes:
                yield from self._going_on(unit)
            self._before = (unit, made[0]) if made else None
            for number, quote in enumerate(unit.cut.quotes):
                if not _is_held(quote.words, finds):
                    yield from self._carried(unit, number, found)

    def _hear_label(self, unit: Unit) -> None:
        """“Quote from Jane Doe:” before a paragraph: what it says between marks is hers."""
        label = self._page.article.paragraphs[unit.paragraph].label
        holder = self._holders.labelled(label) if label else None
        if holder:
            said = Said(holder, unit.span.start, unit.paragraph, unit.index, True, opener=True, label=True)
            self._namer.memory.add(said)

    def _of_sentence(self, finds: Sequence[Found]) -> Iterator[Attribution]:
        """The sentence's attributions, without “he thinks” inside what he says."""
        made = [self._attribution(one, _is_nested(one, finds)) for one in finds]
        for one in made:
            if one.contents and not any(_repeats(one, other) for other in made):
                yield one

    def _attribution(self, found: Found, nested: bool) -> Attribution:
        unit = self._page.units[found.unit]
        resolved = self._namer.resolve(found)
        hedged, hedge_at = hedge(self._page, found)
        self._remember(
            unit,
            found,
            Said(
                resolved.holder,
                found.place,
                unit.paragraph,
                unit.index,
                resolved.sure,
                nested=nested,
                described=_described(unit, found, resolved.holder),
            ),
        )
        return Attribution(
            source=unit.parsed.span(found.source.first, found.source.last) if found.source else None,
            cue=found.cue,
            contents=found.contents,
            kind=_kind(unit, found),
            holder=resolved.holder,
            hedge=hedged,
            hedge_at=hedge_at,
            pattern=resolved.pattern,
            safe=_is_safe(resolved.sure, resolved.pattern),
            cites=(self._holders.named(found.cites).holder,) if found.cites else (),
            told=self._told(found),
        )

    def _remember(self, unit: Unit, found: Found, said: Said) -> None:
        if said.holder.kind is not HolderKind.NOBODY:
            self._namer.memory.add(replace(said, quoted=bool(found.quotes), opener=not found.contents))

    def _told(self, found: Found) -> Holder | None:
        """The outlet that it was said to; a person or a place is no outlet."""
        holder = self._holders.named(found.told).holder if found.told else None
        return holder if holder and holder.kind in (HolderKind.OUTLET, HolderKind.BODY) else None

    def _going_on(self, unit: Unit) -> Iterator[Attribution]:
        """“Should it fail, … could …” behind “Analysts argue that it may …”: still theirs, perhaps."""
        doubt = next((token.span for token in unit.tokens if token.lower in MODALS), None)
        if doubt is None or unit.tokens[0].lower in TURNING or self._before is None:
            return
        before, given = self._before
        if before.paragraph != unit.paragraph or not _may_go_on(given):
            return
        yield replace(
            given,
            source=None,
            cue=None,
            contents=(unit.span,),
            kind=AttributionKind.INDIRECT,
            hedge=Hedge.MAY,
            hedge_at=doubt,
            pattern="going on",
            safe=False,
            inherited=True,
        )

    def _carried(self, unit: Unit, number: int, found: Sequence[Sequence[Found]]) -> Iterator[Attribution]:
        """A quote without a word on who spoke."""
        known = speaker_around(self._page, self._namer, unit, number, found)
        if known is None:
            return
        said, pattern = known
        span = unit.cut.quotes[number].span
        self._namer.memory.add(moved(said, unit, span.start))
        yield Attribution(
            source=None,
            cue=None,
            contents=(span,),
            kind=AttributionKind.DIRECT,
            holder=said.holder,
            hedge=Hedge.ASSERTED,
            hedge_at=None,
            pattern=pattern,
            safe=_is_safe(said.sure, pattern),
            inherited=True,
        )


def _described(unit: Unit, found: Found, holder: Holder) -> str:
    """Whoever asked is not the one who answers."""
    asked = found.verb >= 0 and unit.lemma(found.verb) == "ask"
    return "" if asked or holder.kind is not HolderKind.GROUP else described(unit, found.source)


def _is_safe(sure: bool, pattern: str) -> bool:
    return sure and pattern.split(",")[0] in _SAFE


def _may_go_on(given: Attribution) -> bool:
    """Whether a doubtful sentence may be followed by another one of the same holder."""
    if given.hedge in (Hedge.NEGATED, Hedge.ASSERTED) or given.cue is None:
        return False
    return given.holder.kind is not HolderKind.NOBODY


def _kind(unit: Unit, found: Found) -> AttributionKind:
    if not found.quotes:
        return AttributionKind.INDIRECT
    quotes = [unit.cut.quotes[number].span for number in found.quotes]
    if all(any(quote.covers(content) for quote in quotes) for content in found.contents):
        return AttributionKind.DIRECT
    return AttributionKind.MIXED


def _is_nested(one: Found, finds: Sequence[Found]) -> bool:
    return any(content.covers(one.cue) for other in finds for content in other.contents if one.cue)


def _is_held(words: Span, finds: Sequence[Found]) -> bool:
    return any(content.overlaps(words) for one in finds for content in one.contents)


def _repeats(inner: Attribution, outer: Attribution) -> bool:
    """Whether `inner` is a report of the same holder inside `outer`'s content."""
    if inner is outer or inner.cue is None or inner.holder.name != outer.holder.name or not inner.holder.name:
        return False
    return any(content.covers(inner.cue) for content in outer.contents)

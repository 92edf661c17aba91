"""Two versions of a briefing → what changed, and whether the state of the story did.

What an article says is withdrawn only by that article: a line that another wording, another order or
other rules hide stands as long as its sentence does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefings.changing.differing import differences, differences_of
from briefings.changing.lineage import Line, Lineage, lines_of, number_of
from briefings.changing.rewording import Rewording, rewording
from briefings.claims.wording import DENIAL
from briefings.types import (
    Briefing,
    CautionKind,
    Change,
    ChangeItem,
    ChangeKind,
    Counterpart,
    Excerpt,
    FactLine,
    HolderKind,
    QuoteLine,
)

__all__ = ["STATE", "Change", "ChangeItem", "ChangeKind", "compare"]

#: The changes of state, as docs/changes.md names them.
STATE = frozenset(
    {
        ChangeKind.STORY,
        ChangeKind.CORRECTED,
        ChangeKind.SECOND_ORIGIN,
        ChangeKind.SINGLE_ORIGIN,
        ChangeKind.CLAIM_WITHDRAWN,
        ChangeKind.NUMBER_DIFFERS,
        ChangeKind.NUMBER_ALTERED,
        ChangeKind.HOLDER_NAMED,
        ChangeKind.DENIAL_ADDED,
        ChangeKind.DENIAL_WITHDRAWN,
    }
)


def compare(old: Briefing | None, new: Briefing) -> Change:
    """What `new` changes; a story that was not there before is one change."""
    if old is None:
        return _of([ChangeItem(ChangeKind.STORY)])
    if old == new:
        return Change()
    lineage = Lineage.between(old, new)
    if not lineage.moved:
        return _of([ChangeItem(ChangeKind.READ_ANEW)])
    return _of(list(dict.fromkeys(_Comparison(old, new, lineage).items())))


def _of(items: list[ChangeItem]) -> Change:
    return Change(tuple(items), any(item.kind in STATE for item in items))


_UNNAMED = frozenset({HolderKind.GROUP, HolderKind.NOBODY, HolderKind.SELF})
_NAMED = frozenset({HolderKind.PERSON, HolderKind.BODY})
_REWORDED = {
    Rewording.NUMBER: ChangeKind.NUMBER_ALTERED,
    Rewording.HEDGE: ChangeKind.HEDGE_ALTERED,
    Rewording.WORDING: ChangeKind.CLAIM_ALTERED,
}


@dataclass(frozen=True, slots=True)
class _Comparison:
    old: Briefing
    new: Briefing
    lineage: Lineage

    def items(self) -> Iterator[ChangeItem]:
        yield from self._reports()
        yield from self._corrections()
        yield from self._origins()
        yield from self._heads()
        yield from self._denials()
        for line in lines_of(self.new):
            yield from self._line(line)
        for quote in self.new.quotes:
            if all(map(self.lineage.is_fresh, quote.evidence or (quote.words,))):
                yield ChangeItem(ChangeKind.QUOTE_ADDED, 0, "", (quote.words,), (quote.speaker,))
        for fact in (*((self.new.lead,) if self.new.lead else ()), *self.new.facts):
            yield from self._differences(fact)

    def _reports(self) -> Iterator[ChangeItem]:
        for card in self.new.articles:
            if card.id in self.lineage.added:
                yield ChangeItem(ChangeKind.REPORT_ADDED, 0, card.outlet, (), (card.published_as,))
        for card in self.old.articles:
            if card.id in self.lineage.gone:
                yield ChangeItem(ChangeKind.REPORT_WITHDRAWN, 0, card.outlet)
        for pair in self.lineage.copies:
            yield ChangeItem(ChangeKind.COPY_ADDED, names=pair)

    def _corrections(self) -> Iterator[ChangeItem]:
        for correction in self.lineage.corrections:
            yield ChangeItem(ChangeKind.CORRECTED, 0, correction.outlet)
            for before, after in correction.altered:
                yield from self._altered(correction.outlet, before, after)
            for before in correction.removed:
                yield from self._removed(correction.outlet, before)

    def _altered(self, outlet: str, before: Excerpt, after: Excerpt) -> Iterator[ChangeItem]:
        kind = _REWORDED[rewording(before.text, after.text)]
        if kind is not ChangeKind.CLAIM_ALTERED or self._told(before):
            yield ChangeItem(kind, number_of(self.new, after), outlet, (before, after))
        for quote in self._quotes_in(before):
            if quote.words.text not in after.text:
                yield ChangeItem(ChangeKind.QUOTE_ALTERED, 0, outlet, (before, after), (quote.speaker,))

    def _removed(self, outlet: str, before: Excerpt) -> Iterator[ChangeItem]:
        if self._told(before):
            yield ChangeItem(ChangeKind.CLAIM_WITHDRAWN, 0, outlet, (before,))
        for quote in self._quotes_in(before):
            yield ChangeItem(ChangeKind.QUOTE_WITHDRAWN, 0, outlet, (quote.words,), (quote.speaker,))

    def _told(self, sentence: Excerpt) -> bool:
        """Whether a line of the old briefing rests on this sentence."""
        return any(each.text in sentence.text for line in lines_of(self.old) for each in line.excerpts)

    def _quotes_in(self, sentence: Excerpt) -> list[QuoteLine]:
        return [quote for quote in self.old.quotes if quote.words.text in sentence.text]

    def _origins(self) -> Iterator[ChangeItem]:
        before = {origin.name: origin for origin in self.old.origins}
        after = {origin.name: origin for origin in self.new.origins}
        for name, origin in after.items():
            if name not in before:
                yield ChangeItem(ChangeKind.ORIGIN_ADDED, names=(name,))
            elif origin.cites and not before[name].cites:
                cited = tuple(each.name for each in origin.cites if each.name)
                yield ChangeItem(ChangeKind.SOURCES_STATED, 0, name, (), cited)
        for name in before:
            if name not in after:
                yield ChangeItem(ChangeKind.ORIGIN_WITHDRAWN, names=(name,))
        yield from self._standing(len(before), tuple(after))

    def _standing(self, before: int, after: tuple[str, ...]) -> Iterator[ChangeItem]:
        """How many stand behind the lead, and whether one of them has a name."""
        if before <= 1 < len(after):
            yield ChangeItem(ChangeKind.SECOND_ORIGIN, names=after)
        elif len(after) <= 1 < before:
            yield ChangeItem(ChangeKind.SINGLE_ORIGIN, names=after)
        named = _named(self.new)
        if named and not _named(self.old):
            yield ChangeItem(ChangeKind.HOLDER_NAMED, names=tuple(named))

    def _heads(self) -> Iterator[ChangeItem]:
        if self.new.headline.text != self.old.headline.text:
            yield ChangeItem(ChangeKind.HEADLINE_ALTERED, words=(self.old.headline, self.new.headline))
        if self.new.lead and self.old.lead and not self._same(self.old.lead, self.new.lead):
            yield ChangeItem(ChangeKind.LEAD_ALTERED, words=self.new.lead.excerpts)

    def _same(self, old: FactLine, new: FactLine) -> bool:
        """Whether two lines rest on a sentence that both have."""
        now = {self.lineage.now(each.text) for each in _evidence(old)}
        return bool(now & {each.text for each in _evidence(new)})

    def _denials(self) -> Iterator[ChangeItem]:
        before, after = _denied(self.old), _denied(self.new)
        for line, who in after:
            known = any(other == who and self._same(fact, line) for fact, other in before)
            if not known and any(map(self.lineage.is_news, _evidence(line))):
                yield ChangeItem(ChangeKind.DENIAL_ADDED, line.number, "", (), (who,))
        for line, who in before:
            if not any(other == who for _, other in after) and self._lost(line):
                yield ChangeItem(ChangeKind.DENIAL_WITHDRAWN, names=(who,))
        told = {each.text for line in lines_of(self.old) for each in line.excerpts}
        for card in self.new.only:
            for each in (excerpt for line in card.lines for excerpt in line.excerpts):
                if DENIAL.search(each.text) and self.lineage.is_fresh(each) and each.text not in told:
                    yield ChangeItem(ChangeKind.DENIAL_ADDED, 0, card.outlet, (each,))

    def _lost(self, line: FactLine) -> bool:
        """Whether a report that the line rested on said so and does no more."""
        return any(self.lineage.is_lost(each) for each in _evidence(line))

    def _line(self, line: Line) -> Iterator[ChangeItem]:
        if all(map(self.lineage.is_fresh, line.evidence)):
            outlet = line.outlets[0] if len(line.outlets) == 1 else ""
            yield ChangeItem(ChangeKind.CLAIM_ADDED, line.number, outlet, line.excerpts, line.outlets)
            return
        joined = tuple(
            dict.fromkeys(
                self.lineage.outlets[each.article]
                for each in line.evidence
                if each.article in self.lineage.added and each.article not in self.lineage.repeated
            )
        )
        if joined and not line.is_lead:
            yield ChangeItem(ChangeKind.CLAIM_SHARED, line.number, "", line.excerpts, joined)

    def _differences(self, fact: FactLine) -> Iterator[ChangeItem]:
        if not all(map(self.lineage.is_fresh, _evidence(fact))):
            yield from self._details(fact)
            yield from self._holder(fact)
        known = set(differences(self._before(fact)))
        for other in fact.counterparts:
            if any(map(self.lineage.is_news, (*fact.excerpts, other.excerpt))):
                yield from (
                    self._differing(fact, other, kind)
                    for outlets, kind in differences_of(fact, other)
                    if (outlets, kind) not in known
                )

    def _differing(self, fact: FactLine, other: Counterpart, kind: ChangeKind) -> ChangeItem:
        numbers = self._numbers(fact.number) if kind is ChangeKind.NUMBER_DIFFERS else ()
        return ChangeItem(kind, fact.number, other.outlet, (), numbers)

    def _numbers(self, line: int) -> tuple[str, ...]:
        found = (one for one in self.new.cautions if one.kind is CautionKind.NUMBERS and one.line == line)
        return next((one.words for one in found), ())

    def _details(self, fact: FactLine) -> Iterator[ChangeItem]:
        for extra in fact.extras:
            if self.lineage.is_news(extra.excerpt):
                yield ChangeItem(ChangeKind.DETAIL_ADDED, fact.number, extra.outlet, (extra.excerpt,))

    def _before(self, fact: FactLine) -> FactLine | None:
        """The line as the old briefing has it."""
        return next((each for each in _facts(self.old) if self._same(each, fact)), None)

    def _holder(self, fact: FactLine) -> Iterator[ChangeItem]:
        """Who stands behind a line that there was before."""
        before = self._before(fact)
        if before is None or before.holder == fact.holder:
            return
        if before.holder_kind in _UNNAMED and fact.holder_kind in _NAMED:
            yield ChangeItem(ChangeKind.HOLDER_NAMED, fact.number, names=(fact.holder,))
        elif fact.article not in self.lineage.added and self.lineage.is_new(fact.excerpts[0]):
            yield ChangeItem(ChangeKind.HOLDER_ALTERED, fact.number, names=(before.holder, fact.holder))


def _facts(briefing: Briefing) -> tuple[FactLine, ...]:
    return (*((briefing.lead,) if briefing.lead else ()), *briefing.facts)


def _evidence(fact: FactLine) -> tuple[Excerpt, ...]:
    return fact.evidence or fact.excerpts


def _named(briefing: Briefing) -> list[str]:
    """Persons and bodies behind the lead, as far as the origins tell."""
    origins = [origin.name for origin in briefing.origins if origin.kind in _NAMED]
    cited = [each.name for origin in briefing.origins for each in origin.cites if each.kind in _NAMED]
    lead = [briefing.lead.holder] if briefing.lead and briefing.lead.holder_kind in _NAMED else []
    return list(dict.fromkeys([*origins, *cited, *lead]))


def _denied(briefing: Briefing) -> list[tuple[FactLine, str]]:
    lines = {fact.number: fact for fact in _facts(briefing)}
    return [
        (lines[caution.line], who)
        for caution in briefing.cautions
        if caution.kind is CautionKind.DENIED and caution.line in lines
        for who in caution.words
    ]

"""From finds to attributions: pronouns, stand-ins and quotes without a word on who spoke."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefings.attribution.hedges import hedge
from briefings.attribution.holders import Holders, Named
from briefings.attribution.page import Found, Page, Unit
from briefings.attribution.people import People
from briefings.attribution.pronouns import Said, antecedent
from briefings.types import Attribution, AttributionKind, Credit, Hedge, Holder, HolderKind, Span

#: Patterns whose speaker is right in at least 97 of 100 cases on texts that they were not made for.
SAFE = frozenset(
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
    }
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A quote that stands alone, and the pattern by which it gets its speaker."""

    quote: int
    pattern: str


class Resolver:
    """Goes through an article once, in reading order, and remembers who spoke."""

    def __init__(self, page: Page, people: People, holders: Holders, credits: Sequence[Credit]) -> None:
        self._page = page
        self._people = people
        self._holders = holders
        self._credits = credits
        self._said: list[Said] = []
        self.aliases: list[tuple[Span, Holder]] = []

    def attributions(self, found: Sequence[Sequence[Found]]) -> Iterator[Attribution]:
        """The finds of each sentence as attributions, and the quotes that no find holds."""
        for unit, finds in zip(self._page.units, found, strict=True):
            taken = {number for one in finds for number in one.quotes}
            loose = [number for number in range(len(unit.cut.quotes)) if number not in taken]
            for one in finds:
                yield self._attribution(one)
            for number in loose:
                carried = self._carried(unit, number, found)
                if carried:
                    yield carried

    def _attribution(self, found: Found) -> Attribution:
        unit = self._page.units[found.unit]
        holder, sure, pattern = self._holder(found)
        hedged, hedge_at = hedge(self._page, found)
        source = unit.parsed.span(found.source.first, found.source.last) if found.source else None
        if holder.kind is not HolderKind.NOBODY:
            self._said.append(Said(holder, found.place, unit.paragraph, unit.index, sure))
        return Attribution(
            source=source,
            cue=found.cue,
            contents=found.contents,
            kind=self._kind(unit, found),
            holder=holder,
            hedge=hedged,
            hedge_at=hedge_at,
            pattern=pattern,
            safe=sure and pattern in SAFE,
            cites=(self._holders.named(found.cites).holder,) if found.cites else (),
            told=self._holders.named(found.told).holder if found.told else None,
        )

    def _holder(self, found: Found) -> tuple[Holder, bool, str]:
        """The holder, whether it is sure, and the pattern."""
        if found.nobody:
            return Holder(HolderKind.NOBODY), True, found.pattern
        if found.source is None:
            return self._last(found), False, found.pattern + ", no subject"
        named = self._holders.named(found.source)
        if named.pronoun:
            known = antecedent(named.pronoun, found, self._page, self._people, self._said)
            if known:
                self._alias(found, known.holder)
                return known.holder, False, f"{found.pattern}, {known.pattern}"
            return named.holder, False, found.pattern + ", pronoun"
        if named.stand_in:
            return self._stand_in(found, named)
        return named.holder, named.sure, found.pattern

    def _stand_in(self, found: Found, named: Named) -> tuple[Holder, bool, str]:
        """“The publication”: the outlet that the article credits."""
        outlets = [credit.holder for credit in self._credits if credit.holder.kind is HolderKind.OUTLET]
        outlets += [said.holder for said in self._said[::-1] if said.holder.kind is HolderKind.OUTLET]
        if not outlets or named.stand_in in ("statement", "letter"):
            return named.holder, True, found.pattern
        self._alias(found, outlets[0])
        return outlets[0], True, found.pattern

    def _alias(self, found: Found, holder: Holder) -> None:
        unit = self._page.units[found.unit]
        if found.source:
            self.aliases.append((unit.parsed.span(found.source.first, found.source.last), holder))

    def _last(self, found: Found) -> Holder:
        unit = self._page.units[found.unit]
        for said in self._said[::-1]:
            if unit.paragraph - said.paragraph <= 1:
                return said.holder
        return Holder(HolderKind.PERSON)

    def _kind(self, unit: Unit, found: Found) -> AttributionKind:
        if not found.quotes:
            return AttributionKind.INDIRECT
        quotes = [unit.cut.quotes[number].span for number in found.quotes]
        if all(any(quote.covers(content) for quote in quotes) for content in found.contents):
            return AttributionKind.DIRECT
        return AttributionKind.MIXED

    def _carried(self, unit: Unit, number: int, found: Sequence[Sequence[Found]]) -> Attribution | None:
        """A quote without a word on who spoke: its speaker is the one who spoke around it."""
        quote = unit.cut.quotes[number]
        said, pattern = self._speaker_around(unit, number, found)
        if said is None:
            return None
        self._said.append(replace(said, place=quote.span.start, paragraph=unit.paragraph, unit=unit.index))
        return Attribution(
            source=None,
            cue=None,
            contents=(quote.span,),
            kind=AttributionKind.DIRECT,
            holder=said.holder,
            hedge=Hedge.ASSERTED,
            hedge_at=None,
            pattern=pattern,
            safe=said.sure and pattern in SAFE,
            inherited=True,
        )

    def _speaker_around(
        self, unit: Unit, number: int, found: Sequence[Sequence[Found]]
    ) -> tuple[Said | None, str]:
        own = unit.cut.own[number]
        quote = unit.cut.quotes[number]
        last = self._said[-1] if self._said else None
        words = len(quote.words.of(self._page.text).split())
        if not own:
            if last and last.paragraph == unit.paragraph and words > 2:
                return last, "loose fragment"
            return None, ""
        if last and last.paragraph == unit.paragraph:
            return last, "continuation"
        ahead = self._ahead(unit, found)
        if ahead:
            return ahead, "ahead"
        if last and unit.paragraph - last.paragraph <= 2 and words > 3:
            return last, "next paragraph"
        return None, ""

    def _ahead(self, unit: Unit, found: Sequence[Sequence[Found]]) -> Said | None:
        """Who speaks in the next sentence of the paragraph: “A.” “B,” she said."""
        for later in self._page.units[unit.index + 1 : unit.index + 3]:
            if later.paragraph != unit.paragraph:
                return None
            for one in found[later.index]:
                if one.quotes and one.source:
                    holder, sure, _ = self._holder(one)
                    return Said(holder, unit.span.start, unit.paragraph, unit.index, sure)
        return None

"""Who a find's holder is: names, pronouns, and phrases that stand for somebody told of before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.reading.attribution.holders import Holders, Named
from briefings.reading.attribution.memory import Memory
from briefings.reading.attribution.page import Found, Page, Phrase, Unit
from briefings.reading.attribution.people import People
from briefings.reading.attribution.pronouns import Known, antecedent
from briefings.reading.attribution.subjects import author_of_document, main_subject, speaks
from briefings.reading.words import PRONOUNS, PUBLICATION_NOUNS
from briefings.types import Credit, Holder, HolderKind, Span

#: They are read out, not written by the outlet that the article credits.
_OWN_WORDS = ("statement", "letter")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A holder, whether it can be nobody else, and the pattern that led to it."""

    holder: Holder
    sure: bool
    pattern: str


class Namer:
    """Resolves the finds of one article, asked in reading order."""

    def __init__(self, page: Page, people: People, holders: Holders, credits: Sequence[Credit]) -> None:
        self._page = page
        self._people = people
        self._holders = holders
        whole = (HolderKind.OUTLET, HolderKind.BODY)
        self._credited = [one.holder for one in credits if one.holder.kind in whole]
        self.memory = Memory()
        self.aliases: list[tuple[Span, Holder]] = []

    def resolve(self, found: Found) -> Resolved:
        """The holder of a find."""
        if found.nobody:
            return Resolved(Holder(HolderKind.NOBODY), True, found.pattern)
        if found.source is None:
            return Resolved(self._nearby(found), False, found.pattern + ", no subject")
        named = self._holders.named(found.source)
        if named.pronoun:
            return self._of_pronoun(found, named)
        if named.stand_in and named.stand_in not in _OWN_WORDS:
            outlet = self._outlet()
            if outlet:
                self._alias(found, outlet)
                return Resolved(outlet, outlet in self._credited, found.pattern)
        if named.bare_body:
            body = self._holders.bodies.meant(named.bare_body, found, self.memory)
            if body:
                self._alias(found, body)
                return Resolved(body, True, found.pattern)
        unit = self._page.units[found.unit]
        self._note_owner(unit, found.source.head)
        can_speak = named.holder.kind is not HolderKind.GROUP or speaks(unit, found.source)
        return Resolved(named.holder, named.sure and can_speak, found.pattern)

    def said(self, signature: Phrase) -> Named:
        """Who has signed speech."""
        return self._holders.named(signature)

    def _of_pronoun(self, found: Found, named: Named) -> Resolved:
        known = self._body_before(found) if named.pronoun == "it" else None
        known = known or antecedent(named.pronoun, found, self._people, self.memory)
        if known is None:
            return Resolved(named.holder, False, found.pattern + ", pronoun")
        self._alias(found, known.holder)
        certain = known.certain and not self._is_told_of(known.holder, found)
        return Resolved(known.holder, certain, f"{found.pattern}, {known.pattern}")

    def _is_told_of(self, holder: Holder, found: Found) -> bool:
        """Whether what is said names the holder: few people speak of themselves by name."""
        if holder.kind is not HolderKind.PERSON or not holder.name:
            return False
        name = holder.name.split()[-1]
        return any(name in span.of(self._page.text) for span in found.contents)

    def _body_before(self, found: Found) -> Known | None:
        """“The club issued a statement. “…,” it read”; “The bank blamed its losses. It said …”."""
        unit = self._page.units[max(found.unit - 1, 0)]
        author = author_of_document(unit)
        about = author or main_subject(unit)
        if about is None or unit.tokens[about.head].lower in PRONOUNS or found.unit == 0:
            return None
        one = self.resolve(replace(found, unit=unit.index, source=about))
        body = one.holder.kind is HolderKind.BODY or (author and one.holder.kind is HolderKind.PERSON)
        return Known(one.holder, "it next", True) if body and one.sure else None

    def _outlet(self) -> Holder | None:
        """Whom “the publication” means: the outlet that the article credits, else the one named last."""
        return next(iter(self._credited), None) or self.memory.outlet()

    def _note_owner(self, unit: Unit, head: int) -> None:
        """“The publication's sources”: the sources keep their name, and it is known whose they are."""
        for owner in unit.parsed.governed(head, "poss"):
            outlet = self._outlet() if unit.tokens[owner].lower in PUBLICATION_NOUNS else None
            if outlet:
                self.aliases.append((unit.parsed.span(unit.parsed.edges(owner)[0], owner), outlet))

    def _alias(self, found: Found, holder: Holder) -> None:
        unit = self._page.units[found.unit]
        if found.source:
            self.aliases.append((unit.parsed.span(found.source.first, found.source.last), holder))

    def _nearby(self, found: Found) -> Holder:
        unit = self._page.units[found.unit]
        for said in self.memory.latest():
            if unit.paragraph - said.paragraph <= 1:
                return said.holder
        return Holder(HolderKind.PERSON)

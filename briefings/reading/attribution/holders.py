"""From a noun phrase to a holder: a person's fullest name, a body, an outlet, a described group."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.outlets import Outlets
from briefings.reading.attribution.bodies import Bodies
from briefings.reading.attribution.names_in import NameAt, whole
from briefings.reading.attribution.page import Page, Phrase, Unit
from briefings.reading.attribution.people import People, Person, surname
from briefings.reading.words import (
    BODY_NOUNS,
    COMPANIES,
    COUNTRY_OF,
    DOCUMENT_NOUNS,
    FEMALE_TITLES,
    MALE_TITLES,
    PERSON_NOUNS,
    PRONOUNS,
    PUBLICATION_NOUNS,
    RUMOURS,
    SUFFIXES,
    TITLES,
)
from briefings.types import Holder, HolderKind, Span

_LABEL = re.compile(r"\b(?:from|by|of)\s+(?P<who>[^\W\d_a-z][^:,(\n]*?)\s*(?:[,(][^:\n]*)?:")
_LONGEST_LETTERS = 5
_OBJECTS = ("pobj", "dobj")
_PLACES = ("GPE", "LOC", "FAC", "DATE")
_AND = frozenset({"and", "&", "or"})
_BARE_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
_NO_ROLE = frozenset({"the", "a", "an", "his", "her", "their", "its", "but", "and"})


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase says about who it is."""

    holder: Holder
    #: Whether the name can mean nobody else in this article.
    sure: bool
    #: The pronoun, lower case, where the phrase is only that.
    pronoun: str = ""
    #: Noun that stands for somebody told of before ("the publication"), lower case.
    stand_in: str = ""
    #: Noun that alone, behind "the", calls a body ("the company"), lower case.
    bare_body: str = ""


class Holders:
    """Reads the noun phrases of one article."""

    def __init__(self, page: Page, people: People, outlets: Outlets) -> None:
        self._page = page
        self._people = people
        self._outlets = outlets
        self.bodies = Bodies(page, people, outlets)
        self._roles: dict[str, tuple[str, Span]] = {}

    def named(self, phrase: Phrase) -> Named:
        """The holder that a phrase names by itself."""
        unit = self._page.units[phrase.unit]
        head = unit.tokens[phrase.head]
        if head.lower in PRONOUNS and phrase.first == phrase.last:
            return Named(Holder(HolderKind.PERSON), sure=False, pronoun=head.lower)
        name = self._name_of(unit, phrase)
        if name and not _is_joined(unit, phrase, name) and not _is_people(unit, name):
            found = self._of_name(unit, phrase, name)
            return replace(found, sure=found.sure and not _may_be_joined(unit, name))
        return self._of_noun(unit, phrase)

    def labelled(self, label: Span) -> Holder | None:
        """The holder that a paragraph's label names: “Quote from Jane Doe:”."""
        match = _LABEL.search(self._page.text, label.start, label.end)
        if match is None:
            return None
        span = Span(match.start("who"), match.end("who"))
        words = tuple(match["who"].split())
        known = self._people.full(words)
        if len(known) == 1:
            return Holder(HolderKind.PERSON, known[0].name, known[0].at)
        person = self._people.is_person(words)
        return Holder(HolderKind.PERSON if person else HolderKind.BODY, match["who"], span)

    def _name_of(self, unit: Unit, phrase: Phrase) -> NameAt | None:
        """The name at the phrase's head, or in apposition to it."""
        name = self._people.at(unit.index, phrase.head)
        if name and _stands_behind(unit, name):
            name = self._people.at(unit.index, name.first - 2) or name
        if name and not self._is_office(name):
            return name
        behind = self._people.at(unit.index, phrase.last)
        if behind and behind.first > phrase.head and self._closes(unit, phrase.head, behind):
            return behind
        for child in unit.parsed.governed(phrase.head, "appos", "conj"):
            beside = self._people.at(unit.index, child)
            if beside and child <= phrase.last and self._introduces(unit, phrase.head, beside):
                return beside
        one = unit.tokens[phrase.head].tag != "NNS"
        if one and phrase.first > 1 and unit.tokens[phrase.first - 1].text == ",":
            before = self._people.at(unit.index, phrase.first - 2)
            if before and before.dep not in _OBJECTS and self._people.is_person(before.words):
                return before
        return None

    def _is_office(self, name: NameAt) -> bool:
        """“the Mayor” names nobody, unless somebody of that name is in the article."""
        return name.text.lower() in TITLES | PERSON_NOUNS and not self._people.full(name.words)

    def _introduces(self, unit: Unit, head: int, name: NameAt) -> bool:
        """“the mayor, Jane Doe”, “the operator, Acme Lines”: a noun and whose it is."""
        if self._people.is_person(name.words):
            return True
        return unit.tokens[head].lower not in PERSON_NOUNS and name.label not in _PLACES

    def _closes(self, unit: Unit, head: int, name: NameAt) -> bool:
        """“CEO of Acme Bank Jane Doe”, “head of the hospital in Leeds, Jane Doe”: a name ends the phrase."""
        before = unit.tokens[name.first - 1]
        person = self._people.is_person(name.words)
        set_off = before.text == "," and unit.tokens[head].lower in PERSON_NOUNS and len(name.words) > 1
        return person and (before.tag.startswith("NN") or set_off)

    def _of_name(self, unit: Unit, phrase: Phrase, name: NameAt) -> Named:
        if name.label != "PERSON" or len(name.words) > 1:
            outlet = self._outlets.find(name.text)
            if outlet:
                return Named(Holder(HolderKind.OUTLET, outlet.name, name.span), sure=True)
        if self._is_person(name):
            return self._of_person(unit, phrase, name)
        span = whole(unit, name)
        return Named(Holder(HolderKind.BODY, span.of(self._page.text), span), sure=True)

    def _is_person(self, name: NameAt) -> bool:
        return bool(
            name.title and len(name.words) < 4 and name.label in ("", "PERSON")
        ) or self._people.is_person(name.words)

    def _of_person(self, unit: Unit, phrase: Phrase, name: NameAt) -> Named:
        known = self._people.full(name.words, name.title)
        # Who is told of only further down is not meant yet.
        known = tuple(person for person in known if person.at.start <= name.span.start) or known
        if known and " " not in known[0].name and known[0].at != name.span:
            known = ()  # “Jane and John Doe”: she is “Mrs Doe”, as written
        full, at = (known[0].name, known[0].at) if known else self._titled(unit, name)
        # Names are printed as the article has them: line breaks inside one are its blanks.
        full = at.of(self._page.text) if at.of(self._page.text).split() == full.split() else full
        role, role_at = self._role(unit, phrase, name, full)
        return Named(Holder(HolderKind.PERSON, full, at, role, role_at), sure=_is_sure(name, known))

    def _titled(self, unit: Unit, name: NameAt) -> tuple[str, Span]:
        """“Mrs Doe”, where the article names no other Mrs Doe in full, yet a Mr Doe."""
        if not self._people.shares(name) or name.title not in MALE_TITLES | FEMALE_TITLES:
            return name.text, name.span
        span = unit.parsed.span(name.first - 1, name.head)
        return span.of(self._page.text), span

    def _role(self, unit: Unit, phrase: Phrase, name: NameAt, full: str) -> tuple[str, Span | None]:
        """What stands before the name or in apposition to it; else what stood there the first time."""
        first, last = _bare_role(unit, phrase.first, name.first - 1)
        if last >= first:
            span = unit.parsed.span(first, last)
            return self._roles.setdefault(full, (span.of(self._page.text), span))
        for child in unit.parsed.governed(name.head, "appos"):
            low, high = unit.parsed.edges(child)
            while low < high and (
                unit.tokens[low].lower in SUFFIXES or not unit.tokens[low].text[0].isalnum()
            ):
                low += 1
            noun = unit.tokens[child].tag.startswith("NN") and unit.tokens[high].tag != "POS"
            if noun and name.head < low and high <= phrase.last:
                span = unit.parsed.span(low, high)
                return self._roles.setdefault(full, (span.of(self._page.text), span))
        return self._roles.get(full, ("", None))

    def _of_noun(self, unit: Unit, phrase: Phrase) -> Named:
        span = unit.parsed.span(phrase.first, phrase.last)
        head = unit.tokens[phrase.head].lower
        if head in RUMOURS and phrase.first == phrase.last:
            return Named(Holder(HolderKind.NOBODY), sure=True)
        definite = unit.tokens[phrase.first].lower in ("the", "this", "its")
        stand_in = (
            head
            if definite and phrase.last - phrase.first < 3 and head in PUBLICATION_NOUNS | DOCUMENT_NOUNS
            else ""
        )
        kind = HolderKind.BODY if head in BODY_NOUNS | COMPANIES else HolderKind.GROUP
        holder = Holder(kind, span.of(self._page.text), span)
        alone = kind is HolderKind.BODY and definite and phrase.last - phrase.first == 1
        return Named(holder, sure=True, stand_in=stand_in, bare_body=head if alone else "")


def _is_sure(name: NameAt, known: Sequence[Person]) -> bool:
    """Whether the name can mean one person only; a lone first name may be anybody's."""
    if len(known) > 1:
        return False
    return len(name.words) > 1 or not known or surname(name.words) == surname(known[0].name.split())


def _is_joined(unit: Unit, phrase: Phrase, name: NameAt) -> bool:
    """“Doe and Roe”: two speak, and neither alone; “her coach and uncle, Jane Doe” is one."""
    if name.first > phrase.first and unit.tokens[name.first - 1].lower in _AND:
        return True
    return any(
        name.head < at <= phrase.last and unit.tokens[at].tag.startswith("NN") and _follows_and(unit, at)
        for at in unit.parsed.governed(phrase.head, "conj")
    )


def _follows_and(unit: Unit, at: int) -> bool:
    first = unit.parsed.edges(at)[0]
    return first > 0 and unit.tokens[first - 1].lower in _AND


def _is_people(unit: Unit, name: NameAt) -> bool:
    """“the Brazilian”: somebody described by a country."""
    demonym = len(name.words) == 1 and name.words[0].istitle() and name.text.lower() in COUNTRY_OF
    return demonym and name.first > 0 and unit.tokens[name.first - 1].lower in ("the", "a", "an")


def _may_be_joined(unit: Unit, name: NameAt) -> bool:
    """“Doe and Roe call it …”: the parser may hang “Doe” elsewhere."""
    if name.first < 2 or unit.tokens[name.first - 1].lower not in _AND:
        return False
    before = unit.tokens[name.first - 2]
    return before.tag.startswith("NNP") and unit.inside[name.first - 2] < 0


def _stands_behind(unit: Unit, name: NameAt) -> bool:
    """“Price (D-Newport News)”, “Price, QC”: a party, a place or letters behind the name that is meant."""
    if name.first < 2:
        return False
    before = unit.tokens[name.first - 1].text
    letters = len(name.words) == 1 and name.words[0].isupper() and len(name.words[0]) < _LONGEST_LETTERS
    return before == "(" or (before == "," and letters)


def _bare_role(unit: Unit, first: int, last: int) -> tuple[int, int]:
    """What stands before a name, without articles, marks and “Mr” at its ends."""
    tokens = unit.tokens
    while first <= last and (tokens[first].lower in _NO_ROLE or not tokens[first].text[0].isalnum()):
        first += 1
    while last >= first and (
        tokens[last].lower.rstrip(".") in _NO_ROLE | _BARE_TITLES or not tokens[last].text[0].isalnum()
    ):
        last -= 1
    return first, last

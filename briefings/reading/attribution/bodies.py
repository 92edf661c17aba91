"""Which named body "the company", "the council" or "the club" is, where an article leaves just one."""

from collections.abc import Iterator, Sequence
from itertools import islice

from briefings.outlets import Outlets
from briefings.reading.attribution.memory import Memory, Said
from briefings.reading.attribution.names_in import NameAt, whole
from briefings.reading.attribution.page import Found, Page
from briefings.reading.attribution.people import People
from briefings.reading.words import BODY_NOUNS, CLUB_NAMES, CLUBS, COMPANIES
from briefings.types import Holder, HolderKind

#: How far back, in sentences and in reports, a body may have spoken that is now called by its noun.
_NEAR = 2
_FEW = 4


class Bodies:
    """The bodies that an article names."""

    def __init__(self, page: Page, people: People, outlets: Outlets) -> None:
        self._page = page
        bodies = [
            name
            for name in people.mentions
            if name.label == "ORG" and not name.quoted and not people.is_person(name.words)
        ]
        own = page.article.outlet.name
        self._named = [name for name in bodies if name.text != own and outlets.find(name.text) is None]
        self._only: dict[str, NameAt | None] = {}

    def meant(self, noun: str, found: Found, memory: Memory) -> Holder | None:
        """The named body that “the” and this noun stand for, if it can be no other."""
        if noun not in self._only:
            self._only[noun] = _only([name for name in self._named if _fits(noun, name.words)])
        only = self._only[noun]
        if only:
            span = whole(self._page.units[only.unit], only)
            return Holder(HolderKind.BODY, span.of(self._page.text), span)
        return next((said.holder for said in _near(found, memory) if _may_be(noun, said.holder)), None)


def _near(found: Found, memory: Memory) -> Iterator[Said]:
    """What was said just before, the last first: “Acme Lines denied it. “…,” the company said”."""
    for said in islice(memory.latest(), _FEW):
        if 0 < found.unit - said.unit <= _NEAR and not said.nested:
            yield said


def _may_be(noun: str, holder: Holder) -> bool:
    """Whether a body that has spoken may be called so: by its name, or by the fuller form of the noun."""
    words = holder.name.split()
    if holder.kind is not HolderKind.BODY:
        return False
    if words[-1].lower() == noun:
        return len(words) > 2
    company = noun in COMPANIES | CLUBS and words[-1].lower() not in BODY_NOUNS - COMPANIES - CLUB_NAMES
    return company and words[-1][0].isupper()


def _fits(noun: str, words: Sequence[str]) -> bool:
    """Whether a name says by itself that it is such a body, or says nothing else of a company."""
    last = words[-1].lower()
    if noun in COMPANIES:
        return last not in (BODY_NOUNS - COMPANIES) | CLUB_NAMES
    return len(words) > 1 and (last == noun != "group" or (noun in CLUBS and last in CLUB_NAMES))


def _only(names: Sequence[NameAt]) -> NameAt | None:
    """The one body of these names, by its longest: “Acme” is “Acme Lines”; None where there are more."""
    longest = max(names, key=lambda each: len(each.words), default=None)
    return longest if longest and all(_is_part(name.words, longest.words) for name in names) else None


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in long if word[0].isupper())
    return set(short) <= set(long) or (len(short) == 1 and short[0].replace(".", "") == letters)

"""The people that an article names: full forms for surnames, and who may be "he" or "she"."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefings.reading.attribution.names_in import NameAt, names_in
from briefings.reading.attribution.page import Page
from briefings.reading.words import (
    BODY_NAMES,
    COUNTRY_OF,
    FEMALE_NAMES,
    FEMALE_TITLES,
    GENERATIONS,
    MALE_NAMES,
    MALE_TITLES,
    SUFFIXES,
)
from briefings.types import Span

#: Longer runs of capitalised words are headlines.
_LONGEST_NAME = 5


def surname(words: Iterable[str]) -> str:
    """The word that a person is called by later, lower case."""
    kept = [word.rstrip(".,").lower() for word in words]
    while len(kept) > 1 and kept[-1] in SUFFIXES:
        kept.pop()
    return kept[-1] if kept else ""


def _is_bodys(words: Sequence[str]) -> bool:
    """“Northgate Fisheries”: a name that only a body has."""
    return len(words) > 1 and words[-1].rstrip(".").lower() in BODY_NAMES


def _given(words: Sequence[str]) -> str:
    """The first name, and what tells a son from his father."""
    last = words[-1].rstrip(".,").lower()
    return words[0].lower() + (" " + last if last in GENERATIONS else "")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's fullest form in the article."""

    name: str
    at: Span


class People:
    """Everybody named in an article."""

    def __init__(self, page: Page) -> None:
        self.mentions = [name for unit in page.units for name in names_in(unit)]
        self._starts = [name.span.start for name in self.mentions]
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self._full: dict[str, dict[str, Person]] = defaultdict(dict)
        self._first: dict[str, dict[str, Person]] = defaultdict(dict)
        self._titles: dict[str, set[str]] = defaultdict(set)
        #: Surnames that stand behind a title or a common first name.
        self._introduced: set[str] = set()
        #: How often a surname stands in a whole name that the recogniser takes for a person's.
        self._whole: Counter[str] = Counter()
        for mention in self.mentions:
            self._vote(mention)
        #: Names of two or three words: a longer one that ends like one of them is that one.
        self._short = {mention.words for mention in self.mentions if len(mention.words) in (2, 3)}
        for mention in self.mentions:
            self._enter(mention)
        self._enter_couples()
        self._gender_memo: dict[str, str] = {}
        self._at = {
            (name.unit, at): name for name in self.mentions for at in range(name.first, name.head + 1)
        }

    def at(self, unit: int, token: int) -> NameAt | None:
        """The name that a token is part of."""
        return self._at.get((unit, token))

    def between(self, start: int, end: int) -> Sequence[NameAt]:
        """The names that begin after `start` and before `end`."""
        return self.mentions[bisect_right(self._starts, start) : bisect_left(self._starts, end)]

    def _vote(self, mention: NameAt) -> None:
        key = surname(mention.words)
        if mention.title in MALE_TITLES | FEMALE_TITLES:
            self._votes[key]["PERSON"] += 3
            self._titles[key].add(mention.title)
        if len(mention.words) > 1 and mention.label == "PERSON":
            self._whole[key] += 1
            if mention.title or mention.words[0].lower() in MALE_NAMES | FEMALE_NAMES:
                self._introduced.add(key)
        if mention.label:
            self._votes[key][mention.label] += 2 if len(mention.words) > 1 else 1
        if len(mention.words) > 1 and mention.words[0].lower() in MALE_NAMES | FEMALE_NAMES:
            self._votes[key]["PERSON"] += 2
        if mention.personal and not _is_bodys(mention.words):
            self._introduced.add(key)

    def _enter(self, mention: NameAt) -> None:
        if not 1 < len(mention.words) <= _LONGEST_NAME or not self.is_person(mention.words):
            return
        known_first = mention.words[0].lower() in MALE_NAMES | FEMALE_NAMES
        if mention.label not in ("PERSON", "") and not known_first and not mention.personal:
            return
        if self._ending(mention.words):
            return
        person = Person(mention.text, mention.span)
        first = _given(mention.words)
        known = self._full[surname(mention.words)]
        if first not in known or len(known[first].name) < len(person.name):
            known[first] = person
        self._first[mention.words[0].lower()][surname(mention.words)] = person

    def _enter_couples(self) -> None:
        """“Jane and John Doe”: from here on “Doe” may be either."""
        for one, other in pairwise(self.mentions):
            known = self._full.get(surname(other.words), {})
            joined = one.unit == other.unit and one.head + 2 == other.first and one.joined
            if joined and len(one.words) == 1 and len(other.words) == 2 and _given(other.words) in known:
                known.setdefault(_given(one.words), Person(one.text, one.span))

    def _ending(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """“Jane Doe” at the end of “Engineer Jane Doe”, where the article has that too; else nothing."""
        return next((words[at:] for at in range(1, len(words) - 1) if words[at:] in self._short), ())

    def is_person(self, words: Sequence[str]) -> bool:
        """Whether a name is a person's, by all that the article prints under its last word."""
        key = surname(words)
        if key in self._introduced:
            return True
        if _is_bodys(words):
            return False
        letters = (
            words[-1].isupper()
            and words[-1].lower() == key
            and len(key) > 1
            and (len(words) == 1 or not words[0].isupper())
        )
        if letters or key.replace(".", "") in COUNTRY_OF:
            return False
        votes = self._votes.get(key)
        if not votes:
            return False
        ((label, count),) = votes.most_common(1)
        # A recogniser that sees one sentence takes a lone surname for a firm or a place.
        return label == "PERSON" or self._whole.get(key, 0) * 3 >= count

    def full(self, words: tuple[str, ...], title: str = "") -> tuple[Person, ...]:
        """Everybody whom these words may mean; the fullest forms, the best first."""
        key = surname(words)
        known = self._full.get(key, {})
        if len(words) > 1:
            person = known.get(_given(self._ending(words) or words))
            return (person,) if person else ()
        if known:
            return tuple(self._by_title(list(known.values()), title))
        return tuple(self._first.get(key, {}).values())

    def shares(self, name: NameAt) -> bool:
        """Whether the article names somebody in full who has the surname as well."""
        return len(name.words) == 1 and bool(self._full.get(surname(name.words)))

    def _by_title(self, people: list[Person], title: str) -> list[Person]:
        wanted = "m" if title in MALE_TITLES else "f" if title in FEMALE_TITLES else ""
        return [person for person in people if not wanted or self.gender(person.name) in ("", wanted)]

    def gender(self, name: str) -> str:
        """ "m", "f" or "" where the article does not tell."""
        if name not in self._gender_memo:
            self._gender_memo[name] = self._gender_of(name)
        return self._gender_memo[name]

    def _gender_of(self, name: str) -> str:
        words = name.split()
        first = words[0].lower().rstrip(".") if words else ""
        if (first in MALE_NAMES) != (first in FEMALE_NAMES):
            return "m" if first in MALE_NAMES else "f"
        titles = self._titles.get(surname(words), set())
        if titles and len(self._full.get(surname(words), {})) < 2:
            male, female = titles & MALE_TITLES, titles & FEMALE_TITLES
            if bool(male) != bool(female):
                return "m" if male else "f"
        return ""

"""The people that an article names: full forms for surnames, and who may be "he" or "she"."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefings.reading.attribution.page import Page, Unit
from briefings.reading.language import Token
from briefings.reading.words import (
    COUNTRY_OF,
    FEMALE_NAMES,
    FEMALE_TITLES,
    MALE_NAMES,
    MALE_TITLES,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from briefings.types import Span

_NAME_TAGS = ("NNP", "NNPS")
#: Longer runs of capitalised words are headlines.
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class NameAt:
    """A name in the text, without title: a run of capitalised words."""

    span: Span
    words: tuple[str, ...]
    #: The recogniser's kind: "PERSON", "ORG", "GPE" …; "" where it sees none.
    label: str
    #: Title directly before it, lower case, "" for none.
    title: str
    unit: int
    #: Tokens of its first and last word.
    first: int
    head: int
    dep: str
    quoted: bool
    #: Whether it is the subject of a sentence's main verb.
    main: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


def names_in(unit: Unit) -> Iterator[NameAt]:
    """The capitalised names of a sentence, titles cut off."""
    tokens = unit.tokens
    at = 0
    while at < len(tokens):
        if tokens[at].stand_in or not _is_name_word(unit, at):
            at += 1
            continue
        last = _run_end(unit, at)
        yield from _named(unit, at, last)
        at = last + 1


def _is_name_word(unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    return token.tag in _NAME_TAGS and token.text[0].isupper() and any(map(str.isalpha, token.text))


def _run_end(unit: Unit, at: int) -> int:
    """The last token of a name: particles and hyphens inside it, no other name behind it."""
    tokens = unit.tokens
    last = at
    while True:
        step = last + 1
        while step < len(tokens) and _joins(unit, step, last):
            step += 1
        if step >= len(tokens) or not _continues(unit, last, step):
            return last
        last = step


def _joins(unit: Unit, at: int, last: int) -> bool:
    token = unit.tokens[at]
    if token.text == "&":
        return at == last + 1
    if token.text == "-":
        return token.span.start == unit.tokens[at - 1].span.end
    return token.lower in PARTICLES and at - last <= 3


def _continues(unit: Unit, last: int, step: int) -> bool:
    if unit.tokens[step - 1].text == "-" and step - 1 == last + 1:
        if unit.tokens[last].lower in COUNTRY_OF:
            return False
        touches = unit.tokens[step].span.start == unit.tokens[step - 1].span.end
        return touches and unit.tokens[step].text[0].isalpha()
    return _is_name_word(unit, step) and not _opens_another(unit, last, step)


def _opens_another(unit: Unit, last: int, step: int) -> bool:
    """Whether the recogniser starts a second name here; an abbreviated title before it is no name."""
    tokens = unit.tokens
    if tokens[step - 1].text == "-" or tokens[last].text.endswith("."):
        return False
    return tokens[step].entity_start and bool(tokens[last].entity)


def _named(unit: Unit, first: int, last: int) -> Iterator[NameAt]:
    tokens = unit.tokens
    title = ""
    for at in range(first, last):
        if _is_title(tokens[at]) and tokens[last].entity in ("PERSON", ""):
            title, first = tokens[at].lower.rstrip("."), _behind_title(unit, at, last)
    if not title and first > 0:
        before = tokens[first - 1].lower.rstrip(".")
        title = before if before in TITLES else ""
    words = _joined(tokens[first : last + 1])
    labels = Counter(token.entity for token in tokens[first : last + 1] if token.entity)
    yield NameAt(
        span=unit.parsed.span(first, last),
        words=words,
        label=labels.most_common(1)[0][0] if labels else "",
        title=title,
        unit=unit.index,
        first=first,
        head=last,
        dep=tokens[last].dep,
        quoted=unit.inside[last] >= 0,
        main=_is_main(unit, last),
    )


def _is_main(unit: Unit, at: int) -> bool:
    """Whether a token is the subject of the sentence's main verb, or of one beside that."""
    if unit.tokens[at].dep not in ("nsubj", "nsubjpass"):
        return False
    verb = unit.tokens[at].head
    while unit.tokens[verb].dep == "conj" and unit.tokens[verb].head != verb:
        verb = unit.tokens[verb].head
    return unit.tokens[verb].dep == "ROOT"


def _behind_title(unit: Unit, at: int, last: int) -> int:
    """The word after a title and after what a hyphen adds to it: “president-elect”."""
    after = at + 1
    while after + 1 < last and unit.tokens[after].text == "-":
        after += 2
    return after


def _is_title(token: Token) -> bool:
    return token.lower.rstrip(".") in TITLES


def _joined(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The words of a name, parts that a hyphen joins put together."""
    words: list[str] = []
    end = -1
    for token in tokens:
        if token.span.start == end and (token.text == "-" or words[-1].endswith("-")):
            words[-1] += token.text
        else:
            words.append(token.text)
        end = token.span.end
    return tuple(words)


def surname(words: Iterable[str]) -> str:
    """The word that a person is called by later, lower case."""
    kept = [word.rstrip(".,").lower() for word in words]
    while len(kept) > 1 and kept[-1] in SUFFIXES:
        kept.pop()
    return kept[-1] if kept else ""


def _given(words: Sequence[str]) -> str:
    """The first name, and what tells a son from his father."""
    last = words[-1].rstrip(".,").lower()
    return words[0].lower() + (" " + last if last in SUFFIXES else "")


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
        for mention in self.mentions:
            self._enter(mention)
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

    def _enter(self, mention: NameAt) -> None:
        if not 1 < len(mention.words) <= _LONGEST_NAME or not self.is_person(mention.words):
            return
        if mention.label not in ("PERSON", "") and mention.words[0].lower() not in MALE_NAMES | FEMALE_NAMES:
            return
        person = Person(mention.text, mention.span)
        first = _given(mention.words)
        known = self._full[surname(mention.words)]
        if first not in known or len(known[first].name) < len(person.name):
            known[first] = person
        self._first[mention.words[0].lower()][surname(mention.words)] = person

    def is_person(self, words: Sequence[str]) -> bool:
        """Whether a name is a person's, by all that the article prints under its last word."""
        key = surname(words)
        if key in self._introduced:
            return True
        if key.replace(".", "") in COUNTRY_OF or (words[-1].isupper() and len(words) == 1 and len(key) > 1):
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
            person = known.get(_given(words))
            return (person,) if person else ()
        if known:
            return tuple(self._by_title(list(known.values()), title))
        return tuple(self._first.get(key, {}).values())

    def _by_title(self, people: list[Person], title: str) -> list[Person]:
        wanted = "m" if title in MALE_TITLES else "f" if title in FEMALE_TITLES else ""
        fitting = [person for person in people if not wanted or self.gender(person.name) in ("", wanted)]
        return fitting or people

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

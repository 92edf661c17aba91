"""Which names mean one person, body or place over several articles; two people of one surname never meet."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefings.reading.folding import plain, sound
from briefings.reading.words import COUNTRY_OF, PLACE_KINDS, QUANTIFIERS, SUFFIXES
from briefings.types import Holder, HolderKind, Mention, Reading, SameName

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_WORD = re.compile(r"[\w.&’'-]+")
_PLACE = re.compile(r"\b((?:[A-Z][\w’'-]+\s){1,3})(" + "|".join(sorted(PLACE_KINDS)) + r")\b", re.IGNORECASE)
_LEAST_ACRONYM = 2

Forms = dict[str, set[str]]


def same_holder(a: Holder, b: Holder) -> bool:
    """Whether two holders are one, however they are written."""
    if a.kind is not b.kind or not a.name or not b.name:
        return False
    if a.kind is HolderKind.PERSON:
        return _same_person(a.name, b.name)
    if a.kind is HolderKind.GROUP:
        return _group(a.name) == _group(b.name)
    return _same_body(a.name, b.name)


def same_names(readings: Sequence[Reading]) -> tuple[SameName, ...]:
    """Names that are spelled in more than one way, each form with the outlets that print it."""
    groups = [*_people(readings), *_bodies(readings), *_places(readings)]
    found = {SameName(_ordered(forms)) for forms in groups if len(forms) > 1}
    return tuple(sorted(found, key=lambda one: [form for form, _ in one.forms]))


def _ordered(forms: Forms) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((form, tuple(sorted(forms[form]))) for form in sorted(forms))


def _words(name: str) -> list[str]:
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", name.strip()))
    return [word for word in _WORD.findall(bare) if plain(word)]


def _parts(name: str) -> tuple[list[str], str]:
    """Given names and surname, as they sound."""
    words = [word for word in _words(name) if plain(word) not in SUFFIXES]
    sounds = [sound(word) for word in words]
    return sounds[:-1], sounds[-1] if sounds else ""


def _same_person(a: str, b: str) -> bool:
    given_a, family_a = _parts(a)
    given_b, family_b = _parts(b)
    if family_a != family_b or not family_a:
        return False
    if given_a and given_b and _suffix(a) != _suffix(b):
        return False
    return not given_a or not given_b or _same_given(given_a, given_b)


def _suffix(name: str) -> str:
    """What tells a son from his father."""
    last = plain(_words(name)[-1])
    return last if last in SUFFIXES else ""


def _same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    """One first name, written out, as an initial, or with a middle name more."""
    first, other = a[0], b[0]
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    return first == other


def _people(readings: Sequence[Reading]) -> Iterator[Forms]:
    """Full names of one person that differ in spelling, not only in length."""
    groups: dict[tuple[str, str], Forms] = defaultdict(lambda: defaultdict(set))
    for reading, mention in _mentions(readings, HolderKind.PERSON):
        given, family = _parts(mention.name)
        if given and len(given[0]) > 1:
            groups[given[0], family][_written(mention.name)].add(reading.article.outlet.name)
    for forms in groups.values():
        # "Ann Doe" and "Ann R. Doe" are one spelling; only ends that differ are worth telling.
        if len({_words(form)[0] + _words(form)[-1] for form in forms}) > 1:
            yield forms


def _written(name: str) -> str:
    return " ".join(word for word in _words(name) if plain(word) not in SUFFIXES)


def _mentions(readings: Sequence[Reading], kind: HolderKind) -> Iterator[tuple[Reading, Mention]]:
    for reading in readings:
        for mention in reading.mentions:
            if mention.kind is kind:
                yield reading, mention


def _bodies(readings: Sequence[Reading]) -> Iterator[Forms]:
    """Acronyms with the name they stand for: “Federal Bureau of Prisons (FBP)”, or by its capitals."""
    written: Forms = defaultdict(set)
    for reading, mention in _mentions(readings, HolderKind.BODY):
        written[" ".join(_words(mention.name))].add(reading.article.outlet.name)
    for short in sorted(written):
        letters = short.replace(".", "")
        if not letters.isupper() or not letters.isalpha() or len(letters) <= _LEAST_ACRONYM:
            continue
        long = [name for name in written if len(name.split()) > 1 and letters in _initials(name)]
        if len(long) == 1:
            yield {short: written[short], long[0]: written[long[0]]}


def _initials(name: str) -> set[str]:
    """The acronyms that a name can have: with and without its small words."""
    words = _words(name)
    return {
        "".join(word[0] for word in words).upper(),
        "".join(word[0] for word in words if word[0].isupper()),
    }


def _same_body(a: str, b: str) -> bool:
    left, right = _words(a), _words(b)
    if not left or not right:
        return False
    if [sound(word) for word in left] == [sound(word) for word in right]:
        return True
    for short, long in ((left, right), (right, left)):
        letters = short[0].replace(".", "")
        if len(short) == 1 and letters.isupper() and len(letters) > _LEAST_ACRONYM and len(long) > 1:
            return letters in _initials(" ".join(long))
        # "US State Department" is the "State Department": a country before the name.
        if len(long) == len(short) + 1 and plain(long[0]) in COUNTRY_OF and long[1:] == short:
            return True
    return False


def _group(name: str) -> tuple[str, ...]:
    """A described group without how many of them; a country for its demonym."""
    words = [plain(word) for word in _words(name)]
    return tuple(COUNTRY_OF.get(word, word) for word in words if word not in QUANTIFIERS)


def _places(readings: Sequence[Reading]) -> Iterator[Forms]:
    """“Kursk region” and “Kursk Oblast”: one place, if nothing else bears its name."""
    groups: dict[tuple[str, str], Forms] = defaultdict(lambda: defaultdict(set))
    for reading in readings:
        for sentence in reading.sentences:
            for match in _PLACE.finditer(reading.article.text, sentence.span.start, sentence.span.end):
                name = match.group(1).split()[-1]
                if not name[0].isupper():
                    continue
                key = sound(_POSSESSIVE.sub("", name)), PLACE_KINDS[match.group(2).lower()]
                form = f"{name} {match.group(2)}"
                groups[key][form].add(reading.article.outlet.name)
    for forms in groups.values():
        if len({form.lower() for form in forms}) > 1:
            yield forms

"""Whom "he", "she", "it" and "they" mean when they say something."""

from dataclasses import dataclass

from briefings.reading.attribution.memory import Memory, Said
from briefings.reading.attribution.names_in import NameAt
from briefings.reading.attribution.page import Found
from briefings.reading.attribution.people import People
from briefings.types import Holder, HolderKind

_FAR = 900


@dataclass(frozen=True, slots=True)
class Known:
    holder: Holder
    pattern: str
    #: Whether nobody else can be meant.
    certain: bool


def antecedent(pronoun: str, found: Found, people: People, memory: Memory) -> Known | None:
    """The holder that the pronoun stands for, as far as the sentences before tell."""
    if pronoun in ("he", "she", "him", "her"):
        return _person("m" if pronoun in ("he", "him") else "f", found, people, memory)
    if pronoun in ("they", "them", "it"):
        return _body(pronoun, found, memory)
    return None


def _body(pronoun: str, found: Found, memory: Memory) -> Known | None:
    for one in memory.latest():
        if found.place - one.place > _FAR:
            return None
        if one.holder.kind in (HolderKind.GROUP, HolderKind.BODY, HolderKind.OUTLET):
            return Known(one.holder, "it" if pronoun == "it" else "they", False)
    return None


def _person(gender: str, found: Found, people: People, memory: Memory) -> Known | None:
    last = _last_speaker(gender, found, people, memory)
    start = last.place if last else found.place - 4 * _FAR
    fits = [name for name in people.between(start, found.place) if _fits(people, name, gender)]
    if last is None:
        for chosen in (
            [name for name in fits if name.main],
            [name for name in fits if _is_subject(name)],
            fits,
        ):
            if chosen:
                return Known(_holder(people, chosen[-1]), "he", False)
        return None
    others = [name for name in fits if not _is(people, name, last.holder)]
    main = [name for name in others if name.main]
    if main:
        return Known(_holder(people, main[-1]), "he", False)
    certain = last.sure and not others and found.unit - last.unit <= 3
    return Known(last.holder, "he alone" if certain else "he", certain)


def _last_speaker(gender: str, found: Found, people: People, memory: Memory) -> Said | None:
    for one in memory.latest():
        if found.place - one.place > _FAR:
            return None
        named = one.holder.kind is HolderKind.PERSON and one.holder.name and not one.nested
        if named and people.gender(one.holder.name) in ("", gender):
            return one
    return None


def _is_subject(name: NameAt) -> bool:
    return name.dep in ("nsubj", "nsubjpass")


def _fits(people: People, name: NameAt, gender: str) -> bool:
    if name.quoted or not people.is_person(name.words):
        return False
    known = people.full(name.words, name.title)
    return people.gender(known[0].name if known else name.text) in ("", gender)


def _is(people: People, name: NameAt, holder: Holder) -> bool:
    return _holder(people, name).name == holder.name


def _holder(people: People, name: NameAt) -> Holder:
    known = people.full(name.words, name.title)
    if known:
        return Holder(HolderKind.PERSON, known[0].name, known[0].at)
    return Holder(HolderKind.PERSON, name.text, name.span)

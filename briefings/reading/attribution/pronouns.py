"""Whom "he", "she", "it" and "they" mean when they say something."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.reading.attribution.memory import Memory, Said
from briefings.reading.attribution.names_in import NameAt
from briefings.reading.attribution.page import Found
from briefings.reading.attribution.people import People
from briefings.reading.words import FEMALE_TITLES, MALE_TITLES
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
    last = next(memory.latest(), None)
    if pronoun == "it" and last and last.holder.kind is HolderKind.BODY and not last.nested:
        certain = last.sure and found.unit - last.unit <= 1
        return Known(last.holder, "it again" if certain else "it", certain)
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
    others = [name for name in fits if last is None or not _is(people, name, last.holder)]
    topic = _topic(others, found)
    if topic and not _has_just_spoken(last, topic):
        return Known(_holder(people, topic), "he next", True)
    if last is None:
        for chosen in (
            [name for name in fits if name.main],
            [name for name in fits if _is_subject(name)],
            fits,
        ):
            if chosen:
                return Known(_holder(people, chosen[-1]), "he", False)
        return None
    main = [name for name in others if name.main]
    if main:
        return Known(_holder(people, main[-1]), "he", False)
    certain = last.sure and not others and found.unit - last.unit <= 3
    return Known(last.holder, "he alone" if certain else "he", certain)


def _topic(others: Sequence[NameAt], found: Found) -> NameAt | None:
    """Whom the sentence before is about, if it names nobody else: “Doe disputed that. “…,” he said.”"""
    near = [name for name in others if found.unit - name.unit <= 1]
    return near[0] if len(near) == 1 and near[0].main and near[0].unit < found.unit else None


def _has_just_spoken(last: Said | None, topic: NameAt) -> bool:
    """“Doe said it rained. Roe nodded. “It pours,” she said”: either may be meant."""
    return last is not None and last.paragraph == topic.paragraph and topic.unit - last.unit <= 1


def _last_speaker(gender: str, found: Found, people: People, memory: Memory) -> Said | None:
    for one in memory.latest():
        if found.place - one.place > _FAR:
            return None
        if one.described and not one.nested and _gender_of(one.described) in ("", gender):
            return one
        named = one.holder.kind is HolderKind.PERSON and one.holder.name and not one.nested
        if named and people.gender(one.holder.name) in ("", gender):
            return one
    return None


def _gender_of(noun: str) -> str:
    return "m" if noun in MALE_TITLES else "f" if noun in FEMALE_TITLES else ""


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

"""Whom "he", "she", "it" and "they" mean when they say something."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.attribution.page import Found, Page
from briefings.attribution.people import NameAt, People
from briefings.types import Holder, HolderKind

_FAR = 900


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody has just said something, here."""

    holder: Holder
    place: int
    paragraph: int
    unit: int
    sure: bool
    #: Whether it was direct speech.
    quoted: bool = False
    #: Whether the words are still to come: “She said:”.
    opener: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    holder: Holder
    pattern: str


def antecedent(pronoun: str, found: Found, page: Page, people: People, said: Sequence[Said]) -> Known | None:
    """The holder that the pronoun stands for, as far as the sentences before tell."""
    if pronoun in ("he", "she", "him", "her"):
        return _person("m" if pronoun in ("he", "him") else "f", found, page, people, said)
    if pronoun in ("they", "them", "it"):
        return _body(pronoun, found, said)
    return None


def _body(pronoun: str, found: Found, said: Sequence[Said]) -> Known | None:
    for one in said[::-1]:
        if found.place - one.place > _FAR:
            return None
        if one.holder.kind in (HolderKind.GROUP, HolderKind.BODY, HolderKind.OUTLET):
            return Known(one.holder, "it" if pronoun == "it" else "they")
    return None


def _person(gender: str, found: Found, page: Page, people: People, said: Sequence[Said]) -> Known | None:
    fits = [
        name
        for name in people.mentions
        if name.span.start < found.place
        and not name.quoted
        and found.place - name.span.start < 4 * _FAR
        and people.is_person(name.words)
        and _fits(people, name, gender)
    ]
    last = next((one for one in said[::-1] if one.holder.kind is HolderKind.PERSON and one.holder.name), None)
    if last and found.place - last.place < _FAR and people.gender(last.holder.name) in ("", gender):
        between = [
            name
            for name in fits
            if name.span.start > last.place
            and name.dep in ("nsubj", "nsubjpass")
            and not _is(people, name, last.holder)
        ]
        if not between:
            return Known(last.holder, "he")
        return Known(_holder(people, between[-1]), "he")
    subjects = [name for name in fits if name.dep in ("nsubj", "nsubjpass")]
    for name in (subjects or fits)[-1:]:
        return Known(_holder(people, name), "he")
    return None


def _fits(people: People, name: NameAt, gender: str) -> bool:
    known = people.full(name.words, name.title)
    return people.gender(known[0].name if known else name.text) in ("", gender)


def _is(people: People, name: NameAt, holder: Holder) -> bool:
    return _holder(people, name).name == holder.name


def _holder(people: People, name: NameAt) -> Holder:
    known = people.full(name.words, name.title)
    if known:
        return Holder(HolderKind.PERSON, known[0].name, known[0].at)
    return Holder(HolderKind.PERSON, name.text, name.span)

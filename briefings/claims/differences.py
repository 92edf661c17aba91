"""How two reports of one fact differ: in a number or day, in how sure they are, in who is credited."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefings.claims.conditions import condition
from briefings.claims.numbers import conflicts
from briefings.claims.stems import opposite, stem, stems, words
from briefings.claims.wording import DENIAL, WOULD, Hedging, hedgings
from briefings.reading.names import same_holder
from briefings.types import DifferenceKind, Hedge, Holder, HolderKind, Span

#: Between a first name and a surname.
_INITIAL = re.compile(r"(?<=\s)[A-Z]\.\s")
#: Where what a hedge governs ends, and how many words of content it governs at least in part.
_CLAUSE_END = re.compile(r"[,;:.–—]\s|\b(?:if|unless|when|while|because|after|before)\b")
_GOVERNED = 3
_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")
_NAMED = (HolderKind.PERSON, HolderKind.BODY, HolderKind.OUTLET)
_CREDITED = (*_NAMED, HolderKind.GROUP)


@dataclass(frozen=True, slots=True)
class Side:
    """One report's words and whoever stands behind them."""

    text: str
    holder: Holder
    #: Everybody behind it, those that its article credits for all of it included.
    behind: tuple[Holder, ...]
    #: Who published the words.
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A difference, with the words that show it as spans of the two texts."""

    kind: DifferenceKind
    one: tuple[Span, ...] = ()
    other: tuple[Span, ...] = ()


def compare(one: Side, other: Side, *, near: bool = True) -> list[Found]:
    """What sets two reports of one fact apart.

    A "not" in only one of them is a difference where their wordings are near; where they are far, it
    negates some other word.
    """
    found = list(_numbers(one.text, other.text))
    found += _certainty(one.text, other.text, near)
    if _supposes(one.text) is not _supposes(other.text) or _opposite(one.text, other.text):
        found.append(Found(DifferenceKind.WORDING))
    if another_source(one, other):
        found.append(Found(DifferenceKind.HOLDER))
    return found


def _numbers(one: str, other: str) -> Iterator[Found]:
    each = conflicts(one, other)
    if each:
        yield Found(DifferenceKind.NUMBER, tuple(found.a for found in each), tuple(found.b for found in each))


def _supposes(text: str) -> bool:
    """Whether it depends on an "if"; an "unless" has many other words ("without consent")."""
    found = condition(text)
    return found is not None and not found.unless


def _opposite(one: str, other: str) -> bool:
    """Whether one says the opposite in a word of its own ("resumed", "suspended")."""
    negated = any(_NOT.search(text) for text in (one, other))
    return not negated and opposite(one, other)


def _certainty(one: str, other: str, near: bool) -> Iterator[Found]:
    """Hedges that the two don't share; the same sureness in other words is no difference."""
    mine, theirs = _shared_hedges(one, other), _shared_hedges(other, one)
    negated = _negates(one, mine) is not _negates(other, theirs)
    kinds, others = _kinds(mine) - {Hedge.NEGATED}, _kinds(theirs) - {Hedge.NEGATED}
    if kinds & others or (not kinds and not others) or _only_would(kinds, others, one, other):
        if negated and near:
            yield Found(DifferenceKind.CERTAINTY)
        return
    lost = tuple(each.span for each in mine if each.hedge in kinds) if not others else ()
    gained = tuple(each.span for each in theirs if each.hedge in others) if not kinds else ()
    yield Found(DifferenceKind.CERTAINTY, lost, gained)


def _shared_hedges(text: str, other: str) -> list[Hedging]:
    """The hedges on what the other text tells too: "cracks that could be dangerous" hedges no crack."""
    told = stems(other)
    found = hedgings(text)
    return [each for each in found if not (hedged := _hedged(text, each)) or hedged & told]


def _hedged(text: str, by: Hedging) -> frozenset[str]:
    """The first words of content that a hedge governs; none where it stands at the end of its clause."""
    after = _CLAUSE_END.split(text[by.span.end :])[0]
    return frozenset([found for word in words(after) if (found := stem(word))][:_GOVERNED])


def _negates(text: str, found: Iterable[Hedging]) -> bool:
    """Whether it says "not", or denies."""
    return Hedge.NEGATED in _kinds(found) or DENIAL.search(text) is not None


def _only_would(kinds: frozenset[Hedge], others: frozenset[Hedge], one: str, other: str) -> bool:
    """Whether one says "could" and the other "would", which may be plain indirect speech."""
    mine, theirs = kinds == {Hedge.MAY} and not others, others == {Hedge.MAY} and not kinds
    return (mine and WOULD.search(other) is not None) or (theirs and WOULD.search(one) is not None)


def _kinds(found: Iterable[Hedging]) -> frozenset[Hedge]:
    return frozenset(each.hedge for each in found)


def another_source(one: Side, other: Side) -> bool:
    """Whether both credit somebody, and not the same."""
    if one.holder.kind not in _CREDITED or other.holder.kind not in _CREDITED:
        return False
    if _credits(one.holder, other.outlet) or _credits(other.holder, one.outlet):
        return False
    return not any(same(a, b) for a in one.behind for b in other.behind)


def _credits(holder: Holder, outlet: str) -> bool:
    """Whether it is the other report that is credited: then both rest on whoever that one names."""
    return holder.kind is HolderKind.OUTLET and holder.name == outlet


def same(a: Holder, b: Holder) -> bool:
    """Whether two holders may be one: equal names, or one description that holds the other."""
    if a.kind not in _CREDITED or b.kind not in _CREDITED:
        return False
    if a.name.casefold() == b.name.casefold() or same_holder(a, b):
        return True
    if a.kind is HolderKind.PERSON and b.kind is HolderKind.PERSON:
        return _titled(a.name, b.name) or _titled(b.name, a.name)
    if HolderKind.OUTLET in (a.kind, b.kind):
        return False
    return _part(a, b) or _part(b, a)


def _titled(name: str, longer: str) -> bool:
    """Whether a full name is the other one without its title ("Adviser Ann Hale" is "Ann B. Hale")."""
    bare, other = (_INITIAL.sub("", each).casefold() for each in (name, longer))
    return " " in bare and (bare == other or other.endswith(f" {bare}"))


def _part(less: Holder, more: Holder) -> bool:
    """Whether what one holder is called is part of what the other one is called or is."""
    few, many = stems(less.name), stems(more.name) | stems(more.role)
    return bool(few) and few <= many

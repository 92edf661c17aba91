"""Which statements of several articles tell one fact."""

from collections.abc import Mapping, Sequence

from briefings.claims.alignment import Alignment, Key, Pair, both_open, key
from briefings.claims.numbers import one_measure
from briefings.claims.replies import denies
from briefings.claims.similarity import SAME
from briefings.claims.statements import Standing, Statement
from briefings.reading.names import same_holder
from briefings.types import HolderKind

#: First statements of articles on one happening are about it: less likeness is needed. So it is where
#: one article says that it has it from the other one's outlet.
LEAD = 0.12
#: Nobody says many things that are this alike, and of few things is the price or the share told.
SAME_SPEAKER = 0.16
#: How far down an article its lead may stand.
_LEAD_WITHIN = 3
#: Two facts become one only when their statements are this alike on average.
_AVERAGE = 0.6 * SAME
#: An opening that is less than this share as like another one as something further down tells another fact.
_RIVAL = 2 / 3


def facts(alignment: Alignment, outlets: Mapping[str, str]) -> list[list[Statement]]:
    """Statements that tell one fact, the likest first; one has at most one such tie to each article.

    `outlets` has the outlet of each article.
    """
    rules = _Rules(alignment, outlets)
    groups = _Groups(alignment)
    tied: set[tuple[Key, str]] = set()
    # Openings first: they tell the same, whatever else in their articles is likelier. Denials last:
    # what the article of a denial tells itself goes before what it denies.
    for pair in sorted(alignment.pairs, key=lambda pair: (_is_denial(pair), not rules.opens(pair))):
        if _is_denial(pair) and groups.holds_both(pair):
            continue
        links = {(key(pair.a), pair.b.article), (key(pair.b), pair.a.article)}
        if rules.one_fact(pair) and not links & tied and groups.join(pair.a, pair.b):
            tied |= links
    return groups.all()


class _Rules:
    """When two statements are one fact, for how alike they are, who says them and where they stand."""

    def __init__(self, alignment: Alignment, outlets: Mapping[str, str]) -> None:
        self._outlets = outlets
        #: How alike a statement is at most to one that its article, or the other one's, does not open with.
        self._elsewhere: dict[Key, float] = {}
        for pair in reversed(alignment.pairs):
            if not both_open(pair.a, pair.b):
                self._elsewhere[key(pair.a)] = self._elsewhere[key(pair.b)] = pair.score

    def opens(self, pair: Pair) -> bool:
        """Whether two articles open with it."""
        return both_open(pair.a, pair.b) and pair.score >= LEAD and not self._outdone(pair)

    def _outdone(self, pair: Pair) -> bool:
        """Whether one of the two is far more like what some article has further down."""
        best = max(self._elsewhere.get(key(each), 0.0) for each in (pair.a, pair.b))
        return best >= SAME and pair.score < _RIVAL * best

    def one_fact(self, pair: Pair) -> bool:
        """Whether the two tell one fact."""
        if pair.score >= SAME:
            return True
        if pair.score >= SAME_SPEAKER and (_one_speaker(pair) or _one_measure(pair)):
            return True
        return pair.score >= LEAD and (self._leads(pair) or self._cites(pair))

    def _leads(self, pair: Pair) -> bool:
        """Whether one opens its article and the other one is near the top of its own."""
        orders = (pair.a.order, pair.b.order)
        return 0 in orders and max(orders) < _LEAD_WITHIN and not self._outdone(pair)

    def _cites(self, pair: Pair) -> bool:
        """Whether one is credited to the outlet that published the other one."""
        return any(
            one.holder.kind is HolderKind.OUTLET and one.holder.name == self._outlets[other.article]
            for one, other in ((pair.a, pair.b), (pair.b, pair.a))
        )


class _Groups:
    """Statements joined step by step; a group never joins one that it is unlike on average."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._group: dict[Key, list[Statement]] = {}
        #: Groups that were not joined, by their first statements and sizes: they differ still.
        self._apart: set[tuple[Key, int, Key, int]] = set()

    def join(self, a: Statement, b: Statement) -> bool:
        """Makes the groups of two statements one, unless they differ too much as a whole."""
        one = self._group.get(key(a), [a])
        other = self._group.get(key(b), [b])
        if one is other:
            return True
        names = (key(one[0]), len(one), key(other[0]), len(other))
        if names in self._apart:
            return False
        alone = len(one) == len(other) == 1
        alike = alone or self._alignment.likeness(one, other) >= _AVERAGE
        if not alike or not all(self._go_together(x, y) for x in one for y in other):
            self._apart.add(names)
            return False
        joined = one + other
        for each in joined:
            self._group[key(each)] = joined
        return True

    def _go_together(self, a: Statement, b: Statement) -> bool:
        """Whether one fact may have both: of one article, what has nothing in common is two facts."""
        return self._alignment.share(a, b) if a.article == b.article else not self._alignment.opposed(a, b)

    def holds_both(self, pair: Pair) -> bool:
        """Whether one's article has another statement in the group of the other one."""
        return any(
            each.article == one.article
            for one, other in ((pair.a, pair.b), (pair.b, pair.a))
            for each in self._group.get(key(other), [])
        )

    def all(self) -> list[list[Statement]]:
        """Every group once, each in the order of its articles."""
        found = {id(group): group for group in self._group.values()}
        return sorted((sorted(group, key=key) for group in found.values()), key=lambda group: key(group[0]))


def _is_denial(pair: Pair) -> bool:
    return denies(pair.a, pair.b) or denies(pair.b, pair.a)


def _one_speaker(pair: Pair) -> bool:
    """Whether one named person, or one body, says both."""
    a, b = pair.a, pair.b
    named = a.holder.kind is b.holder.kind and a.holder.kind in (HolderKind.PERSON, HolderKind.BODY)
    return named and a.answer is b.answer and same_holder(a.holder, b.holder)


def _one_measure(pair: Pair) -> bool:
    return one_measure(pair.a.content, pair.b.content)


def usable(group: Sequence[Statement]) -> bool:
    """Whether somebody stands behind at least one statement of the group."""
    return any(each.standing is Standing.ATTRIBUTED for each in group)

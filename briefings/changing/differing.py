"""In what the reports of a line differ, whichever of them stands for it."""

from collections.abc import Iterator

from briefings.types import ChangeKind, Counterpart, DifferenceKind, FactLine

#: The two outlets, and in what they differ.
Difference = tuple[frozenset[str], ChangeKind]

_DIFFERS = {
    DifferenceKind.NUMBER: ChangeKind.NUMBER_DIFFERS,
    DifferenceKind.CERTAINTY: ChangeKind.HEDGE_DIFFERS,
    DifferenceKind.WORDING: ChangeKind.WORDING_DIFFERS,
    DifferenceKind.HOLDER: ChangeKind.HOLDER_DIFFERS,
}


def differences(fact: FactLine | None) -> Iterator[Difference]:
    """All of a line's; none where there is no line."""
    if fact:
        for other in fact.counterparts:
            yield from differences_of(fact, other)


def differences_of(fact: FactLine, other: Counterpart) -> Iterator[Difference]:
    """Those between a line and one of its counterparts."""
    outlets = frozenset({fact.outlet, other.outlet})
    for kind in other.kinds:
        if kind is not DifferenceKind.HOLDER or other.holder:
            yield outlets, _DIFFERS[kind]
    if fact.holder and not other.holder:
        yield outlets, ChangeKind.HOLDER_MISSING

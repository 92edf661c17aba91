"""Which stories belong beside one another: by the names that they share and few others have."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

#: A name in more stories than this tells nothing of them.
_COMMON = 40
_LEAST_NAMES = 2


@dataclass(frozen=True, slots=True)
class Related:
    """Another story, and the names that both have, the rarest first."""

    number: int
    names: tuple[str, ...]


def related(story: int, having: Mapping[str, Collection[int]], most: int = 3) -> list[Related]:
    """The stories nearest to this one; `having` says for each of its names which stories have it."""
    shared: defaultdict[int, list[str]] = defaultdict(list)
    rare = {name: numbers for name, numbers in having.items() if len(numbers) <= _COMMON}
    for name in sorted(rare, key=lambda one: (len(rare[one]), one)):
        for number in rare[name]:
            if number != story:
                shared[number].append(name)
    weights = {
        number: sum(1 / math.log2(len(rare[name]) + 1) for name in names)
        for number, names in shared.items()
        if len(names) >= _LEAST_NAMES
    }
    nearest = sorted(weights, key=lambda number: (-weights[number], -number))
    return [Related(number, tuple(shared[number])) for number in nearest[:most]]

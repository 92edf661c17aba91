"""Which story articles go to: new ones, and stored ones that a new one shows to be elsewhere."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assignment:
    """Articles, and the story that they belong to."""

    #: None for a new story; of several that belong together, the one that came first.
    number: int | None
    #: The others of those.
    absorbed: tuple[int, ...]
    #: Ids, in the order of their arrival.
    new: tuple[str, ...]
    #: Stored articles that leave another story for this one.
    moved: tuple[str, ...] = ()


def assign(groups: Iterable[Iterable[str]], homes: Mapping[str, int], new: Sequence[str]) -> list[Assignment]:
    """What to do so that each of `groups` is one story: they are the articles of one happening each, new
    and stored, and `homes` says which story a stored one is in. In the order of arrival."""
    place = {article: index for index, article in enumerate(new)}
    ordered = sorted(sorted(group) for group in groups)
    owners = _owners(ordered, homes)
    found = []
    for index, group in enumerate(ordered):
        numbers = sorted(number for number, owner in owners.items() if owner == index)
        arrived = sorted((one for one in group if one in place), key=place.__getitem__)
        moved = tuple(one for one in group if one in homes and homes[one] not in numbers)
        if arrived or moved or len(numbers) > 1:
            number = numbers[0] if numbers else None
            found.append(Assignment(number, tuple(numbers[1:]), tuple(arrived), moved))
    return sorted(found, key=lambda one: (place[one.new[0]] if one.new else len(place), one.moved))


def left_behind(assignments: Collection[Assignment], homes: Mapping[str, int]) -> list[int]:
    """The stories that lose articles to others."""
    now = {number: one.number for one in assignments if one.number for number in one.absorbed}
    lost = {homes[article] for one in assignments for article in one.moved}
    return sorted({now.get(number, number) for number in lost})


def _owners(groups: Sequence[Sequence[str]], homes: Mapping[str, int]) -> dict[int, int]:
    """For each story the group that has most of its articles: that one goes on under its number."""
    shares: dict[int, Counter[int]] = {}
    for index, group in enumerate(groups):
        for article in group:
            if article in homes:
                shares.setdefault(homes[article], Counter())[index] += 1
    return {number: min(share, key=lambda index: (-share[index], index)) for number, share in shares.items()}

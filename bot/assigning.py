"""Which story new articles go to. A story grows and may absorb another; it is never taken apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assignment:
    """New articles, and the story that they belong to."""

    #: None for a new story; of several that belong together, the one that came first.
    number: int | None
    #: The others of those.
    absorbed: tuple[int, ...]
    #: Ids, in the order of their arrival.
    new: tuple[str, ...]


def assign(groups: Iterable[Iterable[str]], homes: Mapping[str, int], new: Sequence[str]) -> list[Assignment]:
    """What to do with the `new` articles: `groups` are the articles of one happening each, new and
    stored, and `homes` says which story a stored one is in. In the order of arrival."""
    place = {article: index for index, article in enumerate(new)}
    assignments = []
    for members in _joined(groups, homes):
        arrived = sorted((one for one in members if one in place), key=place.__getitem__)
        numbers = sorted({homes[one] for one in members if one in homes})
        if arrived:
            number = numbers[0] if numbers else None
            assignments.append(Assignment(number, tuple(numbers[1:]), tuple(arrived)))
    return sorted(assignments, key=lambda one: place[one.new[0]])


def _joined(groups: Iterable[Iterable[str]], homes: Mapping[str, int]) -> list[set[str]]:
    """The groups, those that share a story made one."""
    fresh: list[set[str]] = []
    of_story: dict[int, set[str]] = {}
    for group in groups:
        members = set(group)
        for number in {homes[one] for one in members if one in homes}:
            members |= of_story.get(number, set())
        numbers = {homes[one] for one in members if one in homes}
        of_story.update(dict.fromkeys(numbers, members))
        if not numbers:
            fresh.append(members)
    return fresh + list({id(members): members for members in of_story.values()}.values())

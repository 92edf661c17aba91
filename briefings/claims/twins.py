"""Statements in one wording, as many articles print an agency's: they are compared once, as one."""

from collections.abc import Iterable, Sequence

from briefings.claims.alignment import Key, key
from briefings.claims.statements import Statement


class Twins:
    """The statements of a story by their wording; the first of each stands for the others."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        found: dict[object, list[Statement]] = {}
        for each in sorted(statements, key=lambda each: (each.order, each.article)):
            found.setdefault((each.content, each.answer), []).append(each)
        self._by_first: dict[Key, list[Statement]] = {key(all_[0]): all_ for all_ in found.values()}
        self._first = {key(each): all_[0] for all_ in found.values() for each in all_}

    def firsts(self) -> list[Statement]:
        """The first statement of each wording."""
        return [all_[0] for all_ in self._by_first.values()]

    def first(self, statement: Statement) -> Statement:
        """The one that stands for a statement."""
        return self._first.get(key(statement), statement)

    def in_article(self, first: Statement, article: str) -> Statement | None:
        """The statement of an article that this one stands for."""
        return next((each for each in self._by_first[key(first)] if each.article == article), None)

    def unfolded(self, groups: Iterable[Sequence[Statement]]) -> list[tuple[Statement, ...]]:
        """Groups of first statements with all that these stand for, and what several articles have alike."""
        known = [list(group) for group in groups]
        grouped = {key(each) for group in known for each in group}
        known += [
            all_[:1] for first, all_ in self._by_first.items() if first not in grouped and _several(all_)
        ]
        full = [
            sorted((twin for each in group for twin in self._by_first[key(each)]), key=key) for group in known
        ]
        return [tuple(group) for group in sorted(full, key=lambda group: key(group[0]))]


def _several(statements: Sequence[Statement]) -> bool:
    """Whether more than one article has them."""
    return len({each.article for each in statements}) > 1

"""Numbers of other things that a claim has on the way: "a valley where 11,000 people live"."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.claims.alignment import Key, key
from briefings.claims.clipping import trimmed
from briefings.claims.material import Material
from briefings.claims.numbers import conflicts, numbers
from briefings.claims.passages import Passage
from briefings.claims.similarity import UNRELATED
from briefings.claims.statements import Statement
from briefings.types import ClauseKind, Span


@dataclass(frozen=True, slots=True)
class Aside:
    """A number that one article has a statement for, and the words of another one that give it in passing."""

    statement: Statement
    other: Statement
    span: Span


def without_asides(material: Material, found: Sequence[Passage]) -> tuple[list[Passage], list[Aside]]:
    """The passages without such statements, and these."""
    kept, asides = [], []
    free = _free(material, found)
    for passage in found:
        near = [one for member in passage.members for one in (member, *free[key(member)])]
        apart = [each for member in _once(near) if (each := _aside(material, passage, member))]
        gone = {key(each.statement) for each in apart}
        kept.append(
            replace(passage, members=tuple(each for each in passage.members if key(each) not in gone))
        )
        asides += apart
    return kept, asides


def _once(statements: Sequence[Statement]) -> list[Statement]:
    return list({key(each): each for each in statements}.values())


def _free(material: Material, found: Sequence[Passage]) -> dict[Key, list[Statement]]:
    """For each statement of a passage those that no passage has and that are at all like it."""
    taken = {key(each) for one in found for each in one.all()}
    near: dict[Key, list[Statement]] = defaultdict(list)
    for pair in material.alignment.pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if pair.score >= UNRELATED and key(one) not in taken and key(other) in taken:
                near[key(other)].append(one)
    return near


def _aside(material: Material, passage: Passage, member: Statement) -> Aside | None:
    """What a member is beside, where its article tells the passage better and only a number ties it there."""
    if member in passage.statements or not numbers(member.text) or not _second(passage, member):
        return None
    for other in passage.members:
        span = _in_passing(material, member, other) if other.article != member.article else None
        if span:
            return Aside(member, other, span)
    return None


def _second(passage: Passage, member: Statement) -> bool:
    """Whether its article has told the passage before."""
    return any(each.article == member.article and each.order < member.order for each in passage.members)


def _in_passing(material: Material, member: Statement, other: Statement) -> Span | None:
    """The relative clause of another statement that gives a number for the same thing, with its noun."""
    text = material.text(other.article)
    for clause in other.sentence.clauses:
        if clause.kind is not ClauseKind.RELATIVE or not other.span.covers(clause.span):
            continue
        words = clause.span.of(text)
        same = {each.value for each in numbers(words)} & {each.value for each in numbers(member.text)}
        if same or conflicts(member.text, words):
            return trimmed(text, Span(host_start(text, other.span, clause.span), clause.span.end))
    return None


def host_start(text: str, statement: Span, clause: Span) -> int:
    """Where the words begin that a relative clause belongs to: at the joining mark before them."""
    lead = text[statement.start : clause.start].rstrip().rstrip(",")
    at = max(lead.rfind(", "), lead.rfind("; "), lead.rfind(": "))
    return statement.start + (at + 2 if at >= 0 else 0)

"""Numbers of other things that a claim has on the way: "a valley where 11,000 people live"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.alignment import key
from briefings.clipping import trimmed
from briefings.material import Material
from briefings.numbers import conflicts, numbers
from briefings.passages import Passage
from briefings.similarity import alike
from briefings.statements import Statement
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
    for passage in found:
        apart = [each for member in passage.members if (each := _aside(material, passage, member))]
        gone = {key(each.statement) for each in apart}
        kept.append(
            replace(passage, members=tuple(each for each in passage.members if key(each) not in gone))
        )
        asides += apart
    return kept, asides


def _aside(material: Material, passage: Passage, member: Statement) -> Aside | None:
    """What a member is beside, where its article tells the passage better and only a number ties it there."""
    if member in passage.statements or not numbers(member.text) or not _second(material, passage, member):
        return None
    for other in passage.members:
        span = _in_passing(material, member, other) if other.article != member.article else None
        if span:
            return Aside(member, other, span)
    return None


def _second(material: Material, passage: Passage, member: Statement) -> bool:
    """Whether another statement of its article is nearer to what is printed."""
    printed = material.profile(passage.statements[0].content)

    def near(each: Statement) -> float:
        return alike(printed, material.profile(each.content))

    beside = [each for each in passage.members if each.article == member.article and each != member]
    return any(near(each) > near(member) for each in beside)


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

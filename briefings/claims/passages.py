"""Which article's words a claim is printed in, and how much of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from briefings.claims.alignment import Key, concession, key
from briefings.claims.clipping import trimmed
from briefings.claims.differences import same
from briefings.claims.material import Material, attributed
from briefings.claims.numbers import conflicts
from briefings.claims.replies import denies
from briefings.claims.similarity import RESTATED, SAME_HOLDER
from briefings.claims.statements import Statement
from briefings.types import Hedge, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage that another report may answer by itself."""

    statement: Statement
    span: Span
    text: str
    conceded: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The printed words of a claim: a statement, and the next one where that leans on it."""

    statements: tuple[Statement, ...]
    #: All statements that tell it, those of other articles included.
    members: tuple[Statement, ...]
    #: Statements that tell it again, though another one of their article is nearer.
    restated: tuple[Statement, ...] = ()
    #: Denials of it, and refusals to comment on it.
    answers: tuple[Statement, ...] = ()

    @property
    def article(self) -> str:
        """Whose words these are."""
        return self.statements[0].article

    def all(self) -> tuple[Statement, ...]:
        """Every statement that it shows or rests on."""
        return (*self.statements, *self.members, *self.restated, *self.answers)


def passages(material: Material) -> list[Passage]:
    """One passage for every fact that several articles tell, statements that lean on others taken along."""
    group_of = {key(each): group for group in material.groups for each in group}
    found: list[Passage] = []
    for group in material.groups:
        printed = clearest(material, group)
        head = _head(material, printed)
        if head is None:
            found.append(_with_leaning(material, printed, group, group_of))
        elif key(head) not in group_of:
            found.append(Passage((head, printed), group))
        elif clearest(material, group_of[key(head)]) != head:
            found.append(Passage((printed,), group))
    return found


def places(found: Sequence[Passage]) -> dict[Key, int]:
    """By statement the number of the passage that tells it."""
    return {
        key(each): number
        for number, passage in enumerate(found)
        for each in (*passage.statements, *passage.members)
    }


def with_restated(material: Material, found: Sequence[Passage], taken: Collection[Key]) -> list[Passage]:
    """The passages, each with what other statements of the articles, those not taken, only tell again."""
    place = places(found)
    paragraphs = {
        (each.article, each.sentence.paragraph, number)
        for number, passage in enumerate(found)
        for each in passage.members
    }
    shown = {*place, *taken}
    again: dict[int, list[Statement]] = {}
    for pair in material.alignment.pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if key(one) in shown or key(other) not in place or denies(one, other):
                continue
            number = place[key(other)]
            # A paragraph is on one matter: where it stands beside a claim already, less likeness is needed.
            beside = (one.article, one.sentence.paragraph, number) in paragraphs
            near = SAME_HOLDER if beside or same(one.holder, other.holder) else RESTATED
            if pair.score >= near:
                again.setdefault(number, []).append(one)
                shown.add(key(one))
    return [
        _restated(passage, sorted(again.get(number, []), key=key)) for number, passage in enumerate(found)
    ]


def _restated(passage: Passage, again: Sequence[Statement]) -> Passage:
    """With statements that only tell it again; one that gives another number for something in it is told."""
    other = [
        each
        for each in again
        if each.article != passage.article and conflicts(passage.statements[0].text, each.text)
    ]
    rest = tuple(each for each in again if each not in other)
    return replace(passage, members=(*passage.members, *other), restated=rest)


def clearest(material: Material, group: Sequence[Statement]) -> Statement:
    """The statement with the clearest credit; the earlier in its article, the sooner."""
    articles = {each: number for number, each in enumerate(material.readings)}
    told = [each for each in group if each.answer is None and each.hedge is not Hedge.NEGATED]

    def place(each: Statement) -> tuple[object, ...]:
        return (
            each.answer is None or not told,
            *material.clarity(each),
            -each.order,
            -articles[each.article],
        )

    return max(group, key=place)


def _head(material: Material, statement: Statement) -> Statement | None:
    """The statement that this one leans on, where that may be printed."""
    if statement.order == 0 or not statement.leans:
        return None
    before = material.statements[statement.article][statement.order - 1]
    near = before.sentence.paragraph == statement.sentence.paragraph
    return before if near and attributed(before) else None


def _with_leaning(
    material: Material,
    printed: Statement,
    group: tuple[Statement, ...],
    group_of: dict[tuple[str, int], tuple[Statement, ...]],
) -> Passage:
    after = material.next_leaning(printed)
    if after is None or after.answer or after.speech or not (attributed(after) and attributed(printed)):
        return Passage((printed,), group)
    joined = group_of.get(key(after), (after,))
    if clearest(material, joined) != after:
        return Passage((printed,), group)
    members = tuple(dict.fromkeys((*group, *joined)))
    return Passage((printed, after), members)


def pieces(passage: Passage, text: str) -> list[Piece]:
    """The parts of a passage that other reports may answer one by one."""
    found = []
    for statement in passage.statements:
        conceded = concession(statement)
        if conceded is None:
            found.append(Piece(statement, statement.span, statement.content))
            continue
        message = trimmed(text, Span(conceded.end, statement.span.end))
        found.append(Piece(statement, conceded, conceded.of(text), conceded=True))
        found.append(Piece(statement, message, message.of(text)))
    return found

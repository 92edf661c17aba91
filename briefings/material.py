"""A story's statements with the articles they stand in: what claims are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.alignment import Alignment
from briefings.differences import Side
from briefings.similarity import Topic
from briefings.statements import Standing, Statement, statements
from briefings.types import Attribution, Excerpt, Holder, HolderKind, Reading, Report, Span


@dataclass(frozen=True, slots=True)
class Material:
    """The readings of one story, their statements, and how these compare."""

    readings: Mapping[str, Reading]
    statements: Mapping[str, tuple[Statement, ...]]
    alignment: Alignment
    groups: tuple[tuple[Statement, ...], ...]

    def text(self, article: str) -> str:
        """The text of an article."""
        return self.readings[article].article.text

    def excerpt(self, statement: Statement, span: Span | None = None) -> Excerpt:
        """A statement's printed words, or some of its sentence's, as an excerpt."""
        at = span or statement.span
        words = at.of(self.text(statement.article))
        return Excerpt(statement.article, at, words, statement.sentence.span)

    def report(self, passage: Sequence[Statement], span: Span | None = None) -> Report:
        """What one article prints of a fact; with `span`, only these words of its first statement."""
        first = passage[0]
        shown = [self.excerpt(first, span)] if span else [self.excerpt(each) for each in passage]
        hedge_at = self.excerpt(first, first.hedge_at) if first.hedge_at else None
        return Report(
            article=first.article,
            excerpts=tuple(shown),
            holder=first.holder,
            hedge=first.hedge,
            hedge_at=hedge_at,
            chain=first.chain,
            told=bool(first.attribution and first.attribution.told),
        )

    def side(self, statement: Statement, text: str) -> Side:
        """Some words of a statement with everybody behind it."""
        credits = self.readings[statement.article].credits
        behind = [statement.holder, *statement.chain]
        behind += [each.holder for each in self.attributions(statement)]
        if statement.holder.kind is not HolderKind.PERSON:
            behind += [holder for each in credits for holder in (each.holder, *each.cites)]
        return Side(text, statement.holder, tuple(behind))

    def next_leaning(self, statement: Statement) -> Statement | None:
        """The statement right after this one, where it can't stand without it."""
        own = self.statements[statement.article]
        after = own[statement.order + 1] if statement.order + 1 < len(own) else None
        near = after and after.sentence.paragraph == statement.sentence.paragraph
        return after if after and near and after.leans else None

    def attributions(self, statement: Statement) -> list[Attribution]:
        """The attributions that touch a statement's sentence."""
        found = self.readings[statement.article].attributions
        return [
            each
            for each in found
            if any(
                at and statement.sentence.span.overlaps(at) for at in (each.cue, each.source, *each.contents)
            )
        ]


def gather(readings: Sequence[Reading]) -> Material:
    """The statements of a story's readings, compared with one another."""
    found = {each.article.id: statements(each) for each in readings}
    sentences = [each.span.of(one.article.text) for one in readings for each in one.sentences]
    compared = [[each for each in one if not each.speech] for one in found.values()]
    alignment = Alignment(compared, Topic(sentences))
    groups = tuple(tuple(group) for group in alignment.groups())
    return Material({each.article.id: each for each in readings}, found, alignment, groups)


def clarity(statement: Statement) -> tuple[int, int, int, int]:
    """How clearly a statement says who is behind it: named beats described beats nobody beats the outlet."""
    behind = (statement.holder, *statement.chain)
    kinds = {each.kind for each in behind}
    if kinds & {HolderKind.PERSON, HolderKind.BODY, HolderKind.OUTLET}:
        named = 2
    else:
        named = int(HolderKind.GROUP in kinds)
    return statement.standing, named, min(len(statement.chain), 2), int(statement.hedge_at is not None)


def attributed(statement: Statement) -> bool:
    """Whether a statement may be a line by itself."""
    return statement.standing is Standing.ATTRIBUTED


def holders(statement: Statement) -> tuple[Holder, ...]:
    """Everybody behind a statement."""
    return (statement.holder, *statement.chain)

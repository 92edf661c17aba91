"""A story's statements with the articles they stand in: what claims are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.claims.alignment import Alignment
from briefings.claims.differences import Side
from briefings.claims.facts import facts
from briefings.claims.holding import Answer
from briefings.claims.replies import answers_before
from briefings.claims.similarity import Profile, Topic
from briefings.claims.statements import Standing, Statement, statements
from briefings.claims.twins import Twins
from briefings.types import Attribution, AttributionKind, Excerpt, HolderKind, Reading, Report, Span

_LADDER = {HolderKind.PERSON: 3, HolderKind.BODY: 3, HolderKind.OUTLET: 2, HolderKind.GROUP: 1}


@dataclass(frozen=True, slots=True)
class Material:
    """The readings of one story, their statements, and how these compare."""

    readings: Mapping[str, Reading]
    statements: Mapping[str, tuple[Statement, ...]]
    alignment: Alignment
    twins: Twins
    groups: tuple[tuple[Statement, ...], ...]
    #: Articles that share most of their text with another one, and that one.
    copies: Mapping[str, str]

    def text(self, article: str) -> str:
        """The text of an article."""
        return self.readings[article].article.text

    def excerpt(self, statement: Statement, span: Span | None = None) -> Excerpt:
        """A statement's printed words, or some of its sentence's, as an excerpt."""
        at = span or statement.span
        words = at.of(self.text(statement.article))
        return Excerpt(statement.article, at, words, statement.sentence.span)

    def report(
        self, passage: Sequence[Statement], span: Span | None = None, *, speaker: Statement | None = None
    ) -> Report:
        """What one article prints of a fact, for the holder of its first statement or of `speaker`.

        With `span`, only these words of the first statement.
        """
        first = speaker or passage[0]
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
            answers=first.answer is not None,
        )

    def side(self, statement: Statement, text: str) -> Side:
        """Some words of a statement with everybody behind it."""
        credits = self.readings[statement.article].credits
        behind = [statement.holder, *statement.chain]
        behind += [each.holder for each in self.attributions(statement)]
        if statement.holder.kind is not HolderKind.PERSON:
            behind += [holder for each in credits for holder in (each.holder, *each.cites)]
        return Side(text, statement.holder, tuple(behind), self.outlet(statement.article))

    def clarity(self, statement: Statement) -> tuple[bool, int, int, int, bool, bool]:
        """How clearly it says who is behind it: named beats described beats nobody beats the outlet.

        Somebody who speaks is clearer than an outlet that is cited, and an outlet whose own report is
        loaded says it better itself; so does one whose text others copied.
        """
        kinds = {each.kind for each in (statement.holder, *statement.chain)}
        others = self.outlets - {self.outlet(statement.article)}
        second_hand = any(each.kind is HolderKind.OUTLET and each.name in others for each in statement.chain)
        named = 0 if second_hand else max((_LADDER.get(kind, 0) for kind in kinds), default=0)
        own = statement.article not in self.copies
        chain = min(len(statement.chain), 2)
        return not statement.speech, statement.standing, named, chain, statement.hedge_at is not None, own

    def profile(self, text: str) -> Profile:
        """What a text is compared by within this story."""
        return self.alignment.topic.profile(text)

    def outlet(self, article: str) -> str:
        """Who published an article."""
        return self.readings[article].article.outlet.name

    @property
    def outlets(self) -> frozenset[str]:
        """Whose articles are loaded."""
        return frozenset(self.outlet(each) for each in self.readings)

    def nearest(self, statement: Statement, article: str) -> tuple[float, Statement] | None:
        """What an article has nearest to a statement, and how near that is."""
        found = self.alignment.near(self.twins.first(statement))
        return next(
            ((score, own) for score, each in found if (own := self.twins.in_article(each, article))), None
        )

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


def gather(readings: Sequence[Reading], copies: Mapping[str, str]) -> Material:
    """The statements of a story's readings, compared with one another."""
    found = {each.article.id: statements(each) for each in readings}
    sentences = [each.span.of(one.article.text) for one in readings for each in one.sentences]
    twins = Twins(each for one in found.values() for each in one if _tells(each))
    articles = {each.article.id: each.article for each in readings}
    alignment = Alignment(twins.firsts(), Topic(sentences), articles)
    outlets = {each.id: each.outlet.name for each in articles.values()}
    # What is in quotes everywhere is shown as a quote.
    groups = twins.unfolded(facts(alignment, outlets))
    told = tuple(group for group in groups if not all(each.speech for each in group))
    return Material({each.article.id: each for each in readings}, found, alignment, twins, told, copies)


def _tells(statement: Statement) -> bool:
    """Whether it has a message of its own to compare; of a quote, only one inside the reporter's sentence."""
    mixed = statement.attribution is not None and statement.attribution.kind is AttributionKind.MIXED
    silent = statement.answer is Answer.SILENT or answers_before(statement)
    return (mixed or not statement.speech) and not silent


def attributed(statement: Statement) -> bool:
    """Whether a statement may be a line by itself."""
    return statement.standing is Standing.ATTRIBUTED

"""How other reports have what a passage tells: the nearest words of each, and what sets them apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.claims.alignment import concession
from briefings.claims.clipping import Clips, trimmed
from briefings.claims.differences import Found, compare
from briefings.claims.holding import Answer
from briefings.claims.material import Material
from briefings.claims.numbers import conflicts
from briefings.claims.passages import Passage, Piece, pieces
from briefings.claims.replies import denies
from briefings.claims.similarity import RESTATED, UNRELATED, alike
from briefings.claims.statements import Statement
from briefings.types import Difference, DifferenceKind, Excerpt, Report, Span

#: A second statement of one article tells a claim as the first does, or only touches it.
_AS_FULL = 0.8
#: A report's index, its statement, and its words.
_Told = tuple[int, Statement, Excerpt]
_ANSWERS = {Answer.DENIED: DifferenceKind.CERTAINTY, Answer.SILENT: DifferenceKind.WORDING}


class Beside:
    """The reports of one passage: the printed one, and the others beside it with their differences."""

    def __init__(self, material: Material, passage: Passage) -> None:
        self._material = material
        self._passage = passage
        self._text = material.text(passage.article)
        self._pieces = pieces(passage, self._text)
        self.reports = [replace(material.report(passage.statements), answers=False)]
        self.differences: list[Difference] = []
        self.shown: list[Statement] = []
        beside = self._beside()
        for statement, piece in beside:
            span = (
                statement.span
                if denies(statement, piece.statement)
                else self._nearest_words(statement, piece)
            )
            self._add(statement, piece, trimmed(material.text(statement.article), span))
            if any(self._is_fuller(other, statement, piece) for other, at in beside if at == piece):
                self.reports[-1] = replace(self.reports[-1], partial=True)
        self.differences += self._between_others()
        for statement in passage.answers:
            self._add(statement, self._nearest_piece(statement), statement.span)

    def _is_fuller(self, other: Statement, statement: Statement, piece: Piece) -> bool:
        """Whether another statement of the same article tells clearly more of the piece."""
        return other.article == statement.article and (
            self._score(statement, piece) < _AS_FULL * self._score(other, piece)
        )

    def _beside(self) -> list[tuple[Statement, Piece]]:
        """The statements of other articles, each with the piece that it is beside."""
        found: list[tuple[Statement, Piece]] = []
        for statement in self._passage.members:
            if statement.article != self._passage.article:
                found.append((statement, self._nearest_piece(statement)))
        for statement, piece in list(found):
            after = self._material.next_leaning(statement)
            if after and not after.speech and after not in self._passage.members:
                other = self._nearest_piece(after)
                answered = any(one.article == after.article and at == other for one, at in found)
                if not answered and self._score(after, other) >= UNRELATED and piece != other:
                    found.append((after, other))
        return sorted(found, key=lambda each: (self._pieces.index(each[1]), each[0].article, each[0].order))

    def _nearest_piece(self, statement: Statement) -> Piece:
        return max(self._pieces, key=lambda piece: (self._score(statement, piece), -piece.span.start))

    def _score(self, statement: Statement, piece: Piece) -> float:
        profile = self._material.alignment.topic.profile
        return alike(profile(statement.content), profile(piece.text))

    def _nearest_words(self, statement: Statement, piece: Piece) -> Span:
        profile = self._material.alignment.topic.profile
        asked = profile(piece.text)
        text = self._material.text(statement.article)
        found = self._material.attributions(statement)
        clips = Clips(text, statement.span, statement.sentence.clauses, found)
        return clips.closest(lambda words: alike(profile(words), asked))

    def _add(self, statement: Statement, piece: Piece, span: Span) -> None:
        words = span.of(self._material.text(statement.article))
        number = len(self.reports)
        report = self._material.report((statement,), span)
        answers = statement in self._passage.answers or denies(statement, piece.statement)
        self.reports.append(replace(report, answers=answers))
        self.shown.append(statement)
        one = self._material.side(
            piece.statement, piece.text if piece.conceded else piece.span.of(self._text)
        )
        if answers and statement.answer:
            self.differences.append(Difference(_ANSWERS[statement.answer], (0, number)))
            return
        near = self._score(statement, piece) >= RESTATED
        told = compare(one, self._material.side(statement, words), near=near)
        if not told and not near and statement in self._passage.members:
            # Alike enough to stand side by side, and not enough to be called the same.
            told = [Found(DifferenceKind.WORDING)]
        for found in told:
            mine = [self._material.excerpt(piece.statement, _moved(each, piece.span)) for each in found.one]
            theirs = [self._material.excerpt(statement, _moved(each, span)) for each in found.other]
            self.differences.append(Difference(found.kind, (0, number), (*mine, *theirs)))

    def _between_others(self) -> list[Difference]:
        """Numbers in which other reports contradict one another, where the printed words have none."""
        apart = {
            each for one in self.differences if one.kind is DifferenceKind.NUMBER for each in one.reports
        }
        told = [
            (number, statement, self.reports[number].excerpts[0])
            for number, statement in enumerate(self.shown, 1)
            if number not in apart and not self.reports[number].answers
        ]
        return [each for place in range(len(told)) if (each := self._apart(told[:place], told[place]))]

    def _apart(self, before: Sequence[_Told], last: _Told) -> Difference | None:
        """In what number a report contradicts the first of those before it that it contradicts."""
        other, theirs, others = last
        for one, mine, words in before:
            found = conflicts(words.text, others.text)
            if found:
                left = [self._material.excerpt(mine, _moved(each.a, words.span)) for each in found]
                right = [self._material.excerpt(theirs, _moved(each.b, others.span)) for each in found]
                return Difference(DifferenceKind.NUMBER, (one, other), (*left, *right))
        return None

    def evidence(self) -> tuple[Excerpt, ...]:
        """The sentences of members that no report shows."""
        shown = {(each.article, each.order) for each in (*self.shown, *self._passage.statements)}
        return tuple(
            self._material.excerpt(each)
            for each in (*self._passage.members, *self._passage.restated)
            if (each.article, each.order) not in shown
        )


def _moved(inside: Span, by: Span) -> Span:
    return Span(by.start + inside.start, by.start + inside.end)


def conceded_pairs(
    material: Material, passages: Sequence[Passage]
) -> Iterator[tuple[Statement, Statement, Span]]:
    """What two reports concede beside one message: the printed concession, and the other report's words.

    Two reports of one message that each grant something first ("Though …", "while …") grant the same
    happening's limits, however differently they put it.
    """
    for passage in passages:
        first = passage.statements[0]
        before = _conceded_before(material, first)
        if before is None:
            continue
        for member in passage.members:
            span = concession(member) if member.article != first.article else None
            if span:
                yield before, member, span


def _conceded_before(material: Material, statement: Statement) -> Statement | None:
    if statement.order == 0:
        return None
    before = material.statements[statement.article][statement.order - 1]
    return before if before.concession and before.sentence == statement.sentence else None


def pair_report(
    material: Material, ours: Statement, theirs: Statement, span: Span
) -> tuple[Report, list[Difference]]:
    """The report of a conceded counterpart, with its differences from ours."""
    words = span.of(material.text(theirs.article))
    found = compare(material.side(ours, ours.text), material.side(theirs, words))
    differences = []
    for each in found:
        mine = [material.excerpt(ours, _moved(at, ours.span)) for at in each.one]
        other = [material.excerpt(theirs, _moved(at, span)) for at in each.other]
        differences.append(Difference(each.kind, (0, 1), (*mine, *other)))
    return material.report((theirs,), span), differences

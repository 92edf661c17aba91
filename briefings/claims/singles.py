"""What only one of the reports has: lines that somebody stands behind, and details nobody else gives."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefings.claims.alignment import key
from briefings.claims.answers import told_before
from briefings.claims.asides import host_start
from briefings.claims.clipping import trimmed
from briefings.claims.material import Material, attributed
from briefings.claims.numbers import numbers
from briefings.claims.replies import answers_before
from briefings.claims.statements import Standing, Statement
from briefings.claims.stems import stem
from briefings.reading.words import COUNTRY_OF
from briefings.types import ClauseKind, Report, Span

_NAME = re.compile(r"(?<![.!?]\s)(?<![\w])[A-Z][\w’\'-]+")


class Singles:
    """The statements of one story that no claim over several reports has taken."""

    def __init__(self, material: Material, taken: Sequence[Statement]) -> None:
        self._material = material
        self._taken = {key(each) for each in taken}
        held = [each for own in material.statements.values() for each in own if self._may_stand(each)]
        self._held = {key(each) for each in held if attributed(each)}
        lines = " ".join(each.text for each in (*taken, *(each for each in held if attributed(each))))
        self._names = set(_names(lines))
        self._details = {key(each) for each in held if self._tells_more(each)}

    def lines(self, article: str) -> Iterator[tuple[Statement, Report]]:
        """What only this article has, in reading order; a statement that leans on one goes with it."""
        for statement in self._material.statements[article]:
            if key(statement) not in self._held | self._details:
                continue
            before = told_before(self._material, statement) if answers_before(statement) else None
            if before:
                # An answer to what only this article has says nothing without it.
                if key(before) not in self._held:
                    yield statement, self._material.report([before, statement], speaker=statement)
                continue
            passage = [statement]
            after = self._material.next_leaning(statement)
            if after and attributed(after) and key(after) not in self._taken and not after.quoted:
                passage.append(after)
            answer = self._answer_to(passage[-1])
            shown = (*passage, answer) if answer else passage
            yield statement, self._material.report(shown, speaker=answer)

    def _answer_to(self, statement: Statement) -> Statement | None:
        """The next statement, where that only answers this one."""
        own = self._material.statements[statement.article]
        after = own[statement.order + 1] if statement.order + 1 < len(own) else None
        if after is None or key(after) not in self._held or not answers_before(after):
            return None
        return after if told_before(self._material, after) == statement else None

    def _may_stand(self, statement: Statement) -> bool:
        return key(statement) not in self._taken and not statement.leans and not statement.quoted

    def _tells_more(self, statement: Statement) -> bool:
        """Whether it names nobody as its source, and yet a number or a name that no line has."""
        if statement.standing is not Standing.AGENTLESS:
            return False
        return bool(numbers(statement.text)) or bool(set(_names(statement.text)) - self._names)


def _names(text: str) -> list[str]:
    """Stems of words with a capital, the first one only when it is a country."""
    found = [(match.start(), match[0]) for match in _NAME.finditer(text)]
    return [kept for at, word in found if (at or word.lower() in COUNTRY_OF) and (kept := stem(word))]


def details(material: Material, shown: Sequence[tuple[Statement, Span]]) -> Iterator[tuple[Statement, Span]]:
    """Relative clauses with a number that only one article has, each with the words it belongs to.

    They stand in sentences whose message another report has too, so that the line shows less than all.
    """
    given = {
        article: {each.value for each in numbers(one.article.text)}
        for article, one in material.readings.items()
    }
    carriers = Counter(value for values in given.values() for value in values)
    for statement, span in shown:
        text = material.text(statement.article)
        for clause in statement.sentence.clauses:
            if clause.kind is not ClauseKind.RELATIVE or span.overlaps(clause.span):
                continue
            found = {each.value for each in numbers(clause.span.of(text))}
            if found and all(carriers[each] - (each in given[statement.article]) == 0 for each in found):
                start = host_start(text, statement.span, clause.span)
                yield statement, trimmed(text, Span(start, clause.span.end))

"""Denials and refusals to comment: they stand beside what they answer, and report nothing themselves."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.claims.alignment import key
from briefings.claims.holding import Answer
from briefings.claims.material import Material
from briefings.claims.passages import Passage, places
from briefings.claims.replies import answers_before, unsaid
from briefings.claims.similarity import alike
from briefings.claims.statements import Statement
from briefings.claims.stems import stems

_OF_REPORT = re.compile(r"\breports?\b")
#: Where the words on when and why begin: they are not what is denied.
_WHEN = re.compile(r"\s(?:after|before|when|while|since|because)\s")
#: A denial with a message of its own answers only what is nearly as near as the same fact.
_OWN_MESSAGE = 0.15


def with_answers(material: Material, shown: Sequence[Passage]) -> list[Passage]:
    """The passages, the lead first, each with the answers to it that no passage has yet."""
    place = places(shown)
    found: dict[int, list[Statement]] = {}
    for own in material.statements.values():
        for statement in own:
            if statement.answer is None or key(statement) in place or statement.speech:
                continue
            number = _answered(material, statement, shown, place)
            if number is not None:
                found.setdefault(number, []).append(statement)
    return [
        replace(passage, answers=tuple(sorted(found.get(number, []), key=key)))
        for number, passage in enumerate(shown)
    ]


def _answered(
    material: Material, statement: Statement, shown: Sequence[Passage], place: dict[tuple[str, int], int]
) -> int | None:
    """Which passage a statement answers: what it follows, else the nearest in content; or the lead."""
    before = told_before(material, statement) if answers_before(statement) else None
    near = before is not None and before.sentence.paragraph == statement.sentence.paragraph
    if not near and _OF_REPORT.search(unsaid(statement) or (statement.text if before else "")):
        return 0
    if before:
        return place.get(key(before))
    if statement.answer is Answer.SILENT and not stems(unsaid(statement)):
        return 0
    words = unsaid(statement) if statement.answer is Answer.SILENT else _denied(statement.content)
    asked = material.profile(words)
    scores = [max(alike(asked, material.profile(each.content)) for each in one.members) for one in shown]
    best = max(range(len(shown)), key=lambda number: (scores[number], -number))
    return best if scores[best] >= _OWN_MESSAGE else None


def _denied(content: str) -> str:
    main = _WHEN.split(content)[0]
    return main if stems(main) else content


def told_before(material: Material, statement: Statement) -> Statement | None:
    """What such an answer answers: the statement right before; for a silent one, in the same paragraph."""
    if statement.order == 0:
        return None
    before = material.statements[statement.article][statement.order - 1]
    near = before.sentence.paragraph == statement.sentence.paragraph
    if before.answer is not None or (statement.answer is Answer.SILENT and not near):
        return None
    return before

"""Denials and refusals to comment: they stand beside what they answer, and report nothing themselves."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.alignment import key
from briefings.holding import Answer
from briefings.material import Material
from briefings.passages import Passage
from briefings.similarity import UNRELATED, alike
from briefings.statements import Statement
from briefings.stems import stems
from briefings.wording import ANSWERED

_OF_REPORT = re.compile(r"\breports?\b")
#: A denial with a message of its own answers only what is nearly as near as the same fact.
_OWN_MESSAGE = 0.15


def with_answers(material: Material, shown: Sequence[Passage]) -> list[Passage]:
    """The passages, the lead first, each with the answers to it that no passage has yet."""
    used = {key(each) for passage in shown for each in (*passage.statements, *passage.members)}
    found: dict[int, list[Statement]] = {}
    for own in material.statements.values():
        for statement in own:
            if statement.answer is None or key(statement) in used or statement.speech:
                continue
            place = _answered(material, statement, shown)
            if place is not None:
                found.setdefault(place, []).append(statement)
    return [
        replace(passage, answers=tuple(sorted(found.get(number, []), key=key)))
        for number, passage in enumerate(shown)
    ]


def _answered(material: Material, statement: Statement, shown: Sequence[Passage]) -> int | None:
    """Which passage a statement answers: the nearest in content, else what it follows, else the lead."""
    scores = [max(_score(material, statement, each) for each in passage.members) for passage in shown]
    best = max(range(len(shown)), key=lambda number: (scores[number], -number))
    if statement.answer is Answer.SILENT:
        return best if scores[best] >= UNRELATED and _object(statement) else 0
    if scores[best] >= _OWN_MESSAGE:
        return best
    return _before(material, statement, shown) if points_back(statement) else None


def _score(material: Material, statement: Statement, other: Statement) -> float:
    profile = material.alignment.topic.profile
    return alike(profile(statement.content), profile(other.content))


def _object(statement: Statement) -> bool:
    """Whether it says what nothing was said about ("declined to comment on the engine")."""
    return bool(stems(statement.content))


def points_back(statement: Statement) -> bool:
    """Whether it denies something without repeating it ("rejected the report")."""
    own = statement.attribution is not None and bool(statement.attribution.contents)
    if statement.answer is not Answer.DENIED:
        return False
    return not own and bool(ANSWERED.search(statement.text))


def _before(material: Material, statement: Statement, shown: Sequence[Passage]) -> int | None:
    """The passage that the article told right before; the lead for a denial of the report as such."""
    before = told_before(material, statement)
    for number, passage in enumerate(shown):
        if before and any(key(each) == key(before) for each in passage.all()):
            return number
    return 0 if before is None or _OF_REPORT.search(statement.text) else None


def told_before(material: Material, statement: Statement) -> Statement | None:
    """The statement right before, quotes and other answers left out."""
    own = material.statements[statement.article][: statement.order]
    return next((each for each in reversed(own) if not each.speech and each.answer is None), None)

"""What a denial or a refusal to comment is about, as far as its own sentence tells."""

import re

from briefings.claims.holding import Answer
from briefings.claims.statements import Statement
from briefings.claims.stems import stems
from briefings.claims.wording import ANSWERED, NO_ANSWER
from briefings.types import Hedge

#: What nothing was said about: "declined to comment on the engine", "would not say whether …".
_ABOUT = re.compile(r"\b(?:on|about|regarding|whether|why|how|when|if|what|who)\b(?P<what>.*)", re.DOTALL)

#: "denied that there had been such a plan": what was just told.
_SUCH = re.compile(r"\b(?:any )?such an? \w")


def denies(statement: Statement, other: Statement) -> bool:
    """Whether it denies what the other one tells, and does not only tell the same denial."""
    if statement.answer is not Answer.DENIED:
        return False
    return other.answer is not Answer.DENIED and other.hedge is not Hedge.NEGATED


def unsaid(statement: Statement) -> str:
    """What a silent one says nothing about, "" where only "no comment" is reported."""
    found = NO_ANSWER.search(statement.text)
    about = _ABOUT.search(statement.text, found.end()) if found else None
    return about["what"] if about else ""


def points_back(statement: Statement) -> bool:
    """Whether it denies something without repeating it ("rejected the report", "disputed that")."""
    if statement.answer is not Answer.DENIED:
        return False
    attribution = statement.attribution
    said = " ".join(
        statement.text[max(0, each.start - statement.span.start) : each.end - statement.span.start]
        for each in (attribution.contents if attribution and attribution.source else ())
    )
    if _SUCH.search(said):
        return True
    return bool(ANSWERED.search(statement.text)) and not stems(ANSWERED.sub(" ", said))


def answers_before(statement: Statement) -> bool:
    """Whether it answers the sentence before it and can't be understood without that."""
    return points_back(statement) or (statement.answer is Answer.SILENT and not stems(unsaid(statement)))

"""Who stands behind a stretch of text: by its own cue, by what its article credits, or as one who denies."""

import re
from enum import StrEnum

from briefings.claims.wording import ANSWERED, CONNECTIVE, DENIAL, NO_ANSWER, PRONOUNS
from briefings.types import Attribution, Credit, Holder, HolderKind, Reading

#: What somebody says in words of his own: "The spokesman said: 'We …".
_SPEECH = re.compile(r"[:“”‘«\"]|(?<!\w)['’](?=\w)")


class Answer(StrEnum):
    """How a statement answers another one instead of telling something."""

    DENIED = "denied"
    SILENT = "declined to comment"


def answer_in(words: str, attribution: Attribution | None, text: str) -> Answer | None:
    """Whether a statement denies something or says that somebody said nothing."""
    if NO_ANSWER.search(words):
        return Answer.SILENT
    if attribution and attribution.cue and attribution.holder.kind is not HolderKind.NOBODY:
        found = DENIAL.match(text, attribution.cue.start)
        return Answer.DENIED if found else None
    found = DENIAL.search(words)
    return Answer.DENIED if found and ANSWERED.search(words, found.end()) else None


def answering(words: str) -> Holder:
    """Who denies or declines to comment: what stands before, without its relative clause."""
    found = NO_ANSWER.search(words) or DENIAL.search(words)
    before = words[: found.start()] if found else ""
    if found and not before:  # "Neither the bank nor the ministry responded"
        before = found[0].rsplit(maxsplit=1)[0]
    if _SPEECH.search(before):
        return Holder(HolderKind.NOBODY)
    name = re.split(r",\s+(?:which|who|whose)\b", before)[0]
    joined = CONNECTIVE.match(name)
    name = re.sub(
        r"\s+(?:has|have|had|also|immediately|reportedly|has reportedly|have reportedly)$",
        "",
        name[joined.end() if joined else 0 :].strip(" ,"),
    )
    return Holder(HolderKind.GROUP, name) if name else Holder(HolderKind.NOBODY)


def behind(attribution: Attribution | None, reading: Reading) -> tuple[Holder, tuple[Holder, ...]]:
    """Who holds a statement, and the outlets and sources behind it, nearest first.

    What an article credits for all of it stands behind every sentence that has nobody of its own; a cue in
    the sentence wins over it.
    """
    credit = reading.credits[0] if reading.credits else None
    if attribution is None or attribution.holder.kind is HolderKind.SELF:
        return _credited(credit)
    holder = attribution.holder
    if attribution.told:
        return holder, (attribution.told, holder, *attribution.cites)
    if holder.kind is HolderKind.OUTLET and not attribution.cites and credit and holder == credit.holder:
        return holder, (holder, *credit.cites)
    if holder.kind is HolderKind.NOBODY:
        return holder, (credit.holder, *credit.cites) if credit else attribution.cites
    if holder.kind is HolderKind.GROUP and credit:
        return holder, (credit.holder, holder)
    return holder, (holder, *attribution.cites)


def _credited(credit: Credit | None) -> tuple[Holder, tuple[Holder, ...]]:
    if credit is None:
        return Holder(HolderKind.SELF), ()
    return credit.holder, (credit.holder, *credit.cites)


def is_pronoun(mention: str) -> bool:
    """Whether a mention is a pronoun."""
    return mention.lower() in PRONOUNS

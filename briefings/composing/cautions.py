"""What a reader must know before trusting a briefing; each follows from what the texts say or leave out."""

from collections.abc import Collection, Iterator, Sequence

from briefings.claims.stems import stems
from briefings.claims.wording import DENIAL, WHEN
from briefings.types import (
    Caution,
    CautionKind,
    Claim,
    DifferenceKind,
    Excerpt,
    FactLine,
    HolderKind,
    Origin,
    Reading,
    Story,
)

#: Cautions on single lines are for the lines that a card shows.
_SHOWN = 5
_UNNAMED = (HolderKind.NOBODY, HolderKind.SELF)


def cautions(story: Story, lead: FactLine | None, facts: Sequence[FactLine]) -> Iterator[Caution]:
    """The whole story's cautions first, then those of single lines."""
    if lead:
        yield from _of_origins(story)
        yield from _unnamed(story)
        if not any(WHEN.search(each.text) for each in lead.evidence):
            yield Caution(CautionKind.NO_EVENT_DATE)
    claims = {each.id: each for each in story.claims}
    copied = {copy for copy, _ in story.copies}
    for line in (*([lead] if lead else []), *facts):
        yield from _of_line(line, claims[line.claim], copied)
    yield from _of_articles(story)


def _of_origins(story: Story) -> Iterator[Caution]:
    if not story.origins:
        yield Caution(CautionKind.NO_ORIGIN)
    elif len(story.origins) == 1 and not _own_report(story.origins[0], len(story.readings)):
        yield Caution(CautionKind.SINGLE_ORIGIN, words=(story.origins[0].name,))


def _own_report(origin: Origin, reports: int) -> bool:
    """Whether the only report is the origin's own: there is nobody who could have confirmed it."""
    return reports == 1 and origin.loaded


def _unnamed(story: Story) -> Iterator[Caution]:
    """Groups that the lead rests on and of whom nobody is named anywhere in the story."""
    groups = [
        holder for origin in story.origins for holder in origin.cites if holder.kind is HolderKind.GROUP
    ]
    groups_as_origin = [each.name for each in story.origins if each.kind is HolderKind.GROUP]
    names = dict.fromkeys([*(each.name for each in groups), *groups_as_origin])
    unnamed = tuple(each for each in names if not _somebody_named(each, story.readings))
    if unnamed:
        yield Caution(CautionKind.UNNAMED, words=unnamed)


def _somebody_named(group: str, readings: Sequence[Reading]) -> bool:
    """Whether a named holder's role shares a word with the group ("US officials", "US envoy")."""
    wanted = stems(group)
    return any(
        each.holder.kind in (HolderKind.PERSON, HolderKind.BODY)
        and bool(wanted & (stems(each.holder.role) | _body_stems(each.holder.kind, each.holder.name)))
        for reading in readings
        for each in reading.attributions
        if each.safe
    )


def _body_stems(kind: HolderKind, name: str) -> frozenset[str]:
    return stems(name) if kind is HolderKind.BODY else frozenset()


def _of_line(line: FactLine, claim: Claim, copied: Collection[str]) -> Iterator[Caution]:
    numbers = {
        frozenset(words.text for words in each.words): _words(each.words)
        for each in reversed(claim.differences)
        if each.kind is DifferenceKind.NUMBER
    }
    if numbers:
        yield Caution(CautionKind.NUMBERS, line.number, tuple(reversed(numbers.values())))
    # A copy that credits its agency would have the agency deny it: the text that was copied says who does.
    denials = [
        each.holder.name or each.holder.kind
        for each in claim.reports
        if each.answers
        and each.article not in copied
        and any(DENIAL.search(one.text) for one in each.excerpts)
    ]
    if denials:
        yield Caution(CautionKind.DENIED, line.number, tuple(dict.fromkeys(denials)))
    if line.number > _SHOWN or line.number == 0:
        return
    others = [
        each.holder for each in line.counterparts if each.kinds == (DifferenceKind.HOLDER,) and each.holder
    ]
    if others:
        yield Caution(CautionKind.OTHER_SOURCE, line.number, tuple(dict.fromkeys((line.holder, *others))))


def _words(found: Sequence[Excerpt]) -> str:
    return " / ".join(each.text for each in found)


def _of_articles(story: Story) -> Iterator[Caution]:
    names = {each.article.id: each.article.outlet.name for each in story.readings}
    unread = [each for each in story.readings if not each.read]
    if unread:
        yield Caution(
            CautionKind.UNREAD, words=tuple(dict.fromkeys(names[each.article.id] for each in unread))
        )
    for copy, original in story.copies:
        yield Caution(CautionKind.COPIED, words=(names[original], names[copy]))

"""Which claims come first: the lead, then what most origins and outlets report, then by place."""

from collections.abc import Sequence

from briefings.claims.origins import telling
from briefings.types import Claim, Reading

#: What a conceded or a leaning clause falls behind its own sentence, as a share of the article.
_SIDE = 0.25


def ranked(claims: Sequence[Claim], readings: Sequence[Reading]) -> list[Claim]:
    """The claims in the order they are shown in."""
    return sorted(claims, key=lambda claim: _weight(claim, readings))


def _weight(claim: Claim, readings: Sequence[Reading]) -> tuple[bool, bool, int, int, float, str, int]:
    outlets = max(1, len({report.article for report in telling(claim.reports)}))
    shown = claim.reports[0].excerpts[0]
    return (
        not claim.lead,
        outlets < 2,
        -len(claim.origins) if outlets > 1 else 0,
        -outlets,
        round(_place(claim, readings), 6),
        shown.article,
        shown.span.start,
    )


def _place(claim: Claim, readings: Sequence[Reading]) -> float:
    """How far down its article the printed words stand, from 0 to 1; a side remark counts as further down."""
    shown = claim.reports[0].excerpts[0]
    reading = next(each for each in readings if each.article.id == shown.article)
    at = next((each.index for each in reading.sentences if each.span.covers(shown.span)), 0)
    aside = shown.span.end < shown.sentence.end - 1 and shown.span.start > shown.sentence.start
    return at / max(1, len(reading.sentences)) + (_SIDE if aside else 0)

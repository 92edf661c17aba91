"""Sentences of several articles → claims: what is reported, by whom, and where the reports differ."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from briefings.alignment import key, usable
from briefings.answers import with_answers
from briefings.counterparts import Beside, conceded_pairs, pair_report
from briefings.leads import extras, lead_of
from briefings.material import Material
from briefings.numbers import numbers
from briefings.passages import Passage, passages, with_restated
from briefings.singles import Singles, details
from briefings.statements import Statement
from briefings.types import Claim, Excerpt, Report, Span


def claims(material: Material) -> list[Claim]:
    """The lead, then what several reports tell, then what only one tells; not yet ranked."""
    found = passages(material)
    lead = lead_of(material, found)
    if lead is None:
        return []
    shown = with_restated(
        material, [lead, *(each for each in found if each is not lead and _printable(material, each))]
    )
    shown = with_answers(material, shown)
    made = [_made(material, each, lead=number == 0) for number, each in enumerate(shown)]
    made += _conceded(material, shown)
    made += _single(material, _taken(shown, made, material), made)
    return made


def _printable(material: Material, passage: Passage) -> bool:
    """Whether somebody stands behind it, or outlets that did not copy one another agree on a detail."""
    if usable(passage.members):
        return True
    texts = {material.copies.get(each.article, each.article) for each in passage.members}
    return len(texts) > 1 and all(numbers(each.text) for each in passage.members)


def _made(material: Material, passage: Passage, *, lead: bool) -> Claim:
    beside = Beside(material, passage)
    differences = beside.differences
    if lead:
        differences += extras(material, passage)
    return Claim(
        id=claim_id(beside.reports[0]),
        reports=tuple(beside.reports),
        differences=tuple(differences),
        lead=lead,
        evidence=beside.evidence(),
    )


def claim_id(report: Report) -> str:
    """The same for the same printed words of the same article."""
    shown = "|".join(f"{each.article}:{each.span.start}-{each.span.end}" for each in report.excerpts)
    return hashlib.sha256(shown.encode()).hexdigest()[:12]


def _conceded(material: Material, shown: Sequence[Passage]) -> list[Claim]:
    found = []
    for ours, theirs, span in conceded_pairs(material, shown):
        first = material.report((ours,))
        second, differences = pair_report(material, ours, theirs, span)
        found.append(Claim(claim_id(first), (first, second), tuple(differences)))
    return list({each.id: each for each in found}.values())


def _taken(shown: Sequence[Passage], made: Sequence[Claim], material: Material) -> list[Statement]:
    """Every statement that a claim of several reports shows or rests on."""
    used = {
        key(each)
        for passage in shown
        for each in (*passage.statements, *passage.members, *passage.restated, *passage.answers)
    }
    return [
        each
        for own in material.statements.values()
        for each in own
        if key(each) in used or any(True for _ in _excerpts_of(each, made))
    ]


def _excerpts_of(statement: Statement, made: Iterable[Claim]) -> Iterator[Excerpt]:
    """What the claims show of a statement."""
    for claim in made:
        for report in claim.reports:
            for each in report.excerpts:
                if each.article == statement.article and each.span.overlaps(statement.span):
                    yield each


def _single(material: Material, taken: Sequence[Statement], made: Sequence[Claim]) -> list[Claim]:
    singles = Singles(material, taken)
    found: list[tuple[int, Report]] = []
    for article in material.statements:
        found += [(statement.order, report) for statement, report in singles.lines(article)]
    if len(material.readings) > 1:
        found += [
            (each.order, material.report((each,), span)) for each, span in _details(material, taken, made)
        ]
    return [Claim(claim_id(report), (report,)) for _, report in found]


def _details(
    material: Material, taken: Sequence[Statement], made: Sequence[Claim]
) -> list[tuple[Statement, Span]]:
    found: list[tuple[Statement, Span]] = []
    for statement in taken:
        shown = next(_excerpts_of(statement, made), None)
        others = " ".join(
            one.article.text for article, one in material.readings.items() if article != statement.article
        )
        if shown:
            found += details(material, [(statement, shown.span)], others)
    return found

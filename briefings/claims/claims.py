"""Sentences of several articles → claims: what is reported, by whom, and where the reports differ."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefings.claims.alignment import key
from briefings.claims.answers import with_answers
from briefings.claims.asides import Aside, without_asides
from briefings.claims.counterparts import Beside, conceded_pairs, pair_report
from briefings.claims.facts import usable
from briefings.claims.leads import extras, lead_of
from briefings.claims.material import Material
from briefings.claims.numbers import numbers
from briefings.claims.passages import Passage, passages, with_restated
from briefings.claims.similarity import NEAR, UNRELATED
from briefings.claims.singles import Singles, details
from briefings.claims.statements import Statement
from briefings.types import Claim, Excerpt, Report


def claims(material: Material) -> list[Claim]:
    """The lead, then what several reports tell, then what only one tells; not yet ranked."""
    found = passages(material)
    lead = lead_of(material, found)
    if lead is None:
        return []
    others = [each for each in found if each is not lead and _printable(material, each)]
    shown, asides = without_asides(material, [lead, *others])
    shown = with_restated(material, shown, {key(each.statement) for each in asides})
    shown = with_answers(material, shown)
    made = [_made(material, each, lead=number == 0) for number, each in enumerate(shown)]
    made += _conceded(material, shown)
    made += [_aside(material, each) for each in asides]
    made += _single(material, _taken(shown, made, material), made)
    return [_with_others(material, each) for each in made]


def _with_others(material: Material, claim: Claim) -> Claim:
    """A claim with what articles that do not report it have near it, and those that have nothing."""
    printed = [
        statement
        for each in claim.reports[0].excerpts
        for statement in material.statements[each.article]
        if each.span.covers(statement.span)
    ]
    told = {each.article for each in claim.reports}
    near, missing = [], []
    for article in (each for each, own in material.statements.items() if own and each not in told):
        found = [nearest for each in printed if (nearest := material.nearest(each, article))]
        score, statement = max(found, key=lambda each: each[0], default=(0.0, None))
        if score < UNRELATED:
            missing.append(article)
        elif statement and score >= NEAR:
            near.append(material.excerpt(statement))
    return replace(claim, near=tuple(near), missing=tuple(missing))


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


def _aside(material: Material, aside: Aside) -> Claim:
    """A number that one article gives by itself and another one on the way to something else."""
    first = material.report((aside.statement,))
    second, differences = pair_report(material, aside.statement, aside.other, aside.span)
    return Claim(claim_id(first), (first, second), tuple(differences))


def _taken(shown: Sequence[Passage], made: Sequence[Claim], material: Material) -> list[Statement]:
    """Every statement that a claim of several reports shows or rests on."""
    used = {key(each) for passage in shown for each in passage.all()}
    excerpts = _by_article(made)
    return [
        each
        for article, own in material.statements.items()
        for each in own
        if key(each) in used or _shown(each, excerpts[article])
    ]


def _by_article(made: Iterable[Claim]) -> dict[str, list[Excerpt]]:
    """What the claims show of each article."""
    found: dict[str, list[Excerpt]] = defaultdict(list)
    for claim in made:
        for report in claim.reports:
            for each in report.excerpts:
                found[each.article].append(each)
    return found


def _shown(statement: Statement, excerpts: Iterable[Excerpt]) -> Excerpt | None:
    """What is shown of a statement."""
    return next((each for each in excerpts if each.span.overlaps(statement.span)), None)


def _single(material: Material, taken: Sequence[Statement], made: Sequence[Claim]) -> list[Claim]:
    singles = Singles(material, taken)
    found = [report for article in material.statements for _, report in singles.lines(article)]
    if len(material.readings) > 1:
        excerpts = _by_article(made)
        shown = [(each, one.span) for each in taken if (one := _shown(each, excerpts[each.article]))]
        found += [material.report((each,), span) for each, span in details(material, shown)]
    return [Claim(claim_id(report), (report,)) for report in found]

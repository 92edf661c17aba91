"""Readings of articles on one happening → the story: claims, quotes, origins, names."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from briefings.claims.claims import claims
from briefings.claims.copying import copies, credited_agency
from briefings.claims.crediting import recredited
from briefings.claims.material import gather
from briefings.claims.origins import Sources, indebted, origins, ways
from briefings.claims.ranking import ranked
from briefings.claims.speech import story_quotes
from briefings.outlets import Outlets
from briefings.reading.names import same_names
from briefings.types import Article, Claim, Excerpt, Origin, Outlet, Reading, Story


def build(readings: Sequence[Reading], outlets: Outlets) -> Story:
    """Everything the articles tell together; the order of the readings changes nothing."""
    known = Outlets([*outlets, *_unknown(readings, outlets)])
    ordered = recredited([_with_agency(each, known) for each in _in_order(readings)])
    shared = copies(ordered, known)
    found = claims(gather(ordered, shared))
    sources = _sources(ordered, found, shared)
    traced = [(claim, origins(claim.reports, sources)) for claim in found]
    named = [replace(claim, origins=tuple(each.name for each in ends)) for claim, ends in traced]
    lead = next((claim for claim in named if claim.lead), None)
    ends: tuple[Origin, ...] = next((ends for claim, ends in traced if claim.lead), ())
    return Story(
        id=story_id([each.article for each in ordered]),
        headline=_headline(lead, ordered),
        readings=tuple(ordered),
        claims=tuple(ranked(named, ordered)),
        quotes=tuple(story_quotes(ordered)),
        origins=ends,
        names=same_names(ordered),
        ways=ways(lead.reports, sources) if lead else (),
        copies=tuple(sorted(sources.copies.items())),
    )


def story_id(articles: Sequence[Article]) -> str:
    """The same for the same articles."""
    return hashlib.sha256("|".join(sorted(each.id for each in articles)).encode()).hexdigest()[:12]


def _in_order(readings: Sequence[Reading]) -> list[Reading]:
    """Each article once: the earlier first, those without a date last, then by outlet."""
    once = {each.article.id: each for each in readings}

    def place(each: Reading) -> tuple[str, str, str]:
        at = each.article.published_at
        return at.replace(tzinfo=None).isoformat() if at else "9", each.article.outlet.name, each.article.id

    return sorted(once.values(), key=place)


def _unknown(readings: Sequence[Reading], outlets: Outlets) -> list[Outlet]:
    """The loaded outlets that the register does not have."""
    found = {each.article.outlet.name: each.article.outlet for each in readings}
    return [found[name] for name in sorted(found) if outlets.find(name) is None]


def _with_agency(reading: Reading, outlets: Outlets) -> Reading:
    """An agency's name in the place of the writer's, or in the dateline, credits it for the whole article."""
    agency = None if reading.credits else credited_agency(reading.article, outlets)
    return replace(reading, credits=(agency,)) if agency else reading


def _sources(readings: Sequence[Reading], found: Sequence[Claim], shared: dict[str, str]) -> Sources:
    articles = {each.article.id: each.article for each in readings}
    leads = [report for claim in found if claim.lead for report in claim.reports]
    return Sources(articles, shared, indebted(leads, articles))


def _headline(lead: Claim | None, readings: Sequence[Reading]) -> Excerpt:
    """The headline of the article that tells the lead in its words."""
    printed = lead.reports[0].article if lead else ""
    article = next((each.article for each in readings if each.article.id == printed), readings[0].article)
    return Excerpt(article.id, article.headline, article.headline.of(article.text), article.headline)

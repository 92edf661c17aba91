"""Readings of articles on one happening → the story: claims, quotes, origins, names."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from briefings.claims import claims
from briefings.crediting import recredited
from briefings.material import gather
from briefings.names import same_names
from briefings.origins import Sources, byline_agency, copies, indebted, origins, ways
from briefings.outlets import Outlets
from briefings.ranking import ranked
from briefings.speech import story_quotes
from briefings.types import Article, Claim, Credit, Excerpt, Origin, Reading, Story


def build(readings: Sequence[Reading], outlets: Outlets) -> Story:
    """Everything the articles tell together; the order of the readings changes nothing."""
    ordered = recredited([_with_agency(each, outlets) for each in _in_order(readings)])
    shared = copies(ordered)
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


def _with_agency(reading: Reading, outlets: Outlets) -> Reading:
    """An agency's name in the place of the writer's credits it for the whole article."""
    agency = byline_agency(reading.article, outlets)
    if agency is None or reading.credits:
        return reading
    at = reading.article.text.find(reading.article.byline)
    headline = reading.article.headline
    span = replace(headline, start=at, end=at + len(reading.article.byline)) if at >= 0 else headline
    return replace(reading, credits=(Credit(span, agency),))


def _sources(readings: Sequence[Reading], found: Sequence[Claim], shared: dict[str, str]) -> Sources:
    articles = {each.article.id: each.article for each in readings}
    leads = [report for claim in found if claim.lead for report in claim.reports]
    return Sources(articles, shared, indebted(leads, articles))


def _headline(lead: Claim | None, readings: Sequence[Reading]) -> Excerpt:
    """The headline of the article that tells the lead in its words."""
    printed = lead.reports[0].article if lead else ""
    article = next((each.article for each in readings if each.article.id == printed), readings[0].article)
    return Excerpt(article.id, article.headline, article.headline.of(article.text), article.headline)

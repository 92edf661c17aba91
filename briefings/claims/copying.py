"""One text under several mastheads: who copied it from whom, and which outlet is an agency."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from briefings.claims.similarity import COPIED, containment, shingles
from briefings.outlets import Outlets
from briefings.types import Article, Credit, Holder, HolderKind, ParagraphKind, Reading, Span

_DATELINE = re.compile(r"^[^()\n]{0,60}\((?P<who>[^()\n]{2,40})\)\s*[-–—:]")
#: A byline that owns to using others' texts: "Staff and agencies".
_WITH_AGENCIES = re.compile(r"\bagenc(?:y|ies)\b|\bwires?\b|\bwire (?:service|report)s?\b", re.IGNORECASE)
_AGENCY_CREDITS = "agency credits"


def copies(readings: Sequence[Reading], outlets: Outlets) -> dict[str, str]:
    """Articles that share most of their text with another one, and that one: the agency's, else the first."""
    known = {each.article.id: each for each in readings}
    found: dict[str, str] = {}
    for group in _alike({each: known[each].article for each in sorted(known)}):
        alike = [known[each] for each in group]
        original = min(alike, key=lambda each: _precedence(each, alike, outlets)).article.id
        found |= {each: original for each in group if each != original}
    return found


def _alike(articles: Mapping[str, Article]) -> list[list[str]]:
    """Articles with one text, group by group."""
    runs = {each: shingles(body(article)) for each, article in articles.items()}
    groups: dict[str, list[str]] = {}
    for one, other in combinations(runs, 2):
        mine, theirs = groups.get(one, [one]), groups.get(other, [other])
        if mine is not theirs and containment(runs[one], runs[other]) >= COPIED:
            joined = mine + theirs
            groups |= dict.fromkeys(joined, joined)
    return list({id(group): group for group in groups.values()}.values())


def _precedence(reading: Reading, group: Sequence[Reading], outlets: Outlets) -> tuple[int, str, int, str]:
    """Agencies first, whoever names the other last; then the earlier, where all tell when, or the longer."""
    article = reading.article
    dated = all(each.article.published_at for each in group)
    at = article.published_at
    when = at.replace(tzinfo=None).isoformat() if at and dated else ""
    return _standing(reading, group, outlets), when, -len(body(article)), article.id


def _standing(reading: Reading, group: Sequence[Reading], outlets: Outlets) -> int:
    if is_agency(reading.article):
        return 0
    others = {each.article.outlet.name for each in group} - {reading.article.outlet.name}
    credited = {each.holder.name for each in reading.credits}
    credited |= {each.holder.name for each in reading.attributions}
    named = credited_agency(reading.article, outlets) or _WITH_AGENCIES.search(reading.article.byline)
    return 2 if named or credited & others else 1


def is_agency(article: Article) -> bool:
    """Whether the outlet is an agency: registered as one, or signing its text as agencies do."""
    if article.outlet.agency:
        return True
    signed = any(each.reason == _AGENCY_CREDITS for each in article.stripped)
    dated = _dateline(article)
    return dated is not None and (signed or _is_own(article, dated[0]))


def _is_own(article: Article, name: str) -> bool:
    return Outlets([article.outlet]).find(name) is not None


def credited_agency(article: Article, outlets: Outlets) -> Credit | None:
    """The agency that stands in the place of the writer's name or in the dateline's brackets."""
    by = outlets.find(article.byline) if article.byline else None
    if by and by.agency and by.name != article.outlet.name:
        at = article.text.find(article.byline)
        span = Span(at, at + len(article.byline)) if at >= 0 else article.headline
        return Credit(span, Holder(HolderKind.OUTLET, by.name))
    dated = _dateline(article)
    outlet = outlets.find(dated[0]) if dated else None
    if dated is None or outlet is None or outlet.name == article.outlet.name:
        return None
    return Credit(dated[1], Holder(HolderKind.OUTLET, outlet.name, dated[1]))


def _dateline(article: Article) -> tuple[str, Span] | None:
    """What stands in the brackets of "TOWN, March 4 (Agency) -", and where."""
    first = next((each for each in article.paragraphs if each.kind is ParagraphKind.BODY), None)
    if first is None:
        return None
    start = first.label.start if first.label else first.span.start
    found = _DATELINE.match(article.text[start : first.span.end])
    return (found["who"], Span(start + found.start("who"), start + found.end("who"))) if found else None


def body(article: Article) -> str:
    """The text of an article without its headline and what was stripped."""
    kept = [each.span.of(article.text) for each in article.paragraphs if each.kind is ParagraphKind.BODY]
    return "\n".join(kept)

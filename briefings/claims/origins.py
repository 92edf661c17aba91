"""Who got it from whom: where the reports of a claim come from in the end."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefings.claims.copying import is_agency
from briefings.claims.differences import same
from briefings.types import Article, Holder, HolderKind, Origin, Report

_NAMED = (HolderKind.PERSON, HolderKind.BODY, HolderKind.OUTLET)

#: Descriptions of people who spoke to a reporter alone: whoever prints them without crediting another outlet
#: has talked to them. "Officials" or "police" alone may have spoken to everybody.
_CONFIDED = re.compile(
    r"\b(?:people|persons?|sources?|insiders?|individuals|diplomats?)\b|anonym|familiar|briefed|close to|"
    r"knowledge of|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trace:
    """One report followed to its end."""

    holder: Holder
    #: Outlets in between, nearest to the reader first.
    via: tuple[Holder, ...] = ()
    #: Whom the origin cites and does not name.
    cites: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """What the loaded articles say of where they have things from."""

    articles: Mapping[str, Article]
    #: For a copy, the article whose text it shares.
    copies: Mapping[str, str] = field(default_factory=dict)
    #: Articles whose lead credits another outlet: their unnamed groups may be that outlet's.
    indebted: frozenset[str] = frozenset()

    def outlet_of(self, article: str) -> str:
        """The outlet of an article, or of the one that it copies."""
        return self.articles[self.copies.get(article, article)].outlet.name

    def loaded(self, outlet: str) -> str | None:
        """The article of an outlet, if one is loaded."""
        return next((each.id for each in self.articles.values() if each.outlet.name == outlet), None)


def indebted(leads: Iterable[Report], articles: Mapping[str, Article]) -> frozenset[str]:
    """Articles whose lead has another outlet behind it."""
    return frozenset(
        each.article
        for each in leads
        if any(
            holder.kind is HolderKind.OUTLET and holder.name != articles[each.article].outlet.name
            for holder in each.chain
        )
    )


def trace(report: Report, reports: Sequence[Report], sources: Sources) -> Trace | None:
    """Follows one report to its end over the loaded reports of the same claim; None when it names nobody."""
    return _follow(report, reports, sources, frozenset())


def _follow(
    report: Report, reports: Sequence[Report], sources: Sources, seen: frozenset[str]
) -> Trace | None:
    own = sources.outlet_of(report.article)
    original = sources.copies.get(report.article)
    if original and original not in seen:
        there = next((each for each in reports if each.article == original), None)
        if there:
            further = _follow(there, reports, sources, seen | {report.article}) or _agency(there, sources)
            return _copied(further, sources.articles[original].outlet.name) if further else None
    chain = tuple(each for each in report.chain if each.kind not in (HolderKind.SELF, HolderKind.NOBODY))
    end = _last_named(chain, report)
    if end is None:
        return _unnamed(chain, report, sources, own)
    found = chain[end]
    via = tuple(each for each in chain[:end] if each.kind is HolderKind.OUTLET and each.name != own)
    cites = tuple(each for each in chain[end + 1 :])
    if found.kind is HolderKind.OUTLET and found.name != own:
        further = _into_loaded(found, reports, sources, seen | {report.article})
        if further and further.holder.name == found.name:
            return Trace(found, via, further.cites or cites)
        if further:
            return Trace(further.holder, (*via, found, *further.via), further.cites)
    return Trace(found, via, cites)


def _copied(trace: Trace, original: str) -> Trace:
    """A copy has it from the outlet that it copied, unless that one is the origin itself."""
    if trace.holder.name == original:
        return trace
    return Trace(trace.holder, (Holder(HolderKind.OUTLET, original), *trace.via), trace.cites)


def _last_named(chain: Sequence[Holder], report: Report) -> int | None:
    """The end of a chain: the last with a name; what was told to one outlet is its own reporting."""
    if report.told and chain and chain[0].kind is HolderKind.OUTLET:
        return 0
    at = [number for number, each in enumerate(chain) if each.kind in _NAMED]
    return at[-1] if at else None


def _unnamed(chain: Sequence[Holder], report: Report, sources: Sources, own: str) -> Trace | None:
    """A report that only has described people behind it."""
    if not chain or report.article in sources.indebted:
        return None
    if any(_CONFIDED.search(each.name) for each in chain):
        return Trace(Holder(HolderKind.OUTLET, own), (), tuple(chain))
    return Trace(chain[-1])


def _agency(report: Report, sources: Sources) -> Trace | None:
    article = sources.articles[report.article]
    return Trace(Holder(HolderKind.OUTLET, article.outlet.name)) if is_agency(article) else None


def _into_loaded(
    outlet: Holder, reports: Sequence[Report], sources: Sources, seen: frozenset[str]
) -> Trace | None:
    """What a loaded outlet's own report of the claim says of where it has it from."""
    for report in reports:
        if sources.articles[report.article].outlet.name == outlet.name and report.article not in seen:
            return _follow(report, reports, sources, seen)
    return None


def origins(reports: Sequence[Report], sources: Sources) -> tuple[Origin, ...]:
    """The independent origins of a claim, in the order of its reports."""
    found: list[tuple[Trace, list[str]]] = []
    for report in telling(reports):
        traced = trace(report, reports, sources)
        if traced is None:
            continue
        known = next((each for each in found if _one_origin(each[0].holder, traced.holder)), None)
        if known is None:
            found.append((traced, [report.article]))
        elif report.article not in known[1]:
            known[1].append(report.article)
            found[found.index(known)] = (_merged(known[0], traced), known[1])
    return tuple(_origin(traced, articles, sources) for traced, articles in _without_described(found))


def telling(reports: Sequence[Report]) -> list[Report]:
    """The reports that tell a claim, without those that only answer it or touch a part of it."""
    return [each for each in reports if not each.answers and not each.partial]


def ways(reports: Sequence[Report], sources: Sources) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each article the outlets between it and the claim's origin, nearest to the reader first."""
    found: dict[str, tuple[str, ...]] = {}
    for report in telling(reports):
        traced = trace(report, reports, sources)
        if traced and report.article not in found:
            found[report.article] = tuple(each.name for each in traced.via)
    return tuple(found.items())


def _one_origin(a: Holder, b: Holder) -> bool:
    return a.name.casefold() == b.name.casefold() or same(a, b)


def _merged(a: Trace, b: Trace) -> Trace:
    return Trace(
        a.holder,
        a.via + tuple(each for each in b.via if each not in a.via),
        a.cites or b.cites,
    )


def _without_described(found: list[tuple[Trace, list[str]]]) -> list[tuple[Trace, list[str]]]:
    """Without groups that another origin cites as its own source."""
    cited = [each for traced, _ in found for each in traced.cites]
    return [
        (traced, articles)
        for traced, articles in found
        if traced.holder.kind is not HolderKind.GROUP or not any(same(traced.holder, each) for each in cited)
    ]


def _origin(traced: Trace, articles: Sequence[str], sources: Sources) -> Origin:
    return Origin(
        name=traced.holder.name,
        kind=traced.holder.kind,
        loaded=traced.holder.kind is HolderKind.OUTLET and sources.loaded(traced.holder.name) is not None,
        articles=tuple(articles),
        via=tuple(each.name for each in traced.via),
        cites=traced.cites,
    )

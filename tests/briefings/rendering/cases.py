"""Whole briefings for golden files and limits: ordinary ones, bare ones, and ones made to hurt."""

from dataclasses import replace

from briefings.types import (
    Article,
    Briefing,
    Caution,
    CautionKind,
    Counterpart,
    DifferenceKind,
    Excerpt,
    FactLine,
    Holder,
    HolderKind,
    OnlyLine,
    OnlyList,
    Origin,
    OriginNode,
    Outlet,
    QuoteKind,
    QuoteLine,
    SameName,
    Span,
)
from tests.briefings.rendering.fixtures import ARTICLES, FIRST, UP
from tests.briefings.rendering.making import article, card_of, excerpt
from tests.briefings.rendering.nasty import HOSTILE, Case


def told(where: Article, words: str, number: int = 0, holder: str = "", *others: Counterpart) -> FactLine:
    """A line in an article's words."""
    copied = excerpt(where, words)
    return FactLine(
        number=number,
        claim=f"c{number}",
        excerpts=(copied,),
        article=where.id,
        outlet=where.outlet.name,
        holder=holder,
        holder_kind=HolderKind.GROUP if holder else HolderKind.NOBODY,
        glosses=(),
        counterparts=others,
        origins=(),
        outlets=(where.outlet.name, *(other.outlet for other in others)),
        evidence=(copied, *(other.excerpt for other in others)),
    )


def bare(*articles: Article) -> Briefing:
    """A briefing of these articles in which nothing was found."""
    first = articles[0]
    return Briefing(
        headline=Excerpt(first.id, first.headline, first.headline.of(first.text), first.headline),
        articles=tuple(card_of(one) for one in articles),
        origins=(),
        unsourced=0,
        lead=None,
        facts=(),
        quotes=(),
        chain=(),
        cautions=(),
        only=(),
        names=(),
    )


def _one_report() -> Case:
    briefing = replace(
        FIRST,
        articles=FIRST.articles[:1],
        lead=replace(FIRST.lead, outlets=(UP.outlet.name,), extras=(), evidence=FIRST.lead.excerpts)
        if FIRST.lead
        else None,
        facts=tuple(
            replace(fact, counterparts=(), outlets=(UP.outlet.name,), evidence=fact.excerpts)
            for fact in FIRST.facts
        ),
        quotes=(),
        cautions=(Caution(CautionKind.SINGLE_ORIGIN), Caution(CautionKind.NO_EVENT_DATE)),
        only=(),
        names=(),
    )
    return Case(briefing, {UP.id: UP})


GAZETTE = article(
    Outlet("Harbour Gazette", short="Gazette"),
    "Fire stops ferries at Port Lund\n"
    "Ferries from Port Lund were stopped after a fire, The Meridian reported, citing two dock workers. "
    "Up to 40 cars were damaged, according to The Meridian.\n"
    "“Nobody was on board,” said harbour master Ida Brandt.\n",
    dated="3 March 2031",
)
COURIER = article(
    Outlet("North Courier"),
    "Port Lund ferries halted\n"
    "Ferry traffic at Port Lund was halted by a fire on Monday, The Meridian reported. "
    "About 60 cars burned.\n",
)
AGENCY = article(
    Outlet("Lund Press Agency", short="LPA", agency=True),
    "Fire halts Port Lund ferries\n"
    "A fire halted all ferries at Port Lund, fire chief Omar Nyberg told the Lund Press Agency. "
    "“We expect traffic to resume tomorrow,” Nyberg said.\n"
    "Nyberg denied that fuel had leaked.\n",
    dated="2031-03-03T09:15Z",
    by="Mia Holt",
)
MERIDIAN = "The Meridian"


def _against(where: Article, words: str, holder: str, kind: DifferenceKind) -> Counterpart:
    return Counterpart(where.id, where.outlet.name, holder, False, (kind,), "", excerpt(where, words))


def _three_reports() -> Case:
    cars = _against(COURIER, "About 60 cars burned.", "", DifferenceKind.NUMBER)
    lead = replace(
        told(AGENCY, "A fire halted all ferries at Port Lund", 0, "Omar Nyberg"),
        origins=(MERIDIAN, "Omar Nyberg"),
        outlets=("Lund Press Agency", "Harbour Gazette", "North Courier"),
    )
    said = excerpt(GAZETTE, "Nobody was on board")
    expects = excerpt(AGENCY, "We expect traffic to resume tomorrow")
    dock_workers = Holder(HolderKind.GROUP, "two dock workers")
    reports = tuple(
        OriginNode(one.outlet.name, HolderKind.OUTLET, True, one.id, one.published_as)
        for one in (COURIER, GAZETTE)
    )
    agency = OriginNode("Lund Press Agency", HolderKind.OUTLET, True, AGENCY.id, AGENCY.published_as)
    briefing = replace(
        bare(AGENCY, GAZETTE, COURIER),
        origins=(
            Origin(MERIDIAN, HolderKind.OUTLET, False, (GAZETTE.id, COURIER.id), cites=(dock_workers,)),
            Origin("Omar Nyberg", HolderKind.PERSON, False, (AGENCY.id,), via=("Lund Press Agency",)),
        ),
        unsourced=1,
        lead=lead,
        facts=(told(GAZETTE, "Up to 40 cars were damaged", 1, MERIDIAN, cars),),
        quotes=(
            QuoteLine(
                None, said, "Ida Brandt", "harbour master", None, QuoteKind.CLAUSE, ("Harbour Gazette",)
            ),
            QuoteLine(
                None, expects, "", "", None, QuoteKind.SENTENCE, ("Lund Press Agency", "Harbour Gazette")
            ),
        ),
        chain=(
            OriginNode(
                "two dock workers",
                HolderKind.GROUP,
                False,
                children=(OriginNode(MERIDIAN, HolderKind.OUTLET, False, children=reports),),
            ),
            OriginNode("Omar Nyberg", HolderKind.PERSON, False, children=(agency,)),
        ),
        cautions=(
            Caution(CautionKind.NUMBERS, line=1, words=("40", "60")),
            Caution(CautionKind.DENIED, words=("Omar Nyberg",)),
        ),
        only=(
            OnlyList(
                AGENCY.id,
                "Lund Press Agency",
                (
                    OnlyLine(
                        (excerpt(AGENCY, "Nyberg denied that fuel had leaked."),),
                        "Omar Nyberg",
                        HolderKind.PERSON,
                        (),
                        "c",
                    ),
                ),
            ),
        ),
    )
    return Case(briefing, {one.id: one for one in (AGENCY, GAZETTE, COURIER)})


def _hostile() -> Case:
    evil = article(
        Outlet("evil.example.com", short="@evil"),
        f"{HOSTILE}\n{HOSTILE}\n\n/start\n" + "ы" * 3_000 + "\n",
        dated="http://17.11.2024.example.com",
        by="@byline #tag",
    )
    evil = replace(evil, url='https://evil.example.com/"><b>?a=1&b=2')
    whole = replace(told(evil, HOSTILE, 0, HOSTILE), origins=(HOSTILE,))
    other = Counterpart(
        evil.id, "/brief", "@holder", False, (DifferenceKind.WORDING,), "t.me/x", excerpt(evil, HOSTILE)
    )
    long = told(evil, "ы" * 3_000, 2, "")
    briefing = replace(
        bare(evil),
        origins=(Origin(HOSTILE, HolderKind.GROUP, False, (evil.id,)),),
        lead=whole,
        facts=(replace(whole, number=1, counterparts=(other,)), long),
        quotes=(
            QuoteLine(
                None, excerpt(evil, HOSTILE), HOSTILE, HOSTILE, None, QuoteKind.SENTENCE, (evil.outlet.name,)
            ),
        ),
        chain=(
            OriginNode(
                HOSTILE, HolderKind.GROUP, False, children=(OriginNode("@x", HolderKind.OUTLET, True),)
            ),
        ),
        cautions=tuple(Caution(kind, 1, (HOSTILE, "@y")) for kind in CautionKind),
        only=(
            OnlyList(
                evil.id,
                evil.outlet.name,
                (OnlyLine((excerpt(evil, HOSTILE),), "", HolderKind.NOBODY, (), "c"),),
            ),
        ),
        names=(SameName(((HOSTILE, ("@a",)), ("b.com", ()))),),
    )
    return Case(briefing, {evil.id: evil})


def _huge() -> Case:
    """Forty facts over twelve reports, some of them longer than a page."""
    words = "The council of Port Lund voted on part {} of the plan, which covers harbour, rail and road. "
    reports = [
        article(
            Outlet(f"Outlet number {place}", short=f"O{place}"),
            f"Plan {place}\n"
            + "\n".join(words.format(f"{place}-{line}") * (line % 3 + 1) for line in range(40)),
        )
        for place in range(12)
    ]
    first = reports[0]
    facts = tuple(
        replace(
            told(
                first,
                first.paragraphs[line].span.of(first.text),
                line,
                "the council",
                *(
                    _against(one, one.paragraphs[line].span.of(one.text), "", DifferenceKind.WORDING)
                    for one in reports[1:4]
                ),
            ),
            glosses=(),
        )
        for line in range(40)
    )
    briefing = replace(
        bare(*reports),
        lead=facts[0],
        facts=facts[1:],
        quotes=tuple(
            QuoteLine(
                None, fact.excerpts[0], "Ida Brandt", "", None, QuoteKind.SENTENCE, (first.outlet.name,)
            )
            for fact in facts
        ),
        cautions=tuple(Caution(CautionKind.NUMBERS, line, ("1", "2")) for line in range(1, 40)),
        only=tuple(
            OnlyList(
                one.id,
                one.outlet.name,
                tuple(OnlyLine(fact.excerpts, "", HolderKind.NOBODY, (), "c") for fact in facts),
            )
            for one in reports
        ),
        names=tuple(SameName(((f"Name {place}", ("a",)), (f"Nahme {place}", ("b",)))) for place in range(60)),
        chain=tuple(OriginNode(one.outlet.name, HolderKind.OUTLET, True, one.id) for one in reports),
    )
    return Case(briefing, {one.id: one for one in reports})


def _empty_headline() -> Case:
    blank = article(Outlet("Blank News"), "")
    blank = replace(blank, headline=Span(0, 0))
    return Case(bare(blank), {blank.id: blank})


CASES: dict[str, Case] = {
    "first": Case(FIRST, ARTICLES),
    "one_report": _one_report(),
    "three_reports": _three_reports(),
    "hostile": _hostile(),
    "huge": _huge(),
    "no_facts": Case(
        replace(bare(GAZETTE, COURIER), quotes=_three_reports().briefing.quotes[:1]),
        {GAZETTE.id: GAZETTE, COURIER.id: COURIER},
    ),
    "no_quotes": Case(replace(FIRST, quotes=()), ARTICLES),
    "empty_headline": _empty_headline(),
}

"""The first story's briefing by hand, as a reader should get it, and what other briefings are made of."""

from pathlib import Path

from briefings.types import (
    Briefing,
    Caution,
    CautionKind,
    Counterpart,
    DifferenceKind,
    Excerpt,
    Extra,
    FactLine,
    Gloss,
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
)
from tests.briefings.rendering.making import article, card_of, excerpt

SAMPLES = Path(__file__).parents[3] / "data" / "articles"
GROUP, OUTLET, NOBODY = HolderKind.GROUP, HolderKind.OUTLET, HolderKind.NOBODY


def _sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


EU = article(
    Outlet("EU Global"),
    _sample("eu-global-atacms"),
    by="EU Global Editorial Staff",
    skip=(
        "Date:",
        "EU Global Editorial",
        "The editorial team",
        "Drawing on",
        "Share",
        "spot",
        "Pop",
        "More",
        "Rel",
    ),
)
UP = article(
    Outlet("Ukrainska Pravda", short="UP"),
    _sample("ukrainska-pravda-atacms"),
    dated="Sunday, 17 November 2024, 20:20",
    by="KATERYNA TYSHCHENKO",
    skip=("KATERYNA", "Support UP"),
)
ARTICLES = {UP.id: UP, EU.id: EU}


def eu(words: str) -> Excerpt:
    """Words of the one report."""
    return excerpt(EU, words)


def up(words: str) -> Excerpt:
    """Words of the other."""
    return excerpt(UP, words)


def glosses(text: str) -> tuple[Gloss, ...]:
    """ "phrase = meaning" """
    phrase, _, means = text.partition(" = ")
    return (Gloss(phrase, means),) if text else ()


def against(words: str, holder: str = "", *, same: bool = False, without: str = "") -> Counterpart:
    """How EU Global has it."""
    kinds = () if same else (DifferenceKind.CERTAINTY,)
    return Counterpart(EU.id, EU.outlet.name, holder, same, kinds, without, eu(words))


def fact(number: int, words: str, holder: str, *others: Counterpart, gloss: str = "") -> FactLine:
    """A line in Ukrainska Pravda's words."""
    copied = up(words)
    return FactLine(
        number=number,
        claim=f"c{number}",
        excerpts=(copied,),
        article=UP.id,
        outlet=UP.outlet.name,
        holder=holder,
        holder_kind=GROUP,
        glosses=glosses(gloss),
        counterparts=others,
        origins=("The New York Times",),
        outlets=(UP.outlet.name, *([EU.outlet.name] if others else [])),
        evidence=(copied, *(other.excerpt for other in others)),
    )


LEAD = FactLine(
    number=0,
    claim="c0",
    excerpts=(up("US President Joe Biden has, … strike Russian territory."),),
    article=UP.id,
    outlet=UP.outlet.name,
    holder="The New York Times",
    holder_kind=OUTLET,
    glosses=(),
    counterparts=(),
    origins=("The New York Times",),
    outlets=(UP.outlet.name, EU.outlet.name),
    extras=(Extra(up("for the first time"), UP.outlet.name),),
    evidence=(
        up("US President Joe Biden has, for the first time"),
        up("Source: The New York Times, citing American officials"),
        eu("As reported by The New York Times, … against Russian forces"),
    ),
)
NYT = "The New York Times"
FACTS = (
    fact(
        1,
        "The publication's sources … Kursk Oblast.",
        "The publication's sources",
        against("may first be used by Ukraine … Russia’s Kursk region", "U.S. officials"),
        gloss=f"the publication = {NYT}",
    ),
    fact(
        2,
        "The decision to allow … officials stated.",
        "officials",
        against("comes as an unexpected response … North Korean troops"),
    ),
    fact(
        3,
        "one of the objectives … to aid Russia.",
        "The publication's sources",
        against("North Korea’s forces are vulnerable … Moscow’s war effort", "Analysts"),
        gloss=f"they = sources of {NYT}",
    ),
    fact(
        4,
        "American officials believe … elsewhere in Russia.",
        "American officials",
        against("includes potential provisions … if necessary"),
    ),
    fact(
        5,
        "Some US officials have expressed … fears overstated.",
        "Some US officials",
        against("other officials consider such fears overstated", "other officials", without="may"),
    ),
    fact(
        6,
        "the sources do not expect … course of the war",
        "the sources",
        against("the immediate military impact may be limited", "Analysts"),
        gloss=f"the sources = sources of {NYT}",
    ),
    fact(
        7,
        "The NYT writes that … North Korean offensive.",
        "The NYT",
        against("logistical hubs, ammunition … Russian borders", same=True),
        against("these strikes may help … offensive", "Ukrainian officials"),
    ),
    fact(
        8,
        "The article adds that … deployment of ATACMS.",
        NYT,
        against("they were reluctant to proceed without U.S. consent", same=True),
        gloss=f"the article = {NYT}",
    ),
)


def quote(
    kind: QuoteKind, words: str, speaker: str, *, frame: str = "", setting: str = "", role: str = ""
) -> QuoteLine:
    """A quote that EU Global carries."""
    return QuoteLine(
        frame=eu(frame) if frame else None,
        words=eu(words),
        speaker=speaker,
        role=role,
        setting=eu(setting) if setting else None,
        kind=kind,
        outlets=(EU.outlet.name,),
    )


QUOTES = (
    quote(QuoteKind.FRAGMENT, "speak for themselves.", "Volodymyr Zelensky", frame="the missiles would"),
    quote(
        QuoteKind.SENTENCE,
        "The strengthening … partners.",
        "Volodymyr Zelensky",
        setting="In a recent address",
    ),
    quote(
        QuoteKind.CLAUSE,
        "Biden responded in a language Putin understands",
        "Radoslaw Sikorski",
        role="Polish Foreign Minister",
    ),
)
_REPORTS = (
    OriginNode("Ukrainska Pravda", OUTLET, True, UP.id, UP.published_as),
    OriginNode("EU Global", OUTLET, True, EU.id),
)
CHAIN = (
    OriginNode(
        "American officials", GROUP, False, children=(OriginNode(NYT, OUTLET, False, children=_REPORTS),)
    ),
)
CAUTIONS = (
    Caution(CautionKind.SINGLE_ORIGIN),
    Caution(CautionKind.UNNAMED, words=("American officials",)),
    Caution(CautionKind.NO_EVENT_DATE),
    Caution(CautionKind.OTHER_SOURCE, line=3, words=("The publication's sources", "Analysts")),
)


def only(words: Excerpt, holder: str = "", kind: HolderKind = GROUP, gloss: str = "") -> OnlyLine:
    """A line that one report has for itself."""
    return OnlyLine((words,), holder, kind, glosses(gloss), "c")


ONLY = (
    OnlyList(
        UP.id,
        UP.outlet.name,
        (
            only(up("As sources reported, … risks of escalation."), "sources"),
            only(up("The publication also notes … negotiations."), NYT, OUTLET, f"the publication = {NYT}"),
        ),
    ),
    OnlyList(
        EU.id,
        EU.outlet.name,
        (
            only(eu("Vladimir Putin has previously … against Russia."), "Vladimir Putin", HolderKind.PERSON),
            only(eu("reports suggesting that … 100,000 soldiers"), "", NOBODY),
            only(eu("U.S. allies in … Biden’s decision."), "U.S. allies in Eastern Europe"),
            only(eu("the ATACMS missiles, which … on the model"), "U.S. officials"),
        ),
    ),
)
NAMES = (
    SameName((("Zelensky", ("EU Global",)), ("Zelenskyy", ("Ukrainska Pravda",)))),
    SameName((("Kursk region", ("EU Global",)), ("Kursk Oblast", ("Ukrainska Pravda",)))),
)
FIRST = Briefing(
    headline=up("Biden allows Ukraine to strike Russia with ATACMS missiles – NYT"),
    articles=(card_of(UP), card_of(EU)),
    origins=(Origin(NYT, OUTLET, False, (UP.id, EU.id), cites=(Holder(GROUP, "American officials"),)),),
    unsourced=0,
    lead=LEAD,
    facts=FACTS,
    quotes=QUOTES,
    chain=CHAIN,
    cautions=CAUTIONS,
    only=ONLY,
    names=NAMES,
)

"""Small values of every kind that is stored, for tests that need some and do not care which."""

from collections.abc import Sequence
from datetime import UTC, datetime

from briefings.types import (
    Article,
    ArticleCard,
    Attribution,
    AttributionKind,
    Briefing,
    Caution,
    CautionKind,
    Clause,
    ClauseKind,
    Counterpart,
    Credit,
    DifferenceKind,
    Excerpt,
    FactLine,
    Gloss,
    Hedge,
    Holder,
    HolderKind,
    Mention,
    OnlyLine,
    OnlyList,
    Origin,
    OriginNode,
    Outlet,
    Paragraph,
    ParagraphKind,
    Quote,
    QuoteKind,
    QuoteLine,
    Reading,
    SameName,
    Sentence,
    Span,
    Stripped,
)

NOW = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=UTC)

_BODY = "The bridge was closed on Monday, the mayor said. “It will open soon,” she added.\n\nShare this"


def article(name: str, headline: str = "Bridge closed after flood", body: str = _BODY) -> Article:
    """An article of the Harbour Post with this id."""
    text = f"{headline}\n\n{body}"
    end = len(text)
    return Article(
        id=name,
        path=f"{name}.txt",
        outlet=Outlet("The Harbour Post", also=("Harbour Post",), short="HP", credit_labels=("Source:",)),
        url=f"https://example.org/{name}",
        language="en",
        headline=Span(0, len(headline)),
        byline="Ana Ruiz",
        published_at=datetime(2026, 3, 28, 20, 20),  # noqa: DTZ001  as printed: without a zone
        published_as="28 March 2026, 20:20",
        text=text,
        paragraphs=(Paragraph(Span(len(headline) + 2, end), ParagraphKind.BODY, label=Span(0, 3)),),
        stripped=(Stripped(Span(end - 10, end), "share button"),),
        notes=("encoding guessed: windows-1252",),
    )


def reading(of: Article) -> Reading:
    """A reading of it, with one of each."""
    span = of.paragraphs[0].span
    mayor = Holder(HolderKind.PERSON, "Ana Ruiz", Span(0, 3), "the mayor", Span(0, 3))
    paper = Holder(HolderKind.OUTLET, "The Harbour Post")
    return Reading(
        article=of,
        sentences=(Sentence(0, span, 0, (Clause(span, ClauseKind.MAIN),)),),
        attributions=(
            Attribution(
                source=Span(0, 3),
                cue=None,
                contents=(span,),
                kind=AttributionKind.INDIRECT,
                holder=mayor,
                hedge=Hedge.MAY,
                hedge_at=Span(1, 2),
                pattern="S V: C",
                safe=True,
                cites=(paper,),
                told=paper,
            ),
        ),
        quotes=(Quote(span, span, None, QuoteKind.SENTENCE, mayor, True, None, "Q, S V", 0),),
        credits=(Credit(span, paper, (mayor,)),),
        mentions=(Mention(span, "Ana Ruiz", HolderKind.PERSON),),
        aliases=((span, paper),),
    )


def briefing(of: Sequence[Article]) -> Briefing:
    """A briefing of these, with one of each; the same for every order."""
    members = sorted(of, key=lambda one: one.id)
    first = members[0]
    headline = Excerpt(first.id, first.headline, first.headline.of(first.text), first.headline)
    outlet = first.outlet.name
    glosses = (Gloss("the paper", outlet),)
    counterpart = Counterpart(
        first.id, outlet, "the mayor", False, (DifferenceKind.CERTAINTY,), "may", headline
    )
    fact = FactLine(
        number=1,
        claim="c1",
        excerpts=(headline,),
        article=first.id,
        outlet=outlet,
        holder="the mayor",
        holder_kind=HolderKind.PERSON,
        glosses=glosses,
        counterparts=(counterpart,),
        origins=("Ana Ruiz",),
        outlets=(outlet,),
    )
    quote = QuoteLine(
        frame=None,
        words=headline,
        speaker="Ana Ruiz",
        role="the mayor",
        setting=None,
        kind=QuoteKind.SENTENCE,
        outlets=(outlet,),
        evidence=(headline,),
    )
    only = OnlyLine((headline,), "", HolderKind.SELF, glosses, "c2")
    child = OriginNode(outlet, HolderKind.OUTLET, True, first.id)
    return Briefing(
        headline=headline,
        articles=tuple(_card(one) for one in members),
        origins=(Origin("Ana Ruiz", HolderKind.PERSON, False, (first.id,)),),
        unsourced=0,
        lead=fact,
        facts=(fact,),
        quotes=(quote,),
        chain=(OriginNode("Ana Ruiz", HolderKind.PERSON, False, children=(child,)),),
        cautions=(Caution(CautionKind.SINGLE_ORIGIN, words=("Ana Ruiz",)),),
        only=(OnlyList(first.id, outlet, (only,)),),
        names=(SameName((("Ana Ruiz", (outlet,)), ("Ruiz", (outlet,)))),),
    )


def _card(of: Article) -> ArticleCard:
    headline = Excerpt(of.id, of.headline, of.headline.of(of.text), of.headline)
    return ArticleCard(
        of.id, of.outlet.name, "HP", headline, of.url, of.byline, of.published_as, "en", True, 2, 1
    )

"""Words made to hurt, and briefings made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefings.types import (
    Article,
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
    Span,
)
from tests.briefings.rendering.making import article, card_of

HOSTILE = (
    "@durov and <b>bold</b> & &amp; &lt;i&gt; wrote to mail@evil.example.com: see "
    "http://evil.example.com/a?b=1&c=2, t.me/joinchat, tg://resolve?domain=x, #tag $USD /start "
    "/brief@some_bot 4111 1111 1111 1111 +1 (650) 253-0000 10.0.0.1 россия.рф \u202eright to left\u202c "
    "\u200bhidden\u2060 z\u0335\u0336\u0337\u0338a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308"
    "lgo \ud83d lone 👨\u200d👩\u200d👧 <script>alert(1)</script> </blockquote> {{ 7 * 7 }} {% raw %}"
)


@dataclass(frozen=True)
class Case:
    """A briefing with the articles that it rests on."""

    briefing: Briefing
    articles: Mapping[str, Article]


def made_of(text: str, names: list[str], many: int) -> Case:
    """A briefing whose every word is one of these, with `many` of everything."""
    name = names[0]
    where = article(Outlet(name, short=names[-1]), text, dated=name, by=name)
    whole = Excerpt(where.id, Span(0, len(text)), text, Span(0, len(text)))
    holder = Holder(HolderKind.GROUP, name)
    other = Counterpart(where.id, name, names[-1], False, (DifferenceKind.WORDING,), name, whole)
    line = FactLine(
        number=0,
        claim="c",
        excerpts=(whole, whole),
        article=where.id,
        outlet=name,
        holder=name,
        holder_kind=HolderKind.GROUP,
        glosses=(Gloss(name, name),) * many if many % 2 else (),
        counterparts=(other,) * many,
        origins=(name,),
        outlets=tuple(names),
        extras=(Extra(whole, name),) * many,
        evidence=(whole,),
    )
    quote = QuoteLine(whole, whole, name, names[-1], whole, QuoteKind.FRAGMENT, tuple(names), (whole,))
    only = OnlyLine((whole,), name, HolderKind.PERSON, line.glosses, "c")
    node = OriginNode(name, HolderKind.OUTLET, True, where.id, name)
    for _ in range(many):
        node = OriginNode(name, HolderKind.GROUP, False, children=(node, node) if many < 5 else (node,))
    briefing = Briefing(
        headline=whole,
        articles=(replace(card_of(where), url=f"https://a.example/{text}"),) * many,
        origins=(Origin(name, HolderKind.OUTLET, False, (where.id,), cites=(holder,) * many),) * many,
        unsourced=many,
        lead=line,
        facts=tuple(replace(line, number=number) for number in range(1, many + 1)),
        quotes=(quote,) * many,
        chain=(node,),
        cautions=tuple(Caution(kind, many, tuple(names)) for kind in CautionKind),
        only=(OnlyList(where.id, name, (only,) * many),),
        names=(SameName(tuple((one, tuple(names)) for one in names)),) * many,
    )
    return Case(briefing, {where.id: where})

"""Reading one article: sentences, clauses, who says what, quotes, credits, names."""

from collections.abc import Iterator, Sequence

from briefings.attribution.credits import credits
from briefings.attribution.finding import find
from briefings.attribution.holders import Holders
from briefings.attribution.naming import Namer
from briefings.attribution.page import Page, Unit
from briefings.attribution.people import People
from briefings.attribution.resolving import Resolver
from briefings.clauses import clauses
from briefings.language import Language, Parsed
from briefings.marks import quoted
from briefings.outlets import Outlets
from briefings.quotes import quotes
from briefings.sentences import Cut, cut, pieces
from briefings.types import Article, HolderKind, Mention, ParagraphKind, Reading, Sentence

_KINDS = {"PERSON": HolderKind.PERSON, "ORG": HolderKind.BODY, "NORP": HolderKind.BODY}


def read(article: Article, language: Language, outlets: Outlets) -> Reading:
    """All that is read in one article."""
    return read_all([article], language, outlets)[0]


def read_all(articles: Sequence[Article], language: Language, outlets: Outlets) -> list[Reading]:
    """All that is read in each article, their sentences parsed together."""
    rows = [(article, number, one) for article in articles for number, one in _sentences(article)]
    parsed = language.parse(
        pieces(article.text, one) for article, _, one in rows if _needs_parse(one, article, language)
    )
    waiting = iter(parsed)
    units: dict[str, list[Unit]] = {article.id: [] for article in articles}
    for article, paragraph, one in rows:
        parse = next(waiting) if _needs_parse(one, article, language) else Parsed()
        units[article.id].append(Unit(len(units[article.id]), paragraph, one, parse))
    return [_read(Page(article, units[article.id]), outlets) for article in articles]


def _needs_parse(one: Cut, article: Article, language: Language) -> bool:
    return not one.is_speech_alone and article.language in ("", language.code)


def _sentences(article: Article) -> Iterator[tuple[int, Cut]]:
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is ParagraphKind.BODY:
            for one in cut(article.text, paragraph.span, quoted(article.text, paragraph.span)):
                yield number, one


def _read(page: Page, outlets: Outlets) -> Reading:
    people = People(page)
    given = credits(page.article, outlets)
    holders = Holders(page, people, outlets)
    namer = Namer(page, people, holders, given)
    found = [find(page, unit) for unit in page.units]
    attributions = tuple(Resolver(page, namer, holders).attributions(found))
    return Reading(
        article=page.article,
        sentences=tuple(
            Sentence(unit.index, unit.span, unit.paragraph, clauses(unit.parsed, unit.span))
            for unit in page.units
        ),
        attributions=attributions,
        quotes=tuple(quotes(page, attributions)),
        credits=given,
        mentions=tuple(_mentions(people, outlets)),
        aliases=tuple(namer.aliases),
    )


def _mentions(people: People, outlets: Outlets) -> Iterator[Mention]:
    for name in people.mentions:
        known = people.full(name.words, name.title)
        outlet = outlets.find(name.text)
        if outlet:
            yield Mention(name.span, outlet.name, HolderKind.OUTLET)
            continue
        kind = HolderKind.PERSON if people.is_person(name.words) else _KINDS.get(name.label)
        if kind:
            yield Mention(name.span, known[0].name if len(known) == 1 else name.text, kind)

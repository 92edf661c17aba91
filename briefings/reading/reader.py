"""Reading one article: sentences, clauses, who says what, quotes, credits, names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress

from briefings.outlets import Outlets
from briefings.reading.attribution.credits import credits
from briefings.reading.attribution.finding import find
from briefings.reading.attribution.holders import Holders
from briefings.reading.attribution.naming import Namer
from briefings.reading.attribution.page import Page, Unit
from briefings.reading.attribution.people import People
from briefings.reading.attribution.resolving import Resolver
from briefings.reading.attribution.spelled import with_names
from briefings.reading.clauses import clauses
from briefings.reading.language import Language, Parsed, Piece
from briefings.reading.marks import quoted
from briefings.reading.portions import portions
from briefings.reading.quotes import quotes
from briefings.reading.sentences import Cut, cut, pieces
from briefings.types import Article, HolderKind, Mention, ParagraphKind, Reading, Sentence

_BODIES = {"ORG": HolderKind.BODY, "NORP": HolderKind.BODY}


_WORD = re.compile(r"[^\W\d_]{2}")
#: Runs without a blank that no person wrote: the tokenizer takes the square of their length.
_NO_WORD = re.compile(r"\S{300}")
#: Characters that are parsed together: short articles share the cost of a parse, long ones share no memory.
_AT_ONCE = 30_000


def read(article: Article, language: Language, outlets: Outlets) -> Reading:
    """All that is read in one article."""
    return read_all([article], language, outlets)[0]


def read_all(articles: Sequence[Article], language: Language, outlets: Outlets) -> list[Reading]:
    """All that is read in each article, each by itself."""
    return [
        reading for portion in together(articles) for reading in _read_together(portion, language, outlets)
    ]


def together(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """The articles, as many at a time as are best parsed together."""
    return portions(articles, lambda article: len(article.text), _AT_ONCE)


def _read_together(articles: Sequence[Article], language: Language, outlets: Outlets) -> Iterator[Reading]:
    opened = [_Opened(article, language) for article in articles]
    for one, parsed in zip(opened, language.parse([one.for_parser() for one in opened]), strict=True):
        reading = _read(Page(one.article, with_names(one.units(parsed))), outlets)
        yield replace(reading, read=_has_model(one.article, language))


class _Opened:
    """An article cut into sentences, some of them for the parser."""

    def __init__(self, article: Article, language: Language) -> None:
        self.article = article
        self._cuts = list(_sentences(article))
        self._wanted = [_needs_parse(one, article, language) for _, one in self._cuts]

    def for_parser(self) -> list[list[Piece]]:
        return [pieces(self.article.text, one) for _, one in compress(self._cuts, self._wanted)]

    def units(self, parsed: Sequence[Parsed]) -> list[Unit]:
        given = iter(parsed)
        return [
            Unit(index, paragraph, one, next(given) if want else Parsed())
            for index, ((paragraph, one), want) in enumerate(zip(self._cuts, self._wanted, strict=True))
        ]


def _needs_parse(one: Cut, article: Article, language: Language) -> bool:
    if one.is_speech_alone or not _has_model(article, language):
        return False
    text = one.span.of(article.text)
    return _WORD.search(text) is not None and _NO_WORD.search(text) is None


def _has_model(article: Article, language: Language) -> bool:
    return article.language in ("", language.code)


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
        kind = HolderKind.PERSON if people.is_person(name.words) else _BODIES.get(name.label)
        if kind:
            yield Mention(name.span, known[0].name if len(known) == 1 else name.text, kind)

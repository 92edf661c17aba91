"""An article as the rules see it: sentences with their quotes and their parse."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefings.reading.language import Parsed, Token
from briefings.reading.sentences import Cut
from briefings.reading.words import LEMMAS, PARTICLE_WORDS, PHRASAL
from briefings.types import Article, Span

#: In tokens behind its first, marks included.
_LONGEST_NICKNAME = 4
_CUE_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
#: Forms that are cues whatever the tagger makes of them.
_ALWAYS = frozenset({"said", "says", "told", "tweeted", "wrote", "argued", "argues", "adds", "writes"})


@dataclass(frozen=True)
class Unit:
    """A sentence, cut and parsed."""

    index: int
    #: Index into the article's paragraphs.
    paragraph: int
    cut: Cut
    parsed: Parsed

    @property
    def span(self) -> Span:
        return self.cut.span

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parsed.tokens

    @cached_property
    def inside(self) -> tuple[int, ...]:
        """For each token the number of the quote in `cut.quotes` that it stands in, -1 for none."""
        found, number = [], 0
        quotes = self.cut.quotes
        for token in self.tokens:
            while number < len(quotes) and quotes[number].span.end <= token.span.start:
                number += 1
            within = number < len(quotes) and quotes[number].span.start <= token.span.start
            found.append(number if within else -1)
        return tuple(found)

    @cached_property
    def places(self) -> dict[int, tuple[int, int]]:
        """First and last token of each quote."""
        found: dict[int, tuple[int, int]] = {}
        for index, number in enumerate(self.inside):
            if number >= 0:
                found[number] = (found.get(number, (index, index))[0], index)
        return found

    @cached_property
    def nicknames(self) -> frozenset[int]:
        """The quotes that stand inside somebody's name: Jane “Jo” Doe."""
        return frozenset(number for number, place in self.places.items() if self._is_in_name(*place))

    def _is_in_name(self, first: int, last: int) -> bool:
        if first == 0 or last - first > _LONGEST_NICKNAME or last + 1 >= len(self.tokens):
            return False
        before, after = self.tokens[first - 1], self.tokens[last + 1]
        given = before.tag == "NNP" and self.inside[first - 1] < 0
        return given and after.tag.startswith("NN") and after.text[0].isupper() and not after.stand_in

    @cached_property
    def cues(self) -> tuple[int, ...]:
        """Verbs of the reporter's own words that may report speech or thought."""
        return tuple(index for index, token in enumerate(self.tokens) if self._is_cue(index, token))

    def _is_cue(self, index: int, token: Token) -> bool:
        if self.inside[index] >= 0 or not self.lemma(index):
            return False
        return token.tag in _CUE_TAGS or token.lower in _ALWAYS

    def lemma(self, index: int) -> str:
        """The verb that a cue is a form of, "" for other words."""
        word = self.tokens[index].lower
        following = self.tokens[index + 1].lower if index + 1 < len(self.tokens) else ""
        if word in PHRASAL and following in PARTICLE_WORDS:
            return "retort"
        return LEMMAS.get(word, "")

    def text(self, first: int, last: int, article: Article) -> str:
        """The article's words from one token to another."""
        return self.parsed.span(first, last).of(article.text)


@dataclass(frozen=True)
class Page:
    """An article's sentences in reading order."""

    article: Article
    units: Sequence[Unit]

    @property
    def text(self) -> str:
        return self.article.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: who is said to speak, before anybody knows who that is."""

    unit: int
    head: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's find: somebody says these things. The holder is not resolved yet."""

    unit: int
    source: Phrase | None
    cue: Span | None
    contents: tuple[Span, ...]
    #: Quotes of the unit (numbers in `cut.quotes`) that are part of what is said.
    quotes: tuple[int, ...]
    pattern: str
    #: The token of the verb, -1 where there is none.
    verb: int = -1
    #: "told the Courier".
    told: Phrase | None = None
    #: "…, citing officials".
    cites: Phrase | None = None
    #: Whether nobody is meant to be found: "is said to", "reportedly".
    nobody: bool = False

    @property
    def place(self) -> int:
        """Where it stands in the article."""
        first = self.contents[0].start if self.contents else 0
        return self.cue.start if self.cue else first

"""What a subscription wants, and whether a story's news are that. Pure.

The words of a story are looked up in an index made once for each story; no text is searched for
each subscription, and there are no patterns.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from bot.storage.searching import words as words_of
from bot.subscribing.hours import AT_ONCE, ChatSettings, due_at
from briefings.errors import BriefingsError
from briefings.types import Briefing, Change, ChangeKind, FactLine

__all__ = ["Kind", "News", "SubscribeError", "Subscription", "Wants", "due_at", "fits", "parse", "wanted"]

LONGEST = 200
MOST_TERMS = 12
#: What changes no word that a reader knows.
_NO_NEWS = frozenset({ChangeKind.READ_ANEW})
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_TERM = re.compile(rf'([{_DASHES}]?)(?:"([^"]*)"?|([^\s"]+))')


class Kind(StrEnum):
    EVERYTHING = "everything"
    STORY = "story"
    WORDS = "words"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Wants:
    """What a chat wants to be told."""

    kind: Kind = Kind.EVERYTHING
    #: The story's number, 0 for the other kinds.
    story: int = 0
    #: WORDS: words, "phrases" and -exclusions; OUTLET: its name; as they were typed.
    words: str = ""
    only_state: bool = False
    #: Only stories whose lead has two or more origins.
    two_origins: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """One wish of a chat or of one of its topics."""

    id: int
    chat: int
    #: 0 for a chat without topics and for the topic that all others came from.
    topic: int
    wants: Wants
    settings: ChatSettings = AT_ONCE


class SubscribeError(BriefingsError):
    """What was typed is no wish; `why` is the name of what is wrong, for the templates."""


Term = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Terms:
    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class News:
    """A story's new version, ready to be held against any number of subscriptions."""

    story: int
    state: bool
    origins: int
    #: Whether there is anything to tell.
    any: bool
    #: Where each word stands; excerpts have a gap between them, so that no phrase spans two.
    _places: dict[str, tuple[int, ...]] = field(repr=False)
    _outlets: frozenset[Term] = field(repr=False)

    @classmethod
    def of(cls, story: int, briefing: Briefing, change: Change) -> "News":
        """The news of a version; `change` is what it changes for its readers."""
        places: dict[str, list[int]] = {}
        at = 0
        for text in dict.fromkeys(_texts(briefing)):
            for word in words_of(text):
                places.setdefault(word, []).append(at)
                at += 1
            at += 1
        return cls(
            story,
            change.state,
            len(briefing.origins),
            any(item.kind not in _NO_NEWS for item in change.items),
            {word: tuple(where) for word, where in places.items()},
            frozenset(_name(name) for card in briefing.articles for name in (card.outlet, card.short)),
        )

    def has(self, term: Term) -> bool:
        """Whether the story has this word, or these words side by side."""
        first = self._places.get(term[0], ())
        if len(term) == 1:
            return bool(first)
        rest = [frozenset(self._places.get(word, ())) for word in term[1:]]
        return any(all(at + step in where for step, where in enumerate(rest, 1)) for at in first)

    def is_by(self, outlet: str) -> bool:
        """Whether one of the reports is this outlet's."""
        return _name(outlet) in self._outlets


def wanted(subscription: Subscription, news: News) -> bool:
    """Whether the chat is to be told."""
    return fits(subscription.wants, news)


def fits(wants: Wants, news: News) -> bool:
    """Whether these news are of the kind that is wanted."""
    if not news.any or (wants.only_state and not news.state) or (wants.two_origins and news.origins < 2):
        return False
    match wants.kind:
        case Kind.STORY:
            return wants.story == news.story
        case Kind.OUTLET:
            return news.is_by(wants.words)
        case Kind.WORDS:
            terms = _terms(wants.words)
            return all(map(news.has, terms.wanted)) and not any(map(news.has, terms.unwanted))
    return True


def parse(text: str) -> Wants:
    """The wish in what stands after the command; SubscribeError when there is none.

    `all`, `3` or `story 3`, `outlet NAME`, or words; with `+changes` and `+origins` anywhere.
    """
    if len(text) > LONGEST:
        raise SubscribeError(text[:LONGEST], "long")
    typed = text.replace("\0", "").split()
    plain = [word for word in typed if word.casefold() not in _FLAGS]
    flags = {_FLAGS[word.casefold()] for word in typed if word.casefold() in _FLAGS}
    made = _wish(plain, " ".join(plain))
    return Wants(made.kind, made.story, made.words, "only_state" in flags, "two_origins" in flags)


_FLAGS = {"+changes": "only_state", "+origins": "two_origins"}
_ALL = frozenset({"all", "everything"})


def _wish(typed: list[str], text: str) -> Wants:
    first = typed[0].casefold() if typed else ""
    if not typed or (first in _ALL and len(typed) == 1):
        return Wants()
    number = typed[-1].lstrip("#")
    is_number = number.isascii() and number.isdigit() and len(number) <= 10
    if is_number and (len(typed) == 1 or (first == "story" and len(typed) == 2)):
        return Wants(Kind.STORY, int(number))
    if first == "outlet":
        if not _name(text[len(typed[0]) :]):
            raise SubscribeError(text, "no_outlet")
        return Wants(Kind.OUTLET, words=" ".join(typed[1:]))
    words = text[len(typed[0]) :].strip() if first == "words" and len(typed) > 1 else text
    terms = _terms(words)
    if not terms.wanted and not terms.unwanted:
        raise SubscribeError(text, "no_words")
    if len(terms.wanted) + len(terms.unwanted) > MOST_TERMS:
        raise SubscribeError(text, "many")
    return Wants(Kind.WORDS, words=words)


# Many chats want the same; and a fan-out comes back to each of them.
@lru_cache(maxsize=4096)
def _terms(text: str) -> _Terms:
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for sign, phrase, word in _TERM.findall(text.translate(_QUOTES)):
        term = tuple(words_of(phrase or word))
        if term:
            (unwanted if sign else wanted).append(term)
    return _Terms(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def _name(outlet: str) -> Term:
    """An outlet's name as it is compared: without case, accents and "The"."""
    words = words_of(outlet)
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _texts(briefing: Briefing) -> Iterator[str]:
    """Everything that a reader of the briefing can see of the reports."""
    yield briefing.headline.text
    for card in briefing.articles:
        yield card.headline.text
        yield card.outlet
    for origin in briefing.origins:
        yield origin.name
    for fact in (*((briefing.lead,) if briefing.lead else ()), *briefing.facts):
        yield from _fact_texts(fact)
    for quote in briefing.quotes:
        yield from _shown(
            (quote.frame.text if quote.frame else "", quote.words.text, quote.speaker, quote.role)
        )
    for only in briefing.only:
        for line in only.lines:
            yield " ".join(excerpt.text for excerpt in line.excerpts)
            yield from _shown((line.holder,))
    for same in briefing.names:
        yield from (form for form, _ in same.forms)


def _fact_texts(fact: FactLine) -> Iterator[str]:
    yield " ".join(excerpt.text for excerpt in fact.excerpts)
    yield from _shown((fact.holder,))
    for other in fact.counterparts:
        yield other.excerpt.text
        yield from _shown((other.holder,))


def _shown(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if text)

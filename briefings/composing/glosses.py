"""What phrases of a line stand for: "The publication" is an outlet, "they" are its sources."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefings.claims.holding import is_pronoun
from briefings.claims.stems import stems
from briefings.types import Excerpt, Gloss, Holder, HolderKind, Reading, Span


def glosses(reading: Reading, excerpts: Sequence[Excerpt]) -> tuple[Gloss, ...]:
    """Each phrase of the printed words once, with what it stands for."""
    found: dict[str, Gloss] = {}
    for gloss in (*_aliases(reading, excerpts), *_sources(reading, excerpts)):
        found.setdefault(gloss.phrase.lower(), gloss)
    return tuple(found.values())


def _aliases(reading: Reading, excerpts: Sequence[Excerpt]) -> Iterator[Gloss]:
    for span, holder in sorted(reading.aliases, key=lambda each: each[0]):
        phrase = span.of(reading.article.text)
        here = any(each.span.covers(span) for each in excerpts)
        # "The publication's sources" holds the alias too, as a part of another holder.
        again = not is_pronoun(phrase) and any(
            re.search(rf"\b{re.escape(phrase)}\b", each.text) for each in excerpts
        )
        means = _of_outlet(reading, holder) or holder.name
        if (here or again) and means.casefold() not in (phrase.casefold(), ""):
            yield Gloss(phrase, means)


def _sources(reading: Reading, excerpts: Sequence[Excerpt]) -> Iterator[Gloss]:
    """Bare "sources" in an article that has all of it from another outlet are that outlet's."""
    for span, holder in _held(reading, excerpts):
        means = _of_outlet(reading, holder)
        if means:
            yield Gloss(span.of(reading.article.text), means)


def _held(reading: Reading, excerpts: Iterable[Excerpt]) -> Iterator[tuple[Span, Holder]]:
    shown = list(excerpts)
    for each in reading.attributions:
        if each.source and any(excerpt.span.covers(each.source) for excerpt in shown):
            yield each.source, each.holder


def _of_outlet(reading: Reading, holder: Holder) -> str:
    bare = not stems(holder.name) and not is_pronoun(holder.name)
    if holder.kind is not HolderKind.GROUP or not bare or not reading.credits:
        return ""
    return f"sources of {reading.credits[0].holder.name}"

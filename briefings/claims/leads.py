"""The lead: what the story is about, in the words with the clearest credit."""

import re
from collections.abc import Iterator, Sequence

from briefings.claims.material import Material
from briefings.claims.passages import Passage
from briefings.claims.similarity import alike
from briefings.claims.statements import Statement
from briefings.claims.stems import stems
from briefings.types import Difference, DifferenceKind, Span

#: How far down an article its lead may stand.
_WITHIN = 3
# Only adverbs: with a capital it is an apposition or a speaker.
_INSERTED = re.compile(r",\s+([a-z][^,]{2,60}?),\s")
_LEAST_INSERTED = 2


def lead_of(material: Material, found: Sequence[Passage]) -> Passage | None:
    """The passage that most articles open with; for a story without one, the clearest opening statement."""
    opening = [each for each in found if any(one.order < _WITHIN for one in each.members)]
    if opening:
        return max(
            opening,
            key=lambda each: (_openings(each), _near_headlines(material, each.members), -_first(each)),
        )
    return _alone(material)


def _openings(passage: Passage) -> int:
    return len({each.article for each in passage.members if each.order < _WITHIN})


def _first(passage: Passage) -> float:
    return sum(each.order for each in passage.members) / len(passage.members)


def _near_headlines(material: Material, members: Sequence[Statement]) -> float:
    profile = material.alignment.topic.profile
    headlines = [profile(one.article.headline.of(one.article.text)) for one in material.readings.values()]
    scores = [max(alike(profile(each.content), headline) for each in members) for headline in headlines]
    return round(sum(scores) / len(scores), 3)


def _alone(material: Material) -> Passage | None:
    """The opening statement with the clearest credit, where no two articles open alike."""
    known = [each for own in material.statements.values() if (each := _first_statement(own))]
    if not known:
        return None
    chosen = max(
        known,
        key=lambda each: (
            each.answer is None,
            material.clarity(each),
            _near_headlines(material, [each]),
            each.article,
        ),
    )
    return Passage((chosen,), (chosen,))


def _first_statement(own: Sequence[Statement]) -> Statement | None:
    return next((each for each in own if not each.speech and not each.leans), None)


def extras(material: Material, passage: Passage) -> Iterator[Difference]:
    """Inserted words of the printed lead that no other report of it has (", for the first time,")."""
    printed = passage.statements[0]
    others = [each for each in passage.members if each.article != printed.article]
    if not others:
        return
    known = frozenset().union(*(stems(each.content) for each in others))
    for match in _INSERTED.finditer(printed.text):
        words = match[1]
        span = Span(printed.span.start + match.start(1), printed.span.start + match.end(1))
        named = any(each.source and each.source.overlaps(span) for each in material.attributions(printed))
        if len(words.split()) >= _LEAST_INSERTED and stems(words) and not stems(words) & known and not named:
            yield Difference(DifferenceKind.WORDING, (0,), (material.excerpt(printed, span),))

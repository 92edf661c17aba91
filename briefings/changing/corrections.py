"""An article and its corrected text → which sentences went, came, or are otherwise now."""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefings.claims.stems import words
from briefings.types import Correction, Excerpt, ParagraphKind, Reading, Span

#: Two sentences that share half of their words are one sentence, altered.
_ALTERED = 0.5
#: A text that was written anew from end to end is not compared sentence by sentence.
_MOST = 200


def correction(old: Reading, new: Reading) -> Correction | None:
    """What the new text changes; None where every sentence is as it was."""
    before, after = list(_sentences(old)), list(_sentences(new))
    gone = _beyond(before, after)
    came = _beyond(after, before)
    if not gone and not came:
        return None
    altered = _pairs(gone, came)
    paired = {one for pair in altered for one in pair}
    return Correction(
        outlet=new.article.outlet.name,
        article=new.article.id,
        before=old.article.id,
        altered=tuple(altered),
        removed=tuple(one for one in gone if one not in paired),
        added=tuple(one for one in came if one not in paired),
    )


def _sentences(of: Reading) -> Iterator[Excerpt]:
    """The headline and every sentence; where none were read, every paragraph."""
    article = of.article
    spans = [each.span for each in of.sentences] or [
        each.span for each in article.paragraphs if each.kind is not ParagraphKind.HEADING
    ]
    for span in (article.headline, *spans):
        yield _excerpt(of, span)


def _excerpt(of: Reading, span: Span) -> Excerpt:
    return Excerpt(of.article.id, span, span.of(of.article.text), span)


def _beyond(one: Sequence[Excerpt], other: Sequence[Excerpt]) -> list[Excerpt]:
    """The sentences of `one` that `other` does not have, or has less often."""
    left = Counter(_plain(each) for each in other)
    found = []
    for each in one:
        left[_plain(each)] -= 1
        if left[_plain(each)] < 0 and _plain(each):
            found.append(each)
    return found


def _plain(of: Excerpt) -> str:
    return " ".join(of.text.split())


def _pairs(gone: Sequence[Excerpt], came: Sequence[Excerpt]) -> list[tuple[Excerpt, Excerpt]]:
    """Each sentence with the one that took its place: the likest first, each in one pair."""
    alike = [
        (-share, old.span, new.span, old, new)
        for old in gone[:_MOST]
        for new in came[:_MOST]
        if (share := _shared(old.text, new.text)) >= _ALTERED
    ]
    used: set[Excerpt] = set()
    found = []
    for *_, old, new in sorted(alike, key=lambda each: each[:3]):
        if old not in used and new not in used:
            used |= {old, new}
            found.append((old, new))
    return sorted(found, key=lambda pair: pair[0].span)


def _shared(a: str, b: str) -> float:
    one, other = Counter(words(a.lower())), Counter(words(b.lower()))
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0

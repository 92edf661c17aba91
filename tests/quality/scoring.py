"""A neutral scorer for attributions: spans one to one at four fifths of their characters, speakers by name.

`quoted` scores every piece between quotation marks by itself, so that it does not matter whether
`“A,” she said, “B”` is one find or two. `indirect` scores contents without any mark. End to end counts a pair
only if its speaker is right; gold whose speaker is a pronoun that the gold does not resolve is left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tests.quality.spans import Stretch, characters, content, matched, pieces, quoted
from tests.quality.speakers import PRONOUNS, head, is_open, same_speaker


@dataclass(frozen=True, slots=True)
class Item:
    """An attribution, in the gold or found."""

    doc: str
    spans: tuple[Stretch, ...]
    speaker: str
    #: In the gold: the proper names of the speaker, where it knows them.
    names: tuple[str, ...] = ()
    #: In the gold: whether the cue is one of saying, not of thinking or wanting.
    reporting: bool = True
    #: Of a find: whether its speaker may be printed.
    safe: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Counts of one kind of content."""

    gold: int
    found: int
    alike: int
    right: int
    #: Gold that nobody can be right on, and finds that met it.
    open_gold: int
    open_found: int
    #: Pairs whose speaker can be judged, and those that are right.
    judged: int
    judged_right: int

    @property
    def precision(self) -> float:
        return _share(self.alike, self.found)

    @property
    def recall(self) -> float:
        return _share(self.alike, self.gold)

    @property
    def f1(self) -> float:
        return _f1(self.alike, self.found, self.gold)

    @property
    def speaker(self) -> float:
        return _share(self.judged_right, self.judged)

    @property
    def end_to_end(self) -> float:
        return _f1(self.right, self.found - self.open_found, self.gold - self.open_gold)


@dataclass(frozen=True, slots=True)
class Safety:
    """How good the speakers are that may be printed."""

    right: int
    wrong: int
    gold: int

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.wrong)

    @property
    def coverage(self) -> float:
        return _share(self.right, self.gold)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _f1(right: int, found: int, gold: int) -> float:
    return 200 * right / (found + gold) if right else 0.0


def quoted_layer(texts: dict[str, str], gold: Sequence[Item], found: Sequence[Item]) -> Layer:
    """Every piece between marks."""
    return _layer(_pairs(texts, gold, found, _quoted_pieces))


def indirect_layer(texts: dict[str, str], gold: Sequence[Item], found: Sequence[Item]) -> Layer:
    """Contents without marks; of the gold those with a cue of saying."""
    said = [item for item in gold if item.reporting]
    return _layer(_pairs(texts, said, found, _unquoted))


def safety(texts: dict[str, str], gold: Sequence[Item], found: Sequence[Item]) -> Safety:
    """Of the quoted pieces that met gold: the speakers that may be printed, right and wrong."""
    counts: Counter[str] = Counter()
    for wanted, given, pairs in _pairs(texts, gold, found, _quoted_pieces):
        counts["gold"] += sum(not _is_unknown(item) for item in wanted)
        for number, other in pairs:
            if given[other].safe and not _is_unknown(wanted[number]):
                verdict = _verdict(given[other], wanted[number])
                counts["right"] += verdict is True
                counts["wrong"] += verdict is False
    return Safety(counts["right"], counts["wrong"], counts["gold"])


def named_only(gold: Iterable[Item]) -> list[Item]:
    """Gold whose source is written as a name or a noun: the part that people annotated by hand."""
    return [item for item in gold if head(item.speaker) not in PRONOUNS]


class _Cut(Protocol):
    """How a document's items become the contents that are compared."""

    def __call__(self, text: str, items: Iterable[Item], marked: Sequence[Stretch], /) -> list[Item]: ...


_Doc = tuple[list[Item], list[Item], list[tuple[int, int]]]


def _pairs(texts: dict[str, str], gold: Sequence[Item], found: Sequence[Item], cut: _Cut) -> Iterator[_Doc]:
    for doc, text in texts.items():
        marked = quoted(text)
        wanted = cut(text, [item for item in gold if item.doc == doc], marked)
        given = cut(text, [item for item in found if item.doc == doc], marked)
        alike = matched(
            [characters(item.spans) for item in wanted], [characters(item.spans) for item in given]
        )
        yield wanted, given, alike


def _comparable(text: str, items: Iterable[Item]) -> list[Item]:
    seen: dict[tuple[tuple[Stretch, ...], str], Item] = {}
    for item in items:
        spans = content(text, item.spans)
        if spans:
            seen.setdefault((spans, item.speaker), replace(item, spans=spans))
    return list(seen.values())


def _quoted_pieces(text: str, items: Iterable[Item], marked: Sequence[Stretch]) -> list[Item]:
    return [
        replace(item, spans=(piece,))
        for item in _comparable(text, items)
        for piece in pieces(text, item.spans, marked)
    ]


def _unquoted(text: str, items: Iterable[Item], marked: Sequence[Stretch]) -> list[Item]:
    inside = characters(marked)
    return [item for item in _comparable(text, items) if not characters(item.spans) & inside]


def _is_unknown(item: Item) -> bool:
    return not item.names and is_open(item.speaker)


def _verdict(given: Item, gold: Item) -> bool | None:
    """Whether the speaker is right; None where the gold can't tell."""
    source = gold.speaker.strip()
    if not source and not gold.names:
        return None
    pronoun = head(source) in PRONOUNS if source else False
    if gold.names:
        named = any(same_speaker(given.speaker, name) for name in gold.names)
        return named or bool(source and not pronoun and same_speaker(given.speaker, source))
    if pronoun and given.speaker and head(given.speaker) not in PRONOUNS:
        return None
    return same_speaker(given.speaker, source)


def _layer(docs: Iterable[_Doc]) -> Layer:
    counts: Counter[str] = Counter()
    for wanted, given, pairs in docs:
        counts["gold"] += len(wanted)
        counts["found"] += len(given)
        counts["alike"] += len(pairs)
        counts["open_gold"] += sum(_is_unknown(item) for item in wanted)
        for number, other in pairs:
            unknown = _is_unknown(wanted[number])
            verdict = _verdict(given[other], wanted[number])
            counts["open_found"] += unknown
            counts["right"] += verdict is True and not unknown
            counts["judged"] += verdict is not None and not unknown
            counts["judged_right"] += verdict is True and not unknown
    return Layer(**{name: counts[name] for name in Layer.__dataclass_fields__})


def quoted_verdicts(
    texts: dict[str, str], gold: Sequence[Item], found: Sequence[Item]
) -> Iterator[tuple[Item, bool | None]]:
    """Every quoted piece that was found, and whether its speaker is right; None where nothing tells."""
    for wanted, given, pairs in _pairs(texts, gold, found, _quoted_pieces):
        met = {other: wanted[number] for number, other in pairs}
        for number, item in enumerate(given):
            known = number in met and not _is_unknown(met[number])
            yield item, _verdict(item, met[number]) if known else None


def quoted_errors(texts: dict[str, str], gold: Sequence[Item], found: Sequence[Item]) -> Iterator[str]:
    """The class of every error on quoted pieces."""
    for wanted, given, pairs in _pairs(texts, gold, found, _quoted_pieces):
        met, used = {number for number, _ in pairs}, {other for _, other in pairs}
        for number, item in enumerate(wanted):
            if number not in met:
                yield "missed: one or two words" if _is_short(texts, item) else "missed: longer speech"
        yield from ("found, not in the gold" for other in range(len(given)) if other not in used)
        for number, other in pairs:
            if not _is_unknown(wanted[number]) and _verdict(given[other], wanted[number]) is False:
                yield _speaker_error(wanted[number], given[other])


def _is_short(texts: dict[str, str], item: Item) -> bool:
    (start, end) = item.spans[0]
    return len(texts[item.doc][start:end].split()) <= 2


def _speaker_error(gold: Item, given: Item) -> str:
    if not given.speaker:
        return "speaker: none given"
    if head(given.speaker) in PRONOUNS:
        return "speaker: a pronoun left standing"
    if head(gold.speaker) in PRONOUNS:
        return "speaker: another one for a pronoun"
    return "speaker: another one for a name" if gold.speaker else "speaker: another one for speech alone"

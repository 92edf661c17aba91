"""Where a sentence falls into parts with holders of their own, and which attribution stands in which."""

from collections.abc import Iterator, Sequence

from briefings.claims.clipping import trimmed
from briefings.claims.wording import CONCESSION
from briefings.types import Attribution, ClauseKind, Reading, Sentence, Span

#: So near after a clause a cue is an aside in the next one: ", they say,".
_ASIDE = 20


def parts(reading: Reading, sentence: Sentence) -> Iterator[tuple[Span, bool]]:
    """The sentence, cut where a fronted concession has a holder of its own."""
    text = reading.article.text
    near = within(reading.attributions, sentence.span)
    cues = [cue for each in near if (cue := _anchor(each))]
    front = _fronted(sentence, text, cues)
    held = [*cues, *(each.holder.name_at for each in near if each.holder.name_at)]
    if front and any(front.covers(each) for each in held):
        opening = CONCESSION.match(text, front.start)
        yield trimmed(text, Span(opening.end() if opening else front.start, front.end)), True
        yield trimmed(text, Span(front.end, sentence.span.end), ending=True), False
    else:
        yield sentence.span, False


def _fronted(sentence: Sentence, text: str, cues: Sequence[Span]) -> Span | None:
    """The concession that a sentence opens with."""
    for clause in sentence.clauses:
        whole = clause.span.end >= sentence.span.end - 1
        if clause.kind is not ClauseKind.ADVERBIAL or clause.span.start != sentence.span.start or whole:
            continue
        if CONCESSION.match(text, clause.span.start):
            return Span(clause.span.start, _before_aside(text, clause.span, cues))
    return None


def _before_aside(text: str, front: Span, cues: Sequence[Span]) -> int:
    """Where a fronted clause ends: parsers run on into the subject of "Though A, B, they say, is C"."""
    aside = any(0 <= cue.start - front.end <= _ASIDE for cue in cues)
    comma = text.rfind(",", front.start, front.end)
    return comma if aside and comma > front.start else front.end


def holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether one stands in what the other says, and not the other way round."""
    return _is_in(inner, outer) and not _is_in(outer, inner)


def _is_in(inner: Attribution, outer: Attribution) -> bool:
    at = _anchor(inner)
    if inner is outer or at is None:
        return False
    # A content that begins with the other's cue is no more than that: ", according to X, as cited by Y".
    return any(each.covers(at) and each.start != at.start for each in outer.contents)


def passed_on(outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer one passes on all of what the inner one says: "X, A said, B reported"."""
    if not holds(outer, inner) or not inner.contents:
        return False
    said = (inner.contents[0], *([inner.source] if inner.source else []))
    return any(each.start == outer.contents[0].start for each in said)


def start_of(attribution: Attribution) -> int:
    at = _anchor(attribution)
    return at.start if at else 0


def within(attributions: Sequence[Attribution], span: Span) -> list[Attribution]:
    return [each for each in attributions if (anchor := _anchor(each)) and span.overlaps(anchor)]


def _anchor(attribution: Attribution) -> Span | None:
    """Where an attribution stands: its cue, its source, or for an inherited one its content."""
    first = attribution.contents[0] if attribution.contents else None
    return (first if attribution.inherited else None) or attribution.cue or attribution.source or first


def extent(attribution: Attribution) -> Span:
    """From the first to the last of its source, cue and contents."""
    spans = [each for each in (attribution.source, attribution.cue, *attribution.contents) if each]
    return Span(min(each.start for each in spans), max(each.end for each in spans))

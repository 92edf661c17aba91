"""The clauses of a sentence: stretches with their own verb, told apart by how they hang together."""

from briefings.reading.language import Parsed
from briefings.types import Clause, ClauseKind, Span

_KINDS = {
    "ccomp": ClauseKind.CONTENT,
    "csubj": ClauseKind.CONTENT,
    "pcomp": ClauseKind.PARTICIPLE,
    "advcl": ClauseKind.ADVERBIAL,
    "relcl": ClauseKind.RELATIVE,
    "acl": ClauseKind.PARTICIPLE,
    "conj": ClauseKind.CONJUNCT,
    "parataxis": ClauseKind.MAIN,
}
_MARKS = frozenset(".,;:!?—–-…")
_PARTICIPLES = ("VBG", "VBN")


def clauses(parsed: Parsed, sentence: Span) -> tuple[Clause, ...]:
    """The sentence itself and the clauses in it, the outer before the inner."""
    found = [Clause(sentence, ClauseKind.MAIN)]
    for index, token in enumerate(parsed.tokens):
        kind = _KINDS.get(token.dep)
        if kind is None or not _is_verbal(parsed, index):
            continue
        first, last = _without_marks(parsed, *parsed.edges(index))
        if kind is ClauseKind.CONJUNCT:
            if not parsed.governed(index, "nsubj", "nsubjpass", "expl"):
                continue
        elif (
            kind is not ClauseKind.CONTENT
            and token.tag in _PARTICIPLES
            and not _has_own_subject(parsed, index)
        ):
            kind = ClauseKind.PARTICIPLE
        found.append(Clause(parsed.span(first, last), kind))
    return tuple(sorted(set(found), key=lambda clause: (clause.span.start, -clause.span.end, clause.kind)))


def _without_marks(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """A clause leaves the full stop and the commas around it to its sentence."""
    while last > first and parsed.tokens[last].text in _MARKS:
        last -= 1
    while first < last and parsed.tokens[first].text in _MARKS:
        first += 1
    return first, last


def _is_verbal(parsed: Parsed, index: int) -> bool:
    if parsed.tokens[index].tag.startswith(("VB", "MD")):
        return True
    return bool(parsed.governed(index, "nsubj", "nsubjpass", "aux", "cop"))


def _has_own_subject(parsed: Parsed, index: int) -> bool:
    return bool(parsed.governed(index, "nsubj", "nsubjpass", "mark"))

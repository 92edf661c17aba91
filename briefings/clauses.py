"""The clauses of a sentence: stretches with their own verb, told apart by how they hang together."""

from briefings.language import Parsed
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
_PARTICIPLES = ("VBG", "VBN")


def clauses(parsed: Parsed, sentence: Span) -> tuple[Clause, ...]:
    """The sentence itself and the clauses in it, the outer before the inner."""
    found = [Clause(sentence, ClauseKind.MAIN)]
    for index, token in enumerate(parsed.tokens):
        kind = _KINDS.get(token.dep)
        if kind is None or not _is_verbal(parsed, index):
            continue
        first, last = parsed.edges(index)
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


def _is_verbal(parsed: Parsed, index: int) -> bool:
    if parsed.tokens[index].tag.startswith(("VB", "MD")):
        return True
    return bool(parsed.governed(index, "nsubj", "nsubjpass", "aux", "cop"))


def _has_own_subject(parsed: Parsed, index: int) -> bool:
    return bool(parsed.governed(index, "nsubj", "nsubjpass", "mark"))

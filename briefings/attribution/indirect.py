"""What is said in the reporter's words: the clause that a reporting verb governs or stands in."""

from briefings.attribution.page import Phrase, Unit
from briefings.types import Span
from briefings.words import BELIEF, FINDING, JUDGEMENT, PLEDGE, REQUEST, SPEECH

_CLAUSAL = SPEECH | FINDING | BELIEF
_INFINITIVE = REQUEST | PLEDGE
_EDGE = " \t\n\u00a0,;:—–-"
_CONTENT_DEPS = ("ccomp",)


def contents(unit: Unit, verb: int, source: Phrase | None) -> tuple[list[tuple[int, int]], str]:
    """Token ranges of what `verb` reports, and the rule that found them."""
    lemma = unit.lemma(verb)
    if lemma in _CLAUSAL:
        after = [at for at in unit.parsed.governed(verb, "ccomp") if at > verb]
        if after:
            return [_after(unit, verb, after[0])], "that clause"
        around = _around(unit, verb, source) if lemma not in FINDING else []
        if around:
            return around, "parenthesis"
    if lemma in _INFINITIVE:
        after = [at for at in unit.parsed.governed(verb, "xcomp", "ccomp") if at > verb]
        if after and _is_infinitive(unit, after[0]):
            return [_after(unit, verb, after[0])], "infinitive"
    if lemma in JUDGEMENT:
        return _judged(unit, verb), "judgement"
    return [], ""


def _is_infinitive(unit: Unit, verb: int) -> bool:
    return any(unit.tokens[at].lower == "to" for at in unit.parsed.governed(verb, "aux"))


def _after(unit: Unit, verb: int, clause: int) -> tuple[int, int]:
    """From the clause's first word to its end, however far the parser saw it."""
    first, last = unit.parsed.edges(clause)
    first = max(first, verb + 1)
    last = _extended(unit, verb, last)
    return first, _before_next_cue(unit, clause, first, last)


def _extended(unit: Unit, verb: int, last: int) -> int:
    """Adds what the parser hung on the reporting verb although it stands behind the clause."""
    tokens = unit.tokens
    for child in unit.parsed.children[verb]:
        if child <= last or tokens[child].dep == "punct":
            continue
        joined = tokens[child].dep == "conj" and child not in unit.cues and tokens[child].tag.startswith("VB")
        if joined and unit.parsed.governed(child, "nsubj", "nsubjpass"):
            last = unit.parsed.edges(child)[1]
    return last


def _before_next_cue(unit: Unit, clause: int, first: int, last: int) -> int:
    """Ends the clause before “, adding that …” and other reports that the parser put into it."""
    for cue in unit.cues:
        if not first < cue <= last:
            continue
        token = unit.tokens[cue]
        before = unit.tokens[cue - 1].text
        if token.tag == "VBG" and token.dep in ("advcl", "acl", "xcomp") and before == ",":
            return cue - 2
    return last


def _around(unit: Unit, verb: int, source: Phrase | None) -> list[tuple[int, int]]:
    """What stands before (and behind) “he said” or “, they say,”."""
    tokens, parsed = unit.tokens, unit.parsed
    before = [at for at in parsed.governed(verb, "ccomp") if at < verb]
    hung = tokens[verb].dep in ("parataxis", "ccomp") and tokens[verb].head != verb
    if source is None or not (before or hung):
        return []
    if hung and not before and not _is_set_off(unit, verb, source):
        return []
    low, high = _clause_edges(unit, verb, source)
    top = before[0] if before else tokens[verb].head
    first, last = parsed.edges(top)
    if before:
        last = max(last, parsed.edges(verb)[1]) if last > high else last
    return [pair for pair in ((first, low - 1), (high + 1, last)) if pair[1] - pair[0] >= 1]


def _is_set_off(unit: Unit, verb: int, source: Phrase) -> bool:
    low = min(source.first, verb)
    return low > 0 and unit.tokens[low - 1].text in (",", "—", "–", "-", "(", "”", '"')


def _clause_edges(unit: Unit, verb: int, source: Phrase) -> tuple[int, int]:
    """First and last token of “officials told the paper on Monday”."""
    low, high = min(source.first, verb), max(source.last, verb)
    for child in unit.parsed.children[verb]:
        token = unit.tokens[child]
        if (
            token.dep in ("aux", "auxpass", "neg", "advmod", "prep", "npadvmod", "dobj", "dative", "prt")
            and child not in unit.cues
        ):
            first, last = unit.parsed.edges(child)
            if first > high and unit.tokens[first].text != ",":
                high = max(high, last) if first == high + 1 else high
            elif last == low - 1 or low <= first <= high:
                low = min(low, first)
    return low, high


def _judged(unit: Unit, verb: int) -> list[tuple[int, int]]:
    """“called the plan reckless”: the predicate and what it is said of."""
    for child in unit.parsed.governed(verb, "oprd", "xcomp", "ccomp"):
        if child > verb:
            first, last = unit.parsed.edges(child)
            objects = [at for at in unit.parsed.governed(verb, "dobj") if verb < at < first]
            return [(unit.parsed.edges(objects[0])[0] if objects else first, last)]
    return []


def trimmed(text: str, span: Span) -> Span | None:
    """The span without blanks, commas and dashes at its ends; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if end - start > 1 else None

"""What is said in the reporter's words: the clause that a reporting verb governs or stands in."""

from briefings.reading.attribution.page import Phrase, Unit
from briefings.reading.attribution.subjects import can_speak, speaks
from briefings.reading.words import BELIEF, FINDING, JUDGEMENT, NAMING, OPENING, PLEDGE, REQUEST, SPEECH
from briefings.types import Span

_CLAUSAL = SPEECH | FINDING | BELIEF
_INFINITIVE = REQUEST | PLEDGE
_EDGE = " \t\n\u00a0,;:—–-"
_FINITE = ("VBD", "VBZ", "VBP", "MD")
#: Prepositions that open what is said, verb by verb.
_ABOUT = {
    "call": ("for", "on"),
    "warn": ("of", "about", "against"),
    "accuse": ("of",),
    "complain": ("about", "of"),
}
#: Whoever is urged is part of what is urged; whoever is told is not.
_TOLD = frozenset({"tell", "warn", "promise", "advise", "instruct", "order"})
#: How a main clause opens behind a comma.
_OPENS_MAIN = ("DT", "CD", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "JJ")
_WH = ("WP", "WRB", "WDT")

Range = tuple[int, int]


def contents(unit: Unit, verb: int, source: Phrase | None) -> tuple[list[Range], str]:
    """Token ranges of what `verb` reports, and the rule that found them."""
    lemma = unit.lemma(verb)
    if lemma in _CLAUSAL:
        clauses = [at for at in unit.parsed.governed(verb, "ccomp") if at > verb]
        after = [at for at in clauses if not _is_relative(unit, verb, at)]
        if after:
            return [_after(unit, verb, after)], "that clause"
        around = _around(unit, verb, source) if lemma not in FINDING else []
        if around:
            return around, "parenthesis"
    if lemma in _INFINITIVE:
        urged = _urged(unit, verb)
        if urged:
            return [urged], "infinitive"
    if lemma in JUDGEMENT and unit.tokens[verb].dep not in ("acl", "amod"):
        judged = _judged(unit, verb)
        if judged:
            return judged, "judgement"
    about = _about(unit, verb, source)
    return ([about], "about") if about else ([], "")


def _is_relative(unit: Unit, verb: int, clause: int) -> bool:
    """“cited remarks Doe had made”: a clause about the object, not the object itself."""
    objects = unit.parsed.governed(verb, "dobj")
    first = unit.parsed.edges(clause)[0]
    if unit.lemma(verb) not in NAMING:
        return False
    return any(verb < at < first for at in objects) or unit.tokens[first - 1].tag.startswith("NN")


def _urged(unit: Unit, verb: int) -> Range | None:
    """“urged voters to stay”, “vowed to stay”."""
    for clause in unit.parsed.governed(verb, "xcomp", "ccomp"):
        if clause < verb or not is_infinitive(unit, clause):
            continue
        first, last = unit.parsed.edges(clause)
        if unit.tokens[first].tag in _WH:
            return None
        for thing in unit.parsed.governed(verb, "dobj"):
            if verb < thing < first and unit.lemma(verb) not in _TOLD:
                first = unit.parsed.edges(thing)[0]
        return max(first, verb + 1), _before_next_cue(unit, verb, first, last)
    return None


def is_infinitive(unit: Unit, verb: int) -> bool:
    return any(unit.tokens[at].lower == "to" for at in unit.parsed.governed(verb, "aux"))


def _about(unit: Unit, verb: int, source: Phrase | None) -> Range | None:
    """“called for a vote”, “accused the firm of fraud”, “cited the cost”."""
    lemma = unit.lemma(verb)
    for preposition in unit.parsed.governed(verb, "prep"):
        if preposition > verb and unit.tokens[preposition].lower in _ABOUT.get(lemma, ()):
            last = unit.parsed.edges(preposition)[1]
            after = [at for at in unit.parsed.governed(verb, "xcomp", "ccomp", "advcl") if at > last]
            if after and is_infinitive(unit, after[0]):
                last = unit.parsed.edges(after[0])[1]
            return (preposition + 1, last) if last > preposition + 1 else None
    if lemma in NAMING and speaks(unit, source):
        for thing in unit.parsed.governed(verb, "dobj"):
            # "citing officials" names a source, "cited the cost" says something.
            source_named = lemma == "cite" and can_speak(unit, thing)
            if thing > verb and unit.tokens[thing].tag.startswith("NN") and not source_named:
                return unit.parsed.edges(thing)
    return None


def _after(unit: Unit, verb: int, clauses: list[int]) -> Range:
    """From the clause's first word to its end, however far the parser saw it."""
    first = max(unit.parsed.edges(clauses[0])[0], verb + 1)
    last = max(unit.parsed.edges(clause)[1] for clause in clauses)
    leading = leading_end(unit, verb)
    if leading is not None:
        return first, max(first, min(last, leading))
    last = _rest(unit, clauses[0], _extended(unit, verb, last))
    return first, _before_next_cue(unit, verb, first, last)


def leading_end(unit: Unit, verb: int) -> int | None:
    """The last word of “Though officials say that …,” before the main clause; None for other clauses."""
    token = unit.tokens[verb]
    if token.dep != "advcl" or token.head < verb or unit.parsed.edges(verb)[0] > 1:
        return None
    for at in range(verb + 1, token.head):
        if unit.tokens[at].text == "," and unit.tokens[at + 1].tag in _OPENS_MAIN:
            return at - 1
    return None


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


def _rest(unit: Unit, clause: int, last: int) -> int:
    """Goes on to the sentence's end where what is left can only belong to the clause."""
    tokens = unit.tokens
    while not any(map(str.isalnum, tokens[last].text)):
        last -= 1
    left = [at for at in range(last + 1, len(tokens)) if any(map(str.isalnum, tokens[at].text))]
    if not left or last + 1 >= len(tokens) or any(unit.inside[at] >= 0 for at in left):
        return last
    opening = tokens[last + 1].text
    if opening == ":":
        return left[-1]
    if opening not in (",", "—", "–", "--", ";") or any(at in unit.cues for at in left):
        return last
    goes_on = _is_parallel(unit, clause, left) or (opening != ";" and _is_list(unit, left))
    return left[-1] if goes_on else last


def _is_parallel(unit: Unit, clause: int, left: list[int]) -> bool:
    """“would lose money, but would gain time”: one helping verb twice."""
    tokens = unit.tokens
    helpers = {tokens[at].lower for at in unit.parsed.governed(clause, "aux") if tokens[at].tag == "MD"}
    joined = tokens[left[0]].lower in ("but", "and", "or")
    return joined and len(left) > 1 and tokens[left[1]].lower in helpers


def _is_list(unit: Unit, left: list[int]) -> bool:
    """More things of one kind: nouns joined by “and”, without a verb."""
    tokens = unit.tokens
    if any(tokens[at].tag in (*_FINITE, "IN", "VBG") for at in left[:1]):
        return False
    joined = any(tokens[at].lower in ("and", "or") for at in left)
    return joined and not any(tokens[at].tag in _FINITE for at in left)


def _before_next_cue(unit: Unit, verb: int, first: int, last: int) -> int:
    """Ends the clause before “, adding that …” and other reports that the parser put into it."""
    for cue in unit.cues:
        if not first < cue <= last:
            continue
        token = unit.tokens[cue]
        before = unit.tokens[cue - 1].text
        if token.tag == "VBG" and token.dep in ("advcl", "acl", "xcomp") and before == ",":
            return cue - 2
        if _goes_on(unit, verb, cue):
            return cue - 2
    return last


def _goes_on(unit: Unit, verb: int, cue: int) -> bool:
    """“said he would pay and warned of …”: the second verb is the speaker's, not his clause's."""
    tokens = unit.tokens
    tag = tokens[cue].tag
    if tokens[cue].dep != "conj" or tag != tokens[verb].tag or tag not in ("VBD", "VBZ"):
        return False
    joined = tokens[cue - 1].lower in ("and", "but") and tokens[tokens[cue].head].tag != tag
    return joined and not unit.parsed.governed(cue, "nsubj")


def _around(unit: Unit, verb: int, source: Phrase | None) -> list[Range]:
    """What stands before (and behind) “he said” or “, they say,”."""
    tokens, parsed = unit.tokens, unit.parsed
    before = [at for at in parsed.governed(verb, "ccomp") if at < verb]
    hung = tokens[verb].dep in ("parataxis", "ccomp") and tokens[verb].head != verb
    if source is None or not (before or hung):
        return []
    if hung and not before and not _is_set_off(unit, verb, source):
        return []
    low, high = _clause_edges(unit, verb, source)
    start, end = _start(unit, low), len(tokens) - 1
    if any(unit.inside[at] >= 0 and tokens[at].stand_in for at in range(start, end + 1)):
        start, end = parsed.edges(before[0] if before else tokens[verb].head)
    closes = high + 1 < len(tokens) and tokens[high + 1].text in (",", "—", "–", "--")
    if closes and high + 2 <= end and _tells_of_holder(unit, high + 2):
        closes = False
    sides = ((start, low - 1), (high + 1, end if closes else high))
    return [side for side in sides if side[1] - side[0] >= 1]


def _tells_of_holder(unit: Unit, at: int) -> bool:
    """“…, citing officials”, “…, who was there”, “…, adding that …”: no part of what was said before."""
    return unit.tokens[at].lower in OPENING or (unit.tokens[at].tag == "VBG" and at in unit.cues)


def _start(unit: Unit, low: int) -> int:
    """The sentence's first word, behind “But” and behind a clause that reports something itself."""
    start = 0
    while start < low and unit.tokens[start].lower in ("but", "and", "yet", "so", ","):
        start += 1
    for clause in (at for at, token in enumerate(unit.tokens[:low]) if token.dep == "advcl"):
        first, last = unit.parsed.edges(clause)
        reports = clause in unit.cues and unit.parsed.governed(clause, "ccomp")
        if reports and first <= start + 1 and last < low:
            leading = leading_end(unit, clause)
            start = (last if leading is None else leading) + 1
    return start


def _is_set_off(unit: Unit, verb: int, source: Phrase) -> bool:
    low = min(source.first, verb)
    return low > 0 and unit.tokens[low - 1].text in (",", "—", "–", "-", "(", "”", '"')


def _clause_edges(unit: Unit, verb: int, source: Phrase) -> Range:
    """First and last token of “officials told the paper on Monday”."""
    low, high = min(source.first, verb), max(source.last, verb)
    kept = ("aux", "auxpass", "neg", "advmod", "prep", "npadvmod", "dobj", "dative", "prt")
    for child in unit.parsed.governed(verb, *kept):
        if child in unit.cues:
            continue
        first, last = unit.parsed.edges(child)
        if first == high + 1 and unit.tokens[first].text != ",":
            high = last
        elif last == low - 1 or low <= first <= high:
            low = min(low, first)
    return low, high


def _judged(unit: Unit, verb: int) -> list[Range]:
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

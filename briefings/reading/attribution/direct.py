"""Which verb, label or name a quote belongs to, by what stands around it in its sentence."""

from dataclasses import dataclass

from briefings.reading.attribution.labels import signed
from briefings.reading.attribution.page import Page, Unit
from briefings.reading.attribution.subjects import speaks, subject
from briefings.reading.sentences import is_title
from briefings.reading.words import BELIEF, FINDING, JUDGEMENT, PLEDGE, REQUEST, SPEECH

_TELLING = SPEECH | FINDING | REQUEST | PLEDGE | JUDGEMENT
_SPEAKING = SPEECH | FINDING | REQUEST | PLEDGE | JUDGEMENT | BELIEF
_NO_ACT = frozenset({"is", "was", "are", "were", "has", "had", "does", "did"})
_LONGEST_NAME = 6
_NAMING = ("NNP", "PRP", "NN", "DT", "JJ")
#: The farthest that a verb may stand from a quote it does not govern, in tokens.
_REACH = 45


@dataclass(frozen=True, slots=True)
class Tie:
    """A quote's verb (-1 for none) and the rule that tied them."""

    quote: int
    verb: int
    pattern: str


def ties(page: Page, unit: Unit) -> list[Tie]:
    """A verb for each quote of the sentence that has one there."""
    found: list[Tie] = []
    for number, own in enumerate(unit.cut.own):
        if number not in unit.places or number in unit.nicknames:
            continue
        if own and signed(page, unit, number):
            continue
        tie = _of_own(unit, number) if own else _of_fragment(unit, number, page.text)
        if tie:
            found.append(tie)
    return found


def _of_own(unit: Unit, number: int) -> Tie | None:
    first, last = unit.places[number]
    governor = _governing(unit, first, last)
    left, right = _nearest(unit, first, -1), _nearest(unit, last, 1)
    if governor is not None and governor in (left, right):
        return Tie(number, governor, "clause")
    opens = first == 0 or not any(map(_is_word, unit.tokens[:first]))
    order = (right, left) if opens else (left, right)
    if _has_label(unit, first):
        return None
    for verb in order:
        if verb is not None:
            return Tie(number, verb, "near")
    if governor is not None:
        return Tie(number, governor, "beside" if _is_beside(unit, governor, last) else "odd verb")
    return None


def _is_beside(unit: Unit, verb: int, last: int) -> bool:
    """“…,” he laughed; “…,” laughed Jane Doe: only a tag stands right behind speech, whatever its verb."""
    if unit.tokens[verb].tag not in ("VBD", "VBZ") or unit.tokens[verb].lower in _NO_ACT or verb < last:
        return False
    between = range(last + 1, verb)
    return len(between) < _LONGEST_NAME and all(unit.tokens[at].tag in _NAMING for at in between)


def _has_label(unit: Unit, first: int) -> bool:
    """“Polls agree – Jane Doe: “…””: a bare name and a colon directly before the quote."""
    at = first - 2
    if at < 0 or unit.tokens[first - 1].text != ":" or not unit.tokens[at].tag.startswith("NNP"):
        return False
    while at >= 0 and unit.tokens[at].tag.startswith("NNP"):
        at -= 1
    return at < 0 or unit.tokens[at].text in ("-", "–", "—")


def _is_word(token: object) -> bool:
    text = getattr(token, "text", "")
    return any(map(str.isalnum, text)) and text.lower() not in ("but", "and", "or", "so", "yet")


def _governing(unit: Unit, first: int, last: int) -> int | None:
    """The verb that the parse puts over the quote, outside all quotes."""
    for index in range(first, last + 1):
        token = unit.tokens[index]
        if first <= token.head <= last or token.dep == "punct":
            continue
        if token.dep in (
            "ccomp",
            "intj",
            "xcomp",
            "parataxis",
            "dep",
            "oprd",
            "dobj",
            "advcl",
        ) and _can_govern(unit, token.head):
            return token.head
    return None


def _can_govern(unit: Unit, verb: int) -> bool:
    return unit.inside[verb] < 0 and unit.tokens[verb].tag.startswith("VB")


def _nearest(unit: Unit, at: int, step: int) -> int | None:
    """The nearest cue on one side with no other quote in between; one of plain speech before others."""
    index = at + step
    found: list[int] = []
    while 0 <= index < len(unit.tokens) and abs(index - at) <= _REACH:
        other = unit.inside[index]
        if other >= 0 and other != unit.inside[at] and unit.cut.own[other]:
            break
        if index in unit.cues and _may_report(unit, index, step):
            found.append(index)
        elif step < 0 and not found and _is_full(unit, index):
            return None
        index += step
    plain = [verb for verb in found if unit.lemma(verb) in SPEECH]
    return next(iter(plain), found[0] if found else None)


def _is_full(unit: Unit, verb: int) -> bool:
    """Whether a verb has a subject of its own and no other verb to help."""
    token = unit.tokens[verb]
    if token.tag not in ("VBD", "VBZ", "VBP") or token.dep in ("aux", "auxpass", "relcl"):
        return False
    return bool(unit.parsed.governed(verb, "nsubj"))


def _may_report(unit: Unit, verb: int, step: int) -> bool:
    """Whether this verb can carry a quote that it does not govern."""
    token = unit.tokens[verb]
    if unit.lemma(verb) not in _SPEAKING:
        return False
    if token.dep in ("relcl", "acl") and step > 0:
        return token.dep == "acl" and token.tag == "VBG"
    # “…,” joked striker Jane Doe: the parser takes it for what she is.
    return token.dep != "amod" or (step > 0 and unit.inside[verb - 1] >= 0)


def _of_fragment(unit: Unit, number: int, text: str) -> Tie | None:
    """The innermost reporting verb over words that complete the reporter's clause."""
    quote = unit.cut.quotes[number]
    if is_title(quote.words.of(text).split()):
        return None
    first, last = unit.places[number]
    tops = [at for at in range(first, last + 1) if not first <= unit.tokens[at].head <= last]
    above = list(
        dict.fromkeys(verb for top in tops for verb in unit.parsed.ancestors(top) if verb in unit.cues)
    )
    for wanted in (_TELLING, BELIEF):
        for verb in above:
            asked = unit.tokens[verb].tag == "VBN" and unit.tokens[verb].dep in ("advcl", "acl")
            asked = asked and not unit.parsed.governed(verb, "nsubj")
            if unit.lemma(verb) in wanted and not asked and speaks(unit, subject(unit, verb)):
                return Tie(number, verb, _fragment_pattern(unit, tops, verb))
    return None


def _fragment_pattern(unit: Unit, tops: list[int], verb: int) -> str:
    token = unit.tokens[verb]
    if unit.lemma(verb) not in _TELLING or token.dep in ("relcl", "acl", "pcomp"):
        return "fragment in clause"
    above = unit.tokens[token.head]
    inner = above.dep in ("ccomp", "advcl") and above.head in unit.cues
    if token.dep == "conj" and inner and above.tag == token.tag:
        return "fragment in clause"  # “said Doe was wrong and called …”: she, or whoever said it
    return "fragment" if _completes(unit, tops, verb) else "fragment in phrase"


def _completes(unit: Unit, tops: list[int], verb: int) -> bool:
    """Whether the words stand in what the verb reports, not in a thing that it is about."""
    for top in tops:
        chain = [top, *unit.parsed.ancestors(top)]
        below = chain[chain.index(verb) - 1] if verb in chain else top
        if unit.tokens[below].dep in ("ccomp", "xcomp", "oprd") or below == top:
            return True
        if unit.lemma(verb) in JUDGEMENT and unit.tokens[below].lower == "as":
            return True
        # “told Acme the plan was “…””: no "and" is there that would join the two verbs.
        if (
            unit.tokens[below].dep == "conj"
            and below > verb
            and not unit.parsed.governed(verb, "cc", "punct")
        ):
            return bool(unit.parsed.governed(below, "nsubj"))
    return False

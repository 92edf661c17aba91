"""Which verb, label or name a quote belongs to, by what stands around it in its sentence."""

import re
from dataclasses import dataclass

from briefings.attribution.page import Page, Unit
from briefings.words import BELIEF, DOCUMENT_NOUNS, FINDING, JUDGEMENT, PLEDGE, REQUEST, SPEECH

_DASH_NAME = re.compile(
    r"\s*[—–―-]{1,2}\s*((?:[A-Z][\w.’'-]*)(?:\s+[A-Z][\w.’'-]*){0,4})\s*(?:,[^.“\"]{0,80})?\.?$"
)
_SPEAKING = SPEECH | FINDING | REQUEST | PLEDGE | JUDGEMENT | BELIEF
#: The farthest that a verb may stand from a quote it does not govern, in tokens.
_REACH = 45


@dataclass(frozen=True, slots=True)
class Tie:
    """A quote's verb (-1 for none) and the rule that tied them."""

    quote: int
    verb: int
    pattern: str


def ties(unit: Unit) -> list[Tie]:
    """A verb for each quote of the sentence that has one there."""
    found: list[Tie] = []
    for number, own in enumerate(unit.cut.own):
        if number not in unit.places:
            continue
        tie = _of_own(unit, number, found) if own else _of_fragment(unit, number)
        if tie:
            found.append(tie)
    return found


def _of_own(unit: Unit, number: int, before: list[Tie]) -> Tie | None:
    first, last = unit.places[number]
    governor = _governing(unit, first, last)
    left, right = _nearest(unit, first, -1), _nearest(unit, last, 1)
    if governor is not None and governor in (left, right):
        return Tie(number, governor, "clause")
    opens = first == 0 or not any(map(_is_word, unit.tokens[:first]))
    order = (right, left) if opens else (left, right)
    for verb in order:
        if verb is not None:
            return Tie(number, verb, "near")
    if governor is not None:
        return Tie(number, governor, "odd verb")
    return None


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
    """The nearest cue on one side with no other quote in between."""
    index = at + step
    number = unit.inside[at]
    while 0 <= index < len(unit.tokens) and abs(index - at) <= _REACH:
        other = unit.inside[index]
        if other >= 0 and other != number and unit.cut.own[other]:
            return None
        if index in unit.cues and _may_report(unit, index, step):
            return index
        index += step
    return None


def _may_report(unit: Unit, verb: int, step: int) -> bool:
    """Whether this verb can carry a quote that it does not govern."""
    token = unit.tokens[verb]
    if unit.lemma(verb) not in _SPEAKING:
        return False
    if token.dep in ("relcl", "acl", "amod") and step > 0:
        return token.dep == "acl" and token.tag == "VBG"
    return token.dep != "amod"


def _of_fragment(unit: Unit, number: int) -> Tie | None:
    """The innermost reporting verb over words that complete the reporter's clause."""
    first, last = unit.places[number]
    tops = [at for at in range(first, last + 1) if not first <= unit.tokens[at].head <= last]
    for top in tops:
        for above in unit.parsed.ancestors(top):
            if above in unit.cues and unit.lemma(above):
                return Tie(number, above, "fragment")
    return None


def dash_name(page: Page, unit: Unit) -> re.Match[str] | None:
    """“…” — Jane Doe: the name after a quote that ends its sentence."""
    if not unit.cut.quotes:
        return None
    return _DASH_NAME.match(page.text, unit.cut.quotes[-1].span.end, unit.span.end)


def is_document(word: str) -> bool:
    return word in DOCUMENT_NOUNS

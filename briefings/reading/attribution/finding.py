"""All the rules over one sentence: who is said to say what, before names are resolved."""

from collections import defaultdict

from briefings.reading.attribution.according import according, agentless, noun_cues
from briefings.reading.attribution.direct import Tie, ties
from briefings.reading.attribution.indirect import contents, is_infinitive, trimmed
from briefings.reading.attribution.labels import labelled, put_it
from briefings.reading.attribution.page import Found, Page, Phrase, Unit
from briefings.reading.attribution.phrases import phrase
from briefings.reading.attribution.subjects import speaks, subject
from briefings.reading.words import (
    AUDIENCE,
    BELIEF,
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    FINDING,
    GOING_ON,
    PERSON_NOUNS,
    PUBLICATION_NOUNS,
    REFUSING,
)
from briefings.types import Span

_EXPLETIVE = frozenset({"it", "there", "that", "this", "which", "what"})
_THINKING = FINDING | BELIEF


def find(page: Page, unit: Unit) -> list[Found]:
    """Everything that the sentence's own words attribute, in reading order."""
    if not unit.tokens:
        return []
    tied: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties(page, unit):
        tied[tie.verb].append(tie)
    found = [*according(page, unit), *noun_cues(page, unit), *put_it(page, unit)]
    for verb in sorted(set(unit.cues) | set(tied)):
        one = _of_verb(page, unit, verb, tied.get(verb, []))
        if one:
            found.append(one)
    found += labelled(page, unit, {number for one in found for number in one.quotes})
    found += agentless(page, unit, found)
    found += _opener(page, unit, found)
    return sorted(found, key=lambda one: one.place)


def _opener(page: Page, unit: Unit, found: list[Found]) -> list[Found]:
    """“She said:” at the end of a paragraph: what follows is hers."""
    if page.text[unit.span.end - 1] != ":" or not unit.cues or (found and found[-1].verb == unit.cues[-1]):
        return []
    source = subject(unit, unit.cues[-1])
    if not speaks(unit, source):
        return []
    return [Found(unit.index, source, unit.tokens[unit.cues[-1]].span, (), (), "opener", unit.cues[-1])]


def _of_verb(page: Page, unit: Unit, verb: int, tied: list[Tie]) -> Found | None:
    source = subject(unit, verb)
    if not tied and _is_wished(unit, verb):
        return None
    if not tied and not _may_speak(unit, verb, source):
        return None
    ranges, rule = contents(unit, verb, source)
    ranges = [one for one in ranges if not unit.tokens[one[0]].stand_in]
    if not ranges and not tied:
        return None
    spans = [trimmed(page.text, unit.parsed.span(first, last)) for first, last in ranges if first <= last]
    quotes = tuple(tie.quote for tie in tied)
    spans += [unit.cut.quotes[tie.quote].span for tie in tied]
    merged = _merged(page.text, [span for span in spans if span])
    if not merged:
        return None
    pattern = tied[0].pattern if tied else rule
    return Found(
        unit=unit.index,
        source=source,
        cue=unit.tokens[verb].span,
        contents=tuple(merged),
        quotes=quotes,
        pattern=pattern,
        verb=verb,
        told=_told(unit, verb),
        cites=_cites(unit, verb),
    )


def _is_wished(unit: Unit, verb: int) -> bool:
    """“needs nobody to tell him that”: a report that is not made."""
    token = unit.tokens[verb]
    if token.tag != "VB" or not is_infinitive(unit, verb):
        return False
    return unit.tokens[token.head].lower not in REFUSING | GOING_ON


def _merged(text: str, spans: list[Span]) -> list[Span]:
    """Overlapping spans joined, in reading order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _may_speak(unit: Unit, verb: int, source: Phrase | None) -> bool:
    """Whether that subject can be said to say or think something."""
    if source is None or (unit.tokens[verb].tag == "VBN" and unit.parsed.governed(verb, "nsubjpass")):
        return False
    head = unit.tokens[source.head]
    if head.lower in _EXPLETIVE:
        return head.lower == "it" and unit.lemma(verb) not in _THINKING
    if unit.lemma(verb) not in _THINKING or head.tag in ("NNP", "NNPS", "PRP", "WP"):
        return True
    words = PERSON_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS | PUBLICATION_NOUNS
    return head.lower in words or head.tag in ("NNS", "DT", "CD", "JJ")


def _told(unit: Unit, verb: int) -> Phrase | None:
    """“told the Courier”: a named audience."""
    if unit.lemma(verb) not in ("tell", "inform", "assure"):
        return None
    for child in unit.parsed.governed(verb, "dobj", "dative"):
        if (
            child > verb
            and unit.tokens[child].tag.startswith("NNP")
            and unit.tokens[child].lower not in AUDIENCE
        ):
            return phrase(unit, child)
    return None


def _cites(unit: Unit, verb: int) -> Phrase | None:
    """“reported, citing officials”: on whom the holder relies."""
    for child in unit.parsed.governed(verb, "advcl", "prep", "acl", "xcomp"):
        if unit.tokens[child].lower in ("citing", "quoting"):
            for name in unit.parsed.governed(child, "dobj", "pobj"):
                return phrase(unit, name)
    return None

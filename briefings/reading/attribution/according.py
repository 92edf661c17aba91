"""Reports without a reporting clause: “according to X”, “as X reported”, “is said to”, “concerns that”."""

from briefings.reading.attribution.indirect import trimmed
from briefings.reading.attribution.page import Found, Page, Phrase, Unit
from briefings.reading.attribution.phrases import phrase
from briefings.reading.words import CARRIERS, JOINING, OPENING, PASSIVE, PERSIST, SAID_TO, STANCES
from briefings.types import Span


def according(page: Page, unit: Unit) -> list[Found]:
    """“According to X, …” and “…, according to X”; “As X reported, …”; “per X”; “in the words of X”."""
    found = []
    for at, token in enumerate(unit.tokens):
        if unit.inside[at] >= 0:
            continue
        if token.lower == "according" and at + 1 < len(unit.tokens) and unit.tokens[at + 1].lower == "to":
            found += _around(page, unit, at, at + 1, "according to")
        elif token.lower == "as" and at in (0, 1):
            found += _as_reported(page, unit, at)
    return found


def _around(page: Page, unit: Unit, first: int, last: int, pattern: str) -> list[Found]:
    """The rest of the sentence around “according to X”."""
    head = _object(unit, last)
    if head is None:
        return []
    source = phrase(unit, head)
    end = max(source.last, head)
    while end + 1 < len(unit.tokens) and unit.tokens[end + 1].tag.startswith("NNP"):
        end += 1
    source = Phrase(unit.index, head, last + 1, end)
    source = _until_comma(unit, source) if first < 2 else source
    spans = _rest(page, unit, first, source.last)
    if not spans:
        return []
    cue = unit.parsed.span(first, last)
    cites = _cited_behind(unit, source.last)
    return [Found(unit.index, source, cue, spans, _quotes_in(unit, spans), pattern, cites=cites)]


def _cited_behind(unit: Unit, last: int) -> Phrase | None:
    """“according to X, citing Y”, “according to X, which cited Y”."""
    for at in range(last + 1, min(last + 5, len(unit.tokens))):
        if unit.tokens[at].lower in ("citing", "cited", "cites", "quoting", "quoted"):
            for thing in unit.parsed.governed(at, "dobj", "pobj"):
                return phrase(unit, thing)
    return None


def _object(unit: Unit, preposition: int) -> int | None:
    for child in unit.parsed.governed(preposition, "pobj", "dobj"):
        return child
    at = preposition + 1
    while at < len(unit.tokens) and not unit.tokens[at].tag.startswith(("NN", "PRP")):
        at += 1
    if at >= len(unit.tokens):
        return None
    while at + 1 < len(unit.tokens) and unit.tokens[at + 1].tag.startswith("NN"):
        at += 1
    return at


def _until_comma(unit: Unit, source: Phrase) -> Phrase:
    """At the head of a sentence a list is not meant: “According to the mayor, roads and …”."""
    for at in range(source.head + 1, source.last + 1):
        token = unit.tokens[at]
        closes = at + 1 <= source.last and any(
            unit.tokens[later].text == "," for later in range(at + 1, min(source.last + 2, len(unit.tokens)))
        )
        if token.text == "," and not closes and not _opens_apposition(unit, source.head, at):
            return Phrase(source.unit, source.head, source.first, at - 1)
    return source


def _opens_apposition(unit: Unit, head: int, comma: int) -> bool:
    return any(child > comma for child in unit.parsed.governed(head, "appos"))


def _rest(page: Page, unit: Unit, first: int, last: int) -> tuple[Span, ...]:
    """What stands before and behind the tokens from `first` to `last`, its commas trimmed."""
    start, end = unit.span.start, unit.span.end
    before = trimmed(page.text, Span(start, unit.tokens[first].span.start)) if first > 0 else None
    after = trimmed(page.text, Span(unit.tokens[last].span.end, end)) if last + 1 < len(unit.tokens) else None
    if after and before and after.of(page.text).split(None, 1)[0].lower() in JOINING | OPENING:
        after = None
    if before and before.end - before.start < 12 and not unit.places:
        before = None
    if after and (after.end - after.start < 25 or page.text[unit.tokens[last].span.end] not in ",:"):
        after = None if before else after
    return tuple(span for span in (before, after) if span)


def _quotes_in(unit: Unit, spans: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(
        number
        for number, quote in enumerate(unit.cut.quotes)
        if any(span.start <= quote.words.start < span.end for span in spans)
    )


def _as_reported(page: Page, unit: Unit, at: int) -> list[Found]:
    """“As X reported, …”, “As reported by X, …”."""
    for verb in unit.cues:
        if not at < verb < at + 12:
            continue
        head = _reporter(unit, verb)
        if head is None or unit.parsed.governed(verb, "ccomp", "dobj"):
            continue
        source = phrase(unit, head)
        last = max(source.last, verb)
        if last + 1 < len(unit.tokens) and unit.tokens[last + 1].text == ",":
            spans = _rest(page, unit, at, last)
            if spans:
                cue = unit.tokens[verb].span
                return [Found(unit.index, source, cue, spans, _quotes_in(unit, spans), "as reported", verb)]
    return []


def _reporter(unit: Unit, verb: int) -> int | None:
    for by in unit.parsed.governed(verb, "agent"):
        for name in unit.parsed.governed(by, "pobj"):
            return name
    for name in unit.parsed.governed(verb, "nsubj"):
        return name
    return None


def noun_cues(page: Page, unit: Unit) -> list[Found]:
    """“have voiced support for …”, “raised concerns among officials about …”, “concerns persist that …”."""
    found = []
    for at, token in enumerate(unit.tokens):
        if token.lower in STANCES and token.tag.startswith("NN") and unit.inside[at] < 0:
            one = _of_stance(page, unit, at)
            if one:
                found.append(one)
    return found


def _of_stance(page: Page, unit: Unit, noun: int) -> Found | None:
    content = _stance_content(unit, noun)
    if content is None:
        return None
    verb = unit.tokens[noun].head
    span = trimmed(page.text, unit.parsed.span(*content))
    if span is None or unit.inside[verb] >= 0:
        return None
    source, nobody = _stance_source(unit, noun, verb)
    if source is None and not nobody:
        return None
    first, last = min(noun, verb), max(noun, verb)
    cue = unit.parsed.span(first, last) if last - first < 4 else unit.tokens[noun].span
    return Found(
        unit.index,
        source,
        cue,
        (span,),
        _quotes_in(unit, (span,)),
        "stance",
        verb=verb,
        nobody=source is None,
    )


def _stance_source(unit: Unit, noun: int, verb: int) -> tuple[Phrase | None, bool]:
    """Who has it, and whether it is told of nobody: “concerns persist”."""
    for preposition in unit.parsed.governed(noun, "prep") + unit.parsed.governed(verb, "prep"):
        if unit.tokens[preposition].lower in ("among", "amongst"):
            for name in unit.parsed.governed(preposition, "pobj"):
                return Phrase(unit.index, name, phrase(unit, name).first, name), False
    if _lemma(unit, verb) in CARRIERS:
        for name in unit.parsed.governed(verb, "nsubj"):
            if unit.tokens[name].tag != "WDT":
                return phrase(unit, name), False
    return None, unit.tokens[noun].dep == "nsubj" and unit.tokens[verb].lower in PERSIST


def _lemma(unit: Unit, verb: int) -> str:
    word = unit.tokens[verb].lower
    for ending, other in (
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("s", ""),
        ("", ""),
    ):
        if word.endswith(ending) and word[: len(word) - len(ending)] + other in CARRIERS:
            return word[: len(word) - len(ending)] + other
    return {"has": "have", "had": "have", "gave": "give", "given": "give", "shown": "show"}.get(word, "")


def _stance_content(unit: Unit, noun: int) -> tuple[int, int] | None:
    """The “that …” of the noun, wherever the parser hung it; else what it is about."""
    verb = unit.tokens[noun].head
    for child in unit.parsed.governed(noun, "acl", "ccomp", "relcl") + unit.parsed.governed(
        verb, "ccomp", "advcl"
    ):
        marks = [
            at
            for at in unit.parsed.governed(child, "mark", "nsubj", "dobj")
            if unit.tokens[at].lower == "that"
        ]
        if child > noun and marks:
            first, last = unit.parsed.edges(child)
            return max(first, noun + 1), last
    for preposition in _prepositions(unit, noun, verb):
        if preposition > noun and unit.tokens[preposition].lower in (
            "for",
            "about",
            "over",
            "of",
            "at",
            "to",
            "on",
        ):
            for thing in unit.parsed.governed(preposition, "pobj", "pcomp"):
                return unit.parsed.edges(thing)
    return None


def _prepositions(unit: Unit, noun: int, verb: int) -> list[int]:
    """Under the noun, under its verb, and under “among officials about …”, where the parser may hang it."""
    found = unit.parsed.governed(noun, "prep") + unit.parsed.governed(verb, "prep")
    among = [thing for at in found for thing in unit.parsed.governed(at, "pobj")]
    return found + [at for thing in among for at in unit.parsed.governed(thing, "prep")]


def agentless(page: Page, unit: Unit, found: list[Found]) -> list[Found]:
    """“is said to …”, “is seen as …”, “reportedly”, “with reports suggesting that …”: nobody is named."""
    new = []
    for verb, token in enumerate(unit.tokens):
        if unit.inside[verb] >= 0:
            continue
        if token.lower in PASSIVE and token.tag in ("VBN", "VBD"):
            new += _passive(page, unit, verb)
        elif token.lower in SAID_TO and not found:
            span = trimmed(page.text, _clause_of(unit, verb))
            if span:
                new.append(Found(unit.index, None, token.span, (span,), (), "adverb", nobody=True))
    return [one for one in new if not any(one.cue == other.cue for other in found)]


def _passive(page: Page, unit: Unit, verb: int) -> list[Found]:
    """The subject and what is said of it are the statement; “is … said to” is the cue."""
    subjects = unit.parsed.governed(verb, "nsubjpass")
    if not subjects or unit.parsed.governed(verb, "agent") or unit.tokens[subjects[0]].tag == "WDT":
        return []
    after = [
        at
        for at in unit.parsed.governed(verb, "xcomp", "ccomp", "prep", "oprd")
        if at > verb and (unit.tokens[at].dep != "prep" or unit.tokens[at].lower == "as")
    ]
    if not after:
        return []
    spans = [trimmed(page.text, unit.parsed.span(*unit.parsed.edges(at))) for at in after[:1]]
    if unit.tokens[subjects[0]].lower != "it":
        spans.insert(0, trimmed(page.text, unit.parsed.span(*unit.parsed.edges(subjects[0]))))
    kept = tuple(span for span in spans if span)
    return (
        [Found(unit.index, None, unit.tokens[verb].span, kept, (), "passive", verb, nobody=True)]
        if kept
        else []
    )


def _clause_of(unit: Unit, at: int) -> Span:
    verb = at
    while not unit.tokens[verb].tag.startswith("VB") and unit.tokens[verb].head != verb:
        verb = unit.tokens[verb].head
    return unit.parsed.span(*unit.parsed.edges(verb))

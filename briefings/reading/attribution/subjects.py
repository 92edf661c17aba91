"""Who does what a verb says: its subject in the parse, or the name beside it where the parse fails."""

from briefings.reading.attribution.page import Phrase, Unit
from briefings.reading.attribution.phrases import phrase
from briefings.reading.language import Token
from briefings.reading.words import CALENDAR, DOCUMENT_NOUNS, ISSUED, ISSUING, PERSON_NOUNS, SPEAKERS

_SUBJECTS = ("nsubj", "nsubjpass")
#: Verbs that hang on another one and share its subject.
_SHARING = ("conj", "xcomp", "advcl", "acl", "parataxis", "dep", "pcomp", "prep")
_RELATIVE = frozenset({"who", "which", "that"})
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ", "WP")
_IN_PHRASE = ("NN", "PRP", "DT", "JJ", "VBN", "POS", "HYPH", "CD")
_DEEPEST = 6
_NAME = "NNP"
#: How trades and peoples end.
_TRADE_ENDS = {
    "NNS": ("ers", "ors", "ists", "ians", "ants", "men", "women"),
    "NN": ("ist", "ian", "man", "woman", "person"),
}
#: They are so many of others: “one of the trustees”.
_PARTS = frozenset({"one", "two", "three", "four", "five", "some", "several", "many", "most", "both", "none"})


def subject(unit: Unit, verb: int) -> Phrase | None:
    """The phrase of whoever does `verb`; None where the sentence does not tell."""
    if _is_done_by_nobody(unit, verb):
        return None
    for rule in (_doer_before, _in_parse, _apposed, _beside, _of_sentence):
        head = rule(unit, verb)
        if head is not None and unit.inside[head] < 0:
            return _short_of(unit, phrase(unit, head), verb)
    return None


def _short_of(unit: Unit, found: Phrase, verb: int) -> Phrase:
    """The phrase, ended before the verb where the parser ran on."""
    if found.first <= verb < found.head:
        return Phrase(found.unit, found.head, verb + 1, found.last)
    if not found.head < verb <= found.last:
        return found
    last = verb - 1
    while last > found.head and not _ends_phrase(unit.tokens[last]):
        last -= 1
    return Phrase(found.unit, found.head, found.first, last)


def _ends_phrase(token: Token) -> bool:
    return token.text[-1].isalnum() and not token.tag.startswith("W") and token.lower not in _RELATIVE


def _is_done_by_nobody(unit: Unit, verb: int) -> bool:
    """“was ridiculed for”: a passive that names no doer."""
    passive = unit.parsed.governed(verb, "nsubjpass") and unit.lemma(verb) not in ("quote", "cite")
    return bool(passive) and not unit.parsed.governed(verb, "agent")


def _in_parse(unit: Unit, verb: int) -> int | None:
    head = _subject_head(unit, verb, 0)
    if head is None:
        return None
    beside = verb - 1
    first, last = unit.parsed.edges(head)
    if beside > head and _is_person_word(unit, beside) and not first <= beside <= last:
        return beside
    return _author(unit, head)


def speaks(unit: Unit, source: Phrase | None) -> bool:
    """Whether the phrase is of somebody or something that says things."""
    return source is not None and can_speak(unit, source.head)


def _is_person_word(unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    return token.entity == "PERSON" and token.tag.startswith("NNP") and unit.inside[at] < 0


def _author(unit: Unit, head: int) -> int:
    """“issued a statement calling”: whoever issued it."""
    token = unit.tokens[head]
    if token.lower in DOCUMENT_NOUNS and token.dep == "dobj" and unit.tokens[token.head].lower in ISSUING:
        return next(iter(unit.parsed.governed(token.head, "nsubj")), head)
    return head


def _doer_before(unit: Unit, verb: int) -> int | None:
    """“footage of Jane Doe saying”: the name that the participle directly follows."""
    before = verb - 1
    if before < 0 or unit.tokens[verb].tag != "VBG" or not unit.tokens[before].tag.startswith("NNP"):
        return None
    is_name = (
        unit.tokens[before].entity in ("PERSON", "ORG", "") and unit.tokens[before].lower not in CALENDAR
    )
    return before if unit.inside[before] < 0 and is_name and unit.tokens[before].dep != "poss" else None


def _apposed(unit: Unit, verb: int) -> int | None:
    """“…,” the baker, Jane Doe, said; “…,” Jane Doe, a baker in Leeds, said: the name by the commas."""
    tokens = unit.tokens
    if verb < 3 or tokens[verb - 1].text != ",":
        return None
    name = verb - 2
    while name > 0 and tokens[name].tag.startswith("NNP"):
        name -= 1
    if name < verb - 2 and tokens[name].text == "," and unit.inside[name] < 0:
        return verb - 2
    for at in range(verb - 3, 0, -1):
        if unit.inside[at] >= 0:
            return None
        if (
            tokens[at].text == ","
            and tokens[at - 1].tag.startswith("NNP")
            and tokens[at + 1].tag not in ("CC",)
        ):
            return at - 1
    return None


def _of_sentence(unit: Unit, verb: int) -> int | None:
    """Where the parse loses the subject: that of the sentence, if it stands before the verb."""
    for root in (at for at, token in enumerate(unit.tokens) if token.dep == "ROOT"):
        for child in unit.parsed.governed(root, "nsubj"):
            if child < verb and unit.inside[child] < 0:
                return child
    return None


def _subject_head(unit: Unit, verb: int, depth: int) -> int | None:
    parsed = unit.parsed
    if depth > _DEEPEST:
        return None
    child = _nearest(list(parsed.governed(verb, *_SUBJECTS)), verb)
    if child is not None:
        if parsed.tokens[child].lower in _RELATIVE and parsed.tokens[verb].dep == "relcl":
            return _named_by(unit, parsed.tokens[verb].head)
        return _agent(unit, verb, child)
    governor = parsed.tokens[verb].head
    dep = parsed.tokens[verb].dep
    if governor == verb:
        return None
    if dep in ("relcl", "acl") and parsed.tokens[governor].tag in _NOUNS:
        return _addressing(unit, verb, governor, depth) or _named_by(unit, governor)
    if dep == "conj" and _is_resumed(unit, verb, governor):
        above = _verb_above(unit, unit.tokens[governor].head)
        return _subject_head(unit, above, depth + 1)
    if dep in _SHARING:
        return _shared(unit, verb, _verb_above(unit, governor), depth)
    return None


def _nearest(subjects: list[int], verb: int) -> int | None:
    """Of two subjects ("…, three of them badly, the police said") the one right before the verb."""
    before = [at for at in subjects if at < verb]
    return before[-1] if before else next(iter(subjects), None)


def _is_resumed(unit: Unit, verb: int, clause: int) -> bool:
    """“said he would pay and warned of …”: the second verb is the speaker's again."""
    tokens = unit.tokens
    above = tokens[clause].head
    resumed = tokens[clause].dep == "ccomp" and tokens[above].tag == tokens[verb].tag != tokens[clause].tag
    return resumed and tokens[verb].tag in ("VBD", "VBZ")


def _addressing(unit: Unit, verb: int, noun: int, depth: int) -> int | None:
    """“wrote to supporters saying”: the one who wrote."""
    token = unit.tokens[noun]
    if unit.tokens[verb].tag != "VBG" or token.tag != "NNS" or token.lower not in PERSON_NOUNS:
        return None
    addressed = token.dep in ("dobj", "dative") or (
        token.dep == "pobj" and unit.tokens[token.head].lower == "to"
    )
    return _subject_head(unit, _verb_above(unit, token.head), depth + 1) if addressed else None


def _shared(unit: Unit, verb: int, above: int, depth: int) -> int | None:
    """The subject of the verb above; of a participle behind a comma the nearest that can speak."""
    found = _subject_head(unit, above, depth + 1)
    if found is None or unit.tokens[verb].tag != "VBG" or can_speak(unit, found):
        return found
    higher = unit.tokens[above].head
    if higher == above:
        return found
    other = _subject_head(unit, _verb_above(unit, higher), depth + 1)
    return other if other is not None and can_speak(unit, other) else found


def can_speak(unit: Unit, head: int) -> bool:
    """Whether a subject is somebody or something that says things."""
    token = unit.tokens[head]
    if token.tag in ("NNP", "NNPS") or token.lower in ("he", "she", "they", "we", "i", "who"):
        return True
    if token.lower in SPEAKERS or (token.tag in _TRADE_ENDS and token.lower.endswith(_TRADE_ENDS[token.tag])):
        return True
    parts = [at for of in unit.parsed.governed(head, "prep") for at in unit.parsed.governed(of, "pobj")]
    if token.lower in _PARTS and any(unit.tokens[at].tag != "PRP" and can_speak(unit, at) for at in parts):
        return True
    return any(unit.tokens[at].tag == _NAME for at in unit.parsed.governed(head, "appos"))


def author_of_document(unit: Unit) -> Phrase | None:
    """Whoever announces, issues or reads the one statement, letter or post that a sentence tells of."""
    written = [
        at
        for at, token in enumerate(unit.tokens)
        if token.tag == "NN" and token.lower in ISSUED and unit.inside[at] < 0
    ]
    if len(written) != 1 or any(
        unit.tokens[at].lower in ("from", "by") for at in unit.parsed.children[written[0]]
    ):
        return None
    verb = _verb_above(unit, written[0])
    issued = verb in unit.cues or unit.tokens[verb].lower in ISSUING
    return main_subject(unit) if issued and unit.tokens[verb].dep == "ROOT" else None


def main_subject(unit: Unit) -> Phrase | None:
    """The one subject of a sentence's main verb, if it can speak."""
    subjects = [
        at
        for at, token in enumerate(unit.tokens)
        if token.dep == "nsubj" and unit.tokens[token.head].dep == "ROOT" and unit.inside[at] < 0
    ]
    return phrase(unit, subjects[0]) if len(subjects) == 1 and can_speak(unit, subjects[0]) else None


def described(unit: Unit, source: Phrase | None) -> str:
    """The noun of a phrase for one person without a name, such as “her husband”; "" for any other phrase."""
    token = unit.tokens[source.head] if source else None
    if token is None or token.tag != "NN":
        return ""
    one = token.lower in PERSON_NOUNS or token.lower.endswith(_TRADE_ENDS["NN"])
    return token.lower if one else ""


def _named_by(unit: Unit, noun: int) -> int:
    """For “Doe, now the mayor, who said”: Doe."""
    token = unit.tokens[noun]
    named = token.dep == "appos" and unit.tokens[token.head].tag.startswith("NNP")
    return token.head if named else noun


def _verb_above(unit: Unit, index: int) -> int:
    tokens = unit.tokens
    while not tokens[index].tag.startswith(("VB", "MD")) and tokens[index].head != index:
        index = tokens[index].head
    return index


def _agent(unit: Unit, verb: int, found: int) -> int | None:
    """The one who acts: for "was told by Y" that is Y, for "was quoted as saying" the subject."""
    parsed = unit.parsed
    if parsed.tokens[found].dep != "nsubjpass" or unit.lemma(verb) in ("quote", "cite"):
        return found
    for by in parsed.governed(verb, "agent"):
        for name in parsed.governed(by, "pobj"):
            return name
    return None


def _beside(unit: Unit, verb: int) -> int | None:
    """The nominal directly after the verb (said Smith), else directly before it (Smith said)."""
    tokens = unit.tokens
    if _speech_before(unit, verb) or verb == 0:
        head = _noun_after(unit, verb)
        if head is not None:
            return head
    before = verb - 1
    while before >= 0 and tokens[before].tag in ("RB", "MD", "VBZ", "VBP", "VBD"):
        before -= 1
    if before >= 0 and unit.inside[before] < 0 and tokens[before].tag in ("NNP", "NNPS", "PRP", "NN", "NNS"):
        return before
    return None


def _noun_after(unit: Unit, verb: int) -> int | None:
    """The end of the noun phrase that begins behind the verb: “said retired surgeon Jane Doe”."""
    head = None
    for at in range(verb + 1, len(unit.tokens)):
        token = unit.tokens[at]
        if unit.inside[at] >= 0 or not token.tag.startswith(_IN_PHRASE):
            break
        if token.tag.startswith(("NN", "PRP")) and token.tag != "PRP$":
            head = at
    return head


def _speech_before(unit: Unit, verb: int) -> bool:
    return any(unit.inside[at] >= 0 for at in range(max(0, verb - 3), verb))

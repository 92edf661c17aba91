"""Whether a speaker that was found is the speaker in the gold: by the head of the phrase, titles aside."""

import re
from dataclasses import dataclass

from tests.quality.spans import EDGE


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUNS = _set(
    """i he she it they we you who which that his her their him them himself herself themselves this these
    one both others some many"""
)
_TITLES = _set(
    """mr mrs ms miss dr sir lord lady dame prof professor president vice prime minister sen senator rep
    representative gov governor gen general col colonel lt lieutenant capt captain sgt king queen prince
    princess pope justice judge secretary chancellor mayor chairman ambassador rev reverend former ex the a an
    his her their its our then"""
)
#: They end a name and are nobody's.
_SUFFIXES = _set("jr sr ii iii iv")
#: Where a noun phrase's head ends: commas, prepositions, clauses.
_TAIL = re.compile(
    r"\s*(?:,|;|\(|—|–| - |\b(?:who|which|that|of|for|in|at|from|with|on|to|by|as|and|whose|during|after"
    r"|before|about|including|speaking|citing)\b)\s*"
)
#: "Secretary of State" before a name is an office, not the head.
_OFFICE = re.compile(
    r"\b(?:Secretary|Minister|Director|Speaker|Chief|Chair(?:man|woman)?|Member|Head|President|Governor|CEO|Dean"
    r"|Mayor|Bishop|Archbishop|Prince|Duke|Leader) (?:of|for) (?:the )?(?:[A-Z][\w.]+ ){1,3}?"
    r"(?=[A-Z][\w.]+(?: [A-Z][\w.]+)*(?:,|$))"
)
_WORD = re.compile(r"[\w][\w.'’-]*")
_POSSESSIVE = re.compile(r"['’]s\b|['’]$")
_SHORT_NAME = 3


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    #: Lower-case words with a capital in the text.
    capital: tuple[str, ...]
    #: The same without their dots.
    dotless: frozenset[str]

    @property
    def head(self) -> str:
        return self.words[-1] if self.words else ""

    @property
    def core(self) -> list[str]:
        return [word for word in self.words if word not in _TITLES]


def _words(text: str) -> list[str]:
    return _WORD.findall(_POSSESSIVE.sub("", text.strip()))


def _phrase(text: str) -> _Phrase:
    bare = _OFFICE.sub("", re.sub(r"^[^\w]+", "", text.strip()))
    if bare.lower().startswith("according to "):
        bare = bare[len("according to ") :]
    tail = _TAIL.search(bare, 1)
    core = bare[: tail.start()] if tail and tail.start() > 0 else bare
    words = [word.strip(".").lower() for word in _words(core)]
    words = [word for word in words if word and word not in _SUFFIXES] or [
        word.lower() for word in _words(bare)
    ]
    capital = [word for word in _words(text) if word[:1].isupper()]
    return _Phrase(
        tuple(words),
        tuple(word.lower() for word in capital),
        frozenset(word.lower().strip(".") for word in capital),
    )


def head(text: str) -> str:
    """The head of a phrase, lower case."""
    return _phrase(text).head


def is_open(text: str) -> bool:
    """Whether a source names nobody: nothing, or a pronoun."""
    return head(text) in PRONOUNS | {""}


def same_speaker(given: str, gold: str) -> bool:
    """Whether both name one speaker: “Ms Doe” is “Jane Doe, a baker”, John Doe is not."""
    given, gold = given.strip(), gold.strip()
    if not given or not gold:
        return False
    if given.lower().strip(EDGE) == gold.lower().strip(EDGE):
        return True
    a, b = _phrase(given), _phrase(gold)
    if not a.head or not b.head:
        return False
    if a.head in PRONOUNS or b.head in PRONOUNS:
        return a.head == b.head
    if a.head == b.head:
        return _same_given_name(a, b)
    return _is_first_name(a, b) or _same_last_name(a, b) or _is_apposed(a, b, gold)


def _same_given_name(a: _Phrase, b: _Phrase) -> bool:
    """One surname: first names that are both printed must agree."""
    first_a = [word for word in a.words[:-1] if word not in _TITLES and word[:1].isalpha()]
    first_b = [word for word in b.words[:-1] if word not in _TITLES and word[:1].isalpha()]
    names = a.dotless | b.dotless
    if len(first_a) == len(first_b) == 1 and {first_a[0], first_b[0], a.head} <= names:
        return first_a[0].startswith(first_b[0][:3]) or first_b[0].startswith(first_a[0][:3])
    return True


def _is_first_name(a: _Phrase, b: _Phrase) -> bool:
    """“Jane” for “Jane Doe”."""
    if not a.core or b.head not in b.capital or len(b.words) > _SHORT_NAME:
        return False
    first = a.core[-1] in b.words and b.words.index(a.core[-1]) == 0
    return first and all(word in b.capital for word in a.core)


def _is_apposed(a: _Phrase, b: _Phrase, gold: str) -> bool:
    """“Her friend, Jane Doe,” is Jane Doe."""
    if b.head in b.capital:
        return False
    return any(
        part.istitle() and _phrase(part).words == a.words for part in map(str.strip, gold.split(",")[1:])
    )


def _same_last_name(a: _Phrase, b: _Phrase) -> bool:
    last_a = [word for word in a.words if word in a.capital and word not in _TITLES]
    last_b = [word for word in b.words if word in b.capital and word not in _TITLES]
    both = bool(last_a) and bool(last_b) and last_a[-1] == last_b[-1]
    return both and b.head in b.capital and a.head in a.capital

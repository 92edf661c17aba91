"""What a statement depends on: "if …", "unless …", "should …"."""

import re
from dataclasses import dataclass

from briefings.claims.stems import stems, words

_OPENING = re.compile(
    r"\b[Ii]f\b|\b[Ii]n case\b|\bprovided that\b|(?:^|[,;]\s)(?:[Ss]hould|[Ww]ere)(?=\s+(?:the\s+)?[A-Z])|"
    r"(?P<unless>\b[Uu]nless\b)"
)
#: Two conditions are one where they share more of their content words than this.
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Condition:
    """What a conditional makes its statement depend on, and whether on its not being so ("unless")."""

    words: str
    unless: bool


def condition(text: str) -> Condition | None:
    """The condition of a statement, None for a plain one."""
    match = _OPENING.search(text)
    return Condition(text[match.end() :].split(",")[0], match["unless"] is not None) if match else None


def one_condition(a: Condition, b: Condition) -> bool:
    """Whether two conditions are one: of the same, as a whole in much the same words, both "if" or "unless".

    "If the north attacks the south" is not "if the south attacks the north", nor is "if it is approved"
    what "if it is rejected" is.
    """
    if a.unless is not b.unless or _first(a) != _first(b):
        return False
    one, other = stems(a.words), stems(b.words)
    return len(one & other) > _SHARED * len(one | other)


def _first(of: Condition) -> str:
    """The first word of content of a condition."""
    return next((stem for word in words(of.words) for stem in stems(word)), "")

"""Names that the tagger takes for common words: a capital is a name where the article has it as one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefings.reading.attribution.page import Unit
from briefings.reading.language import Parsed, Token
from briefings.reading.words import SPEAKERS

_NAME = "NNP"
_NAMES = ("NNP", "NNPS")
#: Tags of words that may be somebody's name; "the", "and" and "he" never are.
_OPEN = ("NN", "NNS", "JJ", "JJR", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "RB", "UH", "FW")


def with_names(units: Sequence[Unit]) -> list[Unit]:
    """The sentences of an article, its names tagged as such wherever they stand (“Price says”)."""
    common = {token.text for unit in units for token in unit.tokens}
    names = _names(units, common)
    return [_renamed(unit, names, common) for unit in units]


def _names(units: Iterable[Unit], common: set[str]) -> frozenset[str]:
    """Words that stand as a name where a capital means something: not at the start of a sentence."""
    return frozenset(
        token.text
        for unit in units
        for at, token in enumerate(unit.tokens)
        if _is_capital(token) and not _opens(unit, at) and token.lower not in SPEAKERS
        if token.tag in _NAMES or (token.lower not in common and _ends_name(unit, at))
    )


def _ends_name(unit: Unit, at: int) -> bool:
    """“Jane Peeters”: a surname that looks like a plural."""
    before = unit.tokens[at - 1]
    return unit.tokens[at].tag in ("NN", "NNS") and before.tag == _NAME and _is_capital(before)


def _is_capital(token: Token) -> bool:
    return len(token.text) > 1 and token.text[0].isupper() and not token.stand_in


def _opens(unit: Unit, at: int) -> bool:
    """Whether a word has its capital from the sentence or the quote that it opens."""
    before = unit.tokens[at - 1] if at else None
    return before is None or not (before.stand_in or any(map(str.isalnum, before.text)) or before.text == ",")


def _is_known(unit: Unit, at: int, names: frozenset[str], common: set[str]) -> bool:
    """Whether a word is a name elsewhere; one that opens a sentence may still be the common word."""
    token = unit.tokens[at]
    return token.text in names and not (_opens(unit, at) and token.lower in common)


def _renamed(unit: Unit, names: frozenset[str], common: set[str]) -> Unit:
    changed = [
        at
        for at, token in enumerate(unit.tokens)
        if token.tag in _OPEN
        and not token.stand_in
        and (_is_known(unit, at, names, common) or unit.inside[at - 1] in unit.nicknames)
    ]
    if not changed:
        return unit
    tokens = list(unit.tokens)
    for at in changed:
        tokens[at] = replace(tokens[at], tag=_NAME)
    return replace(unit, parsed=Parsed(tuple(tokens)))

"""Noun phrases: how far one goes around its head."""

from briefings.reading.attribution.page import Phrase, Unit

_KEPT_AFTER = ("prep", "appos", "conj", "cc", "nummod", "case", "poss", "amod", "flat", "npadvmod")
_CLAUSES = ("relcl", "acl", "advcl", "ccomp")


def phrase(unit: Unit, head: int) -> Phrase:
    """The noun phrase around `head`: appositions and "of …" kept, clauses about it left out."""
    parsed = unit.parsed
    first = parsed.edges(head)[0]
    last = head
    for child in parsed.children[head]:
        if child > head and parsed.tokens[child].dep in _KEPT_AFTER:
            last = max(last, _last_kept(unit, child))
        if child > head and parsed.tokens[child].dep in ("acl", "relcl") and _restricts(unit, head, child):
            last = max(last, parsed.edges(child)[1])
    first = max([first, *(at + 1 for at in range(first, head) if _is_border(unit, at))])
    last = min([last, *(at - 1 for at in range(head + 1, last + 1) if _is_border(unit, at))])
    while first < head and not parsed.tokens[first].text[0].isalnum():
        first += 1
    while last > head and not any(map(str.isalnum, parsed.tokens[last].text)):
        last -= 1
    return Phrase(unit.index, head, first, last)


def _restricts(unit: Unit, head: int, clause: int) -> bool:
    """“a letter seen by the paper”, “people who were there”: a clause that says which is meant."""
    if not unit.tokens[head].tag.startswith("NN") or unit.tokens[head].tag.startswith("NNP"):
        return False
    first = unit.parsed.edges(clause)[0]
    return first > head and unit.tokens[first - 1].text != "," and unit.tokens[first].text != ","


def _last_kept(unit: Unit, child: int) -> int:
    """Last token of a part of the phrase, its own clauses left out."""
    last, todo = child, [child]
    while todo:
        at = todo.pop()
        last = max(last, at)
        todo += [
            below
            for below in unit.parsed.children[at]
            if below > at and unit.tokens[below].dep not in _CLAUSES
        ]
    return last


def _is_border(unit: Unit, index: int) -> bool:
    token = unit.tokens[index]
    return token.stand_in or token.text in ("“", "”", '"', "``", "''", ":", ";")

"""Two wordings of one sentence, cut so that what is otherwise stays in sight."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from briefings.types import Excerpt, Span

_WORD = re.compile(r"\S+\s*")


def narrowed(words: Sequence[Excerpt], limit: int) -> tuple[Excerpt, Excerpt]:
    """The old and the new wording, each whole or, where it is longer than `limit`, what is otherwise
    with some of the words around it."""
    old, new = words
    before, after = _WORD.findall(old.text), _WORD.findall(new.text)
    head = _alike(before, after)
    same = head, _alike(reversed(before[head:]), reversed(after[head:]))
    return _around(old, before, same, limit), _around(new, after, same, limit)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words at the beginning are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].strip() == pair[1].strip(), pairs))


def _around(of: Excerpt, words: Sequence[str], same: tuple[int, int], limit: int) -> Excerpt:
    """The words but those that stand at the ends and are the `same` in the other wording, and as many of
    these as there is room for."""
    if len(of.text) <= limit:
        return of
    first, last = same[0], len(words) - same[1]
    room = limit - len("".join(words[first:last]))
    grows = True
    while grows:
        grows = False
        if first and len(words[first - 1]) <= room:
            first, room, grows = first - 1, room - len(words[first - 1]), True
        if last < len(words) and len(words[last]) <= room:
            last, room, grows = last + 1, room - len(words[last]), True
    start = of.span.start + len("".join(words[:first]))
    text = "".join(words[first:last]).rstrip()
    return Excerpt(of.article, Span(start, start + len(text)), text, of.sentence)

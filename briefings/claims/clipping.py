"""Which words of a sentence are shown: cuts fall between clauses, and never cost a hedge or a negation."""

import re
from collections.abc import Callable, Sequence

from briefings.claims.wording import CONCESSION, CONNECTIVE, JUDGEMENT, REVERSING, hedgings
from briefings.types import Attribution, Clause, ClauseKind, Span

_JOINS = (",", ";", ":", "–", "—")
_EDGE = " \t\n,;:–—-"
_OPENING = re.compile(r"(?:and|but|that|which|who|with|as|while|whereas|though|although)\s+", re.IGNORECASE)
_INTERJECTED = re.compile(
    r",\s*(?:however|meanwhile|though|in turn|in particular|by contrast|for instance),\s*"
)
_THAT = re.compile(r"that\s+")
_COLON = re.compile(r":\s+(?=\S)")
#: Shorter clips say nothing.
_LEAST_WORDS = 3
#: A longer clip must be this much closer to be preferred.
_GAIN = 0.02
_GAIN_WITHOUT_SUBJECT = 0.08


def trimmed(text: str, span: Span, *, ending: bool = False) -> Span:
    """The span without blanks and joining marks at its edges; with `ending` the full stop stays."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in (_EDGE if ending else _EDGE + "."):
        end -= 1
    if not ending and re.search(r"(?:\b[A-Z]\.)+[A-Z]$", text[start:end]) and text[end : end + 1] == ".":
        end += 1
    return Span(start, end)


def without_judgement(text: str, part: Span, clauses: Sequence[Clause], attribution: Attribution) -> Span:
    """The part without a closing participle that tells the reporter's view and has no holder.

    A cue in front ("According to X, …") leaves open whether it reaches that far, so it is not shown.
    """
    cue = attribution.cue or attribution.source
    if not cue or cue.start - part.start > len("However, as has been "):
        return part
    for clause in sorted(clauses, key=lambda each: each.span):
        closes = clause.kind is ClauseKind.PARTICIPLE and clause.span.end >= part.end - 1
        if closes and JUDGEMENT.match(text, clause.span.start) and clause.span.start > part.start:
            return trimmed(text, Span(part.start, clause.span.start))
    match = re.search(r",\s*(?=\w+ing\b[^,]*$)", text[part.start : part.end])
    if match and JUDGEMENT.match(text, part.start + match.end()):
        return trimmed(text, Span(part.start, part.start + match.start()))
    return part


class Clips:
    """The stretches of one sentence that can stand alone beside another report."""

    def __init__(self, text: str, span: Span, clauses: Sequence[Clause], attributions: Sequence[Attribution]):
        self._text = text
        self._span = span
        self._clauses = [each for each in clauses if span.covers(each.span)]
        self._attributions = attributions

    def closest(self, alike: Callable[[str], float]) -> Span:
        """The stretch nearest to what is asked for; the whole when no stretch is nearer."""
        best = trimmed(self._text, self._span)
        score = alike(best.of(self._text))
        for candidate in self.all():
            found = alike(candidate.of(self._text))
            if found > score + (_GAIN_WITHOUT_SUBJECT if self._lacks_subject(candidate) else _GAIN):
                best, score = candidate, found
        return self._without_opening(best)

    def _lacks_subject(self, span: Span) -> bool:
        """Whether it begins after a relative clause, and so after its subject; a colon begins anew."""
        if self._text[: span.start].rstrip().endswith(":"):
            return False
        relative = (ClauseKind.RELATIVE, ClauseKind.PARTICIPLE)
        return any(each.kind in relative and 0 <= span.start - each.span.end <= 2 for each in self._clauses)

    def _without_opening(self, span: Span) -> Span:
        """Without words that only join it to something else, or a cue whose subject is cut off."""
        for each in self._attributions:
            if each.cue and each.cue.start == span.start and each.contents and span.covers(each.contents[0]):
                span = Span(max(span.start, each.contents[0].start), span.end)
        opening = CONNECTIVE.match(self._text, span.start) or _THAT.match(self._text, span.start)
        return Span(opening.end(), span.end) if opening and opening.end() < span.end else span

    def all(self) -> list[Span]:
        """Every stretch between two places where a cut is safe, longest first."""
        ends = self._ends()
        spans = {
            trimmed(self._text, Span(start, end))
            for start in self._starts()
            for end in ends
            if start < end and not self._ends_in_concession(start, end)
        }
        kept = [
            each
            for each in spans
            if len(each.of(self._text).split()) >= _LEAST_WORDS and not self._only_says(each)
        ]
        return sorted(kept, key=lambda each: (each.start - each.end, each.start))

    def _only_says(self, span: Span) -> bool:
        """Whether a stretch has a holder and a cue, and nothing of what is said."""
        return any(
            each.cue and span.covers(each.cue) and not any(map(span.overlaps, each.contents))
            for each in self._attributions
            if each.contents
        )

    def _ends_in_concession(self, start: int, end: int) -> bool:
        """Whether a stretch would end with what is only conceded, and begin before it."""
        conceded = [each for each in self._clauses if self._concedes(each) and each.span.end == end]
        return any(start < self._after_opening(each) for each in conceded) and end < self._span.end - 1

    def _starts(self) -> list[int]:
        text, span = self._text, self._span
        found = {span.start}
        if joined := CONNECTIVE.match(text, span.start):
            found.add(joined.end())
        for clause in self._clauses:
            if self._is_whole(clause):
                found.add(self._after_opening(clause))
            if clause.kind in (ClauseKind.RELATIVE, ClauseKind.PARTICIPLE) or self._concedes(clause):
                found.add(clause.span.end)
        for pattern in (_INTERJECTED, _COLON):
            found |= {match.end() for match in pattern.finditer(text, span.start, span.end)}
        for each in self._attributions:
            spans = [each.source, *(content for content in each.contents if self._is_said(each, content))]
            found |= {at.start for at in spans if at and span.covers(at)}
        return sorted(start for start in found if span.start <= start < span.end and not self._loses(start))

    def _is_said(self, attribution: Attribution, content: Span) -> bool:
        """Whether a content is a clause: in "criticised the mayor over his plans" it is only the mayor."""
        cue = attribution.cue
        behind = cue is None or cue.start > content.start or cue.start == self._span.start
        near = range(content.start, content.start + len("that, "))
        return behind or any(each.span.start in near for each in self._clauses)

    def _is_whole(self, clause: Clause) -> bool:
        """Whether a clause can stand alone: not "the leaders to return" of "asked the leaders to return"."""
        if clause.kind is ClauseKind.CONTENT:
            return self._text.startswith("that ", clause.span.start)
        return clause.kind in (ClauseKind.MAIN, ClauseKind.CONJUNCT) or self._concedes(clause)

    def _after_opening(self, clause: Clause) -> int:
        opening = CONCESSION.match(self._text, clause.span.start) or _OPENING.match(
            self._text, clause.span.start
        )
        return opening.end() if opening and opening.end() < clause.span.end else clause.span.start

    def _loses(self, start: int) -> bool:
        """Whether starting here would cut off a hedge or negation that governs what follows.

        Those in a clause that has ended before ("while it may be limited, …") govern nothing after it.
        """
        before = self._text[self._span.start : start]
        hedged = [each.span for each in hedgings(before)]
        hedged += [Span(*match.span()) for match in REVERSING.finditer(before)]
        return any(not self._has_ended(self._span.start + each.start, start) for each in hedged)

    def _has_ended(self, at: int, start: int) -> bool:
        """Whether the place stands in a subordinate clause that ends before `start`."""
        return any(
            each.kind is not ClauseKind.MAIN and each.span.start <= at < each.span.end <= start
            for each in self._clauses
        )

    def _ends(self) -> list[int]:
        found = {self._span.end}
        for clause in self._clauses:
            if clause.kind in (ClauseKind.RELATIVE, ClauseKind.PARTICIPLE) or self._concedes(clause):
                found.add(clause.span.start)
            if clause.kind in (ClauseKind.CONTENT, ClauseKind.CONJUNCT) or self._concedes(clause):
                found.add(clause.span.end)
        for each in self._attributions:
            found |= {content.end for content in each.contents if self._span.covers(content)}
        return sorted(end for end in found if self._span.start < end <= self._span.end and self._closes(end))

    def _concedes(self, clause: Clause) -> bool:
        return CONCESSION.match(self._text, clause.span.start) is not None

    def _closes(self, end: int) -> bool:
        """Whether a stretch may end here: at the sentence's end or at a joining mark."""
        before, after = self._text[:end].rstrip(), self._text[end : end + 3].lstrip()
        return end >= self._span.end - 1 or before.endswith(_JOINS) or after.startswith(_JOINS)

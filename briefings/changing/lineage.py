"""Which words of a newer briefing an older one could have had: articles come, go, and are corrected."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefings.types import Briefing, CautionKind, Correction, Excerpt


@dataclass(frozen=True, slots=True)
class Line:
    """A fact, the lead, or what one report alone has, seen as one kind of line."""

    number: int
    excerpts: tuple[Excerpt, ...]
    evidence: tuple[Excerpt, ...]
    outlets: tuple[str, ...]
    is_lead: bool = False


def lines_of(briefing: Briefing) -> Iterator[Line]:
    """Every line that says what a report has."""
    for fact in (*((briefing.lead,) if briefing.lead else ()), *briefing.facts):
        yield Line(fact.number, fact.excerpts, fact.evidence or fact.excerpts, fact.outlets, not fact.number)
    for only in briefing.only:
        for line in only.lines:
            yield Line(0, line.excerpts, line.excerpts, (only.outlet,))


def number_of(briefing: Briefing, sentence: Excerpt) -> int:
    """The line whose words stand in this sentence, 0 where there is none."""
    found = (
        line.number
        for line in lines_of(briefing)
        if any(each.text in sentence.text for each in line.excerpts)
    )
    return next(found, 0)


@dataclass(frozen=True, slots=True)
class Lineage:
    """How the articles of two briefings belong together."""

    added: frozenset[str]
    gone: frozenset[str]
    #: Corrections since the older briefing, the oldest first.
    corrections: tuple[Correction, ...]
    #: Of the newer briefing, by article.
    outlets: dict[str, str]
    #: Outlets that have one text since the newer briefing: the one it comes from, and its copy.
    copies: tuple[tuple[str, ...], ...]

    @classmethod
    def between(cls, old: Briefing, new: Briefing) -> "Lineage":
        """The lineage of every article."""
        after = {card.id for card in new.articles}
        following = {one.before: one for one in new.corrections}
        corrections: list[Correction] = []
        kept: set[str] = set()
        gone: set[str] = set()
        for card in old.articles:
            path = list(_path(card.id, following, after))
            current = path[-1].article if path else card.id
            (kept if current in after else gone).add(current if current in after else card.id)
            corrections += path if current in after else []
        ordered = tuple(one for one in new.corrections if one in corrections)
        outlets = {card.id: card.outlet for card in new.articles}
        return cls(frozenset(after - kept), frozenset(gone), ordered, outlets, _copies(old, new))

    @property
    def moved(self) -> bool:
        """Whether any article came, went, or was corrected."""
        return bool(self.added or self.gone or self.corrections)

    def is_fresh(self, excerpt: Excerpt) -> bool:
        """Whether no article had this before."""
        return excerpt.article in self.added or any(
            excerpt.text in each.text for each in self._came(excerpt.article)
        )

    def is_new(self, excerpt: Excerpt) -> bool:
        """Whether no article had it in these words."""
        return self.is_fresh(excerpt) or any(
            excerpt.text in after.text and excerpt.text not in before.text
            for one in self.corrections
            for before, after in one.altered
        )

    def is_news(self, excerpt: Excerpt) -> bool:
        """Whether no article had it in these words, and it is no copy of one that had."""
        return excerpt.article not in self.repeated and self.is_new(excerpt)

    @property
    def repeated(self) -> frozenset[str]:
        """Added articles that only repeat the text of another one."""
        added = {self.outlets[one] for one in self.added}
        # Where both came together, the copy repeats the other.
        outlets = {copy if copy in added else original for original, copy in self.copies}
        return frozenset(one for one in self.added if self.outlets[one] in outlets)

    def is_lost(self, excerpt: Excerpt) -> bool:
        """Whether the article that had it has it no more."""
        return excerpt.article in self.gone or (
            any(one.before == excerpt.article for one in self.corrections)
            and any(excerpt.text in each.text for one in self.corrections for each in _left(one))
        )

    def now(self, sentence: str) -> str:
        """The sentence as it is now."""
        for one in self.corrections:
            for before, after in one.altered:
                if before.text == sentence:
                    sentence = after.text
        return sentence

    def _came(self, article: str) -> Iterator[Excerpt]:
        """Sentences that corrections brought to what is this article now."""
        if any(one.article == article for one in self.corrections):
            for one in self.corrections:
                yield from one.added


def _copies(old: Briefing, new: Briefing) -> tuple[tuple[str, ...], ...]:
    known, found = (
        [one.words for one in each.cautions if one.kind is CautionKind.COPIED] for each in (old, new)
    )
    return tuple(words for words in found if words not in known)


def _left(of: Correction) -> Iterator[Excerpt]:
    yield from of.removed
    yield from (before for before, _ in of.altered)


def _path(article: str, following: dict[str, Correction], until: set[str]) -> Iterator[Correction]:
    """The corrections from an article to what it is now; a text that came back ends the way."""
    seen = {article}
    while article not in until and article in following:
        yield following[article]
        article = following[article].article
        if article in seen:
            return
        seen.add(article)

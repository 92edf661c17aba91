"""A story → its briefing: every line with its holder, its evidence, and how the others have it."""

from collections.abc import Iterable, Iterator, Sequence

from briefings.claims.origins import telling
from briefings.claims.speech import sentence_of
from briefings.composing.cautions import cautions
from briefings.composing.glosses import glosses
from briefings.composing.tree import chain_of
from briefings.types import (
    ArticleCard,
    Briefing,
    Claim,
    Counterpart,
    Difference,
    DifferenceKind,
    Excerpt,
    Extra,
    FactLine,
    HolderKind,
    OnlyLine,
    OnlyList,
    QuoteKind,
    QuoteLine,
    Reading,
    Report,
    Span,
    Story,
    StoryQuote,
)

_UNNAMED = (HolderKind.NOBODY, HolderKind.SELF)


def compose(story: Story) -> Briefing:
    """The digest of a story as it now stands."""
    return _Composer(story).briefing()


class _Composer:
    """One story with its articles at hand."""

    def __init__(self, story: Story) -> None:
        self._story = story
        lead = next((each for each in story.claims if each.lead), None)
        first = lead.reports[0].article if lead else ""
        self._readings = sorted(story.readings, key=lambda each: each.article.id != first)
        self._by_id = {each.article.id: each for each in self._readings}

    def briefing(self) -> Briefing:
        story = self._story
        lead = [self._fact(0, each) for each in story.claims if each.lead]
        shared = [each for each in story.claims if not each.lead and self._is_fact(each)]
        facts = tuple(self._fact(number, each) for number, each in enumerate(shared, start=1))
        return Briefing(
            headline=story.headline,
            articles=tuple(_card(each) for each in self._readings),
            origins=story.origins,
            unsourced=self._unsourced(),
            lead=lead[0] if lead else None,
            facts=facts,
            quotes=tuple(self._quote(each) for each in self._quotes()),
            chain=chain_of(story),
            cautions=tuple(cautions(story, lead[0] if lead else None, facts)),
            only=tuple(self._only()),
            names=story.names,
        )

    def _is_fact(self, claim: Claim) -> bool:
        """What several reports tell; of a single report, everything that somebody stands behind."""
        return len(self._readings) == 1 or len({each.article for each in telling(claim.reports)}) > 1

    def _unsourced(self) -> int:
        lead = next((each for each in self._story.claims if each.lead), None)
        told = {article for origin in self._story.origins for article in origin.articles}
        return len({each.article for each in telling(lead.reports)} - told) if lead else 0

    def _outlet(self, article: str) -> str:
        return self._by_id[article].article.outlet.name

    def _fact(self, number: int, claim: Claim) -> FactLine:
        printed = claim.reports[0]
        return FactLine(
            number=number,
            claim=claim.id,
            excerpts=printed.excerpts,
            article=printed.article,
            outlet=self._outlet(printed.article),
            holder=printed.holder.name,
            holder_kind=printed.holder.kind,
            glosses=glosses(self._by_id[printed.article], printed.excerpts),
            counterparts=tuple(self._counterparts(claim)),
            origins=claim.origins,
            outlets=tuple(dict.fromkeys(self._outlet(each.article) for each in telling(claim.reports))),
            extras=tuple(self._extras(claim)),
            evidence=self._evidence(claim),
            undecided=self._undecided(claim),
            missing=tuple(dict.fromkeys(map(self._outlet, claim.missing))),
        )

    def _undecided(self, claim: Claim) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._outlet(each.article) for each in claim.near))

    def _extras(self, claim: Claim) -> Iterator[Extra]:
        for each in claim.differences:
            if each.reports == (0,):
                for words in each.words:
                    yield Extra(words, self._outlet(words.article))

    def _evidence(self, claim: Claim) -> tuple[Excerpt, ...]:
        """Every sentence that the line rests on, whole and once."""
        shown = [each for report in claim.reports for each in report.excerpts]
        whole = [self._whole(each) for each in (*shown, *claim.evidence)]
        credited = [each for report in claim.reports for each in self._credits(report)] if claim.lead else []
        return tuple(dict.fromkeys((*whole, *credited)))

    def _credits(self, report: Report) -> Iterator[Excerpt]:
        """The lines, or headlines, that say whom the article has it from."""
        reading = self._by_id[report.article]
        behind = {each.name for each in report.chain}
        for credit in reading.credits:
            headline = reading.article.headline
            span = headline if headline.covers(credit.span) else credit.span
            if credit.holder.name in behind:
                yield Excerpt(report.article, span, span.of(reading.article.text), span)

    def _whole(self, excerpt: Excerpt) -> Excerpt:
        text = self._by_id[excerpt.article].article.text
        return Excerpt(excerpt.article, excerpt.sentence, excerpt.sentence.of(text), excerpt.sentence)

    def _counterparts(self, claim: Claim) -> Iterator[Counterpart]:
        """How the others have it; a report that has it alike is left out where it also has it otherwise."""
        made = [
            self._counterpart(claim, number, report)
            for number, report in enumerate(claim.reports)
            if number and not self._is_copied(claim, report)
        ]
        for each in made:
            beside = [other for other in made if other.article == each.article]
            tells_nothing = each.same and (each.holder or claim.lead)
            if not tells_nothing or (len(beside) == 1 and not claim.lead):
                yield each

    def _is_copied(self, claim: Claim, report: Report) -> bool:
        """Whether the article that it copies has the same words of this claim."""
        original = dict(self._story.copies).get(report.article)
        return any(each.article == original and _words(each) == _words(report) for each in claim.reports)

    def _counterpart(self, claim: Claim, number: int, report: Report) -> Counterpart:
        found = [each for each in claim.differences if number in each.reports]
        return Counterpart(
            article=report.article,
            outlet=self._outlet(report.article),
            holder="" if report.holder.kind in _UNNAMED else report.holder.name,
            same=not found,
            kinds=tuple(dict.fromkeys(each.kind for each in found)),
            without=_without(claim.reports[0].article, found),
            excerpt=report.excerpts[0],
        )

    def _only(self) -> Iterator[OnlyList]:
        if len(self._readings) == 1:
            return
        for reading in self._readings:
            lines = [
                each
                for each in self._story.claims
                if not each.lead and {report.article for report in each.reports} == {reading.article.id}
            ]
            if lines:
                yield OnlyList(
                    reading.article.id,
                    reading.article.outlet.name,
                    tuple(self._only_line(each, reading) for each in lines),
                )

    def _only_line(self, claim: Claim, reading: Reading) -> OnlyLine:
        printed = claim.reports[0]
        return OnlyLine(
            excerpts=printed.excerpts,
            holder=printed.holder.name,
            holder_kind=printed.holder.kind,
            glosses=glosses(reading, printed.excerpts),
            claim=claim.id,
            undecided=self._undecided(claim),
        )

    def _quotes(self) -> Sequence[StoryQuote]:
        """What most carry first, then in reading order; what one speaker said stands together."""
        order = [each.article.id for each in self._readings]

        def place(each: StoryQuote) -> tuple[int, int, Span]:
            carriers = len({one.article for one in each.reports})
            return -carriers, order.index(each.article), each.quote.span

        found = sorted(self._story.quotes, key=place)
        speakers = [each.quote.speaker.name for each in found]
        return sorted(found, key=lambda each: speakers.index(each.quote.speaker.name))

    def _quote(self, told: StoryQuote) -> QuoteLine:
        reading, quote = self._by_id[told.article], told.quote
        sentence = sentence_of(reading, quote).span
        text = reading.article.text

        def excerpt(span: Span) -> Excerpt:
            return Excerpt(told.article, span, span.of(text), sentence)

        frame = _frame(text, quote.frame, quote.span) if quote.kind is QuoteKind.FRAGMENT else None
        return QuoteLine(
            frame=excerpt(frame) if frame else None,
            words=excerpt(quote.words),
            speaker=quote.speaker.name,
            role=quote.speaker.role,
            setting=excerpt(quote.setting) if quote.setting else None,
            kind=quote.kind,
            outlets=tuple(dict.fromkeys(self._outlet(each.article) for each in told.reports)),
            evidence=tuple(self._whole(each) for each in told.reports),
        )


def _words(report: Report) -> str:
    """The first words shown, as they are compared."""
    return report.excerpts[0].text.rstrip(".").casefold()


def _card(reading: Reading) -> ArticleCard:
    article = reading.article
    return ArticleCard(
        id=article.id,
        outlet=article.outlet.name,
        short=article.outlet.short or article.outlet.name,
        headline=Excerpt(article.id, article.headline, article.headline.of(article.text), article.headline),
        url=article.url,
        byline=article.byline,
        published_as=article.published_as,
        language=article.language,
        read=reading.read,
        sentences=len(reading.sentences),
        stripped=len(article.stripped),
    )


def _without(article: str, found: Iterable[Difference]) -> str:
    """The hedge of the printed words that the other report lacks."""
    lost = [
        words.text
        for each in found
        if each.kind is DifferenceKind.CERTAINTY
        for words in each.words
        if words.article == article
    ]
    return lost[-1] if lost else ""


def _frame(text: str, frame: Span | None, quote: Span) -> Span | None:
    """The reporter's words before a fragment."""
    if frame is None or frame.start >= quote.start:
        return None
    start = frame.start + (len("that ") if text.startswith("that ", frame.start) else 0)
    end = quote.start
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None

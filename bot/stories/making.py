"""What becomes of a story that changes: its readings and its briefing, as they are to be stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.reading.reader import Reader, ReadingError, SlowError
from bot.storage import Database, readings
from bot.storage.stories import Update
from bot.stories.assigning import Assignment
from bot.stories.tally import Tally
from briefings.grouping.terms import Terms
from briefings.types import Article, Briefing, Reading


@dataclass(slots=True)
class Maker:
    """Reads what was not read yet. What fails is left out and told."""

    database: Database
    reader: Reader
    fingerprint: str
    tally: Tally
    #: Not stored yet: a plan that has to be made again finds them here.
    read: dict[str, Reading] = field(default_factory=dict)
    #: The same of the words that articles are grouped by.
    words: dict[str, Terms] = field(default_factory=dict)

    async def update(
        self, assignment: Assignment, old: Sequence[Article], new: Sequence[Article]
    ) -> Update | None:
        """What to store; None where nothing new comes of it."""
        made = await self.readings([*old, *new])
        before = [made[article.id] for article in old if article.id in made]
        arrived = [made[article.id] for article in new if article.id in made]
        if not (arrived or (before and not new)):
            return None
        briefing, arrived = await self._brief(before, arrived)
        if briefing is None:
            return None
        return Update(
            assignment.number,
            assignment.absorbed,
            articles=tuple(reading.article for reading in arrived),
            readings=tuple(one for one in (*before, *arrived) if one.article.id in self.read),
            briefing=briefing,
            reader=self.fingerprint,
            moved=assignment.moved,
            terms=tuple(await self.terms([reading.article for reading in arrived])),
        )

    def forget(self, article: str) -> None:
        """It is stored: nothing asks for these any more."""
        self.read.pop(article, None)
        self.words.pop(article, None)

    async def terms(self, of: Sequence[Article]) -> list[Terms]:
        """The words that the articles are grouped by."""
        missing = [article for article in of if article.id not in self.words]
        if missing:
            self.words |= {terms.article: terms for terms in await self.reader.terms(missing)}
        return [self.words[article.id] for article in of]

    async def readings(self, of: Sequence[Article]) -> dict[str, Reading]:
        """The readings of all that can be read, by article."""
        async with self.database.reading() as connection:
            kept = await readings.get(connection, of, self.fingerprint)
        for article in of:
            if article.id in kept or article.id in self.read:
                continue
            try:
                self.read[article.id] = await self.reader.read(article)
            except ReadingError as error:
                self.tally.fail(error)
        either = kept | self.read
        return {article.id: either[article.id] for article in of if article.id in either}

    async def _brief(
        self, before: list[Reading], arrived: list[Reading]
    ) -> tuple[Briefing | None, list[Reading]]:
        """A briefing with the new readings, or with those of them that do not spoil it, and these."""
        try:
            return await self.reader.brief([*before, *arrived]), arrived
        except ReadingError as error:
            # Trying one by one what took too long would take many times as long.
            if len(arrived) < 2 or isinstance(error, SlowError):
                for reading in arrived or before[:1]:
                    self.tally.fail(ReadingError(reading.article.path, error.why))
                return None, []
        briefing = None
        kept: list[Reading] = []
        for reading in arrived:
            try:
                briefing = await self.reader.brief([*before, *kept, reading])
                kept.append(reading)
            except ReadingError as error:
                self.tally.fail(ReadingError(reading.article.path, error.why))
        return briefing, kept

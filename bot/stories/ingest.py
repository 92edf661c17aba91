"""The straight line from files and documents to stored briefings: gather, decide, apply."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.reading.documents import Document
from bot.reading.reader import Reader, ReadingError
from bot.storage import Database, articles, decisions, outbox, plans, stories
from bot.storage.articles import Home
from bot.storage.stories import Update
from bot.storage.working import Plan
from bot.stories.assigning import Assignment, assign, left_behind
from bot.stories.editions import corrected, first_editions, without
from bot.stories.making import Maker
from bot.stories.obeying import obey
from bot.stories.tally import Line, Progress, Summary, Tally, quietly
from briefings.types import Article

# So many files are held in memory at a time, and grouped together.
_BATCH = 200
# So many stories are made anew at a time.
_PAGE = 20


async def load(
    paths: Sequence[Path], database: Database, reader: Reader, progress: Progress = quietly
) -> Summary:
    """Load files and folders. What is stored already stays as it is; a file that can't be loaded does
    not stop the rest; what was stored when this ends early stays, and the next load goes on."""
    files = await reader.find(paths)
    load = await _begun(database, reader, Tally(len(files), progress))
    await load.all(files)
    await load.renew()
    return load.tally.summary()


async def load_documents(
    documents: Sequence[Document], database: Database, reader: Reader, progress: Progress = quietly
) -> Summary:
    """Load what did not come from files here, as `load` does."""
    load = await _begun(database, reader, Tally(len(documents), progress))
    await load.all(documents)
    return load.tally.summary()


async def _begun(database: Database, reader: Reader, tally: Tally) -> "_Load":
    maker = Maker(database, reader, await reader.fingerprint(), tally)
    return _Load(database, reader, tally, maker)


@dataclass(slots=True)
class _Load:
    database: Database
    reader: Reader
    tally: Tally
    maker: Maker

    async def all(self, sources: Sequence[Path | Document]) -> None:
        """Load files or documents, some at a time."""
        for start in range(0, len(sources), _BATCH):
            waiting = await self.parse(sources[start : start + _BATCH])
            while waiting:
                waiting = await self.store(waiting)

    async def parse(self, sources: Iterable[Path | Document]) -> dict[str, Article]:
        """The articles in files or documents, by id."""
        found: dict[str, Article] = {}
        for source in sources:
            try:
                article = await self._article(source)
            except ReadingError as error:
                self.tally.fail(error)
                self.tally.finish(source.url if isinstance(source, Document) else str(source))
                continue
            if article.id in found:
                self.tally.finish_known(article)
            found.setdefault(article.id, article)
        return found

    async def _article(self, source: Path | Document) -> Article:
        if isinstance(source, Document):
            return await self.reader.parse(source)
        return await self.reader.load(source)

    async def store(self, waiting: dict[str, Article]) -> dict[str, Article]:
        """Store what is waiting, story by story. Articles that are returned have to be planned for
        again, because somebody else changed the stories meanwhile."""
        async with self.database.reading() as connection:
            seen = await stories.arrivals(connection)
            known = await articles.known(connection, waiting)
        for one in known:
            self.tally.finish_known(waiting.pop(one))
        if not waiting:
            return {}
        first = first_editions(waiting)
        if not await self._correct(seen, waiting, first):
            return waiting
        later = {one: waiting.pop(one) for one in [*waiting] if one not in first}
        planned, failed = await self._planned(seen, waiting), []
        for place, assignment in enumerate(planned, 1):
            new = [waiting[one] for one in assignment.new]
            update = await self.maker.update(assignment, await self._stored(assignment), new)
            if update is None:
                failed.append(assignment)
            elif await self._apply(seen, update, [*failed, *planned[place:]]):
                seen += 1
            else:
                return waiting | later
            for article in new:
                self.tally.finish(waiting.pop(article.id).path)
        return later

    async def _planned(self, seen: int, waiting: dict[str, Article]) -> list[Assignment]:
        """What to do, one story after the other; what a load that was killed had left, where it is that."""
        async with self.database.reading() as connection:
            begun = await plans.begun(connection, seen)
        if {article for one in begun for article in one.new} == waiting.keys():
            return begun
        plan = await self._plan(seen, waiting)
        assignments = await self._obedient(assign(plan.groups, plan.homes, list(waiting)), waiting)
        behind = left_behind(assignments, plan.homes)
        return [*assignments, *(Assignment(number, (), ()) for number in behind)]

    async def _obedient(
        self, assignments: list[Assignment], waiting: Mapping[str, Article]
    ) -> list[Assignment]:
        """The assignments, as far as operators did not decide otherwise."""
        async with self.database.reading() as connection:
            apart = await decisions.kept_apart(connection)
            numbers = [number for one in assignments for number in (one.number, *one.absorbed) if number]
            members = {
                number: tuple((await articles.of_story(connection, number)).values())
                for number in (numbers if apart else ())
            }
        return obey(assignments, apart, members, waiting)

    async def _stored(self, assignment: Assignment) -> list[Article]:
        """The stored articles that the story will have."""
        found: dict[str, Article] = {}
        async with self.database.reading() as connection:
            for number in (assignment.number, *assignment.absorbed):
                found |= await articles.of_story(connection, number) if number else {}
            for one in assignment.moved:
                article = await articles.get(connection, one)
                found |= {one: article} if article else {}
        return list(found.values())

    async def _correct(self, seen: int, waiting: dict[str, Article], first: dict[str, Article]) -> bool:
        """Put new texts in the place of those that are loaded; False where planning has to begin anew."""
        async with self.database.reading() as connection:
            homes = await articles.homes(connection, first.values())
        for one, home in homes.items():
            async with self.database.reading() as connection:
                members = await articles.of_story(connection, home.story)
            if home.article not in members or not await self._replace(seen, waiting[one], home, members):
                return False
            seen += 1
            self.tally.finish(waiting.pop(one).path)
        return not homes

    async def _replace(self, seen: int, new: Article, home: Home, members: dict[str, Article]) -> bool:
        """Put one text in another's place, unless the stories changed since `seen`."""
        others = without(members.values(), home.article)
        made = await self.maker.readings([members[home.article], *others, new])
        if new.id not in made:
            return True
        found = await asyncio.to_thread(corrected, made, members[home.article], new)
        if found is None:
            return await self._archive(seen, new)
        update = await self.maker.update(Assignment(home.story, (), (new.id,)), others, [new])
        return update is None or await self._apply(seen, replace(update, corrections=(found,)))

    async def _archive(self, seen: int, article: Article) -> bool:
        """Keep a text that says what is loaded already, so that it is known from now on."""
        async with self.database.begin() as connection:
            if not await stories.claim(connection, seen):
                return False
            await articles.add(connection, [article], datetime.now(UTC))
        self.maker.forget(article.id)
        return True

    async def renew(self) -> None:
        """Make the briefings anew that other rules or another model made."""
        last = 0
        while True:
            async with self.database.reading() as connection:
                seen = await stories.arrivals(connection)
                page = await stories.outdated(connection, self.maker.fingerprint, last, _PAGE)
            if not page:
                return
            for members in page:
                update = await self.maker.update(Assignment(members.number, (), ()), members.articles, ())
                if update is not None:
                    if not await self._apply(seen, update):
                        break
                    seen += 1
                last = members.number

    async def _plan(self, seen: int, waiting: dict[str, Article]) -> Plan:
        try:
            new = await self.maker.terms(list(waiting.values()))
        except ReadingError as error:
            for article in waiting.values():
                self.tally.fail(ReadingError(article.path, error.why))
                self.tally.finish(article.path)
            return Plan((), {})
        async with self.database.reading() as connection:
            return await self.database.working.plan(connection, new, seen, datetime.now(UTC))

    async def _apply(self, seen: int, update: Update, left: Sequence[Assignment] = ()) -> bool:
        """Store it and what is left to do, unless the stories changed since `seen`."""
        async with self.database.begin() as connection:
            if not await stories.claim(connection, seen):
                return False
            now = datetime.now(UTC)
            saved = await stories.save(connection, update, now)
            await plans.keep(connection, seen + 1, left)
            if saved.changed:
                await outbox.announce(connection, story=saved.number, version=saved.version, now=now)
        if saved.changed:
            self.tally.stories.add(saved.number)
        for reading in update.readings:
            self.maker.forget(reading.article.id)
        for article in update.articles:
            self.tally.new += 1
            self.tally.notes |= {Line(article.path, note): None for note in article.notes}
        return True

"""One feed is asked once: gather, decide, apply, a few items at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.fetching import Fetched, FetchError, NotModified
from bot.polling import choosing, collecting, schedule
from bot.polling.choosing import Look, Plan
from bot.polling.collecting import Page, Told
from bot.polling.manners import Visitor
from bot.polling.schedule import Rhythm
from bot.reading.documents import Document
from bot.reading.reader import Reader, ReadingError
from bot.storage import Database, feeds
from bot.storage.feeds import Followed, Seen, State
from bot.stories import ingest
from briefings.feeds import Feed

#: A feed that is being asked is nobody else's for so long; each step renews it.
LEASE = timedelta(minutes=10)
#: So many items are loaded and noted together: what a crash makes to be fetched again.
_STEP = 8
#: Items that were not in their feed for so long are forgotten.
_MEMORY = timedelta(days=30)
#: A feed with more news than are taken at a time is asked again after this.
_SOON = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Tools:
    """What asking feeds needs of the world."""

    database: Database
    reader: Reader
    visitor: Visitor
    now: Callable[[], datetime]
    #: Chance, between 0 and 1.
    luck: Callable[[], float]


async def ask(feed: Followed, tools: Tools) -> None:
    """Ask the feed, load what is new, and remember it. What goes wrong is remembered too."""
    asking = _Asking(feed, tools)
    try:
        answer = await asking.answer()
        content = None if isinstance(answer, NotModified) else await asking.content(answer)
    except FetchError as error:
        await asking.fail(error.why, error.retry_after, gone=error.gone)
        return
    except ReadingError as error:
        await asking.fail(error.why)
        return
    if content is not None:
        await asking.take(content)
    await asking.succeed(answer, content)


async def failed_by_us(feed: Followed, tools: Tools) -> None:
    """Remember that asking ended in a fault of the bot's own."""
    await _Asking(feed, tools).fail("a fault of the bot's own; its log says more")


@dataclass(slots=True)
class _Asking:
    """One feed, asked this time."""

    feed: Followed
    tools: Tools
    #: Articles that are new.
    loaded: int = 0
    #: What went wrong with a page.
    error: str = ""
    #: Whether the feed has more news than were taken.
    more: bool = False

    async def answer(self) -> Fetched | NotModified:
        """What its server says."""
        async with self.tools.database.reading() as connection:
            looks = await feeds.looks_due(connection, self.feed.id, self.tools.now())
        visit = self.feed.visit
        # Pages can only be looked at again with what the feed says of them.
        etag, last_modified = ("", "") if looks else (visit.etag, visit.last_modified)
        return await self.tools.visitor.get(visit.address, etag=etag, last_modified=last_modified)

    async def content(self, answer: Fetched) -> Feed:
        """The feed in the answer."""
        return await self.tools.reader.feed(answer.body, answer.url, answer.content_type)

    async def take(self, content: Feed) -> None:
        """Load what is new. Items are noted after they are stored: a crash in between makes them to be
        loaded again, which changes nothing."""
        plan = await self._plan(content)
        self.more = plan.more
        for start in range(0, len(plan.looks), _STEP):
            seen = await self._step(content, plan.looks[start : start + _STEP])
            async with self.tools.database.begin() as connection:
                await feeds.note(connection, self.feed.id, seen)
                await feeds.ask_at(connection, self.feed.id, self.tools.now() + LEASE)

    async def _plan(self, content: Feed) -> Plan:
        keys = [choosing.key_of(item) for item in content.items]
        async with self.tools.database.reading() as connection:
            seen = await feeds.seen(connection, self.feed.id, keys)
        now = self.tools.now()
        plan = choosing.choose(content, seen, now)
        async with self.tools.database.begin() as connection:
            await feeds.note(connection, self.feed.id, plan.old)
            await feeds.forget(connection, self.feed.id, keys, now - _MEMORY)
        return plan

    async def _step(self, content: Feed, looks: Sequence[Look]) -> list[Seen]:
        """Load some items; what to remember of each."""
        seen: dict[str, Seen] = {}
        pages: list[tuple[Look, Document]] = []
        for look in looks:
            try:
                page = await self._page(content, look)
            except FetchError as error:
                seen[look.key] = self._failed(look, error.why)
                continue
            now = self.tools.now()
            if page:
                seen[look.key] = choosing.after_loading(look, now, page.etag, page.last_modified)
                pages.append((look, page.document))
            elif look.before:
                seen[look.key] = choosing.after_loading(
                    look, now, look.before.etag, look.before.last_modified
                )
        documents = [document for _, document in pages]
        summary = await ingest.load_documents(documents, self.tools.database, self.tools.reader)
        self.loaded += summary.new
        why = {line.path: line.text for line in summary.failures}
        failed = [(look, why[document.url]) for look, document in pages if document.url in why]
        return list((seen | {look.key: self._failed(look, reason) for look, reason in failed}).values())

    def _failed(self, look: Look, why: str) -> Seen:
        self.error = f"{look.item.url} {why}"
        return choosing.after_failing(look, self.tools.now(), why)

    async def _page(self, content: Feed, look: Look) -> Page | None:
        outlet = choosing.outlet_of(self.feed.outlet, content, look.item, self.feed.visit.address)
        told = Told(outlet, content.language)
        if not look.stub:
            return collecting.full_text(look.item, told)
        if look.before:
            told = replace(told, etag=look.before.etag, last_modified=look.before.last_modified)
        return await collecting.its_page(self.tools.visitor, look.item, told)

    async def succeed(self, answer: Fetched | NotModified, content: Feed | None) -> None:
        """Remember what came of it, and when to ask next."""
        now, old = self.tools.now(), self.feed.visit
        published = choosing.published(content.items, now) if content else []
        interval = schedule.next_interval(self._rhythm(), published, self.loaded)
        next_at = now + _SOON if self.more else schedule.after_success(interval, now, self.tools.luck())
        visit = replace(
            old,
            # Only a move for good is kept; one for now is made anew each time.
            address=answer.moved_to or old.address,
            interval=interval,
            next_at=next_at,
            failures=0,
            succeeded_at=now,
            loaded=old.loaded + self.loaded,
        )
        if content and isinstance(answer, Fetched):
            # While there is more, the feed has to be told whole again.
            marks = ("", "") if self.more else (answer.etag, answer.last_modified)
            visit = replace(visit, title=content.title, etag=marks[0], last_modified=marks[1])
        if self.error:
            visit = replace(visit, error=self.error, failed_at=now)
        async with self.tools.database.begin() as connection:
            await feeds.remember(connection, self.feed.id, visit)

    async def fail(self, why: str, wish: timedelta | None = None, *, gone: bool = False) -> None:
        """Remember what went wrong, and when to try again."""
        now, old = self.tools.now(), self.feed.visit
        rhythm = replace(self._rhythm(), failures=old.failures + 1)
        next_at = schedule.after_failure(rhythm, wish, now, self.tools.luck())
        visit = replace(old, failures=rhythm.failures, failed_at=now, error=why, next_at=next_at)
        async with self.tools.database.begin() as connection:
            await feeds.remember(connection, self.feed.id, visit)
            if gone:
                await feeds.set_state(connection, self.feed.id, State.PAUSED, why)

    def _rhythm(self) -> Rhythm:
        visit = self.feed.visit
        return Rhythm(visit.interval or schedule.FIRST, self.feed.every, visit.failures)

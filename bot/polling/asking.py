"""One feed is asked once: gather, decide, apply, a few items at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import ingest
from bot.fetching import Fetched, FetchError, NotModified
from bot.polling import choosing, collecting, schedule
from bot.polling.choosing import Look, Plan
from bot.polling.manners import Visitor
from bot.polling.schedule import Rhythm
from bot.reader import Reader, ReadingError
from bot.storage import Database, feeds
from bot.storage.feeds import Followed, Seen, State, Visit
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


@dataclass(slots=True)
class _Taken:
    """What was taken from a feed this time."""

    loaded: int = 0
    error: str = ""


async def ask(feed: Followed, tools: Tools) -> None:
    """Ask the feed, load what is new, and remember it. What goes wrong is remembered too."""
    try:
        answer = await _answer(feed, tools)
        content = None if isinstance(answer, NotModified) else await _content(answer, tools)
    except FetchError as error:
        await _failed(feed, tools, error.why, error)
        return
    except ReadingError as error:
        await _failed(feed, tools, error.why)
        return
    visit = replace(feed.visit, failures=0, succeeded_at=tools.now())
    # Only a move for good is kept; one for now is made anew each time.
    visit = replace(visit, address=answer.moved_to or visit.address)
    if content is None or isinstance(answer, NotModified):
        await _remember(feed, tools, visit, published=(), news=0)
        return
    plan = await _plan(feed, content, tools)
    taken = await _take(feed, content, plan, tools)
    now = tools.now()
    visit = replace(
        visit,
        title=content.title,
        loaded=visit.loaded + taken.loaded,
        # Else the rest would not be told again.
        etag="" if plan.more else answer.etag,
        last_modified="" if plan.more else answer.last_modified,
    )
    if taken.error:
        visit = replace(visit, error=taken.error, failed_at=now)
    published = choosing.published(content.items, now)
    await _remember(feed, tools, visit, published=published, news=taken.loaded, soon=plan.more)


async def failed_by_us(feed: Followed, tools: Tools) -> None:
    """Remember that asking ended in a fault of the bot's own."""
    await _failed(feed, tools, "a fault of the bot's own; its log says more")


async def _answer(feed: Followed, tools: Tools) -> Fetched | NotModified:
    async with tools.database.reading() as connection:
        looks = await feeds.looks_due(connection, feed.id, tools.now())
    # Pages can only be looked at again with what the feed says of them.
    etag, last_modified = ("", "") if looks else (feed.visit.etag, feed.visit.last_modified)
    return await tools.visitor.get(feed.visit.address, etag=etag, last_modified=last_modified)


async def _content(answer: Fetched, tools: Tools) -> Feed:
    return await tools.reader.feed(answer.body, answer.url, answer.content_type)


async def _plan(feed: Followed, content: Feed, tools: Tools) -> Plan:
    keys = [choosing.key_of(item) for item in content.items]
    async with tools.database.reading() as connection:
        seen = await feeds.seen(connection, feed.id, keys)
    now = tools.now()
    plan = choosing.choose(content, seen, now)
    async with tools.database.begin() as connection:
        await feeds.note(connection, feed.id, plan.old)
        await feeds.forget(connection, feed.id, keys, now - _MEMORY)
    return plan


async def _take(feed: Followed, content: Feed, plan: Plan, tools: Tools) -> _Taken:
    """Load the items of the plan. They are noted after they are stored: a crash in between makes
    them to be loaded again, which changes nothing."""
    taken = _Taken()
    for start in range(0, len(plan.looks), _STEP):
        seen = await _step(feed, content, plan.looks[start : start + _STEP], taken, tools)
        async with tools.database.begin() as connection:
            await feeds.note(connection, feed.id, seen)
            await feeds.ask_at(connection, feed.id, tools.now() + LEASE)
    return taken


async def _step(
    feed: Followed, content: Feed, looks: Sequence[Look], taken: _Taken, tools: Tools
) -> list[Seen]:
    seen: dict[str, Seen] = {}
    documents = {}
    for look in looks:
        try:
            page = await _page(feed, content, look, tools)
        except FetchError as error:
            taken.error = f"{look.item.url} {error.why}"
            seen[look.key] = choosing.after_failing(look, tools.now(), error.why)
            continue
        if page is None:
            assert look.before is not None
            kept = (look.before.etag, look.before.last_modified)
            seen[look.key] = choosing.after_loading(look, tools.now(), *kept)
            continue
        seen[look.key] = choosing.after_loading(look, tools.now(), page.etag, page.last_modified)
        documents[look.key] = page.document
    summary = await ingest.load_documents(list(documents.values()), tools.database, tools.reader)
    taken.loaded += summary.new
    why = {line.path: line.text for line in summary.failures}
    for look in looks:
        if look.key in documents and documents[look.key].url in why:
            taken.error = f"{look.item.url} {why[documents[look.key].url]}"
            seen[look.key] = choosing.after_failing(look, tools.now(), why[documents[look.key].url])
    return list(seen.values())


async def _page(feed: Followed, content: Feed, look: Look, tools: Tools) -> collecting.Page | None:
    outlet = choosing.outlet_of(feed.outlet, content, look.item, feed.visit.address)
    if not look.stub:
        return collecting.full_text(look.item, outlet, content.language)
    before = look.before or Seen("", "", tools.now())
    return await collecting.its_page(
        tools.visitor,
        look.item,
        outlet=outlet,
        language=content.language,
        etag=before.etag,
        last_modified=before.last_modified,
    )


async def _remember(
    feed: Followed,
    tools: Tools,
    visit: Visit,
    *,
    published: Sequence[datetime],
    news: int,
    soon: bool = False,
) -> None:
    now = tools.now()
    interval = schedule.next_interval(_rhythm(feed), published, news)
    next_at = now + _SOON if soon else schedule.after_success(interval, now, tools.luck())
    async with tools.database.begin() as connection:
        await feeds.remember(connection, feed.id, replace(visit, interval=interval, next_at=next_at))


async def _failed(feed: Followed, tools: Tools, why: str, error: FetchError | None = None) -> None:
    now = tools.now()
    failures = feed.visit.failures + 1
    rhythm = replace(_rhythm(feed), failures=failures)
    next_at = schedule.after_failure(rhythm, error.retry_after if error else None, now, tools.luck())
    visit = replace(feed.visit, failures=failures, failed_at=now, error=why, next_at=next_at)
    async with tools.database.begin() as connection:
        await feeds.remember(connection, feed.id, visit)
        if error and error.gone:
            await feeds.set_state(connection, feed.id, State.PAUSED, why)


def _rhythm(feed: Followed) -> Rhythm:
    return Rhythm(feed.visit.interval or schedule.FIRST, feed.every, feed.visit.failures)

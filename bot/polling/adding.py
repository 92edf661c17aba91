"""Addresses that somebody gives are loaded at once: pages, and the items of feeds."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.fetching import Fetched, FetchError
from bot.polling import choosing, collecting
from bot.polling.asking import Tools
from bot.polling.collecting import Told
from bot.polling.listing import ListError
from bot.polling.opml import read_opml
from bot.reading.documents import Document
from bot.reading.reader import ReadingError
from bot.storage import feeds
from bot.storage.feeds import Wanted
from bot.stories import ingest
from bot.stories.tally import Line, Progress, Summary, quietly, together
from briefings.feeds import Feed, FeedItem, is_stub

#: So many documents are fetched before they are loaded.
_STEP = 8


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a feed that was given."""

    item: FeedItem
    told: Told


@dataclass(slots=True)
class _Adding:
    tools: Tools
    progress: Progress
    total: int = 0
    done: int = 0
    fetched: list[Document] = field(default_factory=list)
    failures: list[Line] = field(default_factory=list)
    summaries: list[Summary] = field(default_factory=list)

    def fail(self, url: str, why: str) -> None:
        self.failures.append(Line(url, why))
        self.finish(url)

    def finish(self, url: str) -> None:
        self.done += 1
        self.progress(self.done, self.total, url)

    async def load(self) -> None:
        """Load what was fetched so far."""
        documents, self.fetched = self.fetched, []
        if documents:
            tools = self.tools
            summary = await ingest.load_documents(documents, tools.database, tools.reader, self._loaded)
            self.summaries.append(summary)

    def _loaded(self, done: int, total: int, url: str) -> None:
        self.finish(url)

    def summary(self) -> Summary:
        whole = together(self.summaries)
        return replace(whole, files=self.total, failures=(*self.failures, *whole.failures))


async def load_addresses(urls: Sequence[str], tools: Tools, progress: Progress = quietly) -> Summary:
    """Fetch and load these pages, and the newest items of those that are feeds. An address that can't
    be had does not stop the rest."""
    addresses = list(dict.fromkeys(collecting.address_of(url) for url in urls))
    adding = _Adding(tools, progress, len(addresses))
    items: list[_Item] = []
    for url in addresses:
        try:
            items += await _first(url, adding)
        except (FetchError, ReadingError) as error:
            adding.fail(url, error.told if isinstance(error, FetchError) else error.why)
    adding.total += len(items)
    for item in items:
        try:
            await _fetch(item, adding)
        except FetchError as error:
            adding.fail(item.item.url, error.told)
    await adding.load()
    return adding.summary()


async def _first(url: str, adding: _Adding) -> list[_Item]:
    """Take the page at the address, or the items of the feed."""
    fetched = await _fetched(url, adding.tools)
    if collecting.is_list(fetched):
        raise FetchError(url, "is a list of feeds and no page", f"/feeds add {url} follows them")
    if not collecting.is_feed(fetched):
        await _keep(collecting.document_of(fetched, url), adding)
        return []
    feed = await adding.tools.reader.feed(fetched.body, fetched.url, fetched.content_type)
    adding.finish(url)
    newest = list(reversed(feed.items[: choosing.MOST]))
    return [_Item(item, Told(choosing.outlet_of("", feed, item, url), feed.language)) for item in newest]


async def _fetch(one: _Item, adding: _Adding) -> None:
    if is_stub(one.item):
        page = await collecting.its_page(adding.tools.visitor, one.item, one.told)
    else:
        page = collecting.full_text(one.item, one.told)
    assert page is not None
    await _keep(page.document, adding)


async def _keep(document: Document, adding: _Adding) -> None:
    adding.fetched.append(document)
    if len(adding.fetched) >= _STEP:
        await adding.load()


async def follow(url: str, outlet: str, tools: Tools) -> tuple[Sequence[Wanted], int]:
    """Follow the feed at the address, the one that the page there names, or all in the list there; and
    how many of them are new. FetchError, ReadingError or ListError when there is no feed."""
    address = collecting.address_of(url)
    fetched = await _fetched(address, tools)
    if collecting.is_list(fetched):
        return await follow_list(fetched.body, address, tools)
    if not collecting.is_feed(fetched):
        links = await tools.reader.feed_links(fetched.body, fetched.url)
        if not links:
            why = "this is no feed, and the page names none; give the address of the feed itself"
            raise ListError(address, why)
        address = links[0]
        fetched = await _fetched(address, tools)
    feed: Feed = await tools.reader.feed(fetched.body, fetched.url, fetched.content_type)
    return await _follow_all([Wanted(address, outlet, feed.title)], tools)


async def follow_list(data: bytes, name: str, tools: Tools) -> tuple[Sequence[Wanted], int]:
    """Follow all that an OPML document lists, unseen; and how many of them are new."""
    return await _follow_all(await asyncio.to_thread(read_opml, data, name), tools)


async def _follow_all(wanted: Sequence[Wanted], tools: Tools) -> tuple[Sequence[Wanted], int]:
    async with tools.database.begin() as connection:
        return wanted, sum([await feeds.follow(connection, one, tools.now()) for one in wanted])


async def _fetched(url: str, tools: Tools) -> Fetched:
    fetched = await tools.visitor.get(url)
    assert isinstance(fetched, Fetched)
    return fetched

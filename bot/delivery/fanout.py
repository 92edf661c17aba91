"""Lays out who is told of a version: a page of subscriptions at a time, its position kept."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.storage import Connection, Database, briefings, outbox
from bot.storage.briefings import Version
from bot.storage.outbox import Announcement, Order
from bot.subscribing.hours import ChatSettings, Length, due_at
from bot.subscribing.wants import News, Subscription, wanted

#: Subscriptions that are looked at in one transaction.
PAGE = 500
#: Changes of one story within this time become one message.
SETTLE = timedelta(minutes=1)


class Pages(Protocol):
    """Hands out active subscriptions in the order of their ids."""

    async def __call__(
        self, connection: Connection, after_id: int, size: int, story: int
    ) -> list[Subscription]: ...


def orders(found: Sequence[Subscription], news: News, ready_at: datetime) -> list[Order]:
    """Who of these is told, where and when; a place that wants it twice is told once."""
    earliest: dict[tuple[int, int], Order] = {}
    for one in found:
        if wanted(one, news):
            order = _order(one.chat, one.topic, one.settings, ready_at)
            before = earliest.setdefault((one.chat, one.topic), order)
            if order.due_at < before.due_at:
                earliest[one.chat, one.topic] = order
    return list(earliest.values())


def _order(chat: int, topic: int, settings: ChatSettings, ready_at: datetime) -> Order:
    due = due_at(settings, ready_at)
    return Order(chat, topic, due, due > ready_at, settings.silent, settings.length is Length.FULL)


class FanOut:
    """Turns announcements into deliveries."""

    def __init__(self, database: Database, pages: Pages, settle: timedelta = SETTLE) -> None:
        self._database = database
        self._pages = pages
        self._settle = settle
        self._news: tuple[int, int, News] | None = None

    async def page(self) -> bool:
        """Lay out one page in one transaction; False when all announcements are laid out."""
        async with self._database.begin() as connection:
            announcement = await outbox.next_announcement(connection)
            if announcement is None:
                self._news = None
                return False
            version = await briefings.version(connection, announcement.story, announcement.version)
            if version is None:
                await outbox.close(connection, announcement.id)
                return True
            found = await self._pages(connection, announcement.after, PAGE, announcement.story)
            ready_at = announcement.made_at + (self._settle if announcement.version > 1 else timedelta(0))
            laid_out = orders(found, self._news_of(announcement, version), ready_at)
            await outbox.lay_out(connection, announcement.story, laid_out)
            if len(found) < PAGE:
                await outbox.close(connection, announcement.id)
            else:
                await outbox.advance(connection, announcement.id, found[-1].id)
            return True

    def _news_of(self, announcement: Announcement, version: Version) -> News:
        """Made once for all pages of an announcement."""
        key = (announcement.story, announcement.version)
        if self._news is None or self._news[:2] != key:
            self._news = (*key, News.of(announcement.story, version.briefing, version.change))
        return self._news[2]

"""What waits for a place is what is still wanted there, at the time at which it is wanted."""

from collections.abc import Sequence
from datetime import datetime

from bot.storage import Connection, deliveries, pending, subscriptions
from bot.storage.subscriptions import Spot
from bot.subscribing.hours import ChatSettings, Length, due_at
from bot.subscribing.matching import news_of
from bot.subscribing.wants import Kind, Wants, fits


async def withdraw(connection: Connection, spot: Spot) -> None:
    """Take back what waits and what no subscription of the place asks for any more."""
    left = [one.wants for one in await subscriptions.of(connection, spot) if not one.paused]
    waiting = {one.story: one.id for one in await deliveries.untold(connection, spot.chat, spot.topic)}
    gone = [one for story, one in waiting.items() if not await _is_wanted(connection, story, left)]
    await pending.withdraw(connection, gone)


async def withdraw_story(connection: Connection, spot: Spot, story: int) -> None:
    """Take back what waits of one story."""
    waiting = await deliveries.untold(connection, spot.chat, spot.topic)
    await pending.withdraw(connection, [one.id for one in waiting if one.story == story])


async def retime(connection: Connection, chat: int, settings: ChatSettings, now: datetime) -> None:
    """Have what is held back, and how it comes, as the chat wants it from now on."""
    full = settings.length is Length.FULL
    await pending.reset(connection, chat, silent=settings.silent, full=full)
    await pending.hold_until(connection, chat, due_at(settings, now), now)


async def _is_wanted(connection: Connection, story: int, left: Sequence[Wants]) -> bool:
    if any(wants.kind is Kind.EVERYTHING and not wants.two_origins for wants in left):
        return True
    # Several versions may wait as one, and any of them may have changed the story's state.
    news = await news_of(connection, story) if left else None
    return news is not None and any(fits(wants, news) for wants in left)

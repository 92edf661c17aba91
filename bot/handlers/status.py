"""/status: what was sent here last, what waits and why, and how the feeds are; for operators in numbers."""

from datetime import UTC, datetime

from bot.desk import Desk
from bot.handlers.asking import Ask, Reply
from bot.handlers.targets import is_paused, readable, stored
from bot.storage import deliveries, feeds, lanes, outbox, subscriptions
from bot.storage.feeds import State

#: Stories that are named among those that wait.
_MOST = 5


async def status(desk: Desk, ask: Ask) -> Reply:
    """How delivery to this chat is doing; anybody there may read it."""
    target = await readable(desk, ask)
    if isinstance(target, Reply):
        return target
    now = datetime.now(UTC)
    async with desk.database.reading() as connection:
        chat = await stored(connection, target)
        figures = await deliveries.figures(connection, chat.id)
        waiting = await deliveries.waiting(connection, chat.id, _MOST)
        until = (await lanes.waits(connection, now)).get(chat.id)
        wishes = sum((await subscriptions.counts_of(connection, chat.id)).values())
        every = [one for one in await feeds.everything(connection) if one.state is State.ACTIVE]
    words: dict[str, object] = {
        "paused": chat.why if is_paused(chat) else "",
        "settings": chat.settings,
        "wishes": wishes,
        "figures": figures,
        "waiting": waiting,
        "until": until,
        "now": now,
        "feeds": len(every),
        "failing": sum(one.visit.failures > 0 for one in every),
        "read_at": max((one.visit.succeeded_at for one in every if one.visit.succeeded_at), default=None),
        "channel": target.name,
    }
    numbers = await _numbers(desk) if ask.by in desk.operators else None
    return Reply(desk.notice("status", numbers=numbers, **words))


async def _numbers(desk: Desk) -> dict[str, object]:
    async with desk.database.reading() as connection:
        counts = await subscriptions.counts(connection)
        return {
            "active": counts.get("active", 0),
            "paused": counts.get("paused", 0),
            "figures": await deliveries.figures(connection),
            "announcements": await outbox.count_open(connection),
        }

"""/feeds: which feeds are followed, and how each is doing. For operators."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.desk import Desk
from bot.fetching import FetchError
from bot.handlers.asking import Ask, Reply
from bot.polling import adding
from bot.polling.opml import write_opml
from bot.storage import Connection, feeds
from bot.storage.feeds import Followed, State
from briefings.actions import Action
from briefings.errors import BriefingsError
from briefings.rendering import Button, Document, Message

#: Feeds on one page.
_PAGE = 8

_Change = Callable[[Connection, int], Awaitable[None]]


async def feeds_(desk: Desk, ask: Ask) -> Reply:
    """The list, or what the first word says is to be done."""
    what, _, rest = ask.words.strip().partition(" ")
    numbers = replace(ask, words=rest).numbers()
    match what.lower():
        case "":
            return await listed(desk, Action("feeds", 0))
        case "add":
            return await _add(desk, ask, rest.strip())
        case "opml":
            return await _opml(desk)
        case "pause" | "resume" | "remove" if numbers:
            done = await _OPERATIONS[f"feed{what.lower()}"](desk, Action("feed", 0, numbers[0]))
            return done or Reply(desk.notice("unknown_feed", number=numbers[0]))
    return Reply(desk.notice("feeds_help"))


async def listed(desk: Desk, action: Action) -> Reply:
    """A page of the list, with a button for each feed."""
    async with desk.poller.tools.database.reading() as connection:
        every = await feeds.everything(connection)
    pages = max(1, -(-len(every) // _PAGE))
    page = min(action.page, pages)
    shown = every[(page - 1) * _PAGE : page * _PAGE]
    message = desk.notice("feeds", feeds=shown, page=page, pages=pages)
    buttons = tuple(
        desk.renderer.button("feed", Action("feed", 0, feed.id, page), count=feed.id) for feed in shown
    )
    rows = tuple(buttons[start : start + 4] for start in range(0, len(buttons), 4))
    return Reply(replace(message, buttons=rows + desk.renderer.turning(Action("feeds", 0, page=page), pages)))


async def one(desk: Desk, action: Action) -> Reply | None:
    """One feed, with what can be done about it."""
    feed = await _get(desk, action.item)
    return Reply(_shown(desk, feed, action)) if feed else None


async def pause(desk: Desk, action: Action) -> Reply | None:
    """Ask it no more, until it is resumed."""

    async def change(connection: Connection, feed: int) -> None:
        await feeds.set_state(connection, feed, State.PAUSED)

    return await _changed(desk, action, change)


async def resume(desk: Desk, action: Action) -> Reply | None:
    """Ask it again, from now on."""

    async def change(connection: Connection, feed: int) -> None:
        await feeds.set_state(connection, feed, State.ACTIVE)
        await feeds.ask_at(connection, feed, desk.poller.tools.now())

    return await _changed(desk, action, change)


async def ask_now(desk: Desk, action: Action) -> Reply | None:
    """Ask it at once."""

    async def change(connection: Connection, feed: int) -> None:
        await feeds.ask_at(connection, feed, desk.poller.tools.now())

    return await _changed(desk, action, change)


async def remove(desk: Desk, action: Action) -> Reply | None:
    """Ask whether it shall really be removed."""
    feed = await _get(desk, action.item)
    if feed is None:
        return None
    yes, no = Action("feeddrop", 0, feed.id, action.page), Action("feed", 0, feed.id, action.page)
    row = (desk.renderer.button("feeddrop", yes), desk.renderer.button("feedkeep", no))
    return Reply(replace(desk.notice("feed_remove", feed=feed), buttons=(row,)))


async def drop(desk: Desk, action: Action) -> Reply | None:
    """Follow it no more."""
    database = desk.poller.tools.database
    feed = await _get(desk, action.item)
    if feed is None:
        return None
    async with database.begin() as connection:
        await feeds.set_state(connection, feed.id, State.REMOVED)
    return Reply(desk.notice("feed_removed", feed=feed))


_OPERATIONS = {"feedpause": pause, "feedresume": resume, "feedremove": remove}
#: What the buttons do, by their view.
BUTTONS = {"feeds": listed, "feed": one, "feednow": ask_now, "feeddrop": drop, **_OPERATIONS}


async def _add(desk: Desk, ask: Ask, words: str) -> Reply:
    url, _, outlet = words.partition(" ")
    tools = desk.poller.tools
    try:
        if url:
            await ask.typing()
            wanted, new = await adding.follow(url, outlet.strip(), tools)
        elif ask.file:
            wanted, new = await adding.follow_list(await ask.file(), "the file", tools)
        else:
            return Reply(desk.notice("feeds_help"))
    except FetchError as error:
        return Reply(desk.notice("not_done", subject=error.url, why=error.told))
    except BriefingsError as error:
        return Reply(desk.notice("not_done", subject=error.subject, why=error.why))
    desk.poller.wake()
    if len(wanted) == 1:
        return Reply(desk.notice("feed_added", feed=wanted[0], new=new))
    return Reply(desk.notice("feeds_added", new=new, all=len(wanted)))


async def _opml(desk: Desk) -> Reply:
    async with desk.poller.tools.database.reading() as connection:
        every = await feeds.everything(connection)
    caption = desk.notice("opml", count=len(every)).html
    return Reply(Document("feeds.opml", write_opml(every), caption))


async def _get(desk: Desk, feed: int) -> Followed | None:
    async with desk.poller.tools.database.reading() as connection:
        return await feeds.get(connection, feed)


async def _changed(desk: Desk, action: Action, change: _Change) -> Reply | None:
    if await _get(desk, action.item) is None:
        return None
    async with desk.poller.tools.database.begin() as connection:
        await change(connection, action.item)
    desk.poller.wake()
    return await one(desk, action)


def _shown(desk: Desk, feed: Followed, action: Action) -> Message:
    def button(label: str, view: str = "") -> Button:
        return desk.renderer.button(label, Action(view or label, 0, feed.id, action.page))

    paused = feed.state is State.PAUSED
    doing = (button("feedresume"),) if paused else (button("feednow"), button("feedpause"))
    rows = ((*doing, button("feedremove")), (button("feeds"),))
    return replace(desk.notice("feed", feed=feed), buttons=rows)

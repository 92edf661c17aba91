"""/subscribe, /subscriptions and /unsubscribe, in words and with buttons."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.desk import Desk
from bot.handlers.asking import Ask, Chat, Reply
from bot.handlers.briefs import unknown_story
from bot.handlers.targets import Target, changeable, is_paused, readable, stored, toasted
from bot.storage import Connection, chats, subscriptions
from bot.storage.subscriptions import Listed
from bot.subscribing.matching import Tried, tried
from bot.subscribing.wants import Kind, SubscribeError, Wants, parse
from bot.subscribing.withdrawing import withdraw, withdraw_story
from briefings.actions import Action
from briefings.rendering import Button, Message, rows_of

#: Wishes of one chat or topic; more nobody keeps in mind.
MOST = 20
_MOST_MUTED = 20
#: What the buttons of /subscribe ask for, by their number.
_CHOICES = {1: Wants(), 2: Wants(only_state=True), 3: Wants(two_origins=True)}


async def subscribe(desk: Desk, ask: Ask) -> Reply:
    """Subscribe to what the words say; without words, a choice of buttons."""
    target = await changeable(desk, ask)
    if isinstance(target, Reply):
        return target
    if not target.words and not target.name:
        return Reply(await _choice(desk, ask, target.kind))
    try:
        wants = parse(target.words)
    except SubscribeError as error:
        return Reply(desk.notice("no_wish", why=error.why, channel=target.name))
    return await _subscribed(desk, target, wants)


async def listed(desk: Desk, ask: Ask) -> Reply:
    """What the chat or topic is subscribed to, and how it is told; anybody there may read it."""
    target = await readable(desk, ask)
    return target if isinstance(target, Reply) else Reply(await _list(desk, target))


async def unsubscribe(desk: Desk, ask: Ask) -> Reply:
    """A button for each subscription; `all` or a number of the list ends it at once."""
    target = await changeable(desk, ask)
    if isinstance(target, Reply):
        return target
    if target.words.casefold() == "all":
        return await _end_all(desk, target)
    numbers = replace(ask, words=target.words).numbers() if target.words else []
    async with desk.database.reading() as connection:
        have = await subscriptions.of(connection, target.spot)
    if numbers and 0 < numbers[0] <= len(have):
        return await _end(desk, target, have[numbers[0] - 1].id) or Reply(desk.notice("expired"))
    # Buttons belong to the chat that they stand in: for a channel that is named there are none.
    return Reply(await _list(desk, target, buttons=not target.name))


async def choose(desk: Desk, ask: Ask, action: Action) -> Reply | None:
    """A button of the choice."""
    wants = _CHOICES.get(action.item)
    target = await changeable(desk, ask)
    if isinstance(target, Reply) or wants is None:
        return toasted(target) if isinstance(target, Reply) else None
    return await _subscribed(desk, target, wants)


async def end(desk: Desk, ask: Ask, action: Action) -> Reply | None:
    """A button of the list: end this subscription, if it is this chat's."""
    target = await changeable(desk, ask)
    return toasted(target) if isinstance(target, Reply) else await _end(desk, target, action.item)


async def follow(desk: Desk, ask: Ask, action: Action) -> Reply | None:
    """ "Follow this story" under a briefing."""
    target = await changeable(desk, ask)
    if isinstance(target, Reply):
        return toasted(target)
    version = await desk.story(action.story)
    return toasted(await _subscribed(desk, target, Wants(Kind.STORY, version.story))) if version else None


async def mute(desk: Desk, ask: Ask, action: Action) -> Reply | None:
    """ "Mute" under a briefing: nothing more of the story here."""
    target, version = await changeable(desk, ask), await desk.story(action.story)
    if isinstance(target, Reply) or version is None:
        return toasted(target) if isinstance(target, Reply) else None
    now = datetime.now(UTC)
    async with desk.database.begin() as connection:
        if len(await subscriptions.muted(connection, target.spot)) >= _MOST_MUTED:
            full = desk.notice("too_many", most=_MOST_MUTED, muted=True, channel=target.name)
            return toasted(Reply(full))
        await chats.note(connection, target.stored, now)
        await subscriptions.mute(connection, target.spot, version.story, now)
        await withdraw_story(connection, target.spot, version.story)
    return toasted(Reply(desk.notice("muted", story=version.story)))


async def unmute(desk: Desk, ask: Ask, action: Action) -> Reply | None:
    """A button of the list: the story is told again."""
    target = await changeable(desk, ask)
    if isinstance(target, Reply):
        return toasted(target)
    async with desk.database.begin() as connection:
        if not await subscriptions.unmute(connection, target.spot, action.story):
            return None
    return Reply(await _list(desk, target, buttons=True))


async def follow_story(desk: Desk, ask: Ask, number: int) -> Reply:
    """Follow the story of a link, where who opened it may."""
    target = await changeable(desk, ask)
    if isinstance(target, Reply):
        return target
    return await _subscribed(desk, target, Wants(Kind.STORY, number))


async def _subscribed(desk: Desk, target: Target, wants: Wants) -> Reply:
    if wants.kind is Kind.STORY:
        version = await desk.story(wants.story)
        if version is None:
            return await unknown_story(desk, wants.story)
        wants = replace(wants, story=version.story)
    now = datetime.now(UTC)
    async with desk.database.begin() as connection:
        if await _is_full(connection, target, wants):
            return Reply(desk.notice("too_many", most=MOST, muted=False, channel=target.name))
        await chats.note(connection, target.stored, now)
        # Who can ask there can be written to.
        await chats.resume(connection, target.spot.chat, now)
        new = await subscriptions.add(connection, target.spot, wants, target.by, now)
        chat = await stored(connection, target)
    async with desk.database.reading() as connection:
        # Of everything, or of one story, there is nothing to find out.
        found = await tried(connection, wants) if wants.words else Tried(0)
    words = {"channel": target.name, "topic": target.spot.topic, "settings": chat.settings}
    words |= {"looked_at": found.looked_at, "like": found.like}
    return Reply(desk.notice("subscribed", wants=wants, new=new, **words))


async def _is_full(connection: Connection, target: Target, wants: Wants) -> bool:
    have = await subscriptions.of(connection, target.spot)
    known = {(one.wants.kind, one.wants.story, one.wants.words) for one in have}
    return len(have) >= MOST and (wants.kind, wants.story, wants.words) not in known


async def _end(desk: Desk, target: Target, subscription: int) -> Reply | None:
    async with desk.database.begin() as connection:
        gone = await subscriptions.remove(connection, target.spot, subscription)
        await withdraw(connection, target.spot)
    if gone is None:
        return None
    return Reply(desk.notice("unsubscribed", wants=gone.wants, channel=target.name))


async def _end_all(desk: Desk, target: Target) -> Reply:
    async with desk.database.begin() as connection:
        count = await subscriptions.remove_all(connection, target.spot)
        await withdraw(connection, target.spot)
    return Reply(desk.notice("unsubscribed_all", count=count, channel=target.name))


async def _choice(desk: Desk, ask: Ask, kind: Chat) -> Message:
    version = await desk.story(ask.about) if ask.about else None
    version = version or await desk.shown(ask.chat, ask.topic) or await desk.newest()
    rows = [(desk.renderer.button("wish", Action("subscribe", 0, item), count=item),) for item in _CHOICES]
    if version:
        story = Action("follow", version.story)
        label = desk.renderer.button("followone", story, count=version.story)
        rows.append((label,))
    return replace(desk.notice("subscribe", private=kind is Chat.PRIVATE), buttons=tuple(rows))


async def _list(desk: Desk, target: Target, *, buttons: bool = False) -> Message:
    async with desk.database.reading() as connection:
        have = await subscriptions.of(connection, target.spot)
        muted = await subscriptions.muted(connection, target.spot)
        chat = await stored(connection, target)
    message = desk.notice(
        "subscriptions",
        wishes=have,
        muted=muted,
        settings=chat.settings,
        paused=chat.why if is_paused(chat) else "",
        channel=target.name,
        ending=buttons,
    )
    return replace(message, buttons=_ends(desk, have, muted)) if buttons else message


def _ends(desk: Desk, have: list[Listed], muted: list[int]) -> tuple[tuple[Button, ...], ...]:
    make = desk.renderer.button
    ends = [
        make("unsubscribe", Action("unsubscribe", 0, one.id), count=place)
        for place, one in enumerate(have, start=1)
    ]
    ends += [make("unmute", Action("unmute", story), count=story) for story in muted[:_MOST_MUTED]]
    return rows_of(ends, 4)


#: What the buttons do, by their view.
BUTTONS = {"subscribe": choose, "unsubscribe": end, "follow": follow, "mute": mute, "unmute": unmute}

"""/settings: when and how a chat is told."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.desk import Desk
from bot.handlers.asking import Ask, Chat, Reply
from bot.handlers.targets import Target, changeable, readable, stored, toasted
from bot.storage import chats
from bot.subscribing.hours import ChatSettings, Length, zone_by_code, zone_code, zones
from bot.subscribing.withdrawing import retime
from briefings.actions import Action
from briefings.rendering import Message

#: Zones to choose from at a time.
_MOST_ZONES = 12
_TIMES = re.compile(r"(\d{1,2})(?::(\d\d))?\s*(?:-|–|—|to|\s)\s*(\d{1,2})(?::(\d\d))?")
_OFF = frozenset({"off", "no", "none"})
_MOST_DIGESTS = 6

#: What the buttons set, by their number.
_CHOICES: dict[int, Callable[[ChatSettings], ChatSettings]] = {
    1: lambda now: replace(now, quiet=(22 * 60, 7 * 60)),
    2: lambda now: replace(now, quiet=None),
    3: lambda now: replace(now, digest=(8,)),
    4: lambda now: replace(now, digest=(8, 18)),
    5: lambda now: replace(now, digest=()),
    6: lambda now: replace(now, silent=True),
    7: lambda now: replace(now, silent=False),
    8: lambda now: replace(now, length=Length.SHORT),
    9: lambda now: replace(now, length=Length.FULL),
}


async def settings(desk: Desk, ask: Ask) -> Reply:
    """Show how the chat is told, which anybody there may read, or change it."""
    target = await readable(desk, ask)
    if isinstance(target, Reply):
        return target
    if not target.words:
        return Reply(await _shown(desk, target))
    target = await changeable(desk, ask)
    if isinstance(target, Reply):
        return target
    what, _, words = target.words.partition(" ")
    if what.casefold() == "zone":
        return await _zone(desk, target, words.strip())
    make = change_of(what, words)
    if make is None:
        what, words = what.casefold(), words.strip()
        return Reply(desk.notice("settings_help", what=what, words=words, channel=target.name))
    return await _set(desk, target, make)


async def choose(desk: Desk, ask: Ask, action: Action) -> Reply | None:
    """A button of the settings."""
    target = await changeable(desk, ask)
    if isinstance(target, Reply):
        return toasted(target)
    make = _CHOICES.get(action.item)
    return await _set(desk, target, make) if make else None


async def choose_zone(desk: Desk, ask: Ask, action: Action) -> Reply | None:
    """A button with a time zone."""
    target, zone = await changeable(desk, ask), zone_by_code(action.item)
    if isinstance(target, Reply) or zone is None:
        return toasted(target) if isinstance(target, Reply) else None
    return await _set(desk, target, lambda now: replace(now, zone=zone))


def change_of(what: str, words: str) -> Callable[[ChatSettings], ChatSettings] | None:
    """The change that `quiet 22-7` or `digest 8 18` asks for; None where it is not understood."""
    words = words.strip().casefold()
    match what.casefold():
        case "quiet":
            times = None if words in _OFF else quiet_of(words)
            return (lambda now: replace(now, quiet=times)) if times or words in _OFF else None
        case "digest" | "digests":
            hours = () if words in _OFF else _hours(words)
            return (lambda now: replace(now, digest=hours)) if hours or words in _OFF else None
        case "silent" if words in ("on", "off"):
            return lambda now: replace(now, silent=words == "on")
        case "length" if words in (Length.SHORT, Length.FULL):
            return lambda now: replace(now, length=Length(words))
    return None


def quiet_of(words: str) -> tuple[int, int] | None:
    """ "22-7" or "22:30–6:45" as minutes of the day."""
    match = _TIMES.fullmatch(words)
    if match is None:
        return None
    begin, end = (int(match[place]) * 60 + int(match[place + 1] or 0) for place in (1, 3))
    valid = all(minute <= 24 * 60 for minute in (begin, end)) and all(
        int(match[place] or 0) < 60 for place in (2, 4)
    )
    begin, end = begin % (24 * 60), end % (24 * 60)
    return (begin, end) if valid and begin != end else None


def _hours(words: str) -> tuple[int, ...]:
    found = [word.removesuffix(":00") for word in re.split(r"[,\s]+", words) if word]
    if not all(word.isascii() and word.isdigit() and len(word) <= 2 and int(word) < 24 for word in found):
        return ()
    hours = tuple(sorted({int(word) for word in found}))
    return hours if len(hours) <= _MOST_DIGESTS else ()


async def _zone(desk: Desk, target: Target, words: str) -> Reply:
    found = zones(words)
    if len(found) == 1:
        return await _set(desk, target, lambda now: replace(now, zone=found[0]))
    shown = found[:_MOST_ZONES]
    message = desk.notice("zones", words=words, count=len(found), found=shown, channel=target.name)
    if target.name:
        return Reply(message)
    make = desk.renderer.button
    buttons = [make("zone", Action("zone", 0, zone_code(name)), zone=name) for name in shown]
    return Reply(replace(message, buttons=tuple((button,) for button in buttons)))


async def _set(desk: Desk, target: Target, make: Callable[[ChatSettings], ChatSettings]) -> Reply:
    now = datetime.now(UTC)
    async with desk.database.begin() as connection:
        await chats.note(connection, target.stored, now)
        wished = make((await stored(connection, target)).settings)
        await chats.set_settings(connection, target.spot.chat, wished)
        await retime(connection, target.spot.chat, wished, now)
    return Reply(await _shown(desk, target))


async def _shown(desk: Desk, target: Target) -> Message:
    async with desk.database.reading() as connection:
        now = (await stored(connection, target)).settings
    group = target.kind is Chat.GROUP
    message = desk.notice("settings", settings=now, channel=target.name, group=group)
    if target.name:
        return message
    offered = [(1, 2)[now.quiet is not None], *({(): (3, 4), (8,): (4, 5)}.get(now.digest, (5,)))]
    offered += [(6, 7)[now.silent], (8, 9)[now.length is Length.SHORT]]
    buttons = [desk.renderer.button("set", Action("settings", 0, item), count=item) for item in offered]
    return replace(message, buttons=tuple((button,) for button in buttons))


#: What the buttons do, by their view.
BUTTONS = {"settings": choose, "zone": choose_zone}

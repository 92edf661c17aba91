"""When a chat wants to be told: its time zone, its quiet hours and its digests. Pure: time is an argument.

What comes later is never due earlier, whatever the clocks do: messages stay in order.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_MINUTES = 24 * 60
_UTC = "UTC"


class Length(StrEnum):
    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """How and when a chat is told."""

    zone: str = _UTC
    #: From when to when nothing is sent, in minutes of the chat's day; may go past midnight.
    quiet: tuple[int, int] | None = None
    #: Hours of the chat's day at which one digest is sent; none: each push at once.
    digest: tuple[int, ...] = ()
    silent: bool = False
    length: Length = Length.FULL


#: How a chat is told that never said anything else.
AT_ONCE = ChatSettings()


def due_at(settings: ChatSettings, now: datetime) -> datetime:
    """When something that is ready now may be sent."""
    zone = zone_of(settings.zone)
    due = now if not settings.digest else _next_digest(settings.digest, zone, now)
    if settings.quiet and _is_quiet(settings.quiet, due.astimezone(zone)):
        # An hour that the clocks repeat is quiet both times.
        due = _first(_moments(settings.quiet[1], zone, due, folds=(0, 1)), due)
    return due.astimezone(UTC)


def zone_of(name: str) -> tzinfo:
    """The time zone of this name; UTC where it is not known here any more."""
    if name != _UTC:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return UTC
    return UTC


def zones(words: str) -> list[str]:
    """Names of time zones that have all these words in them; one that is named in full comes alone."""
    wanted = words.casefold().replace("_", " ").replace("/", " ").split()
    names = _zones()
    exact = [name for name in names if _plain(name).split() == wanted]
    found = [name for name in names if wanted and all(word in _plain(name) for word in wanted)]
    # "berlin" shall not ask back because of a name that merely contains it.
    cities = [name for name in found if _plain(name.rpartition("/")[2]).split() == wanted]
    return exact or (cities if len(cities) == 1 else found)


def zone_code(name: str) -> int:
    """A number for a zone that fits a button, the same after every restart."""
    return zlib.crc32(name.encode())


def zone_by_code(code: int) -> str | None:
    """The zone that has this number."""
    return next((name for name in _zones() if zone_code(name) == code), None)


@cache
def _zones() -> tuple[str, ...]:
    left_out = ("posix/", "right/", "Etc/", "SystemV/")
    names = {name for name in available_timezones() if not name.startswith(left_out)}
    return tuple(sorted((names - {"localtime", "posixrules", "Factory"}) | {_UTC}))


def _plain(name: str) -> str:
    return name.casefold().replace("_", " ").replace("/", " ")


def _next_digest(hours: Iterable[int], zone: tzinfo, now: datetime) -> datetime:
    # An hour that the clocks repeat has one digest.
    return min(_first(_moments(hour * 60, zone, now, folds=(0,)), now) for hour in hours)


def _is_quiet(quiet: tuple[int, int], local: datetime) -> bool:
    begin, end = quiet
    minute = (local.hour * 60 + local.minute - begin) % _MINUTES
    return minute < (end - begin) % _MINUTES


def _first(moments: Iterator[datetime], now: datetime) -> datetime:
    return next(moment for moment in moments if moment >= now)


def _moments(minute: int, zone: tzinfo, now: datetime, folds: tuple[int, ...]) -> Iterator[datetime]:
    """The moments around and after `now` at which the zone's clocks show this minute of the day."""
    clock = time(*divmod(minute % _MINUTES, 60))
    day = now.astimezone(zone).date() - _DAY
    while True:
        for fold in folds:
            yield _moment(datetime.combine(day, clock, zone).replace(fold=fold))
        day += _DAY


def _moment(local: datetime) -> datetime:
    """The moment of a local time; where the clocks skip it, the one at which they do."""
    moment = local.astimezone(UTC)
    back = moment.astimezone(local.tzinfo)
    if back.replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    before = local.replace(fold=0).utcoffset()
    moment = local.replace(fold=1).astimezone(UTC)
    while moment.astimezone(local.tzinfo).utcoffset() == before:
        moment += _MINUTE
    return moment

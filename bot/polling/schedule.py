"""When a feed is asked again: pure decisions; chance is an argument between 0 and 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

#: How often a feed is asked at most and at least, where the operator does not say.
SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=3)
FIRST = timedelta(minutes=15)
#: A feed that fails goes on being asked this often.
_LONGEST_BACK_OFF = timedelta(days=1)
#: A server's wish is granted up to here: one that asks for a year does not mean it.
_LONGEST_WISH = timedelta(days=7)
#: The newest items tell the pace.
_PACE_ITEMS = 10
#: Ages at which a page that was loaded is looked at again, for corrections.
_LOOKS = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a feed is asked so far."""

    interval: timedelta = FIRST
    #: Set by the operator: then nothing is adapted.
    every: timedelta | None = None
    #: Since the last success.
    failures: int = 0


def next_interval(rhythm: Rhythm, published: Sequence[datetime], news: int) -> timedelta:
    """Half the time that usually lies between two items; where dates don't tell, shorter after news
    and longer without."""
    if rhythm.every is not None:
        return rhythm.every
    newest = sorted(published, reverse=True)[:_PACE_ITEMS]
    gaps = [later - earlier for later, earlier in pairwise(newest)]
    usual = timedelta(seconds=median(gap.total_seconds() for gap in gaps)) if len(gaps) > 1 else timedelta(0)
    wanted = usual / 2 if usual and news else rhythm.interval * (0.6 if news else 1.5)
    return min(max(wanted, SHORTEST), LONGEST)


def after_success(interval: timedelta, now: datetime, luck: float) -> datetime:
    """When to ask next; spread, so that feeds that were added together do not stay together."""
    return now + interval * (0.9 + 0.2 * luck)


def after_failure(rhythm: Rhythm, wish: timedelta | None, now: datetime, luck: float) -> datetime:
    """When to try again after a failure that `rhythm` already counts; never before the server wishes."""
    doublings = min(max(rhythm.failures - 1, 0), 20)
    back_off = min((rhythm.every or rhythm.interval) * 2**doublings, _LONGEST_BACK_OFF)
    spread: timedelta = back_off * (0.75 + 0.5 * luck)
    return now + max(spread, min(wish or timedelta(0), _LONGEST_WISH))


def next_look(looks: int, loaded_at: datetime) -> datetime | None:
    """When a page is looked at again that was looked at so often since it was loaded."""
    return loaded_at + _LOOKS[looks] if looks < len(_LOOKS) else None

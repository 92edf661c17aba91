"""The notices about feeds and about what operators load, with words as the bot gives them."""

from datetime import UTC, datetime
from types import SimpleNamespace

_READ = datetime(2025, 6, 14, 10, 22, tzinfo=UTC)


def _feed(number: int, state: str = "active", why: str = "", **visit: object) -> SimpleNamespace:
    seen: dict[str, object] = {
        "address": f"https://meridian.example/feed/{number}?a=1&b=2",
        "title": "Meridian <news>",
        "failures": 0,
        "loaded": 12,
        "succeeded_at": _READ,
        "failed_at": None,
        "error": "",
        "next_at": _READ,
    }
    return SimpleNamespace(
        id=number,
        url=f"https://meridian.example/feed/{number}",
        outlet="Meridian & Sons" if number == 1 else "",
        title="",
        state=state,
        why=why,
        visit=SimpleNamespace(**seen | visit),
    )


_GOOD = _feed(1)
_NEW = _feed(2, succeeded_at=None, loaded=0)
_FAILING = _feed(3, failures=2, failed_at=_READ, error="answered with status 500")
_PAUSED = _feed(4, state="paused", why="it says that it is gone for good")
_FAILURE = SimpleNamespace(path="https://meridian.example/1", text="has nothing at this address")

NOTICES: dict[str, dict[str, object]] = {
    "added": {"new": 2, "known": 1, "failures": [_FAILURE], "stories": [3, 4]},
    "feed": {"feed": _FAILING},
    "feed_added": {"feed": _GOOD, "new": True},
    "feed_health": {"feed": _PAUSED},
    "feed_remove": {"feed": _GOOD},
    "feed_removed": {"feed": _NEW},
    "feeds": {"feeds": [_GOOD, _NEW, _FAILING, _PAUSED], "page": 1, "pages": 2},
    "feeds_added": {"new": 1, "all": 3},
    "feeds_help": {},
    "not_done": {"subject": "https://meridian.example/1", "why": "has nothing at this address"},
    "operators_only": {},
    "opml": {"count": 3},
    "progress": {"done": 12, "total": 40},
    "unknown_feed": {"number": 9},
}

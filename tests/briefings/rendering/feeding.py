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
        url=f"https://meridian.example/feed/{number}?a=1&b=2",
        outlet="Meridian & Sons" if number == 1 else "",
        title="",
        state=state,
        why=why,
        visit=SimpleNamespace(**seen | visit),
    )


_GOOD = _feed(1)
_NEW = _feed(2, succeeded_at=None, loaded=0)
_FAILING = _feed(3, failures=2, failed_at=_READ, error="answered with status 500")
_GONE = _feed(4, state="paused", why="says that this is gone for good")
_PAUSED = _feed(5, state="paused")
_MOVED = _feed(6, address="https://new.meridian.example/feed")
_ONE_PAGE = _feed(7, failed_at=_READ, error="https://meridian.example/1 asks for a login")
_NEVER = _feed(8, succeeded_at=None, loaded=0, failures=1, failed_at=_READ, error="no answer within 20 s")
_EVERY = [_GOOD, _NEW, _FAILING, _GONE, _PAUSED, _MOVED, _ONE_PAGE, _NEVER]
_FAILURE = SimpleNamespace(path="https://meridian.example/1", text="has nothing at this address")

NOTICES: dict[str, dict[str, object]] = {
    "added": {"new": 2, "known": 1, "failures": [_FAILURE], "stories": [3, 4]},
    "feed": {"feed": _FAILING},
    "feed_added": {"feed": _GOOD, "new": True},
    "feed_health": {"feed": _GONE},
    "feed_remove": {"feed": _GOOD},
    "feed_removed": {"feed": _NEW},
    "feeds": {"feeds": _EVERY, "page": 1, "pages": 2},
    "feeds_added": {"new": 1, "all": 3},
    "feeds_help": {},
    "not_done": {"subject": "https://meridian.example/1", "why": "has nothing at this address"},
    "operators_only": {},
    "opml": {"count": 3},
    "progress": {"done": 12, "total": 40},
    "unknown_feed": {"number": 9},
}

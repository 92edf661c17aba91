"""Words for the notices about subscriptions, one set for each notice."""

from datetime import UTC, datetime, timedelta

from bot.hours import AT_ONCE, ChatSettings, Length
from bot.storage.deliveries import Delivery, Figures, State
from bot.storage.subscriptions import Listed
from bot.subscribing import Kind, Wants

_AT = datetime(2031, 3, 1, 12, tzinfo=UTC)
_NIGHT = ChatSettings("Europe/Berlin", (22 * 60, 7 * 60 + 30), (8, 18), silent=True, length=Length.SHORT)
_WORDS = Wants(Kind.WORDS, words='<b>ferry "two harbours" -@strike', only_state=True)
_LIST = [
    Listed(1, Wants(), ""),
    Listed(2, _WORDS, ""),
    Listed(3, Wants(Kind.OUTLET, words="The Harbour & Quay", two_origins=True), "the topic is closed"),
    Listed(4, Wants(Kind.STORY, 12), ""),
]

NOTICES: dict[str, dict[str, object]] = {
    "wish": {"wants": _WORDS},
    "manner": {"settings": _NIGHT},
    "subscribe": {},
    "subscribed": {"wants": _WORDS, "new": True, "channel": "", "topic": 4, "settings": _NIGHT},
    "subscriptions": {
        "wishes": _LIST,
        "muted": [3, 5],
        "settings": _NIGHT,
        "paused": "removed",
        "channel": "",
        "ending": True,
    },
    "unsubscribed": {"wants": _WORDS, "channel": "@quay_news"},
    "unsubscribed_all": {"count": 2, "channel": ""},
    "muted": {"story": 12},
    "no_wish": {"why": "no_outlet"},
    "too_many": {"most": 20},
    "admins_only": {"kind": "group"},
    "not_checked": {},
    "channel_refused": {"channel": "@quay_news"},
    "settings": {"settings": AT_ONCE, "channel": "@quay_news"},
    "settings_help": {},
    "zones": {"words": "atlantis", "count": 0, "found": [], "channel": ""},
    "status": {
        "paused": "",
        "settings": AT_ONCE,
        "figures": Figures(2, 0, _AT),
        "waiting": [
            Delivery(1, 5, 0, 12, State.OPEN, _AT + timedelta(hours=9), digest=True),
            Delivery(2, 5, 0, 13, State.OPEN, _AT, error="Too Many Requests"),
        ],
        "until": _AT + timedelta(seconds=40),
        "now": _AT,
        "feeds": 3,
        "failing": 1,
        "read_at": _AT,
        "channel": "",
        "numbers": {"active": 5000, "paused": 1, "figures": Figures(12, 3, None), "announcements": 1},
    },
    "back_again": {"count": 1},
    "paused_there": {"title": "Neighbours & <friends>", "why": "removed"},
}

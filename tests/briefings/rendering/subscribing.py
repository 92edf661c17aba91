"""Words for the notices about subscriptions, one set for each notice."""

from datetime import UTC, datetime, timedelta

from bot.storage.deliveries import Delivery, Figures, State
from bot.storage.subscriptions import Listed
from bot.subscribing.hours import AT_ONCE, ChatSettings, Length
from bot.subscribing.wants import Kind, Wants
from briefings.types import StoryRow

_AT = datetime(2031, 3, 1, 12, tzinfo=UTC)
_NIGHT = ChatSettings("Europe/Berlin", (22 * 60, 7 * 60 + 30), (8, 18), silent=True, length=Length.SHORT)
_WORDS = Wants(Kind.WORDS, words='<b>ferry "two harbours" -@strike', only_state=True)
_LIST = [
    Listed(1, Wants(), ""),
    Listed(2, _WORDS, ""),
    Listed(3, Wants(Kind.OUTLET, words="The Harbour & Quay", two_origins=True), "the topic is closed"),
    Listed(4, Wants(Kind.STORY, 12), ""),
]

_ROW = StoryRow(12, "Ferry & <pier> @here", 2, 1, _AT)
_STATUS = {
    "paused": "",
    "settings": AT_ONCE,
    "figures": Figures(2, 0, _AT),
    "waiting": [
        Delivery(1, 5, 0, 12, State.OPEN, _AT + timedelta(hours=9), digest=True),
        Delivery(2, 5, 0, 13, State.OPEN, _AT, error="Too Many Requests: @retry"),
    ],
    "until": _AT + timedelta(seconds=40),
    "now": _AT,
    "wishes": 2,
    "feeds": 3,
    "failing": 1,
    "read_at": _AT,
    "channel": "",
    "numbers": {"active": 5000, "paused": 1, "figures": Figures(12, 3, None), "announcements": 1},
}
_NOTHING = {"figures": Figures(0, 0, None), "waiting": [], "until": None, "wishes": 0, "feeds": 0}
_SUBSCRIBED = {
    "wants": _WORDS,
    "new": True,
    "channel": "",
    "topic": 4,
    "settings": _NIGHT,
    "like": _ROW,
    "looked_at": 20,
}
_CHANNEL = "@quay_news"

#: A notice's name, with what is special after a dash where it is shown more than once.
NOTICES: dict[str, dict[str, object]] = {
    "wish": {"wants": _WORDS},
    "manner": {"settings": _NIGHT},
    "obstacle": {"why": "Forbidden: bot is not a member of the @quay_news chat"},
    "subscribe": {"private": False},
    "subscribe-private": {"private": True},
    "subscribed": _SUBSCRIBED,
    "subscribed-none_like_it": _SUBSCRIBED | {"like": None, "channel": _CHANNEL, "new": False},
    "subscribed-unknown_outlet": _SUBSCRIBED
    | {"like": None, "looked_at": 1, "wants": Wants(Kind.OUTLET, words="evil.example.com"), "topic": 0},
    "subscriptions": {
        "wishes": _LIST,
        "muted": [3, 5],
        "settings": _NIGHT,
        "paused": "removed",
        "channel": "",
        "ending": True,
    },
    "subscriptions-none": {
        "wishes": [],
        "muted": [],
        "settings": AT_ONCE,
        "paused": "",
        "channel": _CHANNEL,
        "ending": False,
    },
    "unsubscribed": {"wants": _WORDS, "channel": _CHANNEL},
    "unsubscribed-here": {"wants": _WORDS, "channel": ""},
    "unsubscribed_all": {"count": 2, "channel": ""},
    "muted": {"story": 12},
    **{f"no_wish-{why}": {"why": why, "channel": ""} for why in ("long", "many", "no_words")},
    "no_wish": {"why": "no_outlet", "channel": _CHANNEL},
    "too_many": {"most": 20, "muted": False, "channel": _CHANNEL},
    "too_many-muted": {"most": 20, "muted": True, "channel": ""},
    "admins_only": {"kind": "group"},
    "not_checked": {},
    "channel_refused": {"channel": _CHANNEL},
    "settings": {"settings": AT_ONCE, "channel": _CHANNEL, "group": False},
    "settings-group": {"settings": _NIGHT, "channel": "", "group": True},
    "settings_help": {"what": "volume", "words": "11", "channel": ""},
    "settings_help-quiet": {"what": "quiet", "words": "25:00-@strike.com", "channel": ""},
    "settings_help-digest": {"what": "digest", "words": "", "channel": _CHANNEL},
    "settings_help-silent": {"what": "silent", "words": "x", "channel": ""},
    "settings_help-length": {"what": "length", "words": "x", "channel": ""},
    "zones": {"words": "atlantis.com", "count": 0, "found": [], "channel": ""},
    "zones-which": {"words": "", "count": 0, "found": [], "channel": _CHANNEL},
    "zones-many": {"words": "america", "count": 140, "found": ["America/Adak"], "channel": ""},
    "zones-channel": {"words": "in", "count": 2, "found": ["Asia/Macau", "Asia/Manila"], "channel": _CHANNEL},
    "status": _STATUS,
    "status-nothing": _STATUS | _NOTHING | {"numbers": None, "paused": "no right to write"},
    "back_again": {"count": 1},
    "paused_there": {"title": "Neighbours & <friends>", "why": "removed"},
    "paused_there-said": {"title": "", "why": "Forbidden: bot was kicked from t.me/x"},
}

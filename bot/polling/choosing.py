"""Which items of a feed are worth a look: pure decisions."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.polling.schedule import next_look
from bot.storage.feeds import Seen
from briefings.feeds import Feed, FeedItem, fingerprint, is_stub

#: What is older when a feed is first seen belongs to no story that still grows.
_OLD = timedelta(days=7)
#: So many items are loaded in one go; the rest waits for the next time.
MOST = 50
#: Waits before a page that could not be read is tried again; then it is given up.
_TRIES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))


@dataclass(frozen=True, slots=True)
class Look:
    """An item to be loaded."""

    item: FeedItem
    key: str
    #: As it was when it was seen last.
    before: Seen | None
    stub: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do about a feed's items."""

    looks: tuple[Look, ...]
    #: Items that are noted and never loaded.
    old: tuple[Seen, ...]
    #: Whether there are more than are looked at now.
    more: bool


def key_of(item: FeedItem) -> str:
    """What an item is remembered by."""
    return hashlib.sha256(item.key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def choose(feed: Feed, seen: Mapping[str, Seen], now: datetime) -> Plan:
    """New items, changed ones and those whose page is due, the oldest first."""
    looks: list[Look] = []
    old: list[Seen] = []
    for item in reversed(feed.items):
        key = key_of(item)
        before = seen.get(key)
        if before is None and item.published_at and item.published_at < now - _OLD:
            old.append(Seen(key, fingerprint(item), now))
        elif before is None or before.fingerprint != fingerprint(item) or _is_due(before, now):
            looks.append(Look(item, key, before, is_stub(item)))
    # The newest matter most; those before them are the first of the next time.
    return Plan(tuple(looks[-MOST:]), tuple(old), len(looks) > MOST)


def after_loading(look: Look, now: datetime, etag: str = "", last_modified: str = "") -> Seen:
    """What to remember of an item that is loaded now; where only its page has the text, that is
    looked at again some times, for corrections."""
    told_again = look.before is None or look.before.fingerprint != fingerprint(look.item)
    since = now if look.before is None or told_again else look.before.seen_at
    looks = 0 if look.before is None or told_again else look.before.looks + 1
    at = next_look(looks, since) if look.stub else None
    return Seen(
        look.key,
        fingerprint(look.item),
        since,
        max(at, now) if at else None,
        looks,
        etag,
        last_modified,
    )


def after_failing(look: Look, now: datetime, why: str) -> Seen:
    """What to remember of an item that could not be loaded."""
    failures = look.before.failures + 1 if look.before else 1
    at = now + _TRIES[failures - 1] if failures <= len(_TRIES) else None
    before = look.before or Seen(look.key, "", now)
    return replace(
        before, fingerprint=fingerprint(look.item), look_at=at, failures=failures, error=why, etag=""
    )


def outlet_of(named: str, feed: Feed, item: FeedItem, address: str) -> str:
    """Who publishes an item: as the operator says, else the feed's own outlet where the item is on
    its own site; else only the page can tell."""
    if named or _site(item.url) == _site(address):
        return named or feed.outlet
    return ""


def published(items: Iterable[FeedItem], now: datetime) -> list[datetime]:
    """When the items came, as far as they tell and it can be."""
    return [item.published_at for item in items if item.published_at and item.published_at <= now]


def _is_due(seen: Seen, now: datetime) -> bool:
    return seen.look_at is not None and seen.look_at <= now


def _site(url: str) -> str:
    """The host without its first labels: feeds and pages often differ in those."""
    host = urlsplit(url).hostname or ""
    return host if host.replace(".", "").isdigit() else ".".join(host.split(".")[-2:])

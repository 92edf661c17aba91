"""Methods about the bot itself: who it is, how it gets updates, its files."""

import ipaddress
import re
from urllib.parse import urlsplit

from bot.play.errors import Json, bad_request
from bot.play.files import LARGEST_DOWNLOAD
from bot.play.telegram import Telegram
from bot.play.updates import Webhook

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_SECRET = 256


def get_me(telegram: Telegram, p: dict[str, Json]) -> Json:
    """The bot."""
    return telegram.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.setup.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def yes(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Nothing to do here."""
    return True


def set_webhook(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Pushes updates from now on; only to this machine."""
    url = p.get("url", "")
    if not url:
        return delete_webhook(telegram, p)
    if not _is_loopback(url):
        raise bad_request("bad webhook: the stand-in pushes to loopback addresses only")
    secret = p.get("secret_token", "")
    if len(secret) > _LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if p.get("drop_pending_updates"):
        telegram.updates.clear()
    if "allowed_updates" in p:
        telegram.updates.allowed = p["allowed_updates"]
    connections = min(max(p.get("max_connections", 40), 1), 100)
    telegram.updates.set_webhook(Webhook(url, secret, connections, urlsplit(url).hostname or ""))
    return True


def delete_webhook(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Lets the bot ask for updates again."""
    if p.get("drop_pending_updates"):
        telegram.updates.clear()
    telegram.updates.set_webhook(None)
    return True


def get_webhook_info(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Where updates go, how many wait, and what went wrong last."""
    webhook = telegram.updates.webhook
    info: dict[str, Json] = {"url": "", "has_custom_certificate": False}
    info["pending_update_count"] = len(telegram.updates.pending)
    if webhook:
        info |= {"url": webhook.url, "max_connections": webhook.max_connections}
        info["ip_address"] = webhook.ip_address
        if webhook.last_error:
            info["last_error_date"] = int(webhook.last_error_at)
            info["last_error_message"] = webhook.last_error
    if telegram.updates.allowed:
        info["allowed_updates"] = telegram.updates.allowed
    return info


def get_file(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Where a file can be downloaded from."""
    file = telegram.files.get(p["file_id"])
    if len(file.data) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    document = file.as_json()
    kept = {name: document[name] for name in ("file_id", "file_unique_id", "file_size")}
    return kept | {"file_path": file.path}


def _is_loopback(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        known = parts.port != 0 and parts.scheme in ("http", "https")
        return known and (host == "localhost" or ipaddress.ip_address(host).is_loopback)
    except ValueError:
        return False

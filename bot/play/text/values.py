"""Values of attributes, read as forgivingly or strictly as Telegram reads them."""

import re

_DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")
_INT64 = re.compile(r"-?[1-9][0-9]{0,18}", re.ASCII)


def date_format(wish: str) -> str | None:
    """The flags of a `<tg-time>` in the server's order, short before long; None when there are no such."""
    if not _DATE_FORMAT.fullmatch(wish):
        return None
    if wish in ("r", "R"):
        return "r"
    day = "w" if "w" in wish.lower() else ""
    date = "d" if "d" in wish else "D" if "D" in wish else ""
    time = "t" if "t" in wish else "T" if "T" in wish else ""
    return day + date + time


def int32(text: str) -> int:
    """The digits at the start, wrapped to 32 bits; 0 where there are none."""
    match = re.match(r"(-?)([0-9]*)", text)
    assert match
    number = int(match[2] or "0") % 2**32
    return (((-number if match[1] else number) + 2**31) % 2**32) - 2**31


def is_int64(text: str) -> bool:
    """Whether it is a number other than 0 that fits 64 bits, written the usual way."""
    return bool(_INT64.fullmatch(text)) and -(2**63) <= int(text) < 2**63

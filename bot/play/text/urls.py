"""Addresses and e-mails in plain text, found around each dot."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from bot.play.text.letters import is_separator, is_word

_BAD_LAST = ".:;,('?!`"
_NOT_IN_PATH = '\n<>"«»'
_NOT_IN_USER = "\n/[]{}()'`<>\"@«»"
_PORT = re.compile(r":0*([1-9][0-9]{0,4})(?![0-9])")
_PROTOCOL = re.compile(r"https?://|ftp://|tonsite://", re.IGNORECASE)
_OWN_LINK = re.compile(r"://[A-Za-z0-9_-]{1,253}")
_OWN_SCHEME = re.compile(r"(?:tg|ton)\Z", re.IGNORECASE)
_SHORTEST_OWN_LINK = 6
_ASCII_DOMAIN = re.compile(r"[A-Za-z0-9_.~-]")
_EMAIL = re.compile(
    r"(?:[A-Za-z0-9_-]{0,26}[.+]){0,10}[A-Za-z0-9_-]{1,35}"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9_-]{0,28}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,8}"
)
_PUNYCODE = re.compile(r"xn--[A-Za-z0-9]{2,}")
_IMITATION = "teiegram.org"


def find_own_links(text: str) -> Iterator[tuple[int, int]]:
    """Links into Telegram itself, such as `tg://resolve?domain=x`."""
    at = 0
    # The scheme is looked for behind the colon, even where the link before it already took those letters.
    while len(text) - at >= _SHORTEST_OWN_LINK and (match := _OWN_LINK.search(text, at)):
        scheme = _OWN_SCHEME.search(text[: match.start()][-3:])
        if scheme:
            at = _path_end(text, match.end())
            yield match.start() - len(scheme[0]), at
        else:
            at = match.start() + 1


def find_urls(text: str) -> Iterator[tuple[str, int, int]]:
    """Addresses of the web and of people: kind, begin, end."""
    for begin, end in _candidates(text):
        found = text[begin:end]
        if _EMAIL.fullmatch(found):
            yield "email", begin, end
        elif found.startswith("mailto:") and _EMAIL.fullmatch(found[7:]):
            yield "email", begin + 7, end
        else:
            length = _good_length(found)
            if length:
                yield "url", begin, begin + length


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while True:
        dot = text.find(".", start)
        if dot < 0 or dot + 1 == len(text):
            return
        if text[dot + 1] == " ":
            start = dot + 2
            continue
        domain_begin, domain_end, has_user = _domain(text, start, dot)
        end = _path_end(text, _port_end(text, domain_end))
        while end > dot + 1 and text[end - 1] == ".":
            end -= 1
        begin = _begin(text, start, domain_begin, has_user)
        if begin >= 0 and end > dot + 1:
            yield begin, end
        start = max(_next_start(text, end, begin >= 0), dot + 1)


def _next_start(text: str, end: int, good: bool) -> int:
    if not good:
        return text.rfind(".", 0, end) + 1
    while text[end : end + 1] == ".":
        end += 1
    return end


def _is_domain(character: str) -> bool:
    if character < "\u00c0":
        return bool(_ASCII_DOMAIN.match(character))
    return not is_separator(character)


def _is_user(character: str) -> bool:
    return character not in _NOT_IN_USER and not is_separator(character)


def _back_over(text: str, start: int, at: int, domain: bool) -> int:
    fits = _is_domain if domain else _is_user
    while at > start and fits(text[at - 1]):
        at -= 1
    return at


def _domain(text: str, start: int, dot: int) -> tuple[int, int, bool]:
    begin = _back_over(text, start, dot, domain=True)
    end = dot
    has_user = False
    while end < len(text) and (text[end] == "@" or _is_domain(text[end])):
        has_user = has_user or text[end] == "@"
        end += 1
    if has_user:
        begin = _back_over(text, start, begin, domain=False)
    return begin, end, has_user


def _port_end(text: str, at: int) -> int:
    match = _PORT.match(text, at)
    return match.end() if match and int(match[1]) <= 65535 else at


def _path_end(text: str, at: int) -> int:
    if text[at : at + 1] not in ("/", "?", "#"):
        return at
    end = at + 1
    while end < len(text) and text[end] not in _NOT_IN_PATH and not is_separator(text[end]):
        end += 1
    while end > at + 1 and text[end - 1] in _BAD_LAST:
        end -= 1
    return end if text[at] == "/" or end > at + 1 else at


def _begin(text: str, start: int, begin: int, has_user: bool) -> int:
    """Where the address begins, protocol and user included, or -1 when it is none."""
    bad = False
    if begin > start and text[begin - 1] == "@":
        user_begin = _back_over(text, start, begin - 1, domain=False)
        bad = has_user or user_begin == begin - 1
        begin = user_begin
    if begin > start:
        begin, known = _with_protocol(text, start, begin)
        bad = bad or not known
    return -1 if bad else begin


def _with_protocol(text: str, start: int, begin: int) -> tuple[int, bool]:
    before = text[start:begin]
    if len(before.encode()) >= 6 and before.endswith("://"):
        protocol_begin = begin - 3
        while protocol_begin > start and _is_protocol(text[protocol_begin - 1]):
            protocol_begin -= 1
        length = _protocol_length(text[protocol_begin : begin - 3].lower())
        return begin - length, length > 0
    last = before[-1]
    return begin, not (is_word(last) or last in "/#@")


def _is_protocol(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in "+-"
    return not is_separator(character)


def _protocol_length(protocol: str) -> int:
    for name, but in (("http", ("shttp",)), ("https", ()), ("ftp", ("tftp", "sftp")), ("tonsite", ())):
        if protocol.endswith(name) and protocol not in but:
            return len(name) + 3
    return 0


def _good_length(url: str) -> int:
    """How much of a candidate is really an address; 0 when nothing is."""
    protocol = _PROTOCOL.match(url)
    rest = url[protocol.end() :] if protocol else url
    place_end = min((i for i in map(rest.find, "/?#") if i >= 0), default=len(rest))
    domain = rest[:place_end].partition("@")[2] if "@" in rest[:place_end] else rest[:place_end]
    domain = domain.rpartition(":")[0] if ":" in domain else domain
    if not _is_good_domain(domain, bool(protocol)):
        return 0
    path = rest[place_end:]
    return len(url) - len(path) + _balanced(path)


def _balanced(path: str) -> int:
    depth = {")": 0, "]": 0, "}": 0}
    pairs = {"(": ")", "[": "]", "{": "}"}
    end = len(path)
    for at, character in enumerate(path):
        if character in pairs:
            depth[pairs[character]] += 1
        elif character in depth:
            depth[character] -= 1
            if depth[character] < 0:
                end = at
                break
    while end > 0 and path[end - 1] in _BAD_LAST:
        end -= 1
    return end


def _is_good_domain(domain: str, has_protocol: bool) -> bool:
    parts = domain.split(".")
    if len(parts) == 1 or domain.lower() == _IMITATION:
        return False
    if any(not 0 < len(part.encode()) < 64 or part.endswith("-") for part in parts):
        return False
    if all(part.isascii() and part.isdigit() for part in parts):
        return len(parts) == 4 and all(int(p) < 256 and str(int(p)) == p for p in parts)
    if "_" in parts[-2]:
        return False
    top = parts[-1]
    if top.startswith("xn--"):
        return bool(_PUNYCODE.fullmatch(top))
    return len(top) > 1 and not set(top) & {"_", "-"} and (has_protocol or _is_common(top))


def _is_common(top: str) -> bool:
    lower = top.lower()
    # "Com" at the start of a sentence that follows without a space is a word, not a domain.
    if lower != top and lower[1:] == top[1:]:
        return False
    return lower in _common_domains()


@cache
def _common_domains() -> frozenset[str]:
    return frozenset((files("bot.play.text") / "tlds.txt").read_text("utf-8").split())

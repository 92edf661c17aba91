"""Which addresses Telegram takes for a link, and how it rewrites them."""

import ipaddress
import re
from dataclasses import dataclass

#: What the server treats as white space, the end of a C string included.
SPACES = " \t\r\n\0\v"
_HOST = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=\x80-\U0010ffff]|%[0-9A-Fa-f]{2})*")
_USER = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:\x80-\U0010ffff]|%[0-9A-Fa-f]{2})*")
_OWN_HOST = re.compile(r"[A-Za-z0-9_-]*")
_LARGEST_USER_ID = 2**40 - 1


class BadLink(Exception):
    """Not an address that Telegram opens; says why in its words."""


@dataclass(frozen=True, slots=True)
class _Address:
    https: bool
    user: str
    host: str
    port: int
    path: str

    def __str__(self) -> str:
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"http{'s' if self.https else ''}://{user}{self.host}{port}{self.path}"


def checked_link(link: str) -> str:
    """The address as Telegram keeps it; raises BadLink."""
    for scheme in ("tg", "ton", "tonsite"):
        if link[: len(scheme) + 1].lower() == f"{scheme}:":
            return _own_link(scheme, link[len(scheme) + 1 :].removeprefix("//"))
    address = _parse(link)
    if "." not in address.host and not address.host.startswith("["):
        raise BadLink("Wrong HTTP URL")
    return str(address)


def user_of_link(link: str) -> int:
    """The user meant by `tg://user?id=N`, or 0."""
    match = re.match(r"tg:(?://)?user/?\?([^#]*)", link.lower(), re.DOTALL)
    if not match:
        return 0
    for parameter in match[1].split("&"):
        key, _, value = parameter.partition("=")
        if key == "id":
            known = re.fullmatch(r"[1-9][0-9]{0,18}", value, re.ASCII)
            return int(value) if known and int(value) <= _LARGEST_USER_ID else 0
    return 0


def _own_link(scheme: str, link: str) -> str:
    address = _parse(link)
    foreign = address.https or address.user or address.port or address.host.startswith("[")
    if foreign or link.lower().startswith("http://"):
        raise BadLink("Wrong tg URL" if scheme == "tg" else "Wrong ton URL")
    host = address.host.replace(".", "") if scheme == "tonsite" else address.host
    if not _OWN_HOST.fullmatch(host):
        raise BadLink("Unallowed characters in URL host")
    path = address.path.removeprefix("/") if address.path.startswith("/?") else address.path
    return f"{scheme}://{address.host}{path}"


def _parse(url: str) -> _Address:
    https, rest = _protocol(url)
    place = re.match(r"[^/?#]*", rest)
    assert place
    user_and_host, port = _port(place[0])
    user, _, host = user_and_host.rpartition("@")
    _check_host(user, host)
    return _Address(https, user, _ascii_lower(host), port, _path(rest[place.end() :]))


def _protocol(url: str) -> tuple[bool, str]:
    match = re.match(r"([^:/?#@\[\]]*)://", url)
    if not match:
        return False, url
    protocol = match[1].lower()
    if protocol not in ("http", "https"):
        raise BadLink("Unsupported URL protocol")
    return protocol == "https", url[match.end() :]


def _port(place: str) -> tuple[str, int]:
    colon = max(place.rfind(mark) for mark in ":]@")
    if colon <= 0 or place[colon] != ":":
        return place, 0
    digits = place[colon + 1 :].lstrip("0")
    if not re.fullmatch(r"[1-9][0-9]{0,4}", digits, re.ASCII) or int(digits) > 65535:
        raise BadLink("Wrong port number specified in the URL")
    return place[:colon], int(digits)


def _check_host(user: str, host: str) -> None:
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            raise BadLink("Wrong IPv6 address specified in the URL") from None
        return
    if not host:
        raise BadLink("URL host is empty")
    if host == ".":
        raise BadLink("Host is invalid")
    for part, pattern, name in ((host, _HOST, "host"), (user, _USER, "userinfo")):
        match = pattern.match(part)
        stop = match.end() if match else 0
        if stop < len(part):
            what = "Wrong percent-encoded symbol" if part[stop] == "%" else "Disallowed character"
            raise BadLink(f"{what} in URL {name}")


def _path(rest: str) -> str:
    kept = rest.rstrip(SPACES) or "/"
    slash = "" if kept.startswith("/") else "/"
    return slash + "".join(f"%{ord(c):02X}" if c <= " " else c for c in kept)


def _ascii_lower(text: str) -> str:
    return re.sub("[A-Z]+", lambda match: match[0].lower(), text)

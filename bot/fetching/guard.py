"""Connections to public addresses only, checked where the connection is made.

A check of the address as written misses redirects, names that resolve to private addresses, and
names that resolve to another address the second time (DNS rebinding). Here the name is resolved
once, every answer must be public, and the connection goes to an address that was just checked.
TLS still verifies the name, because the HTTP client keeps it.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Collection, Iterable

import httpcore


class Unreachable(httpcore.ConnectError):
    """Nothing is connected to this, and what can be done about it."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.hint = hint


_PORTS = (80, 443)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
#: A name with many addresses is tried at some of them; each try costs a time-out.
_TRIES = 4


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, also when wrapped into an IPv6 one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class Guard(httpcore.AsyncNetworkBackend):
    """A network backend that opens nothing but public addresses and what `allow` names.

    `allow` holds hosts ("intranet.example") or hosts with a port ("127.0.0.1:8080").
    """

    def __init__(self, allow: Collection[str]) -> None:
        self._allow = frozenset(entry.lower() for entry in allow)
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A stream to the host, or `httpcore.ConnectError` saying what is refused."""
        addresses = await self._checked(host.lower(), port)
        error: Exception = Unreachable("it has no address", "")
        for address in addresses[:_TRIES]:
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                error = Unreachable("its server takes no connection", "try again later")
        raise error

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Refused: no address that anybody gives us may open a local socket."""
        raise httpcore.ConnectError("local sockets are refused")

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[str]:
        allowed = host in self._allow or f"{host}:{port}" in self._allow
        if not allowed and port not in _PORTS:
            why = f"port {port} is not fetched from, only 80 and 443"
            raise Unreachable(why, f"if it is yours, name {host}:{port} in FETCH_ALLOW")
        addresses = await _resolve(host, port)
        if not allowed and not all(is_public(address) for address in addresses):
            raise Unreachable(
                f"{host} is not a public address", f"if it is yours, name {host} in FETCH_ALLOW"
            )
        return addresses


async def _resolve(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} is not known", "look how it is spelt") from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))

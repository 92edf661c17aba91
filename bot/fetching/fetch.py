"""One GET, followed through its redirects, within limits of size, time and hops."""

import asyncio
import email.utils
import ssl
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from bot.fetching.errors import FetchError
from bot.fetching.guard import Guard, Unreachable
from bot.fetching.unpack import TooLarge, Unknown, Unpacker

_PERMANENT = (301, 308)
_LATER = "try again later"
_REDIRECTS = (*_PERMANENT, 302, 303, 307)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost."""

    size: int = 5_000_000  # bytes, unpacked
    time: timedelta = timedelta(seconds=20)  # from the first hop to the last byte
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as the server sent it, unpacked."""

    #: Where it was found in the end.
    url: str
    body: bytes
    content_type: str
    etag: str
    last_modified: str
    #: Where it has moved for good; "" when every hop so far was for now.
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that what we have is current."""

    url: str
    moved_to: str = ""


class Fetcher:
    """Opens one connection pool; use it as an async context manager."""

    def __init__(
        self,
        *,
        allow: Collection[str] = (),
        limits: Limits = Limits(),
        agent: str = "Sourceline",
    ) -> None:
        self._limits = limits
        self._agent = agent
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl.create_default_context(),
            max_connections=20,
            keepalive_expiry=15,
            network_backend=Guard(allow),
        )

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pool.__aexit__(kind, error, trace)

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched | NotModified:
        """The document at `url`; every failure is a FetchError that names the address and why."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        try:
            async with asyncio.timeout(self._limits.time.total_seconds()):
                return await self._follow(url, headers)
        except TimeoutError as error:
            seconds = self._limits.time.total_seconds()
            raise FetchError(url, f"no answer within {seconds:.0f} s", _LATER) from error
        except httpcore.ConnectError as error:
            raise _not_reached(url, error) from error
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise FetchError(url, "the connection broke off", _LATER) from error
        except (TooLarge, zlib.error, Unknown) as error:
            raise FetchError(url, self._why_no_body(error)) from error

    async def _follow(self, url: str, headers: Mapping[str, str]) -> Fetched | NotModified:
        moved_to, permanent = "", True
        for _ in range(self._limits.redirects + 1):
            answer = await self._hop(_checked(url), headers)
            if not isinstance(answer, _Moved):
                return _with_move(answer, moved_to)
            url = answer.to
            permanent = permanent and answer.permanent
            moved_to = url if permanent else moved_to
        hint = "give the address at which a browser ends"
        raise FetchError(url, f"more than {self._limits.redirects} redirects", hint)

    async def _hop(self, url: str, headers: Mapping[str, str]) -> "Fetched | NotModified | _Moved":
        sent = {"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate", **headers}
        async with self._pool.stream("GET", url, headers=list(sent.items())) as response:
            got = {
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
            }
            if response.status in _REDIRECTS and "location" in got:
                return _Moved(urljoin(url, got["location"]), response.status in _PERMANENT)
            if response.status == 304:
                return NotModified(url)
            if response.status != 200:
                raise _refusal(url, response.status, got)
            unpacker = Unpacker(got.get("content-encoding", ""), self._limits.size)
            async for piece in response.aiter_stream():
                unpacker.feed(piece)
        return Fetched(
            url=url,
            body=unpacker.body(),
            content_type=got.get("content-type", ""),
            etag=got.get("etag", ""),
            last_modified=got.get("last-modified", ""),
        )

    def _why_no_body(self, error: Exception) -> str:
        if isinstance(error, TooLarge):
            return f"larger than {self._limits.size / 1e6:g} MB, the most that is read"
        if isinstance(error, Unknown):
            return f"packed in a way that was not asked for ({error})"
        return "its packed content is damaged"


@dataclass(frozen=True, slots=True)
class _Moved:
    to: str
    permanent: bool


def _with_move(answer: Fetched | NotModified, moved_to: str) -> Fetched | NotModified:
    if isinstance(answer, NotModified):
        return NotModified(answer.url, moved_to)
    return Fetched(answer.url, answer.body, answer.content_type, answer.etag, answer.last_modified, moved_to)


def _checked(url: str) -> str:
    """The address in the form that may stand in a request line, or a FetchError."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna" if not (parts.hostname or "").isascii() else "ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchError(url, "this is no web address") from error
    if parts.scheme not in ("http", "https") or not host or b" " in host:
        raise FetchError(url, "this is no web address; it has to start with http:// or https://")
    if parts.username or parts.password:
        raise FetchError(url, "addresses with a user name or password are not fetched")
    name = host.decode("ascii")
    place = f"[{name}]" if ":" in name else name
    place += f":{port}" if port is not None else ""
    safe = "/%:@!$&'()*+,;=~-._?"
    return urlunsplit((parts.scheme, place, quote(parts.path or "/", safe), quote(parts.query, safe), ""))


def _refusal(url: str, status: int, headers: Mapping[str, str]) -> FetchError:
    """What an answer other than 200 means, with the time that the server asks us to wait."""
    wait = next(_waits(headers.get("retry-after", "")), None)
    why, hint = _REFUSALS.get(status, (f"answered with status {status}", _LATER if status >= 500 else ""))
    # A time that the server names is the better advice.
    return FetchError(url, why, "" if wait else hint, gone=status == 410, retry_after=wait)


_REFUSALS = {
    401: ("asks for a password", "what is behind a login can't be fetched"),
    402: ("asks for payment", ""),
    403: ("refuses us", "some servers let no programs in"),
    404: ("has nothing at this address", "look how it is spelt"),
    410: ("says that this is gone for good", ""),
    429: ("asks us to come less often", _LATER),
    451: ("is withheld for legal reasons", ""),
}


def _not_reached(url: str, error: httpcore.ConnectError) -> FetchError:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return FetchError(url, f"its certificate is not accepted: {cause.verify_message}")
    if isinstance(cause, ssl.SSLError):
        return FetchError(url, "its server does not speak HTTPS here", "does http:// work in a browser?")
    return FetchError(url, f"can't be reached: {error}", error.hint if isinstance(error, Unreachable) else "")


def _waits(value: str) -> Iterator[timedelta]:
    """Retry-After is a number of seconds or a date; anything else is no wish."""
    if value.strip().isdecimal():
        yield timedelta(seconds=min(int(value.strip()), 30 * 86_400))
        return
    try:
        at = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    yield max(timedelta(0), at - datetime.now(UTC))

"""The stand-in as a web application, and as a server on loopback in the running event loop."""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.play.control import control
from bot.play.errors import Refused
from bot.play.page_api import page_api
from bot.play.telegram import Telegram
from bot.play.web import CUT, bot_api
from bot.play.webhooks import push_forever

_SHUTDOWN_SECONDS = 2
#: Longer than any client keeps an idle connection, so that none is closed while it is taken up again.
_IDLE_SECONDS = 75


def app(telegram: Telegram) -> Starlette:
    """The Bot API, the chat page and the control endpoints over one state."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        pushing = asyncio.create_task(push_forever(telegram))
        try:
            yield
        finally:
            pushing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await pushing

    routes = [*bot_api(telegram), *page_api(telegram), *control(telegram)]
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers={Refused: _refused})


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refused)
    return JSONResponse(refusal.as_json(), refusal.code)


@contextlib.asynccontextmanager
async def serve(telegram: Telegram, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serves until the block ends, and gives the address, such as `http://127.0.0.1:40123`."""
    if not ipaddress.ip_address(host).is_loopback:
        raise ValueError(f"{host}: the stand-in asks for no password and serves loopback only")
    with _listener(host, port) as listener:
        port = listener.getsockname()[1]
        server = _Server(_config(telegram))
        telegram.open()
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await asyncio.wait({server.ready, running}, return_when=asyncio.FIRST_COMPLETED)
            yield f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        finally:
            telegram.close()
            server.should_exit = True
            await running


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where the protocol is named does asyncio send small packets at once; else each answer takes 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


def _config(telegram: Telegram) -> uvicorn.Config:
    lines: Lines = {}
    return uvicorn.Config(
        _cutting(app(telegram), lines),
        http=_listed(lines),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.get_running_loop().create_future()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set_result(None)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to the program that serves, not to the stand-in."""
        yield


#: Connections by the address at their other end, so that one can be cut.
Lines = dict[tuple[str, int], asyncio.Transport]


def _listed(lines: Lines) -> type[H11Protocol]:
    """The server's own protocol, which also lists its connections."""

    class Line(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.other_end = transport.get_extra_info("peername")[:2]
            lines[self.other_end] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            lines.pop(self.other_end, None)
            super().connection_lost(exc)

    return Line


def _cutting(served: ASGIApp, lines: Lines) -> ASGIApp:
    """Cuts the connection where an answer asks for it, before the first byte of the answer."""

    async def cutting(scope: Scope, receive: Receive, send: Send) -> None:
        cut = False

        async def sending(message: Message) -> None:
            nonlocal cut
            if message["type"] == "http.response.start":
                cut = any(name == CUT.encode() for name, _ in message["headers"])
                if cut:
                    lines[tuple(scope["client"])].abort()
            if not cut:
                await send(message)

        await served(scope, receive, sending)
        while cut and (await receive())["type"] != "http.disconnect":
            pass

    return cutting

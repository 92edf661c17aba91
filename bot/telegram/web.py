"""The bot's own web server: the webhook's door and `/healthz`."""

import asyncio
import contextlib
import hmac
import json
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.config import Listen
from bot.telegram.intake import Unusable

logger = logging.getLogger(__name__)

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
#: Telegram's updates have a few kilobytes; what is larger comes from somebody else.
_LARGEST = 1_000_000


def health() -> Route:
    """Answers as long as the event loop turns."""
    return Route("/healthz", lambda _: PlainTextResponse("ok"))


def webhook(url: str, secret: str, accept: Callable[[dict[str, Any]], Awaitable[None]]) -> Route:
    """Takes what Telegram posts to `url`, and nothing from anyone who doesn't know the secret."""

    async def take(request: Request) -> Response:
        shown = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        if int(request.headers.get("content-length", "0")) > _LARGEST:
            return PlainTextResponse("too large", 413)
        try:
            update = json.loads(await request.body())
        except (ValueError, RecursionError):
            return PlainTextResponse("not JSON", 400)
        if not isinstance(update, dict):
            return PlainTextResponse("not an update", 400)
        await accept(update)
        return PlainTextResponse("ok")

    return Route(urlsplit(url).path or "/", take, methods=["POST"])


@asynccontextmanager
async def serving(listen: Listen, routes: list[Route]) -> AsyncIterator[None]:
    """The server runs while inside; Unusable when the address is taken."""
    server = _Server(
        uvicorn.Config(Starlette(routes=routes), log_config=None, access_log=False, lifespan="off")
    )
    running = asyncio.create_task(server.serve([_bind(listen)]))
    try:
        yield
    finally:
        server.should_exit = True
        await running


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the app's: it closes the rest too."""
        yield


def _bind(listen: Listen) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    try:
        return socket.create_server((listen.host, listen.port), family=family)
    except OSError as error:
        why = f"can't listen on {listen.host}:{listen.port}: {error.strerror}; choose another port"
        raise Unusable("LISTEN", why) from error

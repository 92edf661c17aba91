"""The bot's own web server: health, and a webhook that only Telegram may use."""

import socket
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.config import Listen
from bot.telegram import web
from bot.telegram.intake import Unusable

SECRET = "only-we-know"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = b'{"update_id": 1}'


@pytest.fixture
def taken() -> list[dict[str, Any]]:
    """The updates that came in."""
    return []


@pytest.fixture
async def served(taken: list[dict[str, Any]]) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the server."""

    async def accept(update: dict[str, Any]) -> None:
        taken.append(update)

    with socket.create_server(("127.0.0.1", 0)) as free:
        listen = Listen("127.0.0.1", free.getsockname()[1])
    routes = [web.health(), web.webhook("https://example.org/hook", SECRET, accept)]
    address = f"http://{listen.host}:{listen.port}"
    async with web.serving(listen, routes), httpx.AsyncClient(base_url=address, trust_env=False) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path", "headers", "content", "status"),
    [
        pytest.param("GET", "/healthz", {}, b"", 200, id="health"),
        pytest.param("POST", "/hook", {HEADER: SECRET.encode()}, UPDATE, 200, id="an update"),
        pytest.param("POST", "/hook", {}, UPDATE, 403, id="without the secret"),
        pytest.param("POST", "/hook", {HEADER: b"guess"}, UPDATE, 403, id="with a guess"),
        pytest.param("POST", "/hook", {HEADER: "gué".encode()}, UPDATE, 403, id="with letters of no secret"),
        pytest.param("POST", "/hook", {HEADER: SECRET.encode()}, b"{", 400, id="no JSON"),
        pytest.param("POST", "/hook", {HEADER: SECRET.encode()}, b"[]", 400, id="no update"),
        pytest.param("POST", "/hook", {HEADER: SECRET.encode()}, b"[" * 100_000, 400, id="deep nonsense"),
        pytest.param("POST", "/hook", {HEADER: SECRET.encode()}, b" " * 1_000_001, 413, id="too large"),
        pytest.param("GET", "/hook", {HEADER: SECRET.encode()}, b"", 405, id="asked instead of told"),
        pytest.param("POST", "/", {HEADER: SECRET.encode()}, UPDATE, 404, id="elsewhere"),
    ],
)
async def test_the_door(
    served: httpx.AsyncClient,
    taken: list[dict[str, Any]],
    method: str,
    path: str,
    headers: dict[str, bytes],
    content: bytes,
    status: int,
) -> None:
    answer = await served.request(
        method, path, headers={name.encode(): value for name, value in headers.items()}, content=content
    )
    assert answer.status_code == status
    assert bool(taken) is (path == "/hook" and status == 200)


async def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        listen = Listen("127.0.0.1", busy.getsockname()[1])
        with pytest.raises(Unusable, match=r"LISTEN: can't listen on 127\.0\.0\.1:.*choose another port"):
            async with web.serving(listen, []):
                pass

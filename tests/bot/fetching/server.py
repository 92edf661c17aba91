"""A web server of a few lines: each path has its answer, written out as bytes."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field


def response(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP/1.1 response that closes its connection."""
    fields = {"Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


@dataclass
class Site:
    """What is served and what was asked for."""

    answers: Mapping[str, bytes]
    #: Paths that never answer.
    silent: frozenset[str] = frozenset()
    #: Said before anything was asked.
    greeting: bytes = b""
    requests: list[str] = field(default_factory=list)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self.tasks.add(task)
        try:
            await self._answer(reader, writer)
        finally:
            self.tasks.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            if self.greeting:
                writer.write(self.greeting)
                # Closed with something unread, the connection would be reset before it is read there.
                await reader.read(65_536)
                return
            request = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(request)
            path = request.split(" ")[1]
            if path in self.silent:
                await reader.read()
            else:
                writer.write(self.answers.get(path, response(status="404 Not Found")))
                await writer.drain()


@contextlib.asynccontextmanager
async def serving(answers: Mapping[str, bytes], silent: frozenset[str] = frozenset()) -> AsyncIterator[Site]:
    """The site on a free port of loopback."""
    site = Site(answers, silent)
    server = await asyncio.start_server(site.handle, "127.0.0.1", 0)
    site.port = server.sockets[0].getsockname()[1]
    async with server:
        yield site
        await asyncio.gather(*site.tasks, return_exceptions=True)

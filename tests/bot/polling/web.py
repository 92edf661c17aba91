"""Outlets on loopback: each path holds something that a test may change while it is being read."""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from html import escape

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml"


@dataclass
class Holds:
    """What a path answers with."""

    body: bytes = b""
    kind: str = HTML
    status: str = "200 OK"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Web:
    """A web server whose answers carry an ETag, and which notes who asked for what."""

    #: What its pages call it.
    name: str = ""
    paths: dict[str, Holds] = field(default_factory=dict)
    #: Paths that were asked for, in order, and those of them that were answered with "not modified".
    asked: list[str] = field(default_factory=list)
    unmodified: list[str] = field(default_factory=list)
    #: How many requests were open at once at most.
    most: int = 0
    #: Seconds that each answer takes.
    slow: float = 0.0
    port: int = 0
    _open: int = 0
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def page(self, path: str, text: str) -> str:
        """Put a page there, its first line the headline; its address."""
        headline, _, body = text.strip().partition("\n")
        paragraphs = "".join(f"<p>{escape(part)}</p>\n" for part in body.strip().split("\n\n"))
        title = escape(headline)
        site = f'<meta property="og:site_name" content="{escape(self.name)}">' if self.name else ""
        html = (
            f"<!doctype html><html><head><title>{title}</title>{site}</head>"
            "<body><nav><a href='/'>Home</a></nav>"
            f"<article><h1>{title}</h1>{paragraphs}</article>"
            "<footer>All rights reserved</footer></body></html>"
        )
        self.paths[path] = Holds(html.encode())
        return self.url(path)

    def feed(self, path: str, title: str, items: Sequence[str]) -> str:
        """Put an RSS feed of these `<item>` contents there; its address."""
        listed = "".join(f"<item>{item}</item>" for item in items)
        body = (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{listed}</channel></rss>'
        )
        self.paths[path] = Holds(body.encode(), RSS)
        return self.url(path)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            request = (await reader.readuntil(b"\r\n\r\n")).decode()
            writer.write(await self._answer(request))
            await writer.drain()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        self._tasks.discard(task)

    async def _answer(self, request: str) -> bytes:
        path = request.split(" ")[1]
        self.asked.append(path)
        self._open += 1
        self.most = max(self.most, self._open)
        await asyncio.sleep(self.slow)
        self._open -= 1
        held = self.paths.get(path, Holds(status="404 Not Found"))
        etag = hashlib.sha256(held.body).hexdigest()[:12]
        status, body = held.status, held.body
        if f'If-None-Match: "{etag}"' in request and status.startswith("200"):
            self.unmodified.append(path)
            status, body = "304 Not Modified", b""
        headers = {
            "Content-Type": held.kind,
            "Content-Length": str(len(body)),
            "ETag": f'"{etag}"',
            "Connection": "close",
            **held.headers,
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator["Web"]:
        """Serve on a free port of loopback."""
        server = await asyncio.start_server(self.handle, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self
            await asyncio.gather(*self._tasks, return_exceptions=True)


def item(title: str, link: str, body: str = "", *, date: str = "", changed: str = "") -> str:
    """The content of an RSS item; its address is its name."""
    parts = f"<title>{escape(title)}</title><link>{escape(link)}</link><guid>{escape(link)}</guid>"
    parts += f"<description>{escape(body)}</description>"
    parts += f"<pubDate>{date}</pubDate>" if date else ""
    return parts + (f"<updated>{changed}</updated>" if changed else "")

"""A Bot API of the fewest lines: hands out commands, counts answers. Shared by the benchmarks."""

import asyncio
import contextlib
import json
import sys
import time
from asyncio.subprocess import Process
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

TOKEN = "123456789:AAbenchmarkbenchmarkbenchmarkbench"
ROOT = Path(__file__).parents[2]
_ME = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "Bench",
    "username": "bench_bot",
}


class Counter:
    """The updates that wait, and the answers that came."""

    def __init__(self) -> None:
        self._waiting: deque[bytes] = deque()
        self._asked = 0
        self.answered = 0
        self.last_answer = b""
        self._wanted = 0
        self._done = asyncio.Event()

    def ask(self, texts: Sequence[str]) -> None:
        """Each text from a chat of its own."""
        for text in texts:
            self._asked += 1
            chat = {"id": 1000 + self._asked, "type": "private", "first_name": "A"}
            entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
            message = {"message_id": 1, "date": 0, "chat": chat, "from": {**chat, "is_bot": False}}
            update = {"update_id": self._asked, "message": {**message, "text": text, "entities": [entity]}}
            self._waiting.append(json.dumps(update).encode())

    async def answers(self, number: int) -> float:
        """Wait for so many answers; seconds from the first update taken to the last answer."""
        self._wanted = self.answered + number
        self._done.clear()
        begun = time.perf_counter()
        await self._done.wait()
        return time.perf_counter() - begun

    async def result(self, method: bytes, body: bytes) -> bytes:
        """What the Bot API would answer."""
        if method == b"getUpdates":
            if not self._waiting:
                await asyncio.sleep(0.2)
            taken = [self._waiting.popleft() for _ in range(min(100, len(self._waiting)))]
            return b"[" + b",".join(taken) + b"]"
        if method == b"sendMessage":
            self.answered += 1
            self.last_answer = body
            if self.answered == self._wanted:
                self._done.set()
            return b'{"message_id":2,"date":0,"chat":{"id":1,"type":"private"},"text":"x"}'
        return json.dumps(_ME).encode() if method == b"getMe" else b"true"


async def _converse(counter: Counter, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            size = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            body = await reader.readexactly(int(size or 0))
            method = head.split(b" ", 2)[1].rpartition(b"/")[2]
            answer = b'{"ok":true,"result":' + await counter.result(method, body) + b"}"
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ")
            writer.write(b"%d\r\n\r\n" % len(answer) + answer)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def serving(counter: Counter) -> AsyncIterator[str]:
    """Serves until the block ends, and gives the address."""
    server = await asyncio.start_server(lambda r, w: _converse(counter, r, w), "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


@asynccontextmanager
async def python(*arguments: str, **environment: str) -> AsyncIterator[Process]:
    """A Python process that is ended with the block."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, **environment},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        await process.wait()


def cpu_seconds(process: Process) -> float:
    """Processor time that the process has used; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / 100


def say(*words: Any) -> None:
    """Print a line at once."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()

"""The HTTP side of play as the page sees it, with chats and answers that a test sets."""

import json
import queue
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

PAGE = Path(__file__).parents[2] / "bot" / "play" / "page"
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
CLOSED: dict[str, Any] = {}


class FakePlay:
    """Starts on a port of its own; `stop` and `start` again is a restart on the same port."""

    def __init__(self, chats: list[dict[str, Any]]) -> None:
        self.chats = chats
        self.about = {
            "bot": {
                "id": 7000000001,
                "is_bot": True,
                "first_name": "Sourceline",
                "username": "sourceline_bot",
            },
            "next": "Set BOT_TOKEN and start again.",
        }
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.on_press: Callable[[str], dict[str, Any]] = lambda data: {}
        self.streams: list[queue.Queue[dict[str, Any]]] = []
        self.count = 0
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        fake = self

        class Bound(Handler):
            play = fake

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Bound)
        self.port = self.server.server_address[1]
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def stop(self) -> None:
        streams, self.streams = self.streams, []
        for stream in streams:
            stream.put(CLOSED)
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
        self.count = 0

    def tell(self, kind: str, chat: dict[str, Any], **fields: Any) -> None:
        """Sends an event to every open page."""
        self.count += 1
        for stream in self.streams:
            stream.put({"n": self.count, "type": kind, "chat_id": chat["id"], **fields})

    def chat(self, chat_id: int) -> dict[str, Any]:
        return next(chat for chat in self.chats if chat["id"] == chat_id)

    def keep(self, chat_id: int, body: dict[str, Any]) -> dict[str, Any]:
        """What the person at the page wrote becomes a message of the chat."""
        chat = self.chat(chat_id)
        old = [message for message in chat["messages"] if message["message_id"] == body.get("edit_id")]
        if old:
            old[0].update(text=body["text"], edit_date=old[0]["date"] + 1)
            return dict(old[0])
        number = max((message["message_id"] for message in chat["messages"]), default=0) + 1
        message = {"message_id": number, "date": 1_800_000_000, "chat": {"id": chat_id}, "text": body["text"]}
        message["from"] = {"id": 42, "is_bot": False, "first_name": "Ann"}
        if "thread_id" in body:
            message |= {"is_topic_message": True, "message_thread_id": body["thread_id"]}
        chat["messages"].append(message)
        return message


class Handler(BaseHTTPRequestHandler):
    play: ClassVar[FakePlay]

    def do_GET(self) -> None:
        path, _, _ = self.path.partition("?")
        if path == "/play/events":
            self._events()
        elif path == "/play/chats":
            self._json(self.play.chats)
        elif path == "/play/about":
            self._json(self.play.about)
        elif path.endswith("/document"):
            self._answer(b"the whole text", "text/plain")
        else:
            self._file("index.html" if path == "/" else path.removeprefix("/page/"))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.play.sent.append((self.path, body))
        if self.path.endswith("/press"):
            self._json(self.play.on_press(body["data"]))
        else:
            self._json(self.play.keep(int(self.path.split("/")[3]), body))

    def _file(self, name: str) -> None:
        path = PAGE / name
        if path.is_file():
            self._answer(path.read_bytes(), KINDS[path.suffix])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _json(self, value: object) -> None:
        self._answer(json.dumps(value).encode(), "application/json")

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _events(self) -> None:
        stream: queue.Queue[dict[str, Any]] = queue.Queue()
        self.play.streams.append(stream)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.flush()
        while (event := stream.get()) is not CLOSED:
            try:
                self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        pass

"""What the chat page asks for: the chats, what happens in them, and the acts of the person at the page."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.play.chats import Chat
from bot.play.errors import Json, Refused, bad_request
from bot.play.methods.about import get_me
from bot.play.people import Press, change, message_in, press, say
from bot.play.telegram import Telegram, described

PAGE = Path(__file__).parent / "page"
ANSWER_SECONDS = 15.0
_HEARTBEAT_SECONDS = 20.0
_NEXT = (
    "To go on in real Telegram: get a token from @BotFather, set BOT_TOKEN to it, and start the same command."
)


def page_api(telegram: Telegram) -> list[Route | Mount]:
    """The routes of the page."""
    desk = _Page(telegram)
    return [
        Route("/", desk.index),
        Route("/play/about", desk.about),
        Route("/play/chats", desk.chats, methods=["GET"]),
        Route("/play/events", desk.events),
        Route("/play/chats/{id}/messages", desk.write, methods=["POST"]),
        Route("/play/chats/{id}/messages/{mid:int}/press", desk.press, methods=["POST"]),
        Route("/play/chats/{id}/messages/{mid:int}/document", desk.document),
        Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
    ]


async def body_of(request: Request) -> dict[str, Json]:
    """A JSON body; nothing is an empty one. Refused when the page of another site sends it."""
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused(403, "only the chat page itself may write here")
    raw = await request.body()
    try:
        value = json.loads(raw or b"{}")
    except ValueError as error:
        raise bad_request("can't parse the body as JSON") from error
    if not isinstance(value, dict):
        raise bad_request("object expected as body")
    return value


def chat_of(telegram: Telegram, request: Request) -> Chat:
    """The chat that the address names."""
    digits = request.path_params["id"]
    number = int(digits) if digits.removeprefix("-").isdecimal() else 0
    if number not in telegram.chats:
        raise Refused(404, "chat not found")
    return telegram.chats[number]


class _Page:
    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    async def index(self, request: Request) -> Response:
        return FileResponse(PAGE / "index.html")

    async def about(self, request: Request) -> Response:
        return JSONResponse({"bot": get_me(self.telegram, {}), "next": _NEXT})

    async def chats(self, request: Request) -> Response:
        everything = "all" in request.query_params
        person = self.telegram.person.id
        chats = [c for c in self.telegram.chats.values() if everything or person in c.members]
        headers = {"x-last-event": str(self.telegram.events.last)}
        return JSONResponse([described(self.telegram, chat) for chat in chats], headers=headers)

    async def events(self, request: Request) -> Response:
        events = self.telegram.events
        after = request.query_params.get("after") or request.headers.get("last-event-id") or events.last
        return StreamingResponse(self._stream(int(after)), media_type="text/event-stream")

    async def _stream(self, after: int) -> AsyncIterator[str]:
        events = self.telegram.events
        yield ": here\n\n"
        while not events.closed:
            for event in events.after(after):
                after = event["n"]
                yield f"id: {after}\ndata: {json.dumps(event)}\n\n"
            try:
                async with asyncio.timeout(_HEARTBEAT_SECONDS):
                    await events.wait()
            except TimeoutError:
                # A line now and then shows a closed page to the server.
                yield ": still here\n\n"

    async def write(self, request: Request) -> Response:
        wanted = await body_of(request)
        chat = chat_of(self.telegram, request)
        text = wanted.get("text")
        if not isinstance(text, str):
            raise bad_request("Message text is empty")
        if wanted.get("edit_id"):
            return JSONResponse(change(self.telegram, chat, wanted["edit_id"], text))
        topic = wanted.get("thread_id") or 0
        more = {"by": wanted.get("by"), "reply_to": wanted.get("reply_to")}
        return JSONResponse(say(self.telegram, chat, text, topic, **more))

    async def press(self, request: Request) -> Response:
        wanted = await body_of(request)
        chat = chat_of(self.telegram, request)
        pressed = Press(request.path_params["mid"], str(wanted.get("data", "")), wanted.get("by"))
        query = press(self.telegram, chat, pressed)
        try:
            async with asyncio.timeout(float(wanted.get("wait", ANSWER_SECONDS))):
                await query.answered.wait()
        except TimeoutError:
            return JSONResponse({})
        return JSONResponse(query.answer)

    async def document(self, request: Request) -> Response:
        message = message_in(chat_of(self.telegram, request), request.path_params["mid"])
        if "document" not in message:
            raise Refused(404, "there is no document in the message")
        file = self.telegram.files.get(message["document"]["file_id"])
        headers = {"content-disposition": f"inline; filename*=UTF-8''{quote(file.name, safe='')}"}
        return Response(file.data, media_type=file.mime_type, headers=headers)

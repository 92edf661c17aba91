"""Control endpoints for tests of a bot that runs as another process: chats, faults, limits, clock, outbox."""

import dataclasses

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.play.errors import Json, Refused, bad_request
from bot.play.faults import Fault, Kind
from bot.play.messages import remove
from bot.play.page_api import body_of, chat_of
from bot.play.people import ask_inline, message_in
from bot.play.places import add_topic, delete, make_chat, migrate, set_bot, set_member, set_topic
from bot.play.telegram import Telegram, described

_MOST_REQUESTS = 1_000


def control(telegram: Telegram) -> list[Route]:
    """The routes of the control side."""
    desk = _Control(telegram)
    return [
        Route("/play/chats", desk.make_chat, methods=["POST"]),
        Route("/play/chats/{id}", desk.chat, methods=["GET"]),
        Route("/play/chats/{id}/bot", desk.bot, methods=["POST"]),
        Route("/play/chats/{id}/members", desk.members, methods=["POST"]),
        Route("/play/chats/{id}/migrate", desk.migrate, methods=["POST"]),
        Route("/play/chats/{id}/delete", desk.delete, methods=["POST"]),
        Route("/play/chats/{id}/messages/{mid:int}/delete", desk.delete_message, methods=["POST"]),
        Route("/play/chats/{id}/topics", desk.add_topic, methods=["POST"]),
        Route("/play/chats/{id}/topics/{topic:int}", desk.topic, methods=["POST"]),
        Route("/play/inline", desk.inline, methods=["POST"]),
        Route("/play/faults", desk.faults, methods=["GET", "POST", "DELETE"]),
        Route("/play/limits", desk.limits, methods=["GET", "POST"]),
        Route("/play/clock", desk.clock, methods=["GET", "POST"]),
        Route("/play/outbox", desk.outbox, methods=["GET"]),
        Route("/play/updates", desk.updates, methods=["GET"]),
    ]


class _Control:
    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    async def make_chat(self, request: Request) -> Response:
        """Body: type, id, title, username, topics, you, bot, rights; for a person first_name, started."""
        return JSONResponse(described(self.telegram, make_chat(self.telegram, await body_of(request))))

    async def chat(self, request: Request) -> Response:
        return JSONResponse(described(self.telegram, chat_of(self.telegram, request)))

    async def bot(self, request: Request) -> Response:
        """Body: status, rights. In a private chat "kicked" is blocked and "member" unblocked."""
        wanted = await body_of(request)
        chat = chat_of(self.telegram, request)
        set_bot(self.telegram, chat, str(wanted.get("status", "")), wanted.get("rights"))
        return JSONResponse(described(self.telegram, chat))

    async def members(self, request: Request) -> Response:
        """Body: id, first_name, status, rights, anonymous, is_bot."""
        chat = chat_of(self.telegram, request)
        member = set_member(self.telegram, chat, await body_of(request))
        return JSONResponse(member.as_json(chat.kind))

    async def migrate(self, request: Request) -> Response:
        wanted = await body_of(request)
        new = migrate(self.telegram, chat_of(self.telegram, request), wanted.get("id"))
        return JSONResponse(described(self.telegram, new))

    async def delete(self, request: Request) -> Response:
        chat = chat_of(self.telegram, request)
        delete(chat)
        return JSONResponse(described(self.telegram, chat))

    async def delete_message(self, request: Request) -> Response:
        chat = chat_of(self.telegram, request)
        remove(self.telegram, chat, message_in(chat, request.path_params["mid"])["message_id"])
        return JSONResponse({})

    async def add_topic(self, request: Request) -> Response:
        wanted = await body_of(request)
        topic = add_topic(self.telegram, chat_of(self.telegram, request), str(wanted.get("name", "Topic")))
        return JSONResponse({"id": topic.id, "name": topic.name})

    async def topic(self, request: Request) -> Response:
        wanted = await body_of(request)
        chat = chat_of(self.telegram, request)
        set_topic(self.telegram, chat, request.path_params["topic"], bool(wanted.get("closed")))
        return JSONResponse(described(self.telegram, chat))

    async def inline(self, request: Request) -> Response:
        wanted = await body_of(request)
        query = ask_inline(self.telegram, str(wanted.get("query", "")), str(wanted.get("offset", "")))
        return JSONResponse({"id": query.id})

    async def faults(self, request: Request) -> Response:
        """POST body: kind, and any field of Fault; a list of them sets several."""
        faults = self.telegram.faults
        if request.method == "DELETE":
            faults.clear()
        if request.method == "POST":
            faults.add(_fault(await body_of(request)))
        rules = [dataclasses.asdict(rule) for rule in faults.rules]
        return JSONResponse({"rules": rules, "struck": faults.struck})

    async def limits(self, request: Request) -> Response:
        """POST body: fields of Rates; "reset" forgets what was sent."""
        limits = self.telegram.limits
        if request.method == "POST":
            wanted = await body_of(request)
            if wanted.pop("reset", False):
                limits.reset()
            _check_names(wanted, dataclasses.asdict(limits.rates))
            for name, value in wanted.items():
                setattr(limits.rates, name, value)
        return JSONResponse(dataclasses.asdict(limits.rates) | {"counts": dataclasses.asdict(limits.counts)})

    async def clock(self, request: Request) -> Response:
        """POST body: stopped, advance (seconds)."""
        clock = self.telegram.clock
        if request.method == "POST":
            wanted = await body_of(request)
            if "stopped" in wanted:
                (clock.stop if wanted["stopped"] else clock.start)()
            clock.advance(float(wanted.get("advance", 0.0)))
        return JSONResponse({"now": clock.now(), "running": clock.running})

    async def outbox(self, request: Request) -> Response:
        """Query: after, method, chat_id, limit."""
        asked = request.query_params
        requests = self.telegram.outbox.after(int(asked.get("after", 0)))
        if "method" in asked:
            requests = [r for r in requests if r.method == asked["method"]]
        if "chat_id" in asked:
            requests = [r for r in requests if str(r.parameters.get("chat_id")) == asked["chat_id"]]
        return JSONResponse([r.as_json() for r in requests[: int(asked.get("limit", _MOST_REQUESTS))]])

    async def updates(self, request: Request) -> Response:
        updates = self.telegram.updates
        return JSONResponse({"pending": len(updates.pending), "allowed_updates": updates.allowed})


def _fault(wanted: dict[str, Json]) -> Fault:
    _check_names(wanted, {field.name: None for field in dataclasses.fields(Fault)})
    try:
        return Fault(**(wanted | {"kind": Kind(wanted.get("kind", ""))}))
    except ValueError as error:
        raise bad_request(str(error)) from error


def _check_names(wanted: dict[str, Json], known: dict[str, Json]) -> None:
    for name in wanted:
        if name not in known:
            raise Refused(400, f"unknown field {name!r}; known are {', '.join(known)}")

"""The Bot API over HTTP: `/bot<token>/<method>` and the download of files."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.play.errors import Json, Refused
from bot.play.faults import Fault, Kind
from bot.play.forms import read_parameters
from bot.play.methods import HANDLERS
from bot.play.outbox import Request as Noted
from bot.play.parameters import Upload, attached, checked, method_named
from bot.play.telegram import Telegram
from bot.play.updates import Ask

#: In a response's headers: the connection is to be cut instead of answered.
CUT = "x-play-cut"
_PAGE = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center></body></html>\r\n"


def bot_api(telegram: Telegram) -> list[Route]:
    """The routes of the Bot API."""

    async def method(request: Request) -> Response:
        return await answer(telegram, request)

    async def download(request: Request) -> Response:
        if request.path_params["token"] != telegram.setup.token:
            return _json(Refused(401, "Unauthorized").as_json())
        file = telegram.files.at(request.path_params["path"])
        if file is None:
            return _json(Refused(404, "Not Found").as_json())
        return Response(file.data, media_type="application/octet-stream")

    return [
        Route("/bot{token}/{method}", method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
    ]


async def answer(telegram: Telegram, request: Request) -> Response:
    """One request of the bot, with the faults that it meets."""
    if request.path_params["token"] != telegram.setup.token:
        return _json(Refused(401, "Unauthorized").as_json())
    noted = telegram.outbox.note(telegram.clock.now(), request.path_params["method"])
    try:
        given = await read_parameters(request)
        noted.method = method_named(noted.method)
        noted.parameters = {name: _noted(value) for name, value in given.items()}
        parameters = attached(given)
    except Refused as refusal:
        return _answered(noted, refusal.as_json())
    fault = telegram.faults.strike(noted.method, _chat_id(telegram, given.get("chat_id")))
    if fault:
        noted.fault = fault.kind.value
        if early := _instead(telegram, fault, noted):
            return early
    response = _answered(noted, await _worked(telegram, noted.method, parameters))
    if fault and fault.kind is Kind.DELAY:
        await asyncio.sleep(fault.seconds)
    return _cut() if fault and fault.kind is Kind.DROP_AFTER else response


def _instead(telegram: Telegram, fault: Fault, noted: Noted) -> Response | None:
    """What a fault answers in place of the work."""
    if fault.kind is Kind.DROP_BEFORE:
        return _cut()
    if fault.kind is Kind.HTML:
        title = f"{fault.code} {fault.description}"
        noted.answer = title.encode()
        return Response(_PAGE.format(title), fault.code, media_type="text/html")
    if fault.kind in (Kind.FLOOD, Kind.ERROR):
        refusal = fault.refusal()
        chat_id = _chat_id(telegram, noted.parameters.get("chat_id"))
        if fault.kind is Kind.FLOOD and chat_id is not None:
            telegram.limits.close(chat_id, refusal.parameters["retry_after"], telegram.clock.now())
        return _answered(noted, refusal.as_json())
    return None


async def _worked(telegram: Telegram, method: str, given: dict[str, Json]) -> dict[str, Json]:
    try:
        parameters = checked(method, given)
        if method == "getUpdates":
            return {"ok": True, "result": await _get_updates(telegram, parameters)}
        return {"ok": True, "result": HANDLERS[method](telegram, parameters)}
    except Refused as refusal:
        return refusal.as_json()


async def _get_updates(telegram: Telegram, p: dict[str, Json]) -> Json:
    if "allowed_updates" in p:
        telegram.updates.allowed = p["allowed_updates"]
    limit = min(max(p.get("limit", 100), 1), 100)
    return await telegram.updates.poll(Ask(p.get("offset", 0), limit, max(p.get("timeout", 0), 0)))


def _chat_id(telegram: Telegram, given: Json) -> int | None:
    try:
        return int(given)
    except (TypeError, ValueError):
        return telegram.usernames.get(str(given).removeprefix("@").lower())


def _noted(value: Json) -> Json:
    if isinstance(value, Upload):
        return {"file_name": value.name, "mime_type": value.mime_type, "size": len(value.data)}
    return value


def _answered(noted: Noted, body: dict[str, Json]) -> Response:
    response = _json(body)
    noted.answer = bytes(response.body)
    return response


def _json(body: dict[str, Json]) -> Response:
    return JSONResponse(body, 200 if body["ok"] else body["error_code"])


def _cut() -> Response:
    return Response(headers={CUT: "1"})

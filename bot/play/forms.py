"""Reading the body of a request: query string, form, JSON or multipart, whichever a client chose."""

import json
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.play.errors import Json, Refused, bad_request
from bot.play.parameters import Upload

_LARGEST_BODY = 52 * 1024 * 1024


async def read_parameters(request: Request) -> dict[str, Json]:
    """All parameters, wherever they stand; those of the body win."""
    given: dict[str, Json] = dict(parse_qsl(request.url.query, keep_blank_values=True))
    body = await request.body()
    if len(body) > _LARGEST_BODY:
        raise Refused(413, "Request Entity Too Large")
    kind, options = _content_type(request.headers.get("content-type", ""))
    if not body:
        return given
    if kind == "application/json":
        return given | _from_json(body)
    if kind == "multipart/form-data":
        return given | _from_multipart(body, options.get("boundary", ""))
    if kind == "application/x-www-form-urlencoded":
        return given | dict(parse_qsl(_decoded(body), keep_blank_values=True))
    raise bad_request(f"can't read a body of type {kind or 'none'}")


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise bad_request("Strings must be encoded in UTF-8") from error


def _content_type(header: str) -> tuple[str, dict[str, str]]:
    message = Message()
    message["content-type"] = header
    options = {name: str(value) for name, value in (message.get_params() or [])[1:]}
    return message.get_content_type() if header else "", options


def _from_json(body: bytes) -> dict[str, Json]:
    try:
        value = json.loads(_decoded(body))
    except ValueError as error:
        raise bad_request("can't parse the body as JSON") from error
    if not isinstance(value, dict):
        raise bad_request("object expected as body")
    return value


def _from_multipart(body: bytes, boundary: str) -> dict[str, Json]:
    mark = b"--" + boundary.encode()
    if not boundary or mark + b"--" not in body:
        raise bad_request("multipart body is broken")
    given: dict[str, Json] = {}
    # A part ends with the line break before the next mark; the first piece lies before all parts.
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        name, value = _part(head, content)
        given[name] = value
    return given


def _part(head: bytes, content: bytes) -> tuple[str, Json]:
    headers = {}
    for line in _decoded(head).split("\r\n"):
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    message = Message()
    message["content-disposition"] = headers.get("content-disposition", "")
    name = str(message.get_param("name", "", "content-disposition"))
    filename = message.get_filename()
    if filename is None:
        return name, _decoded(content)
    return name, Upload(filename, headers.get("content-type", "application/octet-stream"), content)

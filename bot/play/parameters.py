"""The parameters of a request, checked against the table of methods: nothing unknown, nothing mistyped."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.play.errors import Json, Refused, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart request."""

    name: str
    mime_type: str
    data: bytes


#: Words of the server for a parameter that is missing altogether.
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "Message text is empty",
    "document": "There is no document in the request",
    "file_id": "file_id not specified",
    "message_ids": "Message identifiers are not specified",
    "action": "Wrong parameter action in request",
    "commands": 'Parameter "commands" is required',
    "user_id": "Invalid user_id specified",
}
#: Words of the server for a structure that is no JSON.
_BROKEN = {
    "reply_markup": "Can't parse reply keyboard markup JSON object",
    "reply_parameters": "Can't parse reply parameters JSON object",
    "link_preview_options": "Can't parse link preview options JSON object",
    "commands": "Can't parse commands JSON object",
    "scope": "Can't parse BotCommandScope JSON object",
}
_TRUE = ("true", "yes", "1")
_FALSE = ("false", "no", "0", "")


@cache
def _table() -> dict[str, dict[str, Json]]:
    table: dict[str, dict[str, Json]] = json.loads((files("bot.play") / "api.json").read_text("utf-8"))
    return table


@cache
def _names() -> dict[str, str]:
    return {name.lower(): name for name in _table()["methods"]}


def method_named(name: str) -> str:
    """The method as the documentation writes it; case does not matter. Refused when there is none."""
    known = _names().get(name.lower())
    if known is None:
        raise Refused(404, "Not Found")
    return known


def attached(given: dict[str, Json]) -> dict[str, Json]:
    """The parameters with each `attach://name` replaced by the upload of that name."""
    uploads = {name: value for name, value in given.items() if isinstance(value, Upload)}
    used = set()
    result = {}
    for name, value in given.items():
        wanted = value.removeprefix("attach://") if isinstance(value, str) else ""
        if wanted != value and wanted in uploads:
            used.add(wanted)
            value = uploads[wanted]
        result[name] = value
    return {name: value for name, value in result.items() if name not in used}


def checked(method: str, given: dict[str, Json]) -> dict[str, Json]:
    """The parameters by name and with their types; Refused for what is unknown, missing or mistyped."""
    fields: dict[str, str] = _table()["methods"][method]
    known = {name.removesuffix("?"): wanted for name, wanted in fields.items()}
    for name in given:
        if name not in known:
            raise bad_request(f'unknown parameter "{name}" of {method}')
    result = {}
    for name, wanted in fields.items():
        plain = name.removesuffix("?")
        value = given.get(plain)
        if value is None or (value == "" and not name.endswith("?")):
            if not name.endswith("?"):
                raise bad_request(_MISSING.get(plain, f'Parameter "{plain}" is required'))
        else:
            result[plain] = _read(value, wanted, plain)
    return result


def _read(value: Json, wanted: str, name: str) -> Json:
    """A parameter as it came on the wire: text, unless it came in a JSON body."""
    if isinstance(value, Upload) or wanted in ("String", "InputFile", "InputFile|String"):
        return _typed(value, wanted, name)
    if isinstance(value, str):
        value = _from_text(value, wanted, name)
    return _typed(value, wanted, name)


def _from_text(value: str, wanted: str, name: str) -> Json:
    if wanted == "Boolean":
        if value.lower() not in _TRUE + _FALSE:
            raise _mistyped(name, "Boolean")
        return value.lower() in _TRUE
    if wanted.startswith("Integer"):
        digits = value.removeprefix("-")
        if digits.isascii() and digits.isdigit():
            return int(value)
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise bad_request(_BROKEN.get(name, f"Can't parse {name} JSON object")) from error


def _mistyped(name: str, wanted: str) -> Refused:
    return bad_request(f'Field "{name}" must be of type {wanted}')


def _is_number(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_PLAIN: dict[str, Callable[[Json], bool]] = {
    "Integer": _is_number,
    "Float": lambda value: _is_number(value) or isinstance(value, float),
    "String": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "InputFile": lambda value: isinstance(value, Upload),
}
_SAID = {"Integer": "Number", "Float": "Number"}


def _typed(value: Json, wanted: str, name: str) -> Json:
    if "|" in wanted:
        return _one_of(value, wanted.split("|"), name)
    if wanted.startswith("[]"):
        if not isinstance(value, list):
            raise _mistyped(name, "Array")
        return [_typed(one, wanted[2:], name) for one in value]
    if wanted in _PLAIN:
        if not _PLAIN[wanted](value):
            raise _mistyped(name, _SAID.get(wanted, wanted))
        return value
    return _structure(value, wanted, name)


def _one_of(value: Json, kinds: list[str], name: str) -> Json:
    refusals = []
    for kind in kinds:
        try:
            return _typed(value, kind, name)
        except Refused as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _structure(value: Json, kind: str, name: str) -> Json:
    if not isinstance(value, dict):
        raise _mistyped(name, "Object")
    fields = _table()["types"][kind]
    if isinstance(fields, list):
        return _structure(value, _variant(value, kind, fields), name)
    known = {field.removesuffix("?"): wanted for field, wanted in fields.items()}
    for field in value:
        if field not in known:
            raise bad_request(f'unknown field "{field}" of {kind}')
    for field in fields:
        if not field.endswith("?") and field not in value:
            raise bad_request(f"Can't parse {kind}: Can't find field \"{field}\"")
    return {field: _typed(one, known[field], field) for field, one in value.items() if one is not None}


def _variant(value: dict[str, Json], kind: str, variants: list[str]) -> str:
    if len(variants) == 1:
        return variants[0]
    wanted = kind + "".join(part.capitalize() for part in str(value.get("type", "")).split("_"))
    if wanted not in variants:
        raise bad_request(f"Can't parse {kind}: Unsupported type specified")
    return wanted

"""Telegram's own parser, asked offline: what it says is right."""

import json
from typing import Any

import tdjson

from bot.play.text.entities import Entity

Json = Any

_NAMES = {
    "Mention": "mention",
    "BotCommand": "bot_command",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BankCardNumber": "bank_card_number",
    "Url": "url",
    "EmailAddress": "email",
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "MediaTimestamp": "media_timestamp",
}
_KINDS = {name: kind for kind, name in _NAMES.items() if kind != "PreCode"}


def _ask(kind: str, **fields: Json) -> Json:
    return json.loads(tdjson.td_execute(json.dumps({"@type": kind, **fields}).encode()))


_ask("setLogVerbosityLevel", new_verbosity_level=0)


class OracleError(Exception):
    """Telegram refuses; the text is its own."""


def parse_html(markup: str) -> tuple[str, list[Entity]]:
    """The text and entities of a message's HTML."""
    mode = {"@type": "textParseModeHTML"}
    return _formatted(_ask("parseTextEntities", text=markup, parse_mode=mode))


def find_entities(text: str) -> list[Entity]:
    """What becomes live by itself."""
    answer = _ask("getTextEntities", text=text)
    return [_entity(entity) for entity in answer["entities"]]


def fixed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Text and entities cleaned and untangled, but not trimmed; the text must hold no Markdown."""
    given = [
        {
            "offset": e.offset,
            "length": e.length,
            "type": {"@type": f"textEntityType{_KINDS[e.type]}", "url": e.url},
        }
        for e in entities
    ]
    return _formatted(_ask("parseMarkdown", text={"text": text, "entities": given}))


def _formatted(answer: Json) -> tuple[str, list[Entity]]:
    if answer["@type"] == "error":
        raise OracleError(answer["message"].removeprefix("Can't parse entities: "))
    return answer["text"], [_entity(entity) for entity in answer["entities"]]


def _entity(entity: Json) -> Entity:
    kind = entity["type"]
    return Entity(
        _NAMES[kind["@type"].removeprefix("textEntityType")],
        entity["offset"],
        entity["length"],
        url=kind.get("url", ""),
        language=kind.get("language", ""),
        user_id=kind.get("user_id", 0),
        custom_emoji_id=kind.get("custom_emoji_id", ""),
        unix_time=kind.get("unix_time", 0),
        date_time_format=_format(kind.get("formatting_type")),
    )


def _format(kind: Json) -> str:
    if not kind:
        return ""
    if kind["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    parts = {
        "dateTimePartPrecisionNone": "",
        "dateTimePartPrecisionShort": "s",
        "dateTimePartPrecisionLong": "l",
    }
    date = {"": "", "s": "d", "l": "D"}[parts[kind["date_precision"]["@type"]]]
    time = {"": "", "s": "t", "l": "T"}[parts[kind["time_precision"]["@type"]]]
    return ("w" if kind["show_day_of_week"] else "") + date + time

"""A text as a method is given it (markup or entities) made into what readers get, within every limit."""

from functools import lru_cache

from bot.play.errors import Json, bad_request
from bot.play.text.detect import find_entities
from bot.play.text.entities import FROM_SENDER, SPLITTABLE, Entity
from bot.play.text.fixing import fixed, with_found
from bot.play.text.links import BadLink, checked_link
from bot.play.text.markup import MarkupError, parse_html
from bot.play.text.values import date_format

LONGEST_RAW = 32_768  # bytes, before parsing
LONGEST_TEXT = 4096  # code points, after parsing
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100
LARGEST_ENTITIES = 9_500  # bytes, as they travel inside Telegram
_ENTITY_BYTES = 12

#: Broadcasts send one text to many chats: it is read once.
_REMEMBERED = 512

#: A text and its entities.
Formatted = tuple[str, tuple[Entity, ...]]


def message_text(text: str, parse_mode: str, entities: list[Json]) -> Formatted:
    """The text of a message; Refused in Telegram's words."""
    if not text:
        raise bad_request("Message text is empty")
    result = formatted(text, parse_mode, entities)
    if len(result[0]) > LONGEST_TEXT:
        raise bad_request("Message is too long")
    return result


def caption(text: str, parse_mode: str, entities: list[Json]) -> Formatted:
    """The caption of a document, which may be empty."""
    if not text.strip():
        return "", ()
    result = formatted(text, parse_mode, entities)
    if len(result[0]) > LONGEST_CAPTION:
        raise bad_request("Message caption is too long")
    return result


def formatted(text: str, parse_mode: str, entities: list[Json]) -> Formatted:
    """Parsed, cleaned, capped, and with what becomes live by itself."""
    mode = parse_mode.lower()
    if mode in ("", "none"):
        return _finished(text, tuple(entity for one in entities if (entity := _entity(one))))
    if mode != "html":
        # Markdown is real Telegram's too; nothing here speaks it, and a bot that does should hear of it.
        raise bad_request("Unsupported parse_mode")
    return _from_html(text)


@lru_cache(_REMEMBERED)
def _from_html(markup: str) -> Formatted:
    _check_raw(markup)
    try:
        text, entities = parse_html(markup)
    except MarkupError as error:
        raise bad_request(f"Can't parse entities: {error}") from error
    return _finished(text, tuple(entities))


@lru_cache(_REMEMBERED)
def _finished(text: str, entities: tuple[Entity, ...]) -> Formatted:
    _check_raw(text)
    text, own = fixed(text, list(entities))
    own = capped(own)
    if sum(map(_weight, own)) > LARGEST_ENTITIES:
        raise bad_request("entities too long")
    return text, tuple(with_found(own, find_entities(text)))


def typed(text: str) -> Formatted:
    """What a person types: plain text in which Telegram finds what is live."""
    return _finished(text, ())


def capped(entities: list[Entity]) -> list[Entity]:
    """The hundred entities that are kept; bold and its like come last and are lost first."""
    firm = [e for e in entities if e.type not in SPLITTABLE and e.type != "custom_emoji"]
    loose = [e for e in entities if e.type in SPLITTABLE]
    kept = {id(e) for e in [*firm, *loose][:MOST_ENTITIES]}
    return [e for e in entities if id(e) in kept or e.type == "custom_emoji"]


def _check_raw(text: str) -> None:
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        raise bad_request("Strings must be encoded in UTF-8") from error
    if len(raw) > LONGEST_RAW:
        raise bad_request("Text is too long")


def _entity(value: Json) -> Entity | None:
    kind = value["type"]
    if kind not in FROM_SENDER:
        return None
    url = ""
    if kind == "text_link":
        try:
            url = checked_link(value.get("url", ""))
        except BadLink:
            return None
    form = date_format(value.get("date_time_format", ""))
    if form is None:
        raise bad_request("Can't parse MessageEntity: Invalid date-time format specified")
    return Entity(
        kind,
        value["offset"],
        value["length"],
        url=url,
        language=value.get("language", ""),
        user_id=value.get("user", {}).get("id", 0),
        custom_emoji_id=value.get("custom_emoji_id", ""),
        unix_time=value.get("unix_time", 0),
        date_time_format=form,
    )


def _weight(entity: Entity) -> int:
    extra = len((entity.url or entity.language).encode())
    # Strings travel with their length and are filled up to whole words.
    return _ENTITY_BYTES + ((extra + 4) // 4 * 4 if extra else 0)

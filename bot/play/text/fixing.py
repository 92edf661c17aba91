"""What happens to a text and its entities on the way to the reader: cleaned, trimmed, untangled."""

from dataclasses import replace

from bot.play.errors import bad_request
from bot.play.text.entities import QUOTES, SPLITTABLE, Entity, in_order, units
from bot.play.text.splitting import split

_CLEANED = {
    **dict.fromkeys([*range(0x20)], " "),
    ord("\n"): "\n",
    ord("\r"): "",
    # Line and direction marks, and the combining lines that draw over the text above.
    **dict.fromkeys([*range(0x2028, 0x202F), 0x30A, 0x333, 0x33F], ""),
}
_INVISIBLE = (
    " \n\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u202f\u205f\u2060\u2061\u2062\u2063"
    "\u2064\u2800\u3000\u3164\ufeff\uffa0" + "".join(map(chr, range(0x2000, 0x2010)))
)
_LARGEST_OFFSET = 1_000_000


def fixed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text and entities as Telegram keeps them, nothing found yet; Refused when nothing is left."""
    if entities:
        text, entities = _cleaned(text, untangled(_nonempty(entities)))
        entities = untangled(_nonempty(entities))
    else:
        text = text.translate(_CLEANED)
    text = _one_direction(text)
    text, entities = _trimmed(text, entities)
    if not text.strip(_INVISIBLE):
        raise bad_request("Text must be non-empty")
    return text, entities


def with_found(entities: list[Entity], found: list[Entity]) -> list[Entity]:
    """Adds what was found in the plain text; what the sender set wins."""
    if not found:
        return entities
    loose, quotes, firm = _sorted_out(entities)
    firm = in_order([*firm, *(f for f in _outside(found, quotes) if not _touches(f, firm))])
    return _together(loose, quotes, firm)


def untangled(entities: list[Entity]) -> list[Entity]:
    """Entities that nest properly: of two that can't both stand the first stays."""
    loose, quotes, firm = _sorted_out(in_order(entities))
    quotes = _apart(quotes)
    return _together(loose, quotes, _outside(_apart(firm), quotes))


def _sorted_out(entities: list[Entity]) -> tuple[list[Entity], list[Entity], list[Entity]]:
    loose = [e for e in entities if e.type in SPLITTABLE]
    quotes = [e for e in entities if e.type in QUOTES]
    firm = [e for e in entities if e.type not in SPLITTABLE and e.type not in QUOTES]
    return loose, quotes, firm


def _together(loose: list[Entity], quotes: list[Entity], firm: list[Entity]) -> list[Entity]:
    others = in_order([*firm, *quotes])
    return in_order([*others, *split(loose, others)]) if loose else others


def _nonempty(entities: list[Entity]) -> list[Entity]:
    for entity in entities:
        for value, name in ((entity.offset, "offset"), (entity.length, "length")):
            if not 0 <= value <= _LARGEST_OFFSET:
                raise bad_request(f"Receive an entity with incorrect {name} {value}")
    return [e for e in entities if e.length > 0]


def _apart(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _outside(entities: list[Entity], quotes: list[Entity]) -> list[Entity]:
    def crosses(entity: Entity) -> bool:
        quote = next((q for q in quotes if q.end > entity.offset), None)
        return quote is not None and (quote.end < entity.end or entity.offset < quote.offset < entity.end)

    return [e for e in entities if not crosses(e)]


def _touches(entity: Entity, others: list[Entity]) -> bool:
    return any(entity.offset < other.end and other.offset < entity.end for other in others)


def _cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    places: list[int] = []
    at = 0
    for character in text:
        places.append(at)
        if character > "\uffff":
            places.append(-1)
            at += 2
        else:
            at += len(_CLEANED.get(ord(character), character))
    places.append(at)
    moved = [e.moved(_begin(e, places), _end(e, places)) for e in entities]
    return text.translate(_CLEANED), moved


def _begin(entity: Entity, places: list[int]) -> int:
    if entity.offset >= len(places):
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {entity.offset}")
    if places[entity.offset] < 0:
        raise bad_request("Entity begins in a middle of a UTF-16 symbol")
    return places[entity.offset]


def _end(entity: Entity, places: list[int]) -> int:
    where = f"Entity beginning at UTF-16 offset {entity.offset} ends"
    if entity.end >= len(places):
        raise bad_request(f"{where} after the end of the text at UTF-16 offset {entity.end}")
    if places[entity.end] < 0:
        raise bad_request(f"{where} in a middle of a UTF-16 symbol")
    return places[entity.end]


def _one_direction(text: str) -> str:
    """Of several direction marks in a row only the last one counts."""
    if "\u200e" not in text and "\u200f" not in text:
        return text
    characters = list(text)
    for at in range(len(characters) - 1):
        if characters[at] in "\u200e\u200f" and characters[at + 1] in "\u200e\u200f":
            characters[at] = "\u200c"
    return "".join(characters)


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    text = text.rstrip(" \n")
    end = units(text)
    kept = [replace(e, length=min(e.length, end - e.offset)) for e in entities if e.offset < end]
    # White space at the start that is part of an entity stays.
    room = kept[0].offset if kept else len(text)
    start = min(len(text) - len(text.lstrip(" \n")), room)
    return text[start:], in_order(replace(e, offset=e.offset - start) for e in kept)

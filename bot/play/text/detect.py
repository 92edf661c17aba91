"""What Telegram makes live in plain text without being asked: mentions, commands, tags, cards, addresses."""

import re
from collections.abc import Iterator

from bot.play.text.entities import Entity, in_order, units
from bot.play.text.letters import is_tag_letter, is_word
from bot.play.text.urls import find_own_links, find_urls

#: A stretch found in the text: what it is, and where in code points.
Found = tuple[str, int, int]

_MENTION = re.compile(r"@([a-zA-Z0-9_]*)")
_COMMAND = re.compile(r"/([a-zA-Z0-9_]*)(?:(?<=[a-zA-Z0-9_])@([a-zA-Z0-9_]*))?")
_CASHTAG = re.compile(r"\$(1INCH|[A-Z]*)")
_NAME = re.compile(r"@[a-zA-Z0-9_]*")
_CARD = re.compile(r"[0-9][0-9 -]*")
_WHOLE_CARD = re.compile(r"[0-9]{16,19}(?= )")
#: The only mentions of fewer than four letters.
_SHORT_NAMES = {"gif", "nft", "pic", "ufc", "vid"}
_LONGEST_TAG = 256
_ANY = re.compile(r"[@/#$.]|:\S|[0-9]{4}|(?:[0-9][ -]?){13}")


def find_entities(text: str) -> list[Entity]:
    """Everything that becomes live by itself; of two that overlap the first stays."""
    if not _ANY.search(text):
        return []
    found = [*_mentions(text), *_commands(text), *_hashtags(text), *_cashtags(text), *_cards(text)]
    found += [("url", begin, end) for begin, end in find_own_links(text)]
    found += find_urls(text)
    entities = []
    last_end = 0
    for entity in in_order(Entity(kind, begin, end - begin) for kind, begin, end in found):
        if entity.offset >= last_end:
            last_end = entity.end
            entities.append(entity)
    return _in_units(text, entities)


def _in_units(text: str, entities: list[Entity]) -> list[Entity]:
    if text.isascii():
        return entities
    return [e.moved(units(text[: e.offset]), units(text[: e.end])) for e in entities]


def _before(text: str, at: int) -> str:
    return text[at - 1 : at]


def _mentions(text: str) -> Iterator[Found]:
    for match in _MENTION.finditer(text):
        name = match[1]
        known = 4 <= len(name) <= 32 or name.lower() in _SHORT_NAMES
        if known and not is_word(_before(text, match.start())) and not is_word(text[match.end() :][:1]):
            yield "mention", match.start(), match.end()


def _commands(text: str) -> Iterator[Found]:
    for match in _COMMAND.finditer(text):
        command, name = match.groups()
        if not 1 <= len(command) <= 64 or (name is not None and not 3 <= len(name) <= 32):
            continue
        around = (_before(text, match.start()), text[match.end() : match.end() + 1])
        if not any(side and (is_word(side) or side in "/<>") for side in around):
            yield "bot_command", match.start(), match.end()


def _hashtags(text: str) -> Iterator[Found]:
    at = text.find("#")
    while at >= 0:
        end = at + 1
        if at == 0 or not is_tag_letter(text[at - 1]):
            end = _tag_end(text, at + 1)
            stop = _hashtag_stop(text, at, end)
            end = max(end, stop)
            if stop and text[end : end + 1] != "#":
                yield "hashtag", at, stop
        at = text.find("#", end)


def _tag_end(text: str, at: int) -> int:
    while at < len(text) and is_tag_letter(text[at]):
        at += 1
    return at


def _hashtag_stop(text: str, at: int, end: int) -> int:
    stop = min(end, at + 1 + _LONGEST_TAG)
    if not any(character.isalpha() for character in text[at + 1 : stop]):
        return 0
    name = _NAME.match(text[: stop + 33], stop) if stop == end else None
    return name.end() if name and len(name[0]) > 3 else stop


def _cashtags(text: str) -> Iterator[Found]:
    at = 0
    while match := _CASHTAG.search(text, at):
        at = match.end()
        before = _before(text, match.start())
        if before and (is_tag_letter(before) or before == "$"):
            at = match.start() + 1
        elif 1 <= len(match[1]) <= 8:
            name = _NAME.match(text, at)
            at = name.end() if name and 4 <= len(name[0]) <= 33 else at
            after = text[at : at + 1]
            if not after or not (is_tag_letter(after) or after == "$"):
                yield "cashtag", match.start(), at


def _cards(text: str) -> Iterator[Found]:
    at = 0
    while match := _CARD.search(text, at):
        before = _before(text, match.start())
        at = match.end()
        if before and (before in ".,+-_" or before.isalpha()):
            continue
        whole = _WHOLE_CARD.match(text, match.start())
        if whole:
            at = whole.end()
        card = text[match.start() : at].rstrip(" -")
        end = match.start() + len(card)
        after = text[end : end + 1]
        if _is_card(card) and not (after and (after in "-_" or after.isalpha())):
            yield "bank_card_number", match.start(), end


def _is_card(card: str) -> bool:
    digits = [int(digit) for digit in card if digit.isdigit()]
    if not 13 <= len(digits) <= 19 or len(card) > 2 * len(digits) - 1:
        return False
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    if (sum(digits[::-2]) + sum(doubled)) % 10:
        return False
    return len(digits) in _card_lengths("".join(map(str, digits[:4])))


def _card_lengths(prefix: str) -> tuple[int, ...]:
    if prefix[0] == "4":
        return (13, 16, 18, 19)
    if "51" <= prefix[:2] <= "55" or "2221" <= prefix <= "2720" or "2200" <= prefix <= "2204":
        return (16,)
    if prefix[:2] in ("34", "37"):
        return (15,)
    if prefix[:2] in ("62", "81"):
        return (16, 17, 18, 19)
    return tuple(range(13, 20))

"""The HTML that a message may be written in, read as Telegram reads it: same tags, same mistakes, same words.

The text is walked as bytes because errors name a byte offset.
"""

import re
from dataclasses import dataclass, replace

from bot.play.text.entities import Entity, in_order, units
from bot.play.text.links import BadLink, checked_link, user_of_link
from bot.play.text.values import date_format, int32, is_int64

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = {*_SIMPLE, "a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
#: The attribute of each tag that means something, and the beginning its value must have.
_ARGUMENTS = {
    ("a", b"href"): "",
    ("code", b"class"): "language-",
    ("span", b"class"): "tg-",
    ("tg-emoji", b"emoji-id"): "",
    ("tg-time", b"format"): "",
}
_REFERENCE = re.compile(rb"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*));?")
_TOO_LONG_REFERENCE = 10
_PLAIN = re.compile(rb"[^<&]+")
_WORD = re.compile(rb"[^ \t\r\n\x00\x0b>]*")
_ATTRIBUTE = re.compile(rb"[^ \t\r\n\x00\x0b=>/\"']*")
_SPACE = re.compile(rb"[ \t\r\n\x0b]*")
_TOKEN = re.compile(rb"[0-9A-Za-z.-]*")
_BLANK = b" \t\r\n\0\v"


class MarkupError(Exception):
    """The markup can't be read; the text is Telegram's."""


@dataclass(slots=True)
class _Tag:
    name: str
    offset: int
    start: int
    argument: str = ""
    unix_time: int = 0


def parse_html(markup: str) -> tuple[str, list[Entity]]:
    """The text without its tags and the entities they make; raises MarkupError."""
    return _Reader(markup).read()


class _Reader:
    def __init__(self, markup: str) -> None:
        #: A NUL ends the text, so that one look ahead is always possible.
        self.data = markup.encode("utf-8", "surrogatepass") + b"\0"
        self.at = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        end = len(self.data) - 1
        while self.at < end:
            byte = self.data[self.at]
            if byte == ord("<"):
                self._tag()
            elif byte == ord("&"):
                self._add(self._reference() or self._ampersand())
            else:
                match = _PLAIN.match(self.data, self.at, end)
                assert match
                self.at = match.end()
                self._add(match[0].decode())
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return self._finish()

    def _finish(self) -> tuple[str, list[Entity]]:
        text = "".join(self.pieces)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from None
        plain = [replace(e, language="") if e.type == "code" else e for e in self.entities]
        return text, in_order(plain)

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.offset += units(piece)

    def _ampersand(self) -> str:
        self.at += 1
        return "&"

    def _reference(self) -> str:
        match = _REFERENCE.match(self.data, self.at)
        assert match
        character = _referenced(match)
        if character:
            self.at = match.end()
        return character

    def _tag(self) -> None:
        begin = self.at
        if self.data[begin + 1] == ord("/"):
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _skip(self, pattern: re.Pattern[bytes]) -> bytes:
        match = pattern.match(self.data, self.at)
        assert match
        self.at = match.end()
        return match[0]

    def _start_tag(self, begin: int) -> None:
        self.at += 1
        name = self._skip(_WORD).lower().decode("utf-8", "replace")
        if self.data[self.at] == 0:
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        if name not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {begin}')
        tag = _Tag(name, self.offset, len(self.pieces))
        while self.data[self.at] != ord(">"):
            self._skip(_SPACE)
            if self.data[self.at] != ord(">"):
                self._attribute(tag, begin)
        self.at += 1
        if name == "span" and tag.argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(tag)

    def _attribute(self, tag: _Tag, begin: int) -> None:
        name = self._skip(_ATTRIBUTE)
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag.name}" at byte offset {begin}')
        self._skip(_SPACE)
        unclosed = MarkupError(f'Unclosed start tag "{tag.name}" at byte offset {begin}')
        if self.data[self.at] == 0:
            raise unclosed
        if self.data[self.at] != ord("="):
            if (tag.name, name) == ("blockquote", b"expandable"):
                tag.argument = "1"
            return
        self.at += 1
        self._skip(_SPACE)
        if self.data[self.at] == 0:
            raise unclosed
        value = self._quoted() if self.data[self.at] in b"'\"" else self._token()
        if self.data[self.at] == 0:
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        _give(tag, name, value)

    def _token(self) -> str:
        begin = self.at
        token = self._skip(_TOKEN)
        if self.data[self.at] not in _BLANK + b">":
            raise MarkupError(f"Unexpected end of name token at byte offset {begin}")
        return token.lower().decode()

    def _quoted(self) -> str:
        mark = self.data[self.at]
        self.at += 1
        pieces = bytearray()
        while self.data[self.at] not in (mark, 0):
            character = self._reference() if self.data[self.at] == ord("&") else ""
            if character:
                pieces += character.encode("utf-8", "surrogatepass")
            else:
                pieces.append(self.data[self.at])
                self.at += 1
        if self.data[self.at] == mark:
            self.at += 1
        return pieces.decode("utf-8", "replace")

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise MarkupError(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        name = self._skip(_WORD).lower().decode("utf-8", "replace")
        self._skip(_SPACE)
        if self.data[self.at] != ord(">"):
            raise MarkupError(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        tag = self.open.pop()
        if name not in ("", tag.name):
            raise MarkupError(
                f'Unmatched end tag at byte offset {begin}, expected "</{tag.name}>", found "</{name}>"'
            )
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        entity = Entity(_SIMPLE.get(tag.name, tag.name), tag.offset, self.offset - tag.offset)
        if tag.name == "a":
            self._close_link(entity, tag.argument or "".join(self.pieces[tag.start :]))
        elif tag.name in ("pre", "code"):
            self._close_code(entity, tag.argument)
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            self.entities.append(replace(entity, type=kind))
        elif tag.name == "tg-emoji":
            if not is_int64(tag.argument):
                raise MarkupError("Invalid custom emoji identifier specified")
            self.entities.append(replace(entity, type="custom_emoji", custom_emoji_id=tag.argument))
        elif tag.name == "tg-time":
            self._close_time(entity, tag)
        else:
            self.entities.append(entity)

    def _close_link(self, entity: Entity, link: str) -> None:
        user_id = user_of_link(link)
        if user_id:
            self.entities.append(replace(entity, type="text_mention", user_id=user_id))
            return
        try:
            url = checked_link(link)
        except BadLink:
            return
        self.entities.append(replace(entity, type="text_link", url=url))

    def _close_code(self, entity: Entity, language: str) -> None:
        last = self.entities[-1] if self.entities else None
        together = last and (last.offset, last.length) == (entity.offset, entity.length)
        if last and together and entity.type == "pre" and last.type == "code" and last.language:
            self.entities[-1] = replace(last, type="pre")
        elif (
            last
            and together
            and entity.type == "code"
            and last.type == "pre"
            and not last.language
            and language
        ):
            self.entities[-1] = replace(last, language=language)
        else:
            self.entities.append(replace(entity, language=language))

    def _close_time(self, entity: Entity, tag: _Tag) -> None:
        form = date_format(tag.argument)
        if form is None:
            raise MarkupError("Invalid date format used")
        if tag.unix_time > 0:
            time = replace(entity, type="date_time", unix_time=tag.unix_time, date_time_format=form)
            self.entities.append(time)


def _referenced(match: re.Match[bytes]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name, "")
    digits = hexadecimal if hexadecimal is not None else decimal
    if not digits or len(match[0].removesuffix(b";")) >= _TOO_LONG_REFERENCE:
        return ""
    code = int(digits, 10 if hexadecimal is None else 16)
    return chr(code) if 0 < code < 0x10FFFF else ""


def _give(tag: _Tag, name: bytes, value: str) -> None:
    beginning = _ARGUMENTS.get((tag.name, name))
    if beginning is not None and value.startswith(beginning):
        tag.argument = value.removeprefix(beginning)
    elif (tag.name, name) == ("blockquote", b"expandable"):
        tag.argument = "1"
    elif (tag.name, name) == ("tg-time", b"unix"):
        tag.unix_time = int32(value)

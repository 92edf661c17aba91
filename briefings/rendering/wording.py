"""Foreign words made fit for a message: cleaned, kept from turning into links, cut to length.

Everything that a template prints passes through here. Letters and punctuation stay as printed;
what goes or comes is invisible.
"""

import re
import unicodedata

#: Stands inside of "@name", "example.com" or "/start" so that Telegram makes no link of them.
JOINER = "\u2060"
ELLIPSIS = "…"

_BREAKS = re.compile(r"[ \t]*[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
#: Controls, invisible characters and marks that turn the direction of the text. Left alone are the two
#: that spell words and emoji (U+200C, U+200D) and the tags of a flag.
_INVISIBLE = re.compile(
    r"(\U0001F3F4[\U000E0020-\U000E007E]{1,6}\U000E007F)"
    r"|[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000E0000-\U000E0FFF]"
)
_JOINERS = re.compile(r"([\u200c\u200d])[\u200c\u200d]+")
_BROKEN = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{7,}")
#: More marks than this on one letter are no script's spelling; they smear over the lines above.
_MOST_MARKS = 6

#: One look that spares nearly every text the rules above: anything that one of them might change.
_SUSPECT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\uffff\U000E0000-\U000E0FFF]|[^\w\s\x00-\x7f]{7}"
)

_NAME = re.compile(r"([@＠#＃])(?=[\w.])")
_CASHTAG = re.compile(r"\$(?=[A-Z]|1INCH)")
_COMMAND = re.compile(r"(?<![\w/<>])/(?=\w)")
_PROTOCOL = re.compile(r"(?<=\w):(?=//)")
_DOMAIN = re.compile(r"(?<![\s.])\.(?=[^\W\d_](?:[^\W\d_]|[-\d]|[^\s\x00-\x7f]))")
_ADDRESS = re.compile(r"(?<=\d)\.(?=\d+\.\d+\.\d)")
_NUMBER = re.compile(r"\+?\d(?:[ \xa0\u202f().\-\u2010-\u2015/]{0,3}\d){6,}")
_DATE = re.compile(r"\d{4}[-./]\d\d?[-./]\d\d?(?!\d)|(?<!\d)\d\d?[-./]\d\d?[-./]\d{4}")
_DIGITS = re.compile(r"(\d\D*\d\D*\d)(?=\D*\d)")

#: And one that spares them the rules for links.
_LIVELY = re.compile(r"[@＠#＃$/]|(?<![\s.])\.(?=[^\W_])|\d(?:[^\d,]{0,3}\d){6}")

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)")


def clean(text: str) -> str:
    """The text on one line, without what a reader can't see or what would break the message."""
    if not _SUSPECT.search(text):
        return text
    text = _BREAKS.sub(" ", text)
    text = _BROKEN.sub("\ufffd", text)
    text = _INVISIBLE.sub(lambda match: match[1] or "", text)
    text = _JOINERS.sub(r"\1", text)
    return _MARKS.sub(lambda match: _thinned(match[0]), text)


def _thinned(marks: str) -> str:
    kept: list[str] = []
    run = 0
    for character in marks:
        run = run + 1 if unicodedata.category(character).startswith("M") else 0
        if run <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def defuse(text: str) -> str:
    """The text with invisible joiners where Telegram would make a link, a mention or a command."""
    if not _LIVELY.search(text):
        return text
    text = _PROTOCOL.sub(":" + JOINER, text)
    text = _DOMAIN.sub(JOINER + ".", text)
    text = _ADDRESS.sub("." + JOINER, text)
    text = _NAME.sub(r"\1" + JOINER, text)
    text = _CASHTAG.sub("$" + JOINER, text)
    text = _COMMAND.sub("/" + JOINER, text)
    return _NUMBER.sub(_split_number, text)


def _split_number(match: re.Match[str]) -> str:
    """A phone or card number in groups of three digits; dates are left alone."""
    number = match[0]
    digits = sum(character.isdigit() for character in number)
    least = 7 if number.startswith("+") else 13 if _DATE.search(number) else 9
    return number if digits < least else _DIGITS.sub(r"\1" + JOINER, number)


def undefused(text: str) -> str:
    """The text as it was before `defuse`."""
    return text.replace(JOINER, "")


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters from the start, up to the end of a sentence or of a word."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(head) if match.end() <= limit]
    if ends and ends[-1] * 2 > limit:
        return head[: ends[-1]]
    space = head.rfind(" ")
    if space * 2 > limit:
        return head[:space].rstrip()
    return _whole_characters(text, limit)


def _whole_characters(text: str, limit: int) -> str:
    """A cut inside of a word, yet never between a letter and its marks or inside of an emoji."""
    end = limit
    while end > limit // 2 and (_continues(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end]


def _continues(character: str) -> bool:
    return (
        unicodedata.category(character).startswith("M")
        or character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )

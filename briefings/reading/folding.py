"""Words as they are compared: one spelling for the many that a name has in English news."""

import re
import unicodedata

#: Letters that no accent makes out of another.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
#: What transliterations from other scripts write in more than one way, longest first.
_SOUNDS = (
    ("tsch", "ch"),
    ("dzh", "j"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("gh", "g"),
    ("zh", "z"),
    ("ph", "f"),
    ("dj", "j"),
    ("tz", "ts"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ck", "k"),
    ("w", "v"),
    ("q", "k"),
    ("x", "ks"),
)
_Y = re.compile(r"(?:[iyj]+(?=[iyj])[iyj])|y")
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[^\w\s-]|_")


def plain(text: str) -> str:
    """Lower case, without accents and marks."""
    bare = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return _NO_LETTER.sub("", "".join(letter for letter in bare if not unicodedata.combining(letter)))


def sound(word: str) -> str:
    """One form for the transliterations of a word: Yevhen and Evhen, Haley and Hayley are near."""
    found = plain(word).replace("-", "")
    for written, one in _SOUNDS:
        found = found.replace(written, one)
    return _DOUBLED.sub(r"\1", _Y.sub("i", found))

"""Words as they are looked for: without case and accents, punctuation left out."""

import re
import unicodedata

# Scripts without spaces between words are looked for letter by letter.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_]+")
# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
_MOST_WORDS = 12
_LONGEST_WORD = 64


def words(text: str) -> list[str]:
    """The words of `text`, ready to be compared."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return [word[:_LONGEST_WORD] for word in _WORD.findall(plain)]


def beginnings(text: str) -> list[str]:
    """The beginnings of words that somebody looks for who types `text`."""
    return list(dict.fromkeys(words(text)))[:_MOST_WORDS]


def has(name: str, beginnings: list[str]) -> bool:
    """Whether each beginning is that of a word in `name`."""
    there = words(name)
    return bool(beginnings) and all(any(word.startswith(one) for word in there) for one in beginnings)

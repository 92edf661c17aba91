"""Words as they are looked for: without case and accents, punctuation left out."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
_MOST_WORDS = 12


def words(text: str) -> list[str]:
    """The words of `text`, ready to be compared."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return _WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))


def as_column(text: str) -> str:
    """What is stored of a headline: each word after a blank, so that " bid" finds "biden"."""
    return "".join(f" {word}" for word in words(text))


def beginnings(text: str) -> list[str]:
    """What a headline must contain to be found by `text`."""
    return [f" {word}" for word in dict.fromkeys(words(text))][:_MOST_WORDS]

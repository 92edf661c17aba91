"""Which characters count as letters, by the tables that Telegram uses."""

import unicodedata

#: Joiners and the middle dot stand inside tags, and so does the whole Sinhala block.
_ALSO_IN_TAGS = {"_", "\u200c", "\u00b7"}


def is_word(character: str) -> bool:
    """Whether it joins with its neighbour to one word; nothing does not."""
    return character.isalnum() or character == "_"


def is_tag_letter(character: str) -> bool:
    """Whether it may stand in a hashtag."""
    if character in _ALSO_IN_TAGS or "\u0d80" <= character <= "\u0dff":
        return True
    return character.isalpha() or unicodedata.category(character) == "Nd"


def is_separator(character: str) -> bool:
    """Whether it parts an address from what follows."""
    if "\u2000" <= character <= "\u206f":
        return not (character in "\u200c\u200d" or "\u2010" <= character <= "\u2015")
    return unicodedata.category(character)[0] == "Z"

"""The end of a page: what follows the last sentence of the article."""

import re
from collections.abc import Sequence

from briefings.parsing.blocks import ends_sentence

#: So many paragraphs about author and outlet may follow an article; more would be text.
_MAX_ABOUT = 4
_TRADE = re.compile(
    r"\b(?:editorial (?:team|staff|board|policy)|newsroom|journalis[tm]|correspondent|reporter|editor|"
    r"columnist|freelancer?|"
    r"contributor|writes? (?:about|for|on)|covers|news (?:agency|site|website|outlet|organi[sz]ation|"
    r"portal)|newspaper|"
    r"publication|our (?:team|mission|readers|journalism|coverage|website)|founded in|award-winning|"
    r"based in|"
    r"joined (?:the|us)|graduate of|editing|reach (?:him|her|them|us)|can be reached|e-?mail|follow (?:him|"
    r"her|them))\b",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"\b(?:is|are) (?:an?|the|our|based)\b|\b(?:covers|writes|works|reports|publishes|provides|joined|"
    r"was founded|has (?:worked|covered|been|written|reported)|can be reached|follow (?:him|her|them))\b",
    re.IGNORECASE,
)
_ABOUT_TITLE = re.compile(
    r"about (?:the )?(?:authors?|writers?|us|reporters?|.{2,40})|meet the .{2,40}", re.IGNORECASE
)


def looks_left_over(line: str, item: bool) -> bool:
    """Whether a line after the text has no sentence in it."""
    return not item and len(line) <= 120 and not ends_sentence(line) and not _speaks(line)


def opens_about(line: str) -> bool:
    """Whether what follows is about author or outlet."""
    return len(line) <= 60 and _ABOUT_TITLE.fullmatch(line) is not None


def about_from(lines: Sequence[str], names: Sequence[str], announced: bool) -> int:
    """Index from which the last lines are about author and outlet; `len(lines)` where none is.

    A line is when it names one of `names` as its subject and speaks of the trade; `announced`
    (a repeated byline, "About the author") makes the first of these enough.
    """
    start = len(lines)
    while start > 0 and len(lines) - start < _MAX_ABOUT and _is_about(lines[start - 1], names):
        start -= 1
    if announced and start > 0 and len(lines) <= 2 and (start < len(lines) or _TRADE.search(lines[0])):
        start = 0
    return start


def _is_about(line: str, names: Sequence[str]) -> bool:
    head = line[:120].casefold()
    named = any(name and name.casefold() in head for name in names)
    # "Harbor Courier reporter Max Moe was detained on Monday" is news of the paper in its own columns.
    describes = _DESCRIBES.search(line) is not None and _TRADE.search(line) is not None
    return named and describes and not _speaks(line)


def _speaks(line: str) -> bool:
    return any(mark in line for mark in '“”«»„"') or " said" in line

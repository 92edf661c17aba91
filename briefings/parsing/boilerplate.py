"""Lines on a page that are no article, and why."""

import re

from briefings.parsing.blocks import is_rule
from briefings.parsing.furniture import REASONS

_MAX = 400
_PATTERNS = tuple(
    (reason, re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE | re.DOTALL))
    for reason, forms in REASONS
)
_TWICE = re.compile(r"(\S{3,60})\1")
# Somebody is quoted or reported to say something: that is text, whatever else it sounds like.
_REPORTING = re.compile(
    r"[“”«»„\"]|\b(?:said|says|told|tells|added|adds|according to|announced|warned|wrote|stated|argued|"
    r"reported that)\b"
)
# Reasons that hold for whole sentences too: a caption may well quote somebody.
_ANY_PROSE = frozenset({"photo or caption", "copyright", "agency credits", "related articles", "tags"})
_COMMENTS = re.compile(
    r"(?:\d+ )?comments?(?: \(\d+\))?:?|(?:leave|post|add|write) a (?:reply|comment).{0,20}|"
    r"join the (?:conversation|discussion)",
    re.IGNORECASE,
)


def reason_to_strip(line: str) -> str:
    """Why a line is no part of the article; "" where nothing speaks against it."""
    if len(line) > _MAX:
        return ""
    if is_rule(line):
        return "drawn line"
    if not any(char.isalnum() for char in line):
        return "no words"
    if _is_program_word(line):
        return "left-over of the page's program"
    reports = _REPORTING.search(line) is not None
    for reason, form in _PATTERNS:
        if (not reports or reason in _ANY_PROSE) and form.fullmatch(line):
            return reason
    return ""


def opens_comments(line: str) -> bool:
    """Whether everything after this line is by readers."""
    return len(line) <= 60 and _COMMENTS.fullmatch(line) is not None


def _is_program_word(line: str) -> bool:
    """One "word" with underscores, or the same one twice without a space ("LoadingLoading")."""
    return " " not in line and ("_" in line.strip("_*") or _TWICE.fullmatch(line) is not None)

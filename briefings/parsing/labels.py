"""House labels and datelines: what stands before the text of a paragraph and is not part of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefings.types import Outlet

_CREDIT = frozenset({
    "source", "sources", "source of information", "via", "джерело", "джерела", "источник", "quelle", "fonte",
})  # fmt: skip
_TEXT = frozenset({
    "details", "detail", "the details", "quote", "direct quote", "literally", "background", "updated",
    "update", "previously", "earlier", "reminder", "for reference", "context", "note", "editor's note",
    "correction", "clarification", "in brief", "key points", "worth noting", "of note", "the latest",
    "why it matters", "what's next", "the big picture", "driving the news", "between the lines",
    "what they're saying", "zoom in", "zoom out", "state of play", "the bottom line", "go deeper",
    "yes, but", "by the numbers", "flashback", "деталі", "цитата", "передісторія", "нагадаємо",
    "детали", "предыстория",
})  # fmt: skip
_QUOTE_FROM = re.compile(
    r"(?:(?:direct )?quotes?|comment|statement|reaction) (?:from|by|of) [^:\n]{1,80}:", re.IGNORECASE
)
_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][^:\n]{1,40})[*_]{0,2}:[*_]{0,2}(?=\s|$)")
_MAX_CREDIT = 300

_PLACE = r"[^\W\d_a-z][\w.'’-]*(?:[ /][^\W\d_a-z][\w.'’-]*|[ ](?:de|la|of|am|upon|sur|el)(?=[ ])){0,4}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_DASH = r"\s*(?:—|–|--|-)\s+"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:, {_PLACE})?)(?:, (?P<day>{_DAY})|\. (?P<late>{_DAY}))?\s*)?"
    rf"(?:\((?P<credit>[^()]{{2,60}})\)|\[(?P<square>[^\[\]]{{2,60}})\])?(?P<dash>{_DASH}|: )(?=\S)"
)
_DAY_CREDIT = re.compile(rf"(?P<day>{_DAY}) \((?P<credit>[^()]{{2,60}})\)(?P<dash>{_DASH})(?=\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a paragraph: its length, and whether it credits somebody."""

    length: int
    credit: bool


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date and credit before the first sentence, dash included."""

    length: int
    credit: str


def find_label(paragraph: str, outlet: Outlet | None) -> Label | None:
    """The house label that a paragraph starts with, the outlet's own and those that many use."""
    quoted = _QUOTE_FROM.match(paragraph)
    if quoted:
        return Label(quoted.end(), credit=False)
    found = _LABEL.match(paragraph)
    if not found:
        return None
    word = found[1].strip("*_ ").casefold().replace("’", "'")
    if word in _CREDIT or _among(word, outlet.credit_labels if outlet else ()):
        return Label(found.end(), credit=True) if len(paragraph) <= _MAX_CREDIT else None
    if word in _TEXT or _among(word, outlet.text_labels if outlet else ()):
        return Label(found.end(), credit=False)
    return None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that an article's first paragraph starts with."""
    head = paragraph[:160]
    found = _DAY_CREDIT.match(head) or _DATELINE.match(head)
    if not found or not _is_dateline(found, head):
        return None
    parts = found.groupdict()
    return Dateline(found.end(), parts["credit"] or parts.get("square") or "")


def _among(word: str, labels: Iterable[str]) -> bool:
    return any(word == label.rstrip(":").casefold() for label in labels)


def _is_dateline(found: re.Match[str], head: str) -> bool:
    """A place in capitals, or one with a date or a credit, before a dash and a capital letter."""
    parts = found.groupdict()
    place, colon = parts.get("place") or "", found["dash"].strip() == ":"
    following = head[found.end() :]
    if colon:
        return place.isupper() and len(place) > 3 and following[:1].isupper()
    if parts.get("credit") or parts.get("square") or parts.get("day") or parts.get("late"):
        return True
    if not place or not (following[:1].isupper() or following[:1] in "“\"'‘"):
        return False
    # "Mr Roe — The Captain to his men — left": a second dash closes an insertion.
    return place.isupper() or (" " not in found["dash"].strip() and not re.search(r"\s[—–-]+\s", following))

"""Speech that stands alone: its speaker is the one who spoke before it, or right behind it."""

from collections.abc import Sequence
from dataclasses import replace

from briefings.reading.attribution.labels import signed_below
from briefings.reading.attribution.memory import Said
from briefings.reading.attribution.naming import Namer
from briefings.reading.attribution.page import Found, Page, Unit
from briefings.types import HolderKind

#: How many sentences on a speaker may be named for speech that opens a paragraph.
_AHEAD = 3
_LEAST_WORDS = 3


def speaker_around(
    page: Page, namer: Namer, unit: Unit, number: int, found: Sequence[Sequence[Found]]
) -> tuple[Said, str] | None:
    """Who says a quote that no word of its sentence attributes, and the pattern that tells."""
    last = namer.memory.last_before(unit)
    if not unit.cut.own[number]:
        return None
    if last and last.paragraph == unit.paragraph:
        return last, _within(unit, last)
    below = signed_below(page, unit)
    if below:
        said = namer.said(below)
        return Said(said.holder, unit.span.start, unit.paragraph, unit.index, said.sure, quoted=True), "dash"
    ahead = _ahead(page, namer, unit, found)
    if ahead:
        return ahead, "ahead"
    if last and (last.opener or unit.cut.is_speech_alone):
        return last, _across(page, unit, last)
    return None


def moved(said: Said, unit: Unit, place: int) -> Said:
    """The same holder, speaking on here."""
    return replace(said, place=place, paragraph=unit.paragraph, unit=unit.index, opener=False, label=False)


def _within(unit: Unit, last: Said) -> str:
    """The pattern for speech alone behind somebody's words in the same paragraph."""
    if last.label and last.unit == unit.index:
        return "label"
    if last.unit == unit.index:
        return "same sentence"
    if unit.index - last.unit > 1:
        return "later in paragraph"
    if not unit.cut.quotes[-1].closed:
        return "left open"
    if last.quoted:
        return "continuation"
    return "after report" if _is_of_one(last) else "after others' report"


def _across(page: Page, unit: Unit, last: Said) -> str:
    """The pattern for speech that opens a paragraph, by how the one before ended."""
    before = page.units[unit.index - 1]
    if last.opener and last.unit == before.index:
        return "after colon"
    quotes = before.cut.quotes
    if quotes and not quotes[-1].closed:
        return "left open"
    if last.unit == before.index and quotes and quotes[-1].span.end >= before.span.end - 1:
        return "next paragraph"
    if last.unit == before.index and not quotes and _is_of_one(last):
        return "after report"
    return "far"


def _is_of_one(last: Said) -> bool:
    """Whether it was one person who was reported: what a group says is often explained by others."""
    return last.holder.kind is HolderKind.PERSON and last.sure and not last.nested


def _ahead(page: Page, namer: Namer, unit: Unit, found: Sequence[Sequence[Found]]) -> Said | None:
    """Who speaks in the next sentence of the paragraph: “A.” “B,” she said."""
    for later in page.units[unit.index + 1 : unit.index + _AHEAD]:
        if later.paragraph != unit.paragraph:
            return None
        for one in found[later.index]:
            if one.quotes and one.source:
                resolved = namer.resolve(one)
                return Said(
                    resolved.holder, unit.span.start, unit.paragraph, unit.index, resolved.sure, quoted=True
                )
    return None

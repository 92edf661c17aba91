"""Words that stand for an outlet named before ("the newspaper"), and outlets that others only passed on."""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefings.outlets import Outlets
from briefings.types import Attribution, Holder, HolderKind, ParagraphKind, Reading, Span

_STAND_IN = (
    r"(?:the|this)\s+(?:news\s?paper|paper|daily|weekly|tabloid|magazine|(?:news\s)?agency|broadcaster|"
    r"(?:news\s)?(?:web)?site|outlet|publication|report)"
)
_STANDS_IN = re.compile(_STAND_IN, re.IGNORECASE)
_TOLD = re.compile(rf"\s+(?P<who>{_STAND_IN})\b", re.IGNORECASE)
#: A document that is a report itself: then "the report" may be that one.
_A_REPORT = re.compile(r"\b(?:an?|\d+-page|[a-z]+)\s(?<!the\s)(?<!this\s)report\b(?!\s(?:said|that))")
_PASSED_ON = re.compile(
    r",?\s+(?:as\s+)?(?:cited|quoted|reported|relayed)\s+by\s+(?:[Tt]he\s+)?"
    r"(?P<who>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})"
)


def with_stand_ins(reading: Reading, outlets: Outlets) -> Reading:
    """The reading with every word that stands for an outlet resolved, as far as one was named before."""
    known = sorted(_named(reading))
    attributions = tuple(_resolved(each, reading, known, outlets) for each in reading.attributions)
    changed = [
        (one.source, one.holder)
        for one, before in zip(attributions, reading.attributions, strict=True)
        if one.source and one.holder != before.holder
    ]
    return replace(reading, attributions=attributions, aliases=(*reading.aliases, *changed))


def _named(reading: Reading) -> Iterator[tuple[int, str]]:
    """Where the article names another outlet as whom it has something from."""
    for credit in reading.credits:
        yield credit.span.start, credit.holder.name
    for each in reading.attributions:
        at = each.source or each.cue
        held = [each.holder, *each.cites, *([each.told] if each.told else [])]
        for holder in held:
            if at and holder.kind is HolderKind.OUTLET and holder.name != reading.article.outlet.name:
                yield at.start, holder.name


def _resolved(
    attribution: Attribution, reading: Reading, known: list[tuple[int, str]], outlets: Outlets
) -> Attribution:
    found = _standing(attribution, reading, known)
    if found:
        attribution = replace(attribution, holder=Holder(HolderKind.OUTLET, found))
    if attribution.told is None and (told := _told(attribution, reading, known)):
        attribution = replace(attribution, told=Holder(HolderKind.OUTLET, told))
    return _passed_on(attribution, reading, outlets)


def _standing(attribution: Attribution, reading: Reading, known: list[tuple[int, str]]) -> str:
    """The outlet that a holder without a name stands for, "" where none was named or it may be a document."""
    source, text = attribution.source, reading.article.text
    if source is None or not _STANDS_IN.fullmatch(source.of(text)):
        return ""
    if attribution.holder.kind in (HolderKind.PERSON, HolderKind.OUTLET):
        return ""
    before = text[_body_start(reading) : source.start]
    if source.of(text).lower().endswith("report") and _A_REPORT.search(before):
        return ""
    return _last(known, source.start)


def _told(attribution: Attribution, reading: Reading, known: list[tuple[int, str]]) -> str:
    cue, text = attribution.cue, reading.article.text
    if cue is None or cue.of(text) != "told":
        return ""
    found = _TOLD.match(text, cue.end)
    return _last(known, cue.start) if found else ""


def _passed_on(attribution: Attribution, reading: Reading, outlets: Outlets) -> Attribution:
    """ "According to X, as cited by Y": the article has it from Y, and Y from X."""
    holder, source = attribution.holder, attribution.source
    if holder.kind is not HolderKind.OUTLET or source is None:
        return attribution
    found = _PASSED_ON.match(reading.article.text, source.end)
    outlet = outlets.find(found["who"]) if found else None
    if found is None or outlet is None or outlet.name == holder.name:
        return attribution
    at = Span(*found.span("who"))
    return replace(
        attribution, holder=Holder(HolderKind.OUTLET, outlet.name, at), cites=(holder, *attribution.cites)
    )


def _last(known: list[tuple[int, str]], before: int) -> str:
    return next((name for at, name in reversed(known) if at < before), "")


def _body_start(reading: Reading) -> int:
    paragraphs = reading.article.paragraphs
    return next((each.span.start for each in paragraphs if each.kind is ParagraphKind.BODY), 0)

"""Holders as the whole story knows them: outlets that are loaded, and bodies that only a word describes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefings.claims.standins import with_stand_ins
from briefings.outlets import Outlets
from briefings.reading.words import BODY_NOUNS
from briefings.types import Attribution, Credit, Holder, HolderKind, Outlet, Quote, Reading

#: "police", "the water authority", "the city's fire department": one body, though it has no name of its own.
_DESCRIBED_BODY = re.compile(
    r"(?:the\s|[\w’']+['’]s\s)?(?:(?!(?:to|for|from|with|at|by|on)\s)[\w’'-]+\s){0,3}?([\w-]+)(?:,|\sof\s|\sin\s|$)",
    re.IGNORECASE,
)
#: Names of outlets that are a word of their own and words for what they are.
_MEDIA = re.compile(
    r"(?:The )?\w+(?: (?:News|Press|Agency|Wire|Media|Service|Daily|Times|Post|Tribune|Today|Network|"
    r"Radio|TV|Online))+"
)
#: What an outlet is, beside its name: "The Ledger newspaper", "the news agency Corvin".
_KIND = (
    r"(?:news\s?paper|paper|daily|weekly|tabloid|magazine|journal|(?:news\s|wire\s)?agency|"
    r"wire(?:\sservice)?|broadcaster|(?:news\s)?(?:web)?site|(?:news\s)?portal|outlet|publication)"
)
_BESIDE_NAME = re.compile(rf"^(?:the\s)?(?:[a-z]+\s){{0,2}}{_KIND}\s+(?=[A-Z])|\s+{_KIND}$")
_THE = re.compile(r"^[Tt]he\s+(?=[A-Z])")
_COUNTED = re.compile(r"^(?:an?|some|several|many|other|two|three|four|five|\d+)\s", re.IGNORECASE)


def recredited(readings: Sequence[Reading]) -> list[Reading]:
    """The readings with every holder as the story knows it."""
    outlets = Outlets(_distinct(each.article.outlet for each in readings))
    known = [_reading(each, outlets) for each in readings]
    credited = Outlets(_distinct(Outlet(name) for name in sorted(_outlet_names(known))))
    return [with_stand_ins(_reading(each, credited), credited) for each in known]


def _outlet_names(readings: Iterable[Reading]) -> set[str]:
    """The names of everybody whom some article credits as an outlet: others may only cite them."""
    found: set[str] = set()
    for reading in readings:
        held = [holder for each in reading.credits for holder in (each.holder, *each.cites)]
        for each in reading.attributions:
            held += [each.holder, *each.cites, *([each.told] if each.told else [])]
        found |= {each.name for each in held if each.kind is HolderKind.OUTLET}
    return found


def _distinct(outlets: Iterable[Outlet]) -> list[Outlet]:
    """Each outlet once, by its own names."""
    return list({each.name.casefold(): each for each in outlets}.values())


def _reading(reading: Reading, outlets: Outlets) -> Reading:
    return replace(
        reading,
        attributions=tuple(
            _attribution(each, reading.article.text, outlets) for each in reading.attributions
        ),
        quotes=tuple(_quote(each, outlets) for each in reading.quotes),
        credits=tuple(_credit(each, outlets) for each in reading.credits),
        aliases=tuple((span, _known(holder, outlets)) for span, holder in reading.aliases),
    )


def _attribution(attribution: Attribution, text: str, outlets: Outlets) -> Attribution:
    holder = _known(attribution.holder, outlets)
    # "The Crown & Post" is one name, whatever titles are among its words.
    mention = _THE.sub("", attribution.source.of(text)) if attribution.source else ""
    if (" " in mention or not holder.role) and (outlet := outlets.find(mention)):
        holder = replace(holder, kind=HolderKind.OUTLET, name=outlet.name)
    cites = tuple(_known(each, outlets) for each in attribution.cites)
    return replace(
        attribution,
        holder=_publisher(holder) if cites else holder,
        cites=cites,
        told=_publisher(_known(attribution.told, outlets)) if attribution.told else None,
    )


def _quote(quote: Quote, outlets: Outlets) -> Quote:
    return replace(quote, speaker=_known(quote.speaker, outlets))


def _credit(credit: Credit, outlets: Outlets) -> Credit:
    """An article has its story from an outlet, unless what it credits is plainly something else."""
    cites = tuple(_known(each, outlets) for each in credit.cites)
    return replace(credit, holder=_publisher(_known(credit.holder, outlets)), cites=cites)


def _known(holder: Holder, outlets: Outlets) -> Holder:
    """A loaded outlet by its own name; a described body as a body; anybody else as read."""
    outlet = _outlet(holder, outlets)
    if outlet:
        return replace(holder, kind=HolderKind.OUTLET, name=outlet.name)
    if holder.kind is HolderKind.GROUP and _is_body(holder.name):
        return replace(holder, kind=HolderKind.BODY)
    return holder


def _outlet(holder: Holder, outlets: Outlets) -> Outlet | None:
    """The outlet that a holder is: by its name, or by the one word that sets it apart ("the Courier")."""
    name = _THE.sub("", _BESIDE_NAME.sub("", holder.name))
    if holder.kind is HolderKind.PERSON and holder.role:
        return None
    return outlets.find(name) or (None if " " in name else _by_one_word(name, outlets))


def _by_one_word(name: str, outlets: Outlets) -> Outlet | None:
    first = [each for each in outlets if _MEDIA.fullmatch(each.name) and _first_word(each) == name]
    last = [each for each in outlets if " " in each.name and each.name.split()[-1] == name]
    found = first or last
    return found[0] if name and len(found) == 1 else None


def _first_word(outlet: Outlet) -> str:
    return outlet.name.removeprefix("The ").split()[0]


def _is_body(name: str) -> bool:
    found = _DESCRIBED_BODY.match(name)
    return found is not None and not _COUNTED.match(name) and found[1].lower() in BODY_NOUNS


def _publisher(holder: Holder) -> Holder:
    """A body that reports, cites or is told things is an outlet, unless its name says what else it is."""
    words = {word.lower() for word in holder.name.split()}
    if holder.kind is HolderKind.BODY and not words & BODY_NOUNS:
        return replace(holder, kind=HolderKind.OUTLET)
    return holder

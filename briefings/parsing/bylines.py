"""The line between headline and text: who wrote it, when, for whom."""

import re
from dataclasses import dataclass
from datetime import datetime

from briefings.parsing.dates import PrintedDate, find_dates

_MAX = 200
_SEPARATOR = re.compile(r"\s+[—–|•·/]\s+|\s+-+\s+|[;|•·\n\t]|\s{3,}")
_OPENING = re.compile(
    r"(?:(?:story|report|text|words|posted|published|written|reported|analysis|opinion|"
    r"exclusive)\s+)?by:?\s+"
    r"|authors?:\s*|byline:\s*|reporters?:\s*|von\s+(?=[A-ZÄÖÜ])|par\s+(?=[A-ZÀ-Þ])|por\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:staff|senior|chief|special|foreign|political|diplomatic|economics?|business|health|science|crime|"
    r"court|sports?|"
    r"city|local|national|world|environment|education|defen[cs]e|security|technology|data|investigations?|"
    r"legal|"
    r"metro|news|features?|contributing|freelance|deputy|managing|executive|assistant|associate|night|web|"
    r"online|"
    r"digital|regional|transport|culture|arts|energy|climate|and|at large|affairs|editorial)"
)
_JOB = (
    r"(?:writers?|reporters?|correspondents?|editors?|journalists?|columnists?|producers?|photographers?|"
    r"bureau"
    r"(?: chief)?|desk|staff|team|newsroom|contributors?|stringers?|analysts?)"
)
_ROLES = re.compile(
    rf"(?:our\s+)?(?:[A-Z][\w.]+\s+)?(?:{_ROLE}\s+){{0,4}}{_JOB}(?:\s+(?:in|at|for)\s+[A-Z].{{0,40}})?", re.I
)
_STAFF = re.compile(
    r"(?P<of>(?:[A-Z0-9][\w.&'’-]*\s+){0,6}?)(?:the\s+)?(?:editorial|news|web|online)?\s?"
    r"(?:staff|team|desk|newsroom|editors|reporters?)(?:\s+(?:and|&)\s+agencies)?",
    re.IGNORECASE,
)
_PARTICLES = "de|del|della|di|da|dos|du|van|von|der|den|la|le|bin|ibn|al|el|ter|of|the"
_WORD = rf"(?:[^\W\d_a-zа-яіїєґ][\w.'’-]*|{_PARTICLES})"
_NAME = re.compile(rf"[^\W\d_a-z]\S*(?:\s+{_WORD}){{0,5}}")
_NAMES = re.compile(
    rf"{_NAME.pattern}(?:(?:\s*,\s*|\s*,?\s+(?:and|&|und|et|y|i|и|та|with)\s+)(?:{_NAME.pattern}|agencies)){{0,6}}"
)
_FILLER = re.compile(
    r"(?:first\s+)?(?:published|posted|updated?|last|modified|edited|created|released|issued|filed|date[d]?|"
    r"time|on|at|"
    r"veröffentlicht|aktualisiert|stand|publié|le|mis à jour|publicado|el|pubblicato|il|опубліковано|"
    r"оновлено|"
    r"опубликовано|обновлено|um|am)\b[:,]?",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{2,4})?|[ap]\.?m\.?|"
    r"\d{1,3}[ -]?min(?:ute)?s?(?: read)?|\d+ (?:comments?|shares?|views?)|(?:\d+|an?|one|two|three) "
    r"(?:second|minute|min|hour|hr|day|week|month)s? ago|just now|yesterday|today|(?:local time|listen|"
    r"share|print|save)"
    r"|(?:world|politics|business|news|national|local|breaking|europe|us|uk|region|sport|opinion|economy|"
    r"metro)",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:updat|modif|edited|aktualisiert|mis à jour|оновлен|обновлен|actualiz|aggiornat)", re.IGNORECASE
)


# "Key Points" and "Executive Summary" are written like a name and are none.
_TITLE_WORDS = frozenset({
    "key", "points", "summary", "highlights", "takeaways", "overview", "background", "analysis", "facts",
    "story", "introduction", "report", "update", "the", "what", "why", "how", "glance", "context", "timeline",
    "breaking",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline or date line tells; a line that tells neither is none."""

    author: str = ""
    published_at: datetime | None = None
    published_as: str = ""
    #: Whether the only date is that of an update.
    updated: bool = False
    #: Pieces beside author and date: an outlet, a place.
    rest: tuple[str, ...] = ()
    #: A line with the author's role alone ("Political correspondent").
    role: bool = False

    @property
    def told(self) -> bool:
        """Whether it says more than "3 hours ago"."""
        return bool(self.author or self.published_as or self.role)


def read_byline(line: str) -> Byline | None:
    """The byline or date line that `line` is as a whole; None where it is anything else."""
    if len(line) > _MAX:
        return None
    dates = find_dates(line)
    pieces = _pieces(line, dates)
    author, explicit, rest = _author(pieces)
    role = bool(pieces) and all(_ROLES.fullmatch(piece) for piece in pieces)
    if rest is None or not (dates or explicit or role or _only_sides(pieces)):
        return None
    chosen, updated = _published(line, dates)
    printed = chosen.span.of(line) if chosen else ""
    return Byline(author, None if updated or not chosen else chosen.at, printed, updated, rest, role)


def looks_like_name(line: str) -> bool:
    """Whether a line is two to four capitalised words, as a person's name alone on its line is."""
    words = line.split()
    if any(word.lower() in _TITLE_WORDS for word in words):
        return False
    return (
        2 <= len(words) <= 4
        and not any(char.isdigit() for char in line)
        and _NAME.fullmatch(line) is not None
    )


def staff_of(line: str) -> str | None:
    """The outlet in "Harbor Courier Staff", "" for "Editorial team"; None for other lines."""
    found = _STAFF.fullmatch(line.strip()) if len(line) <= 80 else None
    return found["of"].strip() if found else None


def _pieces(line: str, dates: list[PrintedDate]) -> list[str]:
    """The line without its dates, cut at separators, fillers such as "Published on" taken off."""
    parts: list[str] = []
    start = 0
    for date in dates:
        parts += _SEPARATOR.split(line[start : date.span.start])
        start = date.span.end
    parts += _SEPARATOR.split(line[start:])
    return [piece for part in parts if (piece := _bare(part))]


def _bare(part: str) -> str:
    part = part.strip(" ,.:()[]*_—–-")
    while found := _FILLER.match(part):
        part = part[found.end() :].lstrip(" ,:")
    return re.sub(r"(?:\s|^)(?:on|at|,)$", "", part).strip(" ,:")


def _author(pieces: list[str]) -> tuple[str, bool, tuple[str, ...] | None]:
    """Author, whether the line says that it is one, and what else is there; None for that if it is prose."""
    author, explicit = "", False
    rest: list[str] = []
    for piece in pieces:
        opening = _OPENING.match(piece)
        if (staff := staff_of(piece[opening.end() :] if opening else piece)) is not None:
            author, explicit = author or piece[opening.end() if opening else 0 :], True
            rest.append(staff)
            continue
        if not opening and (_SIDE.fullmatch(piece) or _ROLES.fullmatch(piece)):
            continue
        named = _names(piece[opening.end() :] if opening else piece)
        if named is None:
            return "", False, None
        explicit = explicit or opening is not None or named.role
        if not opening and (author or names_house(named.names) or _PLACE.search(named.names)):
            rest.append(named.names)
        else:
            author = author or named.names
        rest += named.rest
    return author, explicit, tuple(piece for piece in rest if piece)


@dataclass(frozen=True, slots=True)
class _Named:
    names: str
    role: bool
    rest: tuple[str, ...]


def _names(piece: str) -> _Named | None:
    """Names at the start of a piece and, after a comma, roles and outlets; None for prose."""
    kept: list[str] = []
    rest: list[str] = []
    role = False
    for part in (part.strip() for part in piece.split(",")):
        if _ROLES.fullmatch(part):
            role = True
            continue
        person, _, house = part.partition(" for ")
        person = re.sub(r"\s+(?:in|at)\s+[A-Z].*$", "", person)
        if not _NAMES.fullmatch(person) or len(person) > 80:
            return None
        (rest if kept and not _is_person(person) else kept).append(person)
        rest += [house] if house else []
    return _Named(", ".join(kept), role, tuple(rest)) if kept else None


_PLACE = re.compile(
    r"\b(?:city|town|beach|bay|falls|springs|county|island|province|district)$", re.IGNORECASE
)
_HOUSE = re.compile(
    r"\b(?:Times|Post|News|Herald|Tribune|Gazette|Journal|Daily|Press|Star|Chronicle|Observer|Telegraph|"
    r"Agency|Wire|"
    r"Courier|Mail|Express|Standard|Mirror|Sentinel|Globe|Echo|Record|Review|Bulletin|Dispatch|Examiner|"
    r"Register|"
    r"Ledger|Monitor|Broadcasting|Radio|TV|Television|Media|Today|Online|Network|Report|Reporter|"
    r"Independent|Argus|"
    r"Beacon|Advertiser|Enquirer|Inquirer|Weekly|World|Voice|Newswire|Service|Bureau|Magazine|Evening|"
    r"Morning)\b"
)


def names_house(text: str) -> bool:
    """Whether a short text sounds like the name of a newspaper, agency or broadcaster."""
    return _HOUSE.search(text) is not None


def _is_person(name: str) -> bool:
    return not names_house(name) and len(name.split()) >= 2


def _only_sides(pieces: list[str]) -> bool:
    """Lines such as "Updated 3 hours ago" or "4 min read" tell no date and are no text."""
    return bool(pieces) and all(_SIDE.fullmatch(piece) and " " in piece for piece in pieces)


def _published(line: str, dates: list[PrintedDate]) -> tuple[PrintedDate | None, bool]:
    """The first date that is not said to be an update's; else the first, as an update."""
    start = 0
    for date in dates:
        if not _UPDATED.search(line[start : date.span.start]):
            return date, False
        start = date.span.end
    return (dates[0], True) if dates else (None, False)

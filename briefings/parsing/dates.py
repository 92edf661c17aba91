"""Dates as newspapers print them; what can be read in two ways is not read."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefings.types import Span

# Month names by number; several languages, nominative and genitive, with the usual short forms.
_MONTH_NAMES = (
    "january jan januar jänner janvier enero janeiro gennaio januari stycznia styczeń січня январь января",
    "february feb februar février fevrier febrero fevereiro febbraio februari lutego luty лютого февраль "
    "февраля",
    "march mar märz mars marzo março maart marca marzec березня март марта",
    "april apr avril abril aprile kwietnia kwiecień квітня апрель апреля",
    "may mai mayo maio maggio mei maj maja травня май мая",
    "june jun juni juin junio junho giugno czerwca czerwiec червня июнь июня",
    "july jul juli juillet julio julho luglio lipca lipiec липня июль июля",
    "august aug août aout agosto augustus augusti sierpnia sierpień серпня август августа",
    "september sep sept septembre septiembre setembro settembre września wrzesień вересня сентябрь сентября",
    "october oct oktober octobre octubre outubro ottobre października październik жовтня октябрь октября",
    "november nov novembre noviembre novembro listopada listopad листопада ноябрь ноября",
    "december dec dezember décembre decembre diciembre dezembro dicembre grudnia grudzień грудня декабрь "
    "декабря",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_HOURS_FROM_UTC = {
    "z": 0.0, "utc": 0.0, "gmt": 0.0, "wet": 0.0, "bst": 1.0, "cet": 1.0, "west": 1.0, "cest": 2.0,
    "eet": 2.0, "eest": 3.0, "msk": 3.0, "hkt": 8.0, "sgt": 8.0, "jst": 9.0, "kst": 9.0, "aest": 10.0,
    "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0, "est": -5.0, "edt": -4.0, "cdt": -5.0, "mst": -7.0, "mdt": -6.0,
    "pst": -8.0, "pdt": -7.0,
}  # fmt: skip
# Zones whose hours depend on the day. IST and CST mean several zones each and are not read.
_PLACES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}

_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WEEKDAY = (
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|"
    r"sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|"
    r"sábado|"
    r"domingo|понеділок|вівторок|середа|четвер|п['’ʼ]ятниця|субота|неділя|понедельник|вторник|среда|четверг|"
    r"пятница|суббота|воскресенье)"
)
_DATES = tuple(
    re.compile(rf"(?<![\w/.:-])(?:{_WEEKDAY},?\s+)?(?:the\s+)?{form}", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}",
        rf"{_MONTH}\s*{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_YEAR}(?P<mark>[/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        rf"{_YEAR}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]",
        rf"(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark){_YEAR}",
        rf"{_DAY}[-‑]{_MONTH}[-‑]{_YEAR}",
        rf"{_DAY}\s+{_MONTH}(?!\w)",
        rf"{_MONTH}\s+{_DAY}(?!\w)",
    )
)
_ZONE = (
    r"(?P<zone>\(?(?:(?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::?\d\d)?|[+−-]\d\d:?\d\d|"
    rf"(?:{'|'.join(sorted({*_HOURS_FROM_UTC, *_PLACES, 'ist', 'cst'}, key=len, reverse=True))})\b)\)?)"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:(?P<colon>[:.h])(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?(?!\d)"
    rf"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?(?:\s?hrs?\b|\s?Uhr\b)?(?:,?\s?{_ZONE})?"
)
_LINK = r"[\s,;|·•–—-]{0,5}(?:\b(?:at|um|à|a las|às|alle|kl\.?|o|о|в)\s+)?"
_TIME_AFTER = re.compile(rf"(?:T|{_LINK}){_CLOCK}", re.IGNORECASE)
_TIME_BEFORE = re.compile(rf"(?<![\w:.]){_CLOCK}[\s,;|·•–—-]{{0,5}}(?:on\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line; `at` is None where it has no year or may be read in two ways."""

    span: Span
    at: datetime | None


def find_dates(line: str, limit: int = 300) -> list[PrintedDate]:
    """The dates of a line, from left to right, each with the time and zone printed beside it."""
    line = line[:limit]
    found: list[PrintedDate] = []
    start = 0
    while match := _next_date(line, start):
        found.append(_with_time(line, match, start))
        start = found[-1].span.end
    return found


def parse_iso(value: str) -> datetime | None:
    """The moment that a machine wrote ("2025-03-03T16:15Z"); None for anything else."""
    value = value.strip()
    dates = find_dates(value) if re.match(r"\d{4}-\d\d-\d\d", value) else []
    if not dates or dates[0].span.end < len(value):
        return None
    return dates[0].at


def as_printed(moment: datetime) -> str:
    """A moment that only a machine wrote, as a newspaper prints it; without a time for a day alone."""
    day = f"{moment.day} {_MONTH_NAMES[moment.month - 1].split()[0].capitalize()} {moment.year}"
    if moment.tzinfo is None and moment.time() == time():
        return day
    shift = moment.utcoffset()
    zone = "" if shift is None else moment.isoformat()[-6:] if shift else "UTC"
    return f"{day}, {moment:%H:%M} {zone}".rstrip()


def _next_date(line: str, start: int) -> re.Match[str] | None:
    """The leftmost date; of two that start together, the form that is listed first."""
    matches = [match for form in _DATES if (match := form.search(line, start))]
    return min(matches, key=re.Match.start, default=None)


def _with_time(line: str, match: re.Match[str], start: int) -> PrintedDate:
    day = _day(match)
    after = _TIME_AFTER.match(line, match.end())
    if after and _is_clock(after):
        return PrintedDate(Span(match.start(), after.end()), _at(day, after))
    before = _TIME_BEFORE.search(line, max(start, match.start() - 40), match.start())
    if before and _is_clock(before):
        return PrintedDate(Span(before.start(), match.end()), _at(day, before))
    return PrintedDate(Span(match.start(), match.end()), day)


def _day(match: re.Match[str]) -> datetime | None:
    parts = match.groupdict()
    if not parts.get("year"):
        return None
    year = int(parts["year"])
    if parts.get("first"):
        return _numeric_day(year, int(parts["first"]), int(parts["second"]), parts["weekday"])
    month = parts["month"].lower()
    return _date(year, _MONTHS[month] if month in _MONTHS else int(month), int(parts["day"]))


def _numeric_day(year: int, first: int, second: int, weekday: str | None) -> datetime | None:
    """03/04/2025 is March to some and April to others: read only where one reading is possible."""
    readings = {day for day in (_date(year, first, second), _date(year, second, first)) if day}
    if weekday:
        readings = {day for day in readings if _WEEKDAYS[day.weekday()].startswith(weekday.lower())}
    return readings.pop() if len(readings) == 1 else None


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - no zone is printed, so none is invented
    except ValueError:
        return None


def _is_clock(match: re.Match[str]) -> bool:
    """A bare number beside a date is no time of day."""
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    told = match["colon"] is not None or match["half"] is not None
    return told and hour < 24 and minute < 60 and second < 60 and not (match["half"] and not 1 <= hour <= 12)


def _at(day: datetime | None, clock: re.Match[str]) -> datetime | None:
    if day is None:
        return None
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
    moment = day + timedelta(hours=hour, minutes=int(clock["minute"] or 0), seconds=int(clock["second"] or 0))
    return moment.replace(tzinfo=_zone((clock["zone"] or "").strip("()").lower()))


def _zone(name: str) -> tzinfo | None:
    if name in _PLACES:
        try:
            return ZoneInfo(_PLACES[name])
        except ZoneInfoNotFoundError:
            return None
    hours = _HOURS_FROM_UTC.get(name)
    if hours is None:
        offset = re.fullmatch(r"(?:utc|gmt)?\s?([+−-])\s?(\d{1,2}):?(\d\d)?", name)
        if not offset or int(offset[2]) > 14:
            return None
        hours = (int(offset[2]) + int(offset[3] or 0) / 60) * (1 if offset[1] == "+" else -1)
    return timezone(timedelta(hours=hours))

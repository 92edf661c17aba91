"""Numbers and dates of a text, and where two reports of one fact give different ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.claims.stems import stem, words
from briefings.claims.wording import WHEN
from briefings.types import Span

_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
    if value > 1
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "m": 1e6,
}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SAID = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\d:/.-])(?P<money>[$€£¥])?\b(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?!\w*[:/-]\d)(?!st|nd|rd|th)"
    rf"|\b(?P<words>(?:{_TENS})-(?:one|two|three|four|five|six|seven|eight|nine)|{_SAID})\b",
    re.IGNORECASE,
)
_SCALE = re.compile(rf"[\s-]?({'|'.join(_SCALES)})\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b)")
_CURRENCIES = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥"}
_CURRENCY = re.compile(rf"\s(?:U\.?S\.?\s)?({'|'.join(_CURRENCIES)})s?\b", re.IGNORECASE)
_UNITS = frozenset({"%", *_CURRENCIES.values()})
#: What a number is the amount of: "a raise of 9 percent".
_AMOUNT = re.compile(r"(\w+) of (?:(?:about|around|some|nearly|almost|over|up to|at least|more than) )?$")
#: Where the words that a number counts end.
_BREAK = re.compile(r"[,;:()–—“”\"]|\.\s|\b(?:and|but|while|with|after|before)\b")
_UNIT_WORDS = 4
_BEFORE = 2
#: Where nothing follows it, the words before say what is counted: "the number of cases has risen to 31".
_BEFORE_ALL = 8
#: Counted things that say nothing of what happened to them.
_VAGUE = frozenset(
    stem(word)
    for word in [
        "people",
        "person",
        "persons",
        "others",
        "men",
        "women",
        "year",
        "years",
        "least",
        "than",
        "more",
    ]
)

_SAYING = (
    r"(?:said|says|told|announced|reported|warned|denied|confirmed|wrote|added|stated|reporters|release|"
    r"statement|interview|conference)"
)
_BETWEEN = r"(?:\s(?:in|at|to|by|an?|the|[\w-]+ed|press|news|late|early))"
#: "said in a statement late on Monday", "on Monday denied": the day of the saying.
_SAID_BEFORE = re.compile(rf"\b{_SAYING}{_BETWEEN}{{0,6}}(?:\son)?\s$")
_SAID_AFTER = re.compile(rf"\s{_SAYING}\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, its value, and the stems of what it counts."""

    span: Span
    value: float
    counts: frozenset[str]
    #: The stem of what it is the amount of, where that is said.
    amount: str = ""


@lru_cache(maxsize=10_000)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text in reading order; years, dates and times are none."""
    dates = [Span(*match.span()) for match in WHEN.finditer(text)]
    found = []
    for match in _NUMBER.finditer(text):
        span, value, unit = _value(text, match)
        if any(date.overlaps(span) for date in dates) or _is_year(match, value, unit):
            continue
        amount = _AMOUNT.search(text, max(0, span.start - 60), span.start)
        found.append(Number(span, value, _counts(text, span, unit), stem(amount[1]) if amount else ""))
    return tuple(found)


def _value(text: str, match: re.Match[str]) -> tuple[Span, float, str]:
    said = match["words"]
    if said:
        first, _, last = said.lower().partition("-")
        value = float(_WORDS[first] + (_WORDS.get(last, 1) if last else 0))
    else:
        value = float(match["digits"].replace(",", ""))
    end = match.end()
    if scale := _SCALE.match(text, end):
        value *= _SCALES[scale[1].lower()]
        end = scale.end()
    unit = match["money"] or ""
    if percent := _PERCENT.match(text, end):
        unit, end = "%", percent.end()
    elif currency := _CURRENCY.match(text, end):
        unit, end = _CURRENCIES[currency[1].lower()], currency.end()
    return Span(match.start(), end), value, unit


def _is_year(match: re.Match[str], value: float, unit: str) -> bool:
    digits = match["digits"] or ""
    return not unit and len(digits) == 4 and digits.isdigit() and 1800 <= value <= 2100


def _counts(text: str, span: Span, unit: str) -> frozenset[str]:
    after = _BREAK.split(text[span.end : span.end + 80])[0]
    before = _BREAK.split(text[max(0, span.start - 100) : span.start])[-1]
    following = [found for word in words(after) if (found := stem(word))][:_UNIT_WORDS]
    reach = _BEFORE if following else _BEFORE_ALL
    leading = [found for word in words(before) if (found := stem(word))][-reach:]
    return (frozenset(following + leading) | ({unit} if unit else frozenset())) - _VAGUE


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where two texts give different numbers, or dates, for one thing."""

    a: Span
    b: Span


def conflicts(a: str, b: str) -> list[Conflict]:
    """Numbers and days of `a` that `b` gives differently; what only one of them has is no conflict."""
    return [*_number_conflicts(numbers(a), numbers(b)), *_date_conflicts(a, b)]


def _number_conflicts(one: Sequence[Number], other: Sequence[Number]) -> Iterator[Conflict]:
    """Pairs of numbers that count one thing, the surest first, each number in one pair."""
    shared = {number.value for number in one} & {number.value for number in other}
    pairs = [
        (_nearness(a, b), a, b)
        for a in one
        for b in other
        if not {a.value, b.value} & shared and _comparable(a, b)
    ]
    used: set[Span] = set()
    for _, a, b in sorted(pairs, key=lambda each: (-each[0], each[1].span, each[2].span)):
        if a.span not in used and b.span not in used:
            used |= {a.span, b.span}
            yield Conflict(a.span, b.span)


def _nearness(a: Number, b: Number) -> float:
    return len(a.counts & b.counts) / len(a.counts | b.counts)


def _comparable(a: Number, b: Number) -> bool:
    """Whether two numbers count one thing; money and shares only match their like."""
    if a.amount and b.amount and a.amount != b.amount:
        return False
    return bool(a.counts & b.counts - _UNITS) and a.counts & _UNITS == b.counts & _UNITS


def one_measure(a: str, b: str) -> bool:
    """Whether two texts give an amount of money, or a share, of one thing, be it the same or not."""
    one, other = ([each for each in numbers(text) if each.counts & _UNITS] for text in (a, b))
    return any(_comparable(mine, theirs) for mine in one for theirs in other)


def one_amount(a: str, b: str) -> bool:
    """Whether two texts give the same amount of money, or the same share."""
    one, other = ({(each.value, each.counts & _UNITS) for each in numbers(text)} for text in (a, b))
    return any(unit for _, unit in one & other)


def _date_conflicts(a: str, b: str) -> Iterator[Conflict]:
    one, other = _days(a), _days(b)
    for kind in (str.isdigit, str.isalpha):
        mine = [match for match in one if kind(_shape(match[0]))]
        theirs = [match for match in other if kind(_shape(match[0]))]
        if mine and theirs and not {_day(each[0]) for each in mine} & {_day(each[0]) for each in theirs}:
            yield Conflict(Span(*mine[0].span()), Span(*theirs[0].span()))


def _days(text: str) -> list[re.Match[str]]:
    """The days of a text, without those on which something was only said."""
    return [
        match
        for match in WHEN.finditer(text)
        if not _SAID_BEFORE.search(text, 0, match.start()) and not _SAID_AFTER.match(text, match.end())
    ]


def _shape(date: str) -> str:
    """Digits for a calendar day, letters for a weekday; days relative to today compare with nothing."""
    if any(each.isdigit() for each in date):
        return "0"
    return "a" if date.endswith("day") and date[0].isupper() else "-"


def _day(date: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+|[A-Z][a-z]{2}", date))

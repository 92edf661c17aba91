"""Names in a sentence: runs of capitalised words, what stands before them, and what is said around them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefings.reading.attribution.page import Unit
from briefings.reading.language import Token
from briefings.reading.words import (
    CALENDAR,
    COUNTRY_OF,
    FEMALE_NAMES,
    HONORIFICS,
    MALE_NAMES,
    PARTICLES,
    PERSON_NOUNS,
    SUFFIXES,
    TITLES,
)
from briefings.types import Span

#: They join the words of a body's name.
_LINKS = frozenset({"of", "for"})
_DASHES = ("-", "–", "—", "―", "--")
_NAME_TAGS = ("NNP", "NNPS")
#: They make one word with what they touch.
_JOINERS = ("-", "“", "”", '"', "‘", "’", "'", "``", "''")


@dataclass(frozen=True, slots=True)
class NameAt:
    """A name in the text, without title: a run of capitalised words."""

    span: Span
    words: tuple[str, ...]
    #: The recogniser's kind: "PERSON", "ORG", "GPE" …; "" where it sees none.
    label: str
    #: Title directly before it, lower case, "" for none.
    title: str
    unit: int
    paragraph: int
    #: Tokens of its first and last word.
    first: int
    head: int
    dep: str
    quoted: bool
    #: Whether it is the subject of a sentence's main verb, or in apposition to that.
    main: bool
    #: Whether what stands around it is said of people only: an age, an office, a trade.
    personal: bool
    #: Whether "and" joins it to what follows.
    joined: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


def names_in(unit: Unit) -> Iterator[NameAt]:
    """The capitalised names of a sentence, titles cut off."""
    tokens = unit.tokens
    at = 0
    while at < len(tokens):
        if tokens[at].stand_in or not _is_name_word(unit, at):
            at += 1
            continue
        last = _run_end(unit, at)
        yield from _named(unit, at, last)
        at = last + 1


def _is_name_word(unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    return token.tag in _NAME_TAGS and token.text[0].isupper() and any(map(str.isalpha, token.text))


def _run_end(unit: Unit, at: int) -> int:
    """The last token of a name: particles and hyphens inside it, no other name behind it."""
    tokens = unit.tokens
    last = at
    while True:
        step = last + 1
        while step < len(tokens) and _joins(unit, step, last):
            step += 1
        if step >= len(tokens) or not _continues(unit, last, step):
            return last
        last = step


def _joins(unit: Unit, at: int, last: int) -> bool:
    token = unit.tokens[at]
    if unit.inside[at] in unit.nicknames:
        return True
    if token.text == "&":
        return at == last + 1
    if token.text == "-":
        return token.span.start == unit.tokens[at - 1].span.end
    return token.lower in PARTICLES and at - last <= 3


def _continues(unit: Unit, last: int, step: int) -> bool:
    if unit.tokens[step - 1].text == "-" and step - 1 == last + 1:
        if unit.tokens[last].lower in COUNTRY_OF:
            return False
        touches = unit.tokens[step].span.start == unit.tokens[step - 1].span.end
        return touches and unit.tokens[step].text[0].isalpha()
    return _is_name_word(unit, step) and not _opens_another(unit, last, step)


def _opens_another(unit: Unit, last: int, step: int) -> bool:
    """Whether the recogniser starts a second name here; an abbreviated title before it is no name."""
    tokens = unit.tokens
    if tokens[step - 1].text == "-" or tokens[last].text.endswith("."):
        return False
    return tokens[step].entity_start and (bool(tokens[last].entity) or _is_opener(unit, last, step))


def _is_opener(unit: Unit, last: int, step: int) -> bool:
    """“Substitute Jane Doe”: a sentence's first word before somebody's whole name."""
    tokens = unit.tokens
    opens = not any(map(str.isalnum, "".join(token.text for token in tokens[:last] if not token.stand_in)))
    whole = [token.entity for token in tokens[step : step + 2]] == ["PERSON", "PERSON"]
    return opens and whole and tokens[last].lower not in MALE_NAMES | FEMALE_NAMES


def _named(unit: Unit, first: int, last: int) -> Iterator[NameAt]:
    tokens = unit.tokens
    title = ""
    for at in range(first, last):
        given = at == first and at + 1 == last and tokens[at].lower in MALE_NAMES | FEMALE_NAMES
        if not given and _is_title(tokens[at]) and _may_be_titled(tokens[at], tokens[last]):
            title, first = tokens[at].lower.rstrip("."), _behind_title(unit, at, last)
    if not title and first > 0:
        before = tokens[first - 1].lower.rstrip(".")
        title = before if before in TITLES else ""
    words = _joined(tokens[first : last + 1])
    labels = Counter(token.entity for token in tokens[first : last + 1] if token.entity)
    yield NameAt(
        span=unit.parsed.span(first, last),
        words=words,
        label=labels.most_common(1)[0][0] if labels else "",
        title=title,
        unit=unit.index,
        paragraph=unit.paragraph,
        first=first,
        head=last,
        dep=tokens[last].dep,
        quoted=unit.inside[last] >= 0,
        main=_is_main(unit, last),
        joined=last + 1 < len(tokens) and tokens[last + 1].lower in ("and", "&"),
        personal=tokens[last].lower not in TITLES | PERSON_NOUNS
        and ((len(words) > 1 and bool(title)) or _is_of_person(unit, first, last)),
    )


def _is_main(unit: Unit, at: int) -> bool:
    """Whether a token is the subject of the sentence's main verb, or of one beside that."""
    if unit.tokens[at].dep == "appos":
        at = unit.tokens[at].head
    if unit.tokens[at].dep not in ("nsubj", "nsubjpass"):
        return False
    verb = unit.tokens[at].head
    while unit.tokens[verb].dep == "conj" and unit.tokens[verb].head != verb:
        verb = unit.tokens[verb].head
    # “Doe has resigned, officials said”: what is said first is what the sentence is about.
    told = unit.tokens[verb].dep == "ccomp" and unit.tokens[unit.tokens[verb].head].dep == "ROOT"
    return unit.tokens[verb].dep == "ROOT" or (told and verb < unit.tokens[verb].head)


def _is_of_person(unit: Unit, first: int, last: int) -> bool:
    """“Jane Doe, 43, …”, “Jane Doe, who …”, “one passenger, Jane Doe”, “forecaster Jane Doe”."""
    tokens = unit.tokens
    if tokens[last].lower in CALENDAR:
        return False
    if last - first > 1 and tokens[last].lower in SUFFIXES:
        return True
    behind = [token.lower for token in tokens[last + 1 : last + 4]]
    if len(behind) == 3 and behind[0] == "," and (behind[1] == "who" or _is_age(behind)):
        return True
    if first > 1 and tokens[first - 1].text in _DASHES and unit.inside[first - 2] >= 0:
        return True  # “…” — Jane Doe
    beside = unit.parsed.governed(last, "appos") + ([first - 1] if last > first else [])
    if tokens[last].dep == "appos":
        beside.append(tokens[last].head)
    return any(at >= 0 and tokens[at].tag == "NN" and tokens[at].lower in PERSON_NOUNS for at in beside)


def _is_age(words: Sequence[str]) -> bool:
    return words[1].isdigit() and len(words[1]) < 4 and words[2] in ",.;"


def _behind_title(unit: Unit, at: int, last: int) -> int:
    """The word after a title and after what a hyphen adds to it: “president-elect”."""
    after = at + 1
    while after + 1 < last and unit.tokens[after].text == "-":
        after += 2
    return after


def _may_be_titled(title: Token, name: Token) -> bool:
    return name.entity in ("PERSON", "") or title.lower.rstrip(".") in HONORIFICS


def _is_title(token: Token) -> bool:
    return token.lower.rstrip(".") in TITLES


def _joined(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The words of a name, parts that a hyphen joins and a nickname's marks put together."""
    words: list[str] = []
    end = -1
    for token in tokens:
        if token.span.start == end and (token.text in _JOINERS or words[-1].endswith(_JOINERS)):
            words[-1] += token.text
        else:
            words.append(token.text)
        end = token.span.end
    return tuple(words)


def whole(unit: Unit, name: NameAt) -> Span:
    """A body's name to its end: “Federal Bureau of Prisons”, “Association of Bakers and Millers”."""
    last, links = name.head, _LINKS
    while last + 1 < len(unit.tokens) and unit.tokens[last + 1].lower in links:
        at = last + 2
        if at + 1 < len(unit.tokens) and unit.tokens[at].lower == "the":
            at += 1
        if at >= len(unit.tokens) or not _is_capital(unit, at):
            break
        last, links = _end_of_capitals(unit, at), _LINKS | {"and"}
    return unit.parsed.span(name.first, last)


def _end_of_capitals(unit: Unit, at: int) -> int:
    while at + 1 < len(unit.tokens) and _is_capital(unit, at + 1):
        at += 1
    return at


def _is_capital(unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    return token.tag.startswith("NN") and token.text[0].isupper() and unit.inside[at] < 0

"""Articles about happenings that never were, made of the project's own word lists."""

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

_LISTS = Path(__file__).parents[2] / "briefings" / "reading" / "words.toml"
_WORDS = tomllib.loads(_LISTS.read_text("utf-8"))
_OUTLETS = ("Alder Gazette", "Coast Wire", "River Herald", "Tide Bulletin")
_BEGINNINGS = ("Bro", "Hal", "Tar", "Quil", "Wes", "Nor", "Dun", "Fen", "Mar", "Old", "Kes", "Var")
_MIDDLES = ("ken", "der", "ming", "vel", "low", "stan", "grim", "ble", "rin", "tho")
_ENDINGS = ("mouth", "ford", "by", "wick", "holm", "stead", "ton", "dale")
_THINGS = (
    "bridge",
    "tunnel",
    "harbour",
    "railway",
    "dam",
    "museum",
    "theatre",
    "reservoir",
    "mine",
    "airport",
)


def _list(table: str, key: str) -> list[str]:
    return [word for word in str(_WORDS[table][key]).split() if word.isalpha()]


_NAMES = _list("first_names", "female") + _list("first_names", "male")
_NOUNS = sorted({*_list("nouns", "body"), *_list("nouns", "document"), *_list("nouns", "person"), *_THINGS})
_VERBS = ("said", "announced", "insisted", "warned", "argued", "explained")
_HEADLINES = (
    "{place} {a} closed after {b}",
    "{a} of {place} finds {b}",
    "{b} divides {place} {a}",
    "{place}: {a} loses its {b}",
    "New {a} for {place} as {b} fails",
)
_SENTENCES = (
    "The {a} of {place} was closed on Monday because of the {b}, {first} {verb}.",
    "The {c} of {place} needs {number} million crowns for a {d}, {second} told the {outlet}.",
    "“The {a} will have its {e} again in May,” {second} {verb}.",
    "A {f} against the {c} may follow, according to {first}.",
    "Nobody in {place} had expected the {g}, {second} {verb}.",
    "The {h} has not answered the {g}, {first} {verb}.",
    "The {e} was founded in {year} beside the {f}.",
)


class Happening:
    """One happening, which four outlets tell in their own ways."""

    def __init__(self, number: int) -> None:
        self._rolls = random.Random(number)
        self._words = dict(zip("abcdefgh", self._rolls.sample(_NOUNS, 8), strict=True))
        self._words["place"] = f"{self._surname()}{self._rolls.choice(_ENDINGS)}"
        self._words["first"] = f"{self._rolls.choice(_NAMES).capitalize()} {self._surname()}"
        self._words["second"] = f"{self._rolls.choice(_NAMES).capitalize()} {self._surname()}"
        self._words["number"] = str(self._rolls.randint(3, 900))
        self._words["year"] = str(self._rolls.randint(1700, 1999))
        self._headline = self._rolls.choice(_HEADLINES)

    def _surname(self) -> str:
        return f"{self._rolls.choice(_BEGINNINGS)}{self._rolls.choice(_MIDDLES)}"

    def report(self, outlet: str) -> str:
        """The happening as this outlet has it."""
        told = [_SENTENCES[0], *self._rolls.sample(_SENTENCES[1:], 4)]
        lines = [self._headline, outlet, *told]
        verb = self._rolls.choice(_VERBS)
        return "\n\n".join(line.format(**self._words, outlet=outlet, verb=verb) for line in lines) + "\n"


def reports(number: int) -> Iterator[str]:
    """So many reports, those of one happening together."""
    for index in range(number):
        if index % len(_OUTLETS) == 0:
            happening = Happening(index)
        yield happening.report(_OUTLETS[index % len(_OUTLETS)])


def write(folder: Path, number: int) -> None:
    """Put so many reports into a folder, in an order that mixes the happenings."""
    folder.mkdir(parents=True)
    names = [f"{index:04}.txt" for index in range(number)]
    random.Random(number).shuffle(names)
    for name, report in zip(names, reports(number), strict=True):
        (folder / name).write_text(report, encoding="utf-8")

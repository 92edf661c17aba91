"""Articles about happenings that never were, made of the project's own word lists."""

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

_WORDS = tomllib.loads((Path(__file__).parents[2] / "briefings" / "words.toml").read_text("utf-8"))
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
_BODIES = _list("nouns", "body")
_DOCUMENTS = _list("nouns", "document")
_VERBS = ("said", "announced", "insisted", "warned", "argued", "explained")


class Happening:
    """One happening, which four outlets tell in their own ways."""

    def __init__(self, number: int) -> None:
        rolls = random.Random(number)
        self._rolls = rolls
        self._place = f"{rolls.choice(_BEGINNINGS)}{rolls.choice(_MIDDLES)}{rolls.choice(_ENDINGS)}"
        self._thing = rolls.choice(_THINGS)
        self._body = rolls.choice(_BODIES)
        self._people = [self._person() for _ in range(2)]
        self._number = rolls.randint(3, 900)
        self._document = rolls.choice(_DOCUMENTS)

    def _person(self) -> str:
        surname = f"{self._rolls.choice(_BEGINNINGS)}{self._rolls.choice(_MIDDLES)}"
        return f"{self._rolls.choice(_NAMES).capitalize()} {surname}"

    def report(self, outlet: str) -> str:
        """The happening as this outlet has it."""
        verb, other = self._rolls.sample(_VERBS, 2)
        place, thing, body, number = self._place, self._thing, self._body, self._number
        first, second = self._people
        headline = f"{place} {thing} closed after {self._document}"
        sentences = [
            f"The {thing} of {place} was closed on Monday, {first} {verb}.",
            f"The {body} of {place} needs {number} million crowns, {second} told the {outlet}.",
            f"“The {thing} will open again in May,” {second} {other}.",
            f"A {self._document} of the {body} may follow, according to {first}.",
            f"The {thing} was built in {1700 + number % 300}.",
        ]
        told = self._rolls.sample(sentences[1:], 3)
        return "\n\n".join([headline, outlet, sentences[0], *told]) + "\n"


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

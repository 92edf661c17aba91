"""What a correction does to one sentence."""

from enum import StrEnum

from briefings.claims.numbers import numbers
from briefings.claims.wording import hedgings


class Rewording(StrEnum):
    NUMBER = "number"
    HEDGE = "hedge"
    WORDING = "wording"


def rewording(before: str, after: str) -> Rewording:
    """The weightiest thing that is otherwise."""
    if _values(before) != _values(after):
        return Rewording.NUMBER
    if _hedges(before) != _hedges(after):
        return Rewording.HEDGE
    return Rewording.WORDING


def _values(text: str) -> list[float]:
    return sorted(number.value for number in numbers(text))


def _hedges(text: str) -> list[str]:
    return sorted(hedging.hedge for hedging in hedgings(text))

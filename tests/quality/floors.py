"""Pinned floors: no figure on the repository's gold may fall below its floor, and floors only rise."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

PATH = Path(__file__).with_name("floors.toml")
#: About one quote: what another processor's rounding in the parser may change.
_SLACK = 1.0
_HEAD = "# Per cent on the gold in data/; raised by `python -m tests.quality --update`, never lowered.\n"


class LowerFloorError(ValueError):
    """A figure is below its floor, so the floors can't be raised to it."""


def load(path: Path = PATH) -> dict[str, float]:
    """The floors by the figures' names."""
    return {name: float(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Figures under their floor: what they are and what they must be."""
    return {
        name: (figures.get(name, 0.0), floor)
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    }


def raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """New floors just under the figures; raises LowerFloorError where that would lower one."""
    fallen = below(figures, floors)
    if fallen:
        name, (figure, floor) = next(iter(sorted(fallen.items())))
        raise LowerFloorError(f"{name} is {figure}, its floor {floor}: a floor is never lowered")
    return {name: max(floors.get(name, 0.0), round(figure - _SLACK, 1)) for name, figure in figures.items()}


def save(floors: Mapping[str, float], path: Path = PATH) -> None:
    """Writes the floors."""
    lines = "".join(f"{name} = {value}\n" for name, value in floors.items())
    path.write_text(_HEAD + lines, encoding="utf-8")

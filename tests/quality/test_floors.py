"""The gate: what is read in the repository's gold never gets worse."""

from pathlib import Path

import pytest

from briefings.reading.language import Language
from tests.quality import floors
from tests.quality.measuring import GUM, measure, read_set


def test_no_figure_is_under_its_floor() -> None:
    texts, gold, found = read_set(GUM, Language.load())
    figures = dict(measure(texts, gold, found).items())
    assert floors.below(figures, floors.load()) == {}


def test_every_figure_has_a_floor() -> None:
    texts, gold, _ = read_set(GUM, Language.load())
    assert set(floors.load()) == {name for name, _ in measure(texts, gold, gold).items()}


def test_a_figure_under_its_floor_is_named() -> None:
    assert floors.below({"quoted_f1": 80.0}, {"quoted_f1": 90.0, "speaker": 10.0}) == {
        "quoted_f1": (80.0, 90.0),
        "speaker": (0.0, 10.0),
    }


def test_floors_rise_to_just_under_the_figures() -> None:
    assert floors.raised({"quoted_f1": 95.0}, {"quoted_f1": 90.0}) == {"quoted_f1": 94.0}


def test_floors_stay_where_the_figures_rose_by_less_than_one_quote() -> None:
    assert floors.raised({"quoted_f1": 90.4}, {"quoted_f1": 90.0}) == {"quoted_f1": 90.0}


def test_no_floor_is_lowered() -> None:
    with pytest.raises(floors.LowerFloorError, match=r"quoted_f1 is 89\.0, its floor 90\.0"):
        floors.raised({"quoted_f1": 89.0}, {"quoted_f1": 90.0})


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors.save({"quoted_f1": 94.0}, tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml") == {"quoted_f1": 94.0}

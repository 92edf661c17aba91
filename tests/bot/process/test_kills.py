"""The product killed in the middle of loading, as often as a test has time for."""

from pathlib import Path

from tests.benchmarks import kills


def test_a_load_that_is_killed_ends_as_one_that_was_left_alone(tmp_path: Path) -> None:
    result = kills.run(tmp_path, number=60, kills=3)
    assert sum(len(members) for members in result.undisturbed) == 60
    assert result.killed == result.undisturbed

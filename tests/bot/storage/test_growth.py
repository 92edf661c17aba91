"""The benchmark of growth, in a size that costs nothing: it runs, and finds the stories that it made up."""

import pytest

from tests.benchmarks import growth


async def test_growth_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    await growth.run([150])
    heading, line = capsys.readouterr().out.splitlines()
    assert heading.startswith("articles")
    assert line.split()[0] == "150"
    assert float(line.split()[-1]) > 0.95

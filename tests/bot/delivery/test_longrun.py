"""The bounded form of `python -m tests.longrun`."""

from pathlib import Path

import pytest

from tests import longrun


@pytest.mark.timeout(300)
async def test_every_chat_ends_with_the_newest_card_whatever_goes_wrong(tmp_path: Path) -> None:
    report = await longrun.run(tmp_path, 40, 2)
    assert report.behind == []
    assert report.current + report.unknown == report.reachable == 39
    assert report.unknown <= 1
    assert report.twice <= report.logged_repeats
    assert (report.too_early, report.over_the_limits) == (0, 0)
    assert (report.struck > 0, report.paused) == (True, 1)

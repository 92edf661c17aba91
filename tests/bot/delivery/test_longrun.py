"""The bounded form of `python -m tests.longrun`."""

from pathlib import Path

import pytest

from tests import longrun


@pytest.mark.timeout(300)
async def test_every_chat_ends_with_the_newest_card_whatever_goes_wrong(
    tmp_path: Path, store_url: str
) -> None:
    report = await longrun.run(tmp_path, store_url, longrun.Plan(chats=40, kills=2), print)
    assert (report.behind, report.disordered) == ([], [])
    assert report.current + report.unknown == report.reachable == 39
    assert report.unlogged_repeats == 0
    assert report.repeats <= report.possible_repeats
    assert (report.too_early, report.over_the_limits) == (0, 0)
    assert (report.struck > 0, report.paused, report.moved) == (True, 1, 1)

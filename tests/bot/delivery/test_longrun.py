"""The bounded form of `python -m tests.longrun`, on each database."""

from pathlib import Path

import pytest

from tests import longrun
from tests.longrun import Plan


@pytest.mark.timeout(600)
async def test_every_chat_ends_with_the_newest_card_whatever_goes_wrong(
    tmp_path: Path, store_url: str
) -> None:
    plan = Plan(300, kills=2) if store_url.startswith("sqlite") else Plan(60, kills=1, fast=True)
    report = await longrun.run(tmp_path, store_url, plan, print)
    assert (report.behind, report.disordered) == ([], [])
    assert report.current + report.unknown == report.reachable == plan.chats - report.paused
    assert report.unlogged_repeats == 0
    assert report.repeats <= report.possible_repeats
    assert report.too_early == 0
    assert report.over_the_limits == 0
    assert min(report.struck, report.paused, report.moved) > 0

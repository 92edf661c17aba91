"""A load that ended anywhere goes on as it was planned: the stories are those of an undisturbed one."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.storage import Database, articles, stories
from bot.storage.working import WorkingSet
from bot.stories.ingest import load
from briefings.grouping.terms import Terms, terms_of
from briefings.types import Article, Briefing, Reading
from tests.bot import invented
from tests.bot.fake_reader import FakeReader

_REPORTS = 60


class Killed(Exception):
    """Stands for the end of the process."""


class DyingReader(FakeReader):
    """Groups by words; dies after so many briefings."""

    def __init__(self, briefings: int) -> None:
        super().__init__()
        self._left = briefings

    async def terms(self, articles: Sequence[Article]) -> list[Terms]:
        return [terms_of(one) for one in articles]

    async def brief(self, readings: Sequence[Reading]) -> Briefing:
        if self._left == 0:
            raise Killed
        self._left -= 1
        return await super().brief(readings)


async def _stories(store: Database) -> Counter[frozenset[str]]:
    async with store.reading() as connection:
        rows = await stories.page(connection, 1, _REPORTS)
        return Counter([frozenset(await articles.of_story(connection, row.number)) for row in rows])


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Few reports each of happenings that sound alike: what joins what depends on what came before."""
    folder = tmp_path_factory.mktemp("invented") / "reports"
    invented.write(folder, 500)
    return sorted(folder.iterdir())[:_REPORTS]


async def test_a_load_that_ended_anywhere_ends_as_an_undisturbed_one(
    store: Database, tmp_path: Path, reports: list[Path]
) -> None:
    async with Database(f"sqlite:///{tmp_path / 'undisturbed.db'}") as undisturbed:
        await load(reports, undisturbed, DyingReader(-1))
        expected = await _stories(undisturbed)
    for briefings in (16, 1):
        store.working = WorkingSet()
        with pytest.raises(Killed):
            await load(reports, store, DyingReader(briefings))
    await load(reports, store, DyingReader(-1))
    assert await _stories(store) == expected

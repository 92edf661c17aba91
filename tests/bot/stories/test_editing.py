"""What operators decide is done whole, kept, and obeyed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.reading.reader import ReadingError
from bot.storage import Database, briefings, decisions, stories
from bot.stories.assigning import Assignment
from bot.stories.editing import Editor
from bot.stories.ingest import load
from bot.stories.obeying import obey
from briefings.types import ChangeKind
from tests.bot.fake_reader import FakeReader
from tests.samples import article

TEXTS = (
    "Flood closes bridge\nOne.",
    "Flood takes bridge\nTwo.",
    "Train is late\nThree.",
    "Strike goes on\nFour.",
)


@pytest.fixture
async def known(store: Database, tmp_path: Path) -> Database:
    """Stories 1 (two reports), 2 and 3 (one each)."""
    await load([_written(tmp_path / "texts", TEXTS)], store, FakeReader())
    return store


def _written(folder: Path, texts: Sequence[str]) -> Path:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{len(list(folder.iterdir()))}-{number}.txt").write_text(text)
    return folder


async def _reports(store: Database) -> dict[int, int]:
    async with store.reading() as connection:
        return {row.number: row.reports for row in await stories.page(connection, 1, 50)}


async def _kinds(store: Database, number: int) -> set[ChangeKind]:
    async with store.reading() as connection:
        found = await briefings.latest(connection, number)
    assert found is not None
    return {item.kind for item in found.change.items}


async def _ids(store: Database, number: int) -> list[str]:
    async with store.reading() as connection:
        found = await briefings.latest(connection, number)
    assert found is not None
    return [card.id for card in found.briefing.articles]


async def test_merge_moves_everything(known: Database) -> None:
    assert await Editor(known, FakeReader()).merge(2, 1)
    assert await _reports(known) == {2: 3, 3: 1}
    assert ChangeKind.REPORT_ADDED in await _kinds(known, 2)
    async with known.reading() as connection:
        found = await briefings.latest(connection, 1)
    assert found is not None
    assert found.story == 2


@pytest.mark.parametrize(("one", "other"), [(1, 1), (1, 99), (99, 1)])
async def test_merge_needs_two_stories(known: Database, one: int, other: int) -> None:
    assert not await Editor(known, FakeReader()).merge(one, other)
    assert await _reports(known) == {1: 2, 2: 1, 3: 1}


async def test_split_makes_a_story_with_a_first_version(known: Database) -> None:
    chosen = (await _ids(known, 1))[:1]
    assert await Editor(known, FakeReader()).split(1, 1, chosen) == 4
    assert await _reports(known) == {1: 1, 2: 1, 3: 1, 4: 1}
    assert await _ids(known, 4) == chosen
    assert await _kinds(known, 4) == {ChangeKind.STORY}
    assert ChangeKind.REPORT_WITHDRAWN in await _kinds(known, 1)


async def test_split_is_refused_where_the_story_is_another_by_now(known: Database) -> None:
    ids = await _ids(known, 1)
    editor = Editor(known, FakeReader())
    assert await editor.split(1, 7, ids[:1]) is None
    assert await editor.split(1, 1, ids) is None
    assert await editor.split(1, 1, [*ids[:1], "unknown"]) is None
    assert await editor.split(1, 1, []) is None
    assert await _reports(known) == {1: 2, 2: 1, 3: 1}


@pytest.mark.parametrize("step", ["briefed"])
async def test_what_can_t_be_briefed_changes_nothing(known: Database, step: str) -> None:
    with pytest.raises(ReadingError):
        await Editor(known, FakeReader("fake 2", refuses=step)).merge(1, 2)
    assert await _reports(known) == {1: 2, 2: 1, 3: 1}


async def test_what_was_taken_apart_stays_apart(known: Database, tmp_path: Path) -> None:
    first = (await _ids(known, 1))[:1]
    await Editor(known, FakeReader()).split(1, 1, first)
    await load(
        [_written(tmp_path / "more", ["Flood again\nFive.", "Flood and Train\nSix."])], known, FakeReader()
    )
    reports = await _reports(known)
    assert sum(reports.values()) == 6
    assert {1, 4} <= reports.keys()


async def test_a_merged_story_inherits_what_it_is_apart_from(known: Database) -> None:
    editor = Editor(known, FakeReader())
    await editor.split(1, 1, (await _ids(known, 1))[:1])
    await editor.merge(2, 4)
    async with known.reading() as connection:
        assert await decisions.kept_apart(connection) == {(1, 2), (2, 1)}
    await editor.merge(1, 2)
    async with known.reading() as connection:
        assert await decisions.kept_apart(connection) == frozenset()


async def test_a_name_stays_when_the_story_grows(known: Database, tmp_path: Path) -> None:
    await Editor(known, FakeReader()).name(1, "The great flood")
    await load([_written(tmp_path / "more", ["Flood again\nFive."])], known, FakeReader())
    async with known.reading() as connection:
        rows = await stories.search(connection, "great fl", 5)
    assert [(row.headline, row.reports) for row in rows] == [("The great flood", 3)]


def test_obey() -> None:
    flood, train = article("f", "Flood", "Water in the town."), article("t", "Train", "Nothing on rails.")
    wet, late = article("w", "Flood", "More water in town."), article("l", "Train", "Rails are broken.")
    members = {1: (flood,), 2: (train,), 3: ()}
    waiting = {"w": wet, "l": late}
    apart = {(1, 2), (2, 1)}
    given = [Assignment(1, (2,), ("w", "l"))]
    assert obey(given, apart, members, waiting) == [Assignment(1, (), ("w",)), Assignment(2, (), ("l",))]
    assert obey(given, (), members, waiting) == given
    free = [Assignment(None, (), ("w",)), Assignment(1, (3,), ("l",))]
    assert obey(free, apart, members, waiting) == free

"""From files to stored briefings: what is stored, what is told, and what a second load does."""

import asyncio
from pathlib import Path

import pytest

from bot.storage import Database, articles, briefings, stories
from bot.storage.briefings import Version
from bot.stories.ingest import load
from bot.stories.tally import Line, Summary
from briefings.types import StoryRow
from tests.bot.fake_reader import FakeReader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two reports of one story and one of another."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Flood closes bridge\nOne.")
    (folder / "b.txt").write_text("Train is late\nTwo.")
    (folder / "c.txt").write_text("Flood takes bridge\nThree.")
    return folder


async def _rows(store: Database) -> list[StoryRow]:
    async with store.reading() as connection:
        return sorted(await stories.page(connection, 1, 1000), key=lambda row: row.number)


async def _latest(store: Database, number: int = 1) -> Version:
    async with store.reading() as connection:
        found = await briefings.latest(connection, number)
    assert found is not None
    return found


def _reports(rows: list[StoryRow]) -> dict[int, int]:
    return {row.number: row.reports for row in rows}


async def test_a_folder_becomes_stories_in_the_order_of_its_files(store: Database, folder: Path) -> None:
    summary = await load([folder], store, FakeReader())
    assert summary == Summary(files=3, new=3, known=0, stories=(1, 2), failures=(), notes=())
    assert _reports(await _rows(store)) == {1: 2, 2: 1}
    assert (await _latest(store)).briefing.headline.text == "Flood closes bridge"


async def test_loading_twice_changes_nothing(store: Database, folder: Path) -> None:
    reader = FakeReader()
    await load([folder], store, reader)
    before = await _rows(store), await _latest(store), len(reader.read_articles)
    summary = await load([folder], store, reader)
    assert summary == Summary(files=3, new=0, known=3, stories=(), failures=(), notes=())
    assert (await _rows(store), await _latest(store), len(reader.read_articles)) == before


@pytest.mark.parametrize(
    "loads",
    [
        pytest.param([["a", "c"]], id="together"),
        pytest.param([["c", "a"]], id="together, the other way round"),
        pytest.param([["a"], ["c"]], id="one after the other"),
        pytest.param([["c"], ["a"]], id="one after the other, the other way round"),
        pytest.param([["a"], ["a", "c"], ["c", "a"]], id="again and again"),
        pytest.param([["a", "a", "c", "c"]], id="each twice"),
    ],
)
async def test_no_order_of_loading_changes_the_briefing(
    store: Database, folder: Path, loads: list[list[str]]
) -> None:
    for names in loads:
        await load([folder / f"{name}.txt" for name in names], store, FakeReader())
    briefing = (await _latest(store)).briefing
    assert [card.headline.text for card in briefing.articles] == ["Flood closes bridge", "Flood takes bridge"]
    assert [row.number for row in await _rows(store)] == [1]


async def test_a_story_that_grows_reads_only_what_is_new(store: Database, folder: Path) -> None:
    reader = FakeReader()
    await load([folder / "a.txt"], store, reader)
    summary = await load([folder / "c.txt"], store, reader)
    assert reader.read_articles == ["a.txt", "c.txt"]
    assert summary.stories == (1,)
    assert (await _latest(store)).number == 2


async def test_two_stories_that_prove_to_be_one_keep_the_first_number(store: Database, folder: Path) -> None:
    await load([folder], store, FakeReader())
    (folder / "d.txt").write_text("Flood and Train\nFour.")
    summary = await load([folder], store, FakeReader())
    assert (summary.new, summary.known, summary.stories) == (1, 3, (1,))
    assert _reports(await _rows(store)) == {1: 4}
    assert (await _latest(store, 2)).story == 1


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("loaded", id="a file that is no article"),
        pytest.param("read", id="an article that can't be read"),
        pytest.param("briefed", id="an article that spoils its story"),
    ],
)
async def test_one_broken_file_does_not_stop_the_rest(store: Database, folder: Path, step: str) -> None:
    broken = folder / "b2.txt"
    broken.write_text(f"Flood again\nThis cannot be {step}.")
    for _ in range(2):
        summary = await load([folder], store, FakeReader())
        assert summary.failures == (Line(str(broken), f"it can't be {step}"),)
        assert _reports(await _rows(store)) == {1: 2, 2: 1}
    broken.write_text("Flood again\nMended.")
    summary = await load([folder], store, FakeReader())
    assert (summary.new, summary.failures) == (1, ())
    assert _reports(await _rows(store)) == {1: 3, 2: 1}


async def test_a_story_that_takes_too_long_is_waited_for_once(store: Database, folder: Path) -> None:
    (folder / "d.txt").write_text("Flood again\nThis takes for ever.")
    reader = FakeReader()
    summary = await load([folder], store, reader)
    names = [folder / name for name in ("a.txt", "c.txt", "d.txt")]
    assert summary.failures == tuple(Line(str(name), "it took too long") for name in names)
    assert _reports(await _rows(store)) == {1: 1}
    assert reader.waits == 1


async def test_a_story_that_can_t_be_made_anew_stays_as_it_is(store: Database, folder: Path) -> None:
    await load([folder], store, FakeReader())
    before = await _rows(store)
    summary = await load([], store, FakeReader("fake 2", refuses="briefed"))
    assert summary.failures == (
        Line(str(folder / "a.txt"), "it can't be briefed"),
        Line(str(folder / "b.txt"), "it can't be briefed"),
    )
    assert await _rows(store) == before


async def test_when_grouping_fails_each_new_file_is_named(store: Database, folder: Path) -> None:
    await load([folder / "a.txt"], store, FakeReader())
    (folder / "b.txt").write_text("Train\nThis cannot be grouped.")
    summary = await load([folder], store, FakeReader())
    names = [folder / "b.txt", folder / "c.txt"]
    assert summary.failures == tuple(Line(str(name), "it can't be grouped") for name in names)
    assert _reports(await _rows(store)) == {1: 1}


async def test_what_is_worth_knowing_is_told(store: Database, folder: Path) -> None:
    (folder / "a.txt").write_text("Flood\nguessed")
    summary = await load([folder], store, FakeReader())
    assert summary.notes == (Line(str(folder / "a.txt"), "encoding guessed"),)
    assert (await load([folder], store, FakeReader())).notes == ()


async def test_progress_is_told_after_each_file(store: Database, folder: Path) -> None:
    (folder / "a2.txt").write_text("Train\nThis cannot be loaded.")
    await load([folder / "b.txt"], store, FakeReader())
    told: list[tuple[int, int, str]] = []
    await load([folder], store, FakeReader(), lambda *one: told.append(one))
    assert [(done, total) for done, total, _ in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert sorted(Path(path).name for _, _, path in told) == ["a.txt", "a2.txt", "b.txt", "c.txt"]


async def test_nothing_to_load_is_no_error(store: Database, tmp_path: Path) -> None:
    assert await load([], store, FakeReader()) == Summary(0, 0, 0, (), (), ())


async def test_other_rules_make_briefings_anew(store: Database, folder: Path) -> None:
    await load([folder], store, FakeReader())
    other = FakeReader("fake 2", unsourced=7)
    summary = await load([], store, other)
    assert summary == Summary(0, 0, 0, (1, 2), (), ())
    assert len(other.read_articles) == 3
    version = await _latest(store)
    assert (version.number, version.briefing.unsourced) == (2, 7)
    await load([], store, other)
    assert len(other.read_articles) == 3


async def test_two_may_make_briefings_anew_at_once(store: Database, folder: Path) -> None:
    await load([folder], store, FakeReader())
    await asyncio.gather(*(load([], store, FakeReader("fake 2", unsourced=7)) for _ in range(2)))
    versions = [await _latest(store, number) for number in (1, 2)]
    assert [(one.number, one.briefing.unsourced) for one in versions] == [(2, 7), (2, 7)]


async def test_other_rules_that_say_the_same_make_no_version(store: Database, folder: Path) -> None:
    await load([folder], store, FakeReader())
    before = await _rows(store)
    assert (await load([], store, FakeReader("fake 2"))).stories == ()
    assert await _rows(store) == before


async def test_more_files_than_are_held_at_a_time(store: Database, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(450):
        (folder / f"{number:03}.txt").write_text(f"Story{number % 3} goes on\nPart {number}.")
    await load([folder], store, FakeReader())
    assert _reports(await _rows(store)) == {1: 150, 2: 150, 3: 150}


async def test_two_loads_at_once_end_as_one(store: Database, folder: Path) -> None:
    for number in range(20):
        (folder / f"s{number:02}.txt").write_text(f"Story{number} goes on\nText.")
    summaries = await asyncio.gather(*(load([folder], store, FakeReader()) for _ in range(3)))
    assert sum(summary.new for summary in summaries) == 23
    assert sum(_reports(await _rows(store)).values()) == 23
    assert [row.number for row in await _rows(store)] == list(range(1, 23))


@pytest.mark.parametrize("steps", range(0, 60, 5))
async def test_a_load_may_be_cancelled_anywhere(store: Database, folder: Path, steps: int) -> None:
    task = asyncio.create_task(load([folder], store, FakeReader()))
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await load([folder], store, FakeReader())
    assert _reports(await _rows(store)) == {1: 2, 2: 1}
    async with store.reading() as connection:
        assert len(await articles.of_story(connection, 1)) == 2

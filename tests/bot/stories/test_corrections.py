"""Articles that are loaded again with another text."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.storage import Database, articles, briefings, stories
from bot.storage.briefings import Version
from bot.stories.editions import first_editions
from bot.stories.ingest import load
from briefings.types import ChangeKind
from tests.bot.fake_reader import FakeReader
from tests.samples import article

OLD = "Flood closes bridge\nThe bridge is closed, 12 people said."
NEW = "Flood closes bridge\nThe bridge is closed, 14 people said."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.txt"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


async def _latest(store: Database, number: int = 1) -> Version:
    async with store.reading() as connection:
        found = await briefings.latest(connection, number)
    assert found is not None
    return found


async def _members(store: Database) -> list[str]:
    async with store.reading() as connection:
        return [one.text for one in (await articles.of_story(connection, 1)).values()]


async def test_a_new_text_takes_the_place_of_the_old_one(store: Database, file: Path) -> None:
    _write(file, OLD)
    await load([file], store, FakeReader())
    before = (await _latest(store)).briefing.articles[0].id
    _write(file, NEW)
    summary = await load([file], store, FakeReader())
    assert (summary.new, summary.known, summary.stories) == (1, 0, (1,))
    version = await _latest(store)
    assert version.number == 2
    assert version.change.state
    kinds = {item.kind for item in version.change.items}
    assert {ChangeKind.CORRECTED, ChangeKind.NUMBER_ALTERED} <= kinds
    assert ChangeKind.REPORT_ADDED not in kinds
    assert [one.before for one in version.briefing.corrections] == [before]
    assert [("14 people" in text, "12 people" in text) for text in await _members(store)] == [(True, False)]
    async with store.reading() as connection:
        archived = await articles.get(connection, before)
    assert archived is not None
    assert "12 people" in archived.text


async def test_an_old_text_that_returns_stays_in_the_archive(store: Database, file: Path) -> None:
    for text in (OLD, NEW, OLD, NEW):
        _write(file, text)
        await load([file], store, FakeReader())
    assert (await _latest(store)).number == 2
    assert "14 people" in (await _members(store))[0]


async def test_a_chain_of_corrections_is_kept_whole(store: Database, file: Path) -> None:
    for people in (12, 13, 14):
        _write(file, OLD.replace("12", str(people)))
        await load([file], store, FakeReader())
    version = await _latest(store)
    assert version.number == 3
    chain = version.briefing.corrections
    assert chain[0].article == chain[1].before
    assert [pair[0].text for one in chain for pair in one.altered] == [
        "The bridge is closed, 12 people said.",
        "The bridge is closed, 13 people said.",
    ]


async def test_two_texts_of_one_article_in_one_load(store: Database, tmp_path: Path) -> None:
    for folder, text in (("1", OLD), ("2", NEW)):
        _write(tmp_path / folder / "a.txt", text)
    summary = await load([tmp_path / "1" / "a.txt", tmp_path / "2" / "a.txt"], store, FakeReader())
    assert (summary.new, summary.failures) == (2, ())
    assert (await _latest(store)).number == 2
    assert "14 people" in (await _members(store))[0]


async def test_a_correction_leaves_the_other_reports_alone(store: Database, tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    _write(one, OLD)
    _write(other, "Flood takes bridge\nThe bridge is gone.")
    await load([one, other], store, FakeReader())
    _write(one, NEW)
    await load([one, other], store, FakeReader())
    version = await _latest(store)
    assert len(version.briefing.articles) == 2
    async with store.reading() as connection:
        assert await stories.count(connection) == 1


async def test_a_text_that_says_the_same_is_no_correction(store: Database, file: Path) -> None:
    _write(file, OLD)
    await load([file], store, FakeReader())
    before = await _latest(store)
    _write(file, OLD.replace(" closed,", "  closed,"))
    for known in (0, 1):
        summary = await load([file], store, FakeReader())
        assert (summary.stories, summary.known, summary.failures) == ((), known, ())
    assert await _latest(store) == before


async def test_a_correction_that_can_t_be_read_changes_nothing(store: Database, file: Path) -> None:
    _write(file, OLD)
    await load([file], store, FakeReader())
    before = await _latest(store)
    for step in ("read", "briefed"):
        _write(file, f"{OLD} This cannot be {step}.")
        summary = await load([file], store, FakeReader())
        assert [line.text for line in summary.failures] == [f"it can't be {step}"]
    assert await _latest(store) == before


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param((None, None), ["a"], id="without dates, the one that came first"),
        pytest.param((2, 1), ["b"], id="the one that was published first"),
        pytest.param((1, 2), ["a"], id="the same, the other way round"),
    ],
)
def test_first_editions(days: tuple[int | None, int | None], expected: list[str]) -> None:
    waiting = {
        name: replace(
            article(name),
            url="https://example.org/page",
            published_at=datetime(2026, 3, day) if day else None,  # noqa: DTZ001  as printed
        )
        for name, day in zip("ab", days, strict=True)
    }
    assert list(first_editions(waiting)) == expected

"""Loading with nothing replaced: the shipped articles, the real reader, and loads that are killed."""

import random
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.reading.reader import ReaderProcess
from bot.storage import Database, articles, briefings, payloads, stories
from bot.stories.ingest import load
from tests.bot.fake_reader import FakeReader

_ROOT = Path(__file__).parents[3]
_SHIPPED = _ROOT / "data" / "articles"
_ONE, _OTHER = _SHIPPED / "eu-global-atacms.txt", _SHIPPED / "ukrainska-pravda-atacms.txt"


@pytest.fixture
async def reader() -> AsyncIterator[ReaderProcess]:
    async with ReaderProcess() as process:
        yield process


async def _state(store: Database) -> list[tuple[int, str, list[str]]]:
    """Number, briefing and articles of each story."""
    state = []
    async with store.reading() as connection:
        for number in range(1, await stories.count(connection) + 1):
            version = await briefings.latest(connection, number)
            assert version is not None
            members = sorted(await articles.of_story(connection, number))
            state.append((version.story, payloads.of_briefing(version.briefing), members))
    return state


async def test_no_order_of_loading_changes_a_byte(tmp_path: Path, reader: ReaderProcess) -> None:
    orders = ([[_ONE, _OTHER]], [[_ONE], [_OTHER]], [[_OTHER], [_ONE]], [[_OTHER, _ONE], [_SHIPPED], [_ONE]])
    states = []
    for number, loads in enumerate(orders):
        async with Database(f"sqlite:///{tmp_path / str(number)}.db") as store:
            for paths in loads:
                summary = await load(paths, store, reader)
                assert summary.failures == ()
            states.append(await _state(store))
    assert [number for number, _, _ in states[0]] == [1]
    assert states == [states[0]] * len(orders)


async def test_a_second_load_makes_no_version(store: Database, reader: ReaderProcess) -> None:
    first = await load([_SHIPPED], store, reader)
    again = await load([_SHIPPED], store, reader)
    assert (first.new, first.known, first.stories) == (2, 0, (1,))
    assert (again.new, again.known, again.stories) == (0, 2, ())
    async with store.reading() as connection:
        version = await briefings.latest(connection, 1)
    assert version is not None
    assert version.number == 1


async def test_what_is_no_article_gets_one_line(tmp_path: Path, reader: ReaderProcess) -> None:
    contents = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 20,
        "over 5 MB.txt": b"word " * 1_100_000,
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    broken = [tmp_path / name for name in (*contents, "no such file.txt")]
    async with Database(f"sqlite:///{tmp_path / 'store.db'}") as store:
        summary = await load([*broken, _ONE], store, reader)
    assert [line.path for line in summary.failures] == [str(path) for path in broken]
    for line in summary.failures:
        assert Path(line.path).stem.lower() in line.text.lower()
    assert summary.new == 1


async def test_a_guessed_encoding_is_told(tmp_path: Path, reader: ReaderProcess) -> None:
    path = tmp_path / "old.txt"
    text = _OTHER.read_text(encoding="utf-8").encode("cp1252", errors="ignore")
    path.write_bytes(text)
    async with Database(f"sqlite:///{tmp_path / 'store.db'}") as store:
        summary = await load([path], store, reader)
    assert summary.new == 1
    assert [line.path for line in summary.notes] == [str(path)]
    assert "not UTF-8" in summary.notes[0].text


async def test_a_load_that_is_killed_goes_on_where_it_was(tmp_path: Path, store_url: str) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(90):
        (folder / f"{number:02}.txt").write_text(f"Story{number % 40} goes on\nPart {number}.")
    rolls = random.Random(3)
    for _ in range(3):
        _kill_load(store_url, folder, rolls.uniform(0, 0.1))
    async with Database(store_url) as killed, Database(f"sqlite:///{tmp_path / 'undisturbed.db'}") as store:
        assert (await load([folder], killed, FakeReader())).known > 0
        await load([folder], store, FakeReader())
        assert await _state(killed) == await _state(store)


def _kill_load(url: str, folder: Path, delay: float) -> None:
    """Load in a process of its own, and kill it so long after its first file."""
    command = [sys.executable, "-m", "tests.bot.loader", url, str(folder)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.kill()

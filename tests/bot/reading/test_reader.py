"""The process that reads: what it answers, and that nothing it does ends the bot or outlives it."""

import asyncio
import os
import select
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.reading.reader import ReaderError, ReaderProcess, ReadingError
from tests.samples import article, reading

_ROOT = Path(__file__).parents[3]
_ARTICLES = _ROOT / "data" / "articles"


@pytest.fixture
async def strange() -> AsyncIterator[ReaderProcess]:
    """A reader whose worker misbehaves on request."""
    async with ReaderProcess(module="tests.bot.strange_worker") as reader:
        yield reader


async def _pid(reader: ReaderProcess) -> int:
    return int((await reader.load(Path("pid"))).id)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_files_become_articles_and_their_words() -> None:
    async with ReaderProcess() as reader:
        files = await reader.find([_ARTICLES])
        found = [await reader.load(file) for file in files]
        terms = await reader.terms(found)
    assert [Path(one.path).name for one in found] == ["eu-global-atacms.txt", "ukrainska-pravda-atacms.txt"]
    assert [one.article for one in terms] == [one.id for one in found]


async def test_the_fingerprint_stays_the_same_from_start_to_start() -> None:
    async with ReaderProcess() as first, ReaderProcess() as second, ReaderProcess("other") as other:
        assert await first.fingerprint() == await second.fingerprint() != await other.fingerprint()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(None, "there is no such file|No such file", id="missing"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\x7fELF\x00\x00\x01", "binary", id="binary"),
    ],
)
async def test_a_file_that_is_no_article_is_named(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "broken.txt"
    if content is not None:
        path.write_bytes(content)
    async with ReaderProcess() as reader:
        with pytest.raises(ReadingError, match=why) as raised:
            await reader.load(path)
    assert raised.value.subject == str(path)


async def test_a_file_s_name_need_not_be_unicode(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes((_ARTICLES / "eu-global-atacms.txt").read_bytes())
    async with ReaderProcess() as reader:
        assert (await reader.load(path)).path.endswith("caf?.txt")


async def test_a_model_that_is_not_there_stops_all_reading() -> None:
    async with ReaderProcess("no_such_model") as reader:
        with pytest.raises(ReaderError, match="no_such_model"):
            await reader.read(article("one"))


async def test_readings_come_back_as_they_were_made(strange: ReaderProcess) -> None:
    assert await strange.read(article("one")) == reading(article("one"))


async def test_an_answer_of_ten_megabytes(strange: ReaderProcess) -> None:
    assert len((await strange.load(Path("large"))).text) > 10_000_000


async def test_a_bug_in_the_core_is_one_article_s_failure(strange: ReaderProcess) -> None:
    before = await _pid(strange)
    with pytest.raises(ReadingError, match="fail: RecursionError: too deep"):
        await strange.load(Path("fail"))
    assert await _pid(strange) == before


async def test_what_a_library_prints_does_no_harm(strange: ReaderProcess) -> None:
    assert (await strange.load(Path("print"))).id == "print"
    assert (await strange.load(Path("next"))).id == "next"


async def test_a_worker_that_dies_gets_a_second_try(strange: ReaderProcess, tmp_path: Path) -> None:
    assert (await strange.load(tmp_path / "die once")).id == "die once"


async def test_an_article_that_kills_is_given_up(strange: ReaderProcess) -> None:
    with pytest.raises(ReadingError, match="die: the reading process died"):
        await strange.load(Path("die"))
    assert (await strange.load(Path("next"))).id == "next"


async def test_an_article_that_takes_too_long_is_given_up() -> None:
    async with ReaderProcess(patience=timedelta(seconds=2), module="tests.bot.strange_worker") as reader:
        with pytest.raises(ReadingError, match="hang: reading took longer than 0:00:02"):
            await reader.load(Path("hang"))
        assert (await reader.load(Path("next"))).id == "next"


async def test_who_is_cancelled_leaves_no_answer_to_the_next(strange: ReaderProcess) -> None:
    await _pid(strange)
    task = asyncio.create_task(strange.load(Path("hang")))
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (await strange.load(Path("next"))).id == "next"


async def test_many_may_ask_at_once(strange: ReaderProcess) -> None:
    found = await asyncio.gather(*(strange.load(Path(str(number))) for number in range(50)))
    assert [one.id for one in found] == [str(number) for number in range(50)]


async def test_the_worker_gets_no_secrets(strange: ReaderProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:secret@h/x")
    names = (await strange.load(Path("environment"))).id.split()
    assert "PATH" in names
    assert not {"BOT_TOKEN", "DATABASE_URL"} & set(names)


async def test_a_signal_to_all_processes_does_not_stop_the_worker(strange: ReaderProcess) -> None:
    pid = await _pid(strange)
    assert os.getpgid(pid) != os.getpgid(0)
    os.kill(pid, signal.SIGINT)
    os.kill(pid, signal.SIGTERM)
    assert await _pid(strange) == pid


async def test_the_worker_ends_with_the_reader() -> None:
    async with ReaderProcess(module="tests.bot.strange_worker") as reader:
        pid = await _pid(reader)
        assert _is_alive(pid)
    assert not _is_alive(pid)


async def test_nothing_is_started_that_is_not_needed() -> None:
    async with ReaderProcess(module="no.such.module"):
        pass


_PARENT = """
import asyncio, sys
from pathlib import Path
from bot.reading.reader import ReaderProcess
async def main():
    async with ReaderProcess(module="tests.bot.strange_worker") as reader:
        await reader.load(Path("next"))
        print("ready", flush=True)
        await reader.load(Path(sys.argv[1]))
        await asyncio.sleep(600)
asyncio.run(main())
"""


@pytest.mark.parametrize("busy", [pytest.param("hang", id="busy"), pytest.param("next", id="idle")])
def test_the_worker_ends_when_its_parent_is_killed(busy: str) -> None:
    command = [sys.executable, "-c", _PARENT, busy]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stderr is not None
        assert parent.stdout.readline() == b"ready\n"
        parent.kill()
        # The worker has the parent's standard error too: it ends when both are gone.
        readable, _, _ = select.select([parent.stderr], [], [], 30)
        assert readable
        assert parent.stderr.read() == b""

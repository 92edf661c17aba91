"""Opening, writing, reading, closing; and what is said when that fails."""

import asyncio
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Integer, column, insert, select, table, text, update
from sqlalchemy.exc import TimeoutError

from bot.storage import Database, StorageError
from bot.storage.errors import own_errors

_COUNTERS = table("counters", column("name"), column("value", Integer))
_VALUE = select(_COUNTERS.c.value).where(_COUNTERS.c.name == "arrivals")
_ADD = insert(_COUNTERS)


async def _value(store: Database) -> int:
    async with store.reading() as connection:
        return int((await connection.execute(_VALUE))[0].value)


async def _set(store: Database, value: int) -> None:
    async with store.begin() as connection:
        await connection.execute(update(_COUNTERS).values(value=value))


async def test_a_transaction_is_kept_whole(store: Database) -> None:
    await _set(store, 5)
    assert await _value(store) == 5


async def test_a_transaction_that_fails_leaves_nothing(store: Database) -> None:
    with suppress(ZeroDivisionError):
        async with store.begin() as connection:
            await connection.execute(_ADD, {"name": "other", "value": 1})
            raise ZeroDivisionError
    async with store.reading() as connection:
        assert len(await connection.execute(select(_COUNTERS))) == 1


async def test_reading_does_not_wait_for_a_writer_and_sees_only_what_is_committed(store: Database) -> None:
    async with store.begin() as connection:
        await connection.execute(update(_COUNTERS).values(value=5))
        assert await _value(store) == 0
    assert await _value(store) == 5


async def test_no_update_is_lost_among_many_writers(store: Database) -> None:
    async def increment() -> None:
        for _ in range(20):
            async with store.begin() as connection:
                rows = await connection.execute(_VALUE.with_for_update())
                await connection.execute(update(_COUNTERS).values(value=rows[0].value + 1))

    await asyncio.gather(*(increment() for _ in range(8)))
    assert await _value(store) == 160


async def test_many_readers_at_once(store: Database) -> None:
    await _set(store, 7)
    assert set(await asyncio.gather(*(_value(store) for _ in range(100)))) == {7}


async def test_a_writer_that_is_cancelled_leaves_nothing_and_holds_up_nobody(store: Database) -> None:
    for steps in range(0, 40, 3):
        task = asyncio.create_task(_add_and_wait(store))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with asyncio.timeout(10):
            await _set(store, steps)
        async with store.reading() as connection:
            assert [row.value for row in await connection.execute(select(_COUNTERS))] == [steps]


async def _add_and_wait(store: Database) -> None:
    async with store.begin() as connection:
        await connection.execute(_ADD, {"name": "other", "value": 1})
        await asyncio.sleep(60)


async def test_what_is_open_for_reading_does_not_write(tmp_path: Path) -> None:
    async with Database(f"sqlite:///{tmp_path / 'store.db'}") as store:
        with pytest.raises(StorageError, match="read-only"):
            async with store.reading() as connection:
                await connection.execute(_ADD, {"name": "other", "value": 1})


async def test_sqlite_commits_outlive_a_power_cut(tmp_path: Path) -> None:
    async with (
        Database(f"sqlite:///{tmp_path / 'store.db'}") as store,
        store.begin() as connection,
    ):
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        said = [(await connection.execute(text(f"PRAGMA {pragma}")))[0][0] for pragma in pragmas]
    assert said == ["wal", 2, 1]


def _no_database(path: Path) -> str:
    path.write_bytes(b"not a database " * 1000)
    return f"sqlite:///{path}"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        pytest.param("nonsense", "not the form", id="no address"),
        pytest.param("", "not the form", id="nothing"),
        pytest.param("postgresql://user:pass@host:port/x", "not the form", id="a port that is no number"),
        pytest.param("mysql://root:secret@localhost/x", "only sqlite:// and postgresql", id="another kind"),
        pytest.param("sqlite://", "needs a file", id="in memory"),
        pytest.param("sqlite+aiosqlite:///:memory:", "needs a file", id="in memory, spelled out"),
        pytest.param("sqlite:////no/such/folder/x.db", "is there such a folder", id="no such folder"),
        pytest.param("sqlite:///{folder}", "can't be opened", id="a folder"),
        pytest.param("sqlite:///{file}", "not a SQLite database", id="another file"),
        pytest.param("postgresql://u:secret@127.0.0.1:1/x", "is PostgreSQL running", id="nobody answers"),
    ],
)
async def test_a_database_that_can_t_be_used_is_named(tmp_path: Path, url: str, why: str) -> None:
    file = tmp_path / "file"
    _no_database(file)
    with pytest.raises(StorageError, match=why) as raised:
        async with Database(url.format(folder=tmp_path, file=file)):
            pass
    assert "secret" not in str(raised.value)


async def test_the_address_may_name_the_driver(tmp_path: Path) -> None:
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'store.db'}") as database:
        assert database.name.endswith("store.db")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param("/nothing_of_that_name", "no such database", id="no such database"),
        pytest.param("/postgres?nonsense=1", "does not know", id="an option that does not exist"),
    ],
)
async def test_what_postgresql_refuses(postgresql: str, change: str, why: str) -> None:
    with pytest.raises(StorageError, match=why):
        async with Database(postgresql + change):
            pass


async def test_a_locked_database_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    monkeypatch.setattr("bot.storage.engine._WRITING", ("busy_timeout=50", "journal_mode=WAL"))
    async with Database(f"sqlite:///{path}") as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="another program has been writing"):
            await _set(store, 1)
        assert await _value(store) == 0
        other.execute("ROLLBACK")
        other.close()
        await _set(store, 1)


async def test_a_full_disk_is_named_and_nothing_is_half_written(tmp_path: Path) -> None:
    async with Database(f"sqlite:///{tmp_path / 'store.db'}") as store:
        async with store.begin() as connection:
            await connection.execute(text("PRAGMA max_page_count=30"))
        with pytest.raises(StorageError, match="the disk is full"):
            await _fill(store)
        async with store.reading() as connection:
            assert len(await connection.execute(select(_COUNTERS))) == 1


async def _fill(store: Database) -> None:
    async with store.begin() as connection:
        await connection.execute(_ADD, [{"name": "x" * 1000 + str(n), "value": n} for n in range(1000)])


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_a_connection_that_the_server_dropped_is_replaced(postgresql: str, store: Database) -> None:
    assert await _value(store) == 0
    async with Database(f"{postgresql}/postgres") as other, other.begin() as connection:
        await connection.execute(
            text("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name"),
            {"name": store.name.rpartition("/")[2]},
        )
    assert await _value(store) == 0
    await _set(store, 3)


async def test_postgresql_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StorageError, match=r"pip install 'sourceline\[postgres\]'"):
        Database("postgresql://127.0.0.1/x")


def test_a_pool_without_a_free_connection_is_told() -> None:
    with pytest.raises(StorageError, match="no connection became free"), own_errors("x"):
        raise TimeoutError


@pytest.mark.parametrize("error", [ZeroDivisionError, OSError])
def test_other_errors_pass_as_they_are(error: type[Exception]) -> None:
    with pytest.raises(error), own_errors("x"):
        raise error


async def test_an_article_s_words_are_not_taken_for_the_driver_s(store: Database) -> None:
    words = "the disk is full, the database is locked and does not exist"
    row = {"name": words, "value": 1}
    with pytest.raises(StorageError) as raised:
        await _add_twice(store, row)
    assert "refused the row" in raised.value.why
    with pytest.raises(StorageError) as raised:
        async with store.reading() as connection:
            await connection.execute(
                text("select nonsense from counters where name = :name"), {"name": words}
            )
    assert "nonsense" in raised.value.why or "no such" in raised.value.why
    assert "disk" not in raised.value.why


async def _add_twice(store: Database, row: dict[str, object]) -> None:
    async with store.begin() as connection:
        await connection.execute(_ADD, [row, row])

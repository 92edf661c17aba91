"""The tables are brought up to date, whoever starts and however many at once."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from bot.storage import Database, StorageError, stories
from bot.storage.engine import address
from bot.storage.migrate import config
from bot.storage.migrations import HEAD
from bot.storage.tables import metadata


def _directly(url: str, work: str) -> None:
    """Run a statement past the program."""
    place = address(url)
    if place.get_backend_name() == "sqlite":
        place = place.set(drivername="sqlite")
    engine = create_engine(place)
    with engine.begin() as connection:
        connection.execute(text(work))
    engine.dispose()


def test_the_newest_migration_is_the_one_that_a_start_expects() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [HEAD]


async def test_an_empty_database_gets_its_tables(store_url: str) -> None:
    async with Database(store_url) as database:
        assert await database.revision() == HEAD
        async with database.reading() as connection:
            assert await stories.count(connection) == 0


def _declared(thing: object, name: str | None, kind: str, *_: object) -> bool:
    """What tables.py can say: an index of words is made differently on each database."""
    return not (name or "").startswith(("search_index", "ix_searchable_words"))


async def test_the_migrations_make_what_tables_py_says(store: Database) -> None:
    def drift(connection: Connection) -> list[object]:
        options = {"compare_server_default": True, "include_object": _declared}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))

    async with store._writer.begin() as connection:
        assert await connection.run_sync(drift) == []


async def test_the_first_migration_can_be_undone(store: Database) -> None:
    def downgrade(connection: Connection) -> list[str]:
        settings = config()
        settings.attributes["connection"] = connection
        command.downgrade(settings, "base")
        return inspect(connection).get_table_names()

    async with store._writer.begin() as connection:
        assert await connection.run_sync(downgrade) == ["alembic_version"]
    await store.migrate()
    assert await store.revision() == HEAD


async def test_migrating_again_changes_nothing(store: Database) -> None:
    await store.migrate()
    assert await store.revision() == HEAD


async def test_tables_of_a_newer_program_are_left_alone(store_url: str) -> None:
    async with Database(store_url):
        pass
    await asyncio.to_thread(_directly, store_url, "update alembic_version set version_num = '9999'")
    with pytest.raises(StorageError, match=r"\(9999\) are of a newer version; upgrade sourceline"):
        async with Database(store_url):
            pass


_START = """
import asyncio, sys
from bot.storage import Database
async def start():
    async with Database(sys.argv[1]) as database:
        print(await database.revision())
asyncio.run(start())
"""


def _started(url: str, *, options: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
    root = Path(__file__).parents[3]
    command = [sys.executable, *options, "-c", _START, url]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_processes_may_start_at_once(store_url: str) -> None:
    processes = [_started(store_url) for _ in range(4)]
    said = [process.communicate(timeout=60) for process in processes]
    assert [out for out, _ in said] == [f"{HEAD}\n"] * 4, said


def test_a_start_with_tables_in_place_does_without_alembic(migrated: str) -> None:
    _, imported = _started(migrated, options=("-X", "importtime")).communicate(timeout=60)
    assert "sqlalchemy" in imported
    assert "alembic" not in imported

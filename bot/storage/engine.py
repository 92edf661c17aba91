"""The engines behind a `Database`: one that writes, and one a kind of database that reads."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, Protocol

from sqlalchemy import URL, Engine, Executable, create_engine, event, make_url
from sqlalchemy import Connection as Blocking
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.connection import Connection, Rows, Values, rows_of
from bot.storage.errors import StorageError

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}

_EVERYWHERE = ("busy_timeout=10000", "foreign_keys=ON", "cache_size=-20000")
# FULL: a commit that was acknowledged outlives a power cut.
_WRITING = (*_EVERYWHERE, "journal_mode=WAL", "synchronous=FULL")
_READING = (*_EVERYWHERE, "query_only=ON")

# A server that was restarted leaves dead connections in the pool: each is tried before it is used.
_POSTGRESQL: dict[str, Any] = {
    "pool_size": 5,
    "pool_pre_ping": True,
    "connect_args": {"connect_timeout": 10},
}


def address(url: str) -> URL:
    """The database that `url` means, with the driver that is used here."""
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StorageError("the database address", "it has not the form sqlite:///file.db") from error
    name = found.render_as_string(hide_password=True)
    driver = _DRIVERS.get(found.get_backend_name())
    if driver is None:
        raise StorageError(name, "only sqlite:// and postgresql:// are known")
    if driver.startswith("sqlite") and found.database in (None, "", ":memory:"):
        raise StorageError(name, "SQLite needs a file: sqlite:///file.db")
    return found.set(drivername=driver)


def writer(url: URL) -> AsyncEngine:
    """The engine of all transactions."""
    if url.get_backend_name() != "sqlite":
        return _postgresql(url)
    # One connection: SQLite lets one writer in at a time, and its busy handler sleeps where a pool queues.
    engine = create_async_engine(
        url, pool_size=1, max_overflow=0, pool_timeout=60, connect_args={"isolation_level": None}
    )
    _set_pragmas(engine.sync_engine, _WRITING)

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Blocking) -> None:
        # A deferred transaction that reads first and then writes fails, or loses updates.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def reader(url: URL) -> "Reader":
    """The engine of all reading outside transactions."""
    return _SqliteReader(url) if url.get_backend_name() == "sqlite" else _PostgresqlReader(url)


class Reader(Protocol):
    """Hands out connections that read, each statement by itself."""

    def connect(self) -> Any: ...
    async def close(self) -> None: ...


class _SqliteReader:
    """Two threads of its own: aiosqlite changes threads four times for a query, this once."""

    def __init__(self, url: URL) -> None:
        self._engine = create_engine(
            url.set(drivername="sqlite"),
            pool_size=2,
            max_overflow=0,
            isolation_level="AUTOCOMMIT",
            skip_autocommit_rollback=True,
        )
        _set_pragmas(self._engine, _READING)
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="reading")

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Connection]:
        yield Connection(self._execute, "sqlite")

    async def _execute(self, statement: Executable, values: Values | None) -> Rows:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, statement, values)

    def _run(self, statement: Executable, values: Values | None) -> Rows:
        with self._engine.connect() as connection:
            return rows_of(connection.execute(statement, values))

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()


class _PostgresqlReader:
    def __init__(self, url: URL) -> None:
        self._engine = _postgresql(url, isolation_level="AUTOCOMMIT", skip_autocommit_rollback=True)

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Connection]:
        async with self._engine.connect() as connection:

            async def execute(statement: Executable, values: Values | None) -> Rows:
                return rows_of(await connection.execute(statement, values))

            yield Connection(execute, "postgresql")

    async def close(self) -> None:
        await self._engine.dispose()


def _postgresql(url: URL, **options: Any) -> AsyncEngine:
    try:
        return create_async_engine(url, **_POSTGRESQL, **options)
    except ModuleNotFoundError as error:
        name = url.render_as_string(hide_password=True)
        raise StorageError(name, "PostgreSQL needs: pip install 'sourceline[postgres]'") from error


def _set_pragmas(engine: Engine, pragmas: Iterable[str]) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

"""The engines behind a `Database`: for each kind of database one that writes and one that reads."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol, TypeVar

from sqlalchemy import URL, Engine, Executable, create_engine, event, make_url
from sqlalchemy import Connection as Blocking
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.connection import Connection, Rows, Values, rows_of
from bot.storage.errors import StorageError

Result = TypeVar("Result")

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


def writer(url: URL) -> "Writer":
    """The engine of all transactions."""
    return _SqliteWriter(url) if url.get_backend_name() == "sqlite" else _PostgresqlWriter(url)


def reader(url: URL) -> "Reader":
    """The engine of all reading outside transactions."""
    return _SqliteReader(url) if url.get_backend_name() == "sqlite" else _PostgresqlReader(url)


class Writer(Protocol):
    """Opens transactions: on leaving all of one is kept, on an error none of it."""

    def begin(self) -> AbstractAsyncContextManager[Connection]: ...
    async def run(self, work: Callable[[Blocking], Result]) -> Result: ...
    async def close(self) -> None: ...


class _SqliteWriter:
    """One connection in one thread: SQLite lets one writer in at a time, and its busy handler sleeps where
    a queue waits. A statement is one change of threads; aiosqlite takes four, and as many to begin."""

    def __init__(self, url: URL) -> None:
        self._engine = create_engine(
            url.set(drivername="sqlite"),
            pool_size=1,
            max_overflow=0,
            connect_args={"isolation_level": None},
        )
        _set_pragmas(self._engine, _WRITING)
        event.listen(self._engine, "begin", _begin_immediate)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writing")
        self._turn = asyncio.Lock()
        #: Of the transaction; only the thread touches it.
        self._open: Blocking | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Connection]:
        async with self._turn:
            try:
                yield Connection(self._execute, "sqlite")
                await self._in_thread(self._end, True)
            except BaseException:
                # What was cancelled may still run there: this comes after it.
                await self._in_thread(self._end, False)
                raise

    async def run(self, work: Callable[[Blocking], Result]) -> Result:
        async with self.begin():
            return await self._in_thread(lambda: work(self._opened()))

    async def close(self) -> None:
        await asyncio.to_thread(self._thread.shutdown)
        self._engine.dispose()

    async def _in_thread(self, work: Callable[..., Result], *given: Any) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *given)

    async def _execute(self, statement: Executable, values: Values | None) -> Rows:
        return await self._in_thread(lambda: rows_of(self._opened().execute(statement, values)))

    def _opened(self) -> Blocking:
        if self._open is None:
            self._open = self._engine.connect()
            self._open.begin()
        return self._open

    def _end(self, keep: bool) -> None:
        if self._open is None:
            return
        if keep:
            self._open.commit()
        self._open.close()
        self._open = None


class _PostgresqlWriter:
    def __init__(self, url: URL) -> None:
        self._engine = _postgresql(url)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Connection]:
        async with self._engine.begin() as connection:

            async def execute(statement: Executable, values: Values | None) -> Rows:
                return rows_of(await connection.execute(statement, values))

            yield Connection(execute, "postgresql")

    async def run(self, work: Callable[[Blocking], Result]) -> Result:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        await self._engine.dispose()


class Reader(Protocol):
    """Hands out connections that read, each statement by itself."""

    def connect(self) -> AbstractAsyncContextManager[Connection]: ...
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


def _begin_immediate(connection: Blocking) -> None:
    # A deferred transaction that reads first and then writes fails, or loses updates.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _set_pragmas(engine: Engine, pragmas: Iterable[str]) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

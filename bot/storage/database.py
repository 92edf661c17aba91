"""One database, SQLite or PostgreSQL, with two ways in: `begin` to write and `reading` to read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from sqlalchemy import Executable, Text, column, select, table

from bot.storage.connection import Connection, Rows, Values, rows_of
from bot.storage.engine import address, reader, writer
from bot.storage.errors import StorageError, own_errors
from bot.storage.migrations import HEAD
from bot.storage.working import WorkingSet

_revision = select(column("version_num", Text)).select_from(table("alembic_version"))


class Database:
    """Opens on entering, with its tables brought up to date; closes on leaving."""

    def __init__(self, url: str) -> None:
        place = address(url)
        #: For messages: without the password.
        self.name = place.render_as_string(hide_password=True)
        #: What new articles are compared with; kept from load to load.
        self.working = WorkingSet()
        with own_errors(self.name):
            self._writer = writer(place)
            self._reader = reader(place)

    async def __aenter__(self) -> Self:
        try:
            if await self.revision() != HEAD:
                await self.migrate()
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Connection]:
        """A transaction: on leaving all of it is kept; on an error or a crash none of it."""
        with own_errors(self.name):
            async with self._writer.begin() as connection:

                async def execute(statement: Executable, values: Values | None) -> Rows:
                    return rows_of(await connection.execute(statement, values))

                yield Connection(execute, self._writer.dialect.name)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """For reading, each statement by itself; waits for no writer."""
        with own_errors(self.name):
            async with self._reader.connect() as connection:
                yield connection

    async def revision(self) -> str:
        """Which migration the tables are at; "" where there are none yet."""
        try:
            async with self.reading() as connection:
                rows = await connection.execute(_revision)
        except StorageError:
            # A new database has no such table. One that can't be used will say so when it is migrated.
            return ""
        return str(rows[0][0]) if rows else ""

    async def migrate(self) -> None:
        """Bring the tables up to date; any number of processes may do so at once."""
        # Alembic takes as long to import as all else here, and a start seldom needs it.
        from bot.storage.migrate import upgrade

        with own_errors(self.name):
            async with self._writer.begin() as connection:
                await connection.run_sync(upgrade, self.name)

    async def close(self) -> None:
        """Close every connection."""
        await self._reader.close()
        await self._writer.dispose()

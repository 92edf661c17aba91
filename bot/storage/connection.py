"""What the functions of this package speak through."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable, Row

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]
Rows = Sequence[Row[Any]]


class Connection:
    """A way to run statements; a `Database` hands it out and says what happens on leaving."""

    def __init__(self, execute: Callable[[Executable, Values | None], Awaitable[Rows]], dialect: str) -> None:
        self._execute = execute
        #: "sqlite" or "postgresql", for the little that they say differently.
        self.dialect = dialect

    async def execute(self, statement: Executable, values: Values | None = None) -> Rows:
        """Run one statement; its rows, or none where it returns none."""
        return await self._execute(statement, values)


def rows_of(result: CursorResult[Any]) -> Rows:
    """All rows of a result, read while its cursor is open."""
    return result.all() if result.returns_rows else ()

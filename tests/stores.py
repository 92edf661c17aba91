"""Databases for tests: each test gets an empty one, on SQLite and on PostgreSQL."""

import os
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from bot.storage import Database
from tests.pgserver import server

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server, without the database's name."""
    with server() as address:
        if address is None:
            # Where changes are judged, half of the tests must not vanish quietly.
            (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no PostgreSQL here")
        yield address.rpartition("/")[0]


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    server_url: str = request.getfixturevalue("postgresql")
    name = f"store{next(_numbers)}"
    with psycopg.connect(f"{server_url}/postgres", autocommit=True) as connection:
        connection.execute(f"create database {name}".encode())
    return f"{server_url}/{name}"


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Database]:
    """An open database with empty tables."""
    async with Database(store_url) as database:
        yield database

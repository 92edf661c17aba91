"""Databases for tests: each test gets one of its own, on SQLite and on PostgreSQL."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from shutil import copyfile

import psycopg
import pytest

from bot.storage import Database
from tests.pgserver import server

BOTH = ("sqlite", "postgresql")

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server, without the database's name."""
    with server() as address:
        if address is None:
            # Where changes are judged, half of the tests must not vanish quietly.
            (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no PostgreSQL here")
        yield address.rpartition("/")[0]


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    server_url: str = request.getfixturevalue("postgresql")
    return _create(server_url)


@pytest.fixture(scope="session", params=BOTH)
def migrated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with its tables, for copying: migrating each time would take longer."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('migrated') / 'store.db'}"
    else:
        url = _create(request.getfixturevalue("postgresql"))
    asyncio.run(_migrate(url))
    return url


@pytest.fixture
async def store(migrated: str, tmp_path: Path) -> AsyncIterator[Database]:
    """An open database with empty tables."""
    async with Database(_copy(migrated, tmp_path)) as database:
        yield database


async def _migrate(url: str) -> None:
    async with Database(url):
        pass


def _create(server_url: str, template: str = "template1") -> str:
    name = f"store{next(_numbers)}"
    with psycopg.connect(f"{server_url}/postgres", autocommit=True) as connection:
        connection.execute(f"create database {name} template {template}".encode())
    return f"{server_url}/{name}"


def _copy(url: str, folder: Path) -> str:
    if url.startswith("sqlite"):
        copyfile(url.removeprefix("sqlite:///"), folder / "store.db")
        return f"sqlite:///{folder / 'store.db'}"
    server_url, _, name = url.rpartition("/")
    return _create(server_url, name)

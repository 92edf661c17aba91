"""The columns' own types."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, MetaData, Table, insert, select

from bot.storage import Database, StorageError, briefings
from bot.storage.columns import UtcTime
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article


@pytest.mark.parametrize(
    ("made_at", "expected"),
    [
        pytest.param(NOW, NOW, id="to the microsecond"),
        pytest.param(NOW.astimezone(timezone(timedelta(hours=-7))), NOW, id="another zone comes back as UTC"),
        pytest.param(datetime(1969, 7, 20, tzinfo=UTC), datetime(1969, 7, 20, tzinfo=UTC), id="before 1970"),
        pytest.param(
            datetime(9999, 12, 31, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC), id="the last year"
        ),
    ],
)
async def test_a_time_comes_back_as_the_same_moment_in_utc(
    store: Database, made_at: datetime, expected: datetime
) -> None:
    await save(store, update([article("one")]), made_at)
    async with store.reading() as connection:
        found = await briefings.latest(connection, 1)
    assert found is not None
    assert found.made_at == expected
    assert found.made_at.utcoffset() == timedelta(0)


async def test_a_time_without_a_zone_is_refused(store: Database) -> None:
    with pytest.raises(StorageError, match="a time without a zone"):
        await save(store, update([article("one")]), NOW.replace(tzinfo=None))


async def test_no_time_stays_none(store: Database) -> None:
    table = Table("moments", MetaData(), Column("at", UtcTime))
    async with store.begin() as connection:
        from sqlalchemy.schema import CreateTable

        await connection.execute(CreateTable(table))
        await connection.execute(insert(table), {"at": None})
        assert (await connection.execute(select(table)))[0].at is None

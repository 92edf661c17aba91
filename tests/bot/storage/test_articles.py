"""Articles and their readings, in and out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.storage import Database, articles, payloads, readings
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article, reading

ONE, TWO, THREE = article("one"), article("two"), article("three", "Trains late")


async def test_known_tells_which_ids_are_stored(store: Database) -> None:
    await save(store, update([ONE, TWO]))
    async with store.reading() as connection:
        assert await articles.known(connection, ["two", "three", "one", "two"]) == {"one", "two"}
        assert await articles.known(connection, []) == set()


async def test_get_returns_the_value_that_was_stored(store: Database) -> None:
    await save(store, update([ONE]))
    async with store.reading() as connection:
        assert await articles.get(connection, "one") == ONE
        assert await articles.get(connection, "' or 1=1 --") is None


@pytest.mark.parametrize(
    "published_at",
    [
        pytest.param(None, id="no date"),
        pytest.param(datetime(2024, 11, 17, 20, 20), id="no zone stays none"),  # noqa: DTZ001
        pytest.param(datetime(2024, 11, 17, 20, 20, tzinfo=UTC), id="UTC"),
        pytest.param(
            datetime(2024, 11, 17, 20, 20, tzinfo=timezone(timedelta(hours=5, minutes=45))), id="zone stays"
        ),
    ],
)
def test_the_date_that_an_article_prints_is_kept_as_it_is(published_at: datetime | None) -> None:
    dated = replace(ONE, published_at=published_at)
    found = payloads.to_article(payloads.of_article(dated)).published_at
    assert found == published_at
    assert (found and found.utcoffset()) == (published_at and published_at.utcoffset())


async def test_of_story_lists_articles_in_the_order_of_arrival(store: Database) -> None:
    await save(store, update([TWO]))
    await save(store, update([THREE]))
    await save(store, update([ONE], number=1, old=[TWO]), NOW + timedelta(minutes=1))
    async with store.reading() as connection:
        found = await articles.of_story(connection, 1)
        assert list(found.items()) == [("two", TWO), ("one", ONE)]
        assert await articles.of_story(connection, 3) == {}
        assert await articles.of_story(connection, 10**40) == {}


async def test_an_absorbed_story_lists_the_articles_of_what_it_became(store: Database) -> None:
    await save(store, update([ONE]))
    await save(store, update([THREE]))
    await save(store, update([TWO], number=1, absorbed=(2,), old=[ONE, THREE]))
    async with store.reading() as connection:
        for number in (1, 2):
            assert set(await articles.of_story(connection, number)) == {"one", "two", "three"}


async def test_readings_are_kept_for_the_reader_that_made_them(store: Database) -> None:
    await save(store, update([ONE, TWO]))
    async with store.reading() as connection:
        assert await readings.get(connection, [ONE, THREE], "reader 1") == {"one": reading(ONE)}
        assert await readings.get(connection, [ONE, TWO], "reader 2") == {}
        assert await readings.get(connection, [], "reader 1") == {}


async def test_a_new_reading_takes_the_place_of_the_old(store: Database) -> None:
    await save(store, update([ONE, TWO]))
    newer = replace(reading(ONE), quotes=())
    async with store.begin() as connection:
        await readings.save(connection, [newer], "reader 2")
    async with store.reading() as connection:
        assert await readings.get(connection, [ONE, TWO], "reader 2") == {"one": newer}
        assert await readings.get(connection, [ONE, TWO], "reader 1") == {"two": reading(TWO)}

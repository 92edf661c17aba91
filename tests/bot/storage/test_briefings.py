"""Versions of briefings: each change makes one, and only a change does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.storage import Database, StorageError, briefings, payloads
from briefings.changing.changes import compare
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article, briefing

LATER = NOW + timedelta(hours=1)
ONE, TWO, THREE = article("one"), article("two"), article("three", "Trains late")


async def test_latest_returns_the_value_that_was_stored(store: Database) -> None:
    await save(store, update([ONE]))
    async with store.reading() as connection:
        found = await briefings.latest(connection, 1)
    made = briefing([ONE])
    assert found == briefings.Version(1, 1, NOW, made, compare(None, made))


async def test_each_change_is_a_version(store: Database) -> None:
    await save(store, update([ONE]))
    await save(store, update([TWO], number=1, old=[ONE]), LATER)
    async with store.reading() as connection:
        found = await briefings.latest(connection, 1)
    before, after = briefing([ONE]), briefing([ONE, TWO])
    assert found == briefings.Version(1, 2, LATER, after, compare(before, after))


async def test_the_same_briefing_is_no_version(store: Database) -> None:
    await save(store, update([ONE]))
    saved = await save(store, update([], number=1, of=briefing([ONE])), LATER)
    assert not saved.changed
    async with store.reading() as connection:
        found = await briefings.latest(connection, 1)
    assert found is not None
    assert (found.number, found.made_at) == (1, NOW)


async def test_a_briefing_that_returns_is_a_version_again(store: Database) -> None:
    for members in ([ONE], [ONE, TWO], [ONE]):
        change = update([], number=1, of=briefing(members))
        await save(store, update([ONE]) if members == [ONE] and not await _number(store) else change)
    assert await _number(store) == 3


async def _number(store: Database) -> int:
    async with store.reading() as connection:
        found = await briefings.latest(connection, 1)
    return found.number if found else 0


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(2, id="not given yet"),
        pytest.param(0, id="zero"),
        pytest.param(-1, id="negative"),
        pytest.param(2**31, id="more than a column holds"),
        pytest.param(10**40, id="more than the driver can pass"),
        pytest.param(-(10**40), id="less than the driver can pass"),
    ],
)
async def test_an_unknown_number_has_no_briefing(store: Database, number: int) -> None:
    await save(store, update([ONE]))
    async with store.reading() as connection:
        assert await briefings.latest(connection, number) is None


async def test_newest_is_the_story_that_changed_last(store: Database) -> None:
    async with store.reading() as connection:
        assert await briefings.newest(connection) is None
    await save(store, update([ONE]))
    await save(store, update([THREE]), LATER)
    assert await _newest(store) == 2
    await save(store, update([TWO], number=1, old=[ONE]), LATER + timedelta(hours=1))
    assert await _newest(store) == 1


async def test_of_two_at_one_moment_the_higher_number_is_the_newest(store: Database) -> None:
    await save(store, update([ONE]))
    await save(store, update([THREE]))
    assert await _newest(store) == 2


async def test_a_story_that_says_the_same_again_is_not_the_newest(store: Database) -> None:
    await save(store, update([ONE]))
    await save(store, update([THREE]), LATER)
    await save(store, update([], number=1, of=briefing([ONE])), LATER + timedelta(hours=1))
    assert await _newest(store) == 2


async def _newest(store: Database) -> int:
    async with store.reading() as connection:
        found = await briefings.newest(connection)
    assert found is not None
    return found.story


async def test_the_number_of_an_absorbed_story_answers_with_what_it_became(store: Database) -> None:
    await save(store, update([ONE]))
    await save(store, update([THREE]))
    await save(store, update([TWO], number=1, absorbed=(2,), old=[ONE, THREE]), LATER)
    async with store.reading() as connection:
        found = await briefings.latest(connection, 2)
    before, after = briefing([ONE]), briefing([ONE, TWO, THREE])
    assert found == briefings.Version(1, 2, LATER, after, compare(before, after))


async def test_text_of_every_kind_is_kept(store: Database) -> None:
    odd = article("odd", "Ł “quoted” \U0001f600 \x00 ' % _ \\", body="a\tb\r\nc\u2028d")
    await save(store, update([odd]))
    async with store.reading() as connection:
        found = await briefings.latest(connection, 1)
    assert found is not None
    assert found.briefing == briefing([odd])


def test_a_payload_of_another_version_is_named() -> None:
    with pytest.raises(StorageError, match="another version of sourceline"):
        payloads.to_briefing('{"headline": 1}')


def test_equal_briefings_are_equal_text() -> None:
    first = payloads.of_briefing(briefing([ONE, TWO]))
    assert first == payloads.of_briefing(briefing([TWO, ONE]))
    assert first != payloads.of_briefing(replace(briefing([ONE, TWO]), unsourced=1))

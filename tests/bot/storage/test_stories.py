"""Stories: numbers, lists, search, and the claim that keeps two writers apart."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.storage import Database, StorageError, articles, searchable, stories
from bot.storage.stories import Members
from briefings.types import StoryRow
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article, briefing, reading


async def test_numbers_are_given_in_the_order_of_arrival(store: Database) -> None:
    numbers = [(await save(store, update([article(name)]))).number for name in "cab"]
    assert numbers == [1, 2, 3]


async def test_a_number_is_not_lost_to_a_transaction_that_failed(store: Database) -> None:
    with suppress(ZeroDivisionError):
        async with store.begin() as connection:
            await stories.save(connection, update([article("lost")]), NOW)
            raise ZeroDivisionError
    assert (await save(store, update([article("kept")]))).number == 1


async def test_a_story_that_grows_keeps_its_number(store: Database) -> None:
    one, two = article("one"), article("two")
    await save(store, update([one]))
    saved = await save(store, update([two], number=1, old=[one]))
    assert (saved.number, saved.changed, saved.version) == (1, True, 2)
    assert [row.reports for row in await _page(store)] == [2]


async def test_an_article_is_in_one_story(store: Database) -> None:
    one = article("one")
    await save(store, update([one]))
    with pytest.raises(StorageError, match="refused the row"):
        await save(store, update([one]))
    assert len(await _page(store)) == 1


async def test_page_lists_the_newest_first(store: Database) -> None:
    for number in range(1, 6):
        headline = f"Headline {number}"
        await save(store, update([article(str(number), headline)]), NOW + timedelta(minutes=number))
    rows = await _page(store, 1, 2)
    assert rows == [
        StoryRow(5, "Headline 5", 1, 1, NOW + timedelta(minutes=5)),
        StoryRow(4, "Headline 4", 1, 1, NOW + timedelta(minutes=4)),
    ]
    assert [row.number for row in await _page(store, 3, 2)] == [1]
    assert await _page(store, 4, 2) == []


async def test_absorbed_stories_are_in_no_list(store: Database) -> None:
    one, two, three, four = (article(name, f"Flood {name}") for name in ("one", "two", "three", "four"))
    for member in (one, two, three):
        await save(store, update([member]))
    await save(store, update([], number=2, absorbed=(3,), of=briefing([two, three])))
    await save(store, update([four], number=1, absorbed=(2,), old=[one, two, three]))
    assert [row.number for row in await _page(store)] == [1]
    async with store.reading() as connection:
        assert await stories.count(connection) == 1
        assert [row.number for row in await stories.search(connection, "flood", 10)] == [1]
        assert len(await articles.of_story(connection, 1)) == 4


async def _page(store: Database, number: int = 1, size: int = 10) -> list[StoryRow]:
    async with store.reading() as connection:
        return await stories.page(connection, number, size)


HEADLINES = {
    "flood": "Flood closes Łódź bridge",
    "train": "Trains late: “no heat” at O’Neill & Sons",
    "percent": "Prices up 100% in C++_land",
    "greek": "Ο Πρωθυπουργός μίλησε",
}


# What is typed, which headlines it finds, and what that shows.
SEARCHES: tuple[tuple[str, list[str], str], ...] = (
    ("flood", ["flood"], "a word"),
    ("BRIDGE flood", ["flood"], "words in any order and case"),
    ("brid", ["flood"], "the beginning of a word"),
    ("ridge", [], "not its middle"),
    ("lodz", ["flood"], "without accents"),
    ("ŁÓDŹ", ["flood"], "with accents and capitals"),
    ("flood train", [], "all words"),
    ("πρωθυπουργος", ["greek"], "another script"),
    ("o'neill", ["train"], "an apostrophe"),
    ("no heat", ["train"], "a quoted phrase"),
    ("100%", ["percent"], "a percent sign is no wildcard"),
    ("10_", ["percent"], "nor is an underscore"),
    ("%", [], "only a wildcard"),
    ("", [], "nothing"),
    ("*'\"; drop table stories; --", [], "an attack"),
    ("\x00", [], "a null character"),
    ("flood\x00", ["flood"], "a word and a null character"),
    ("flood " * 2000, ["flood"], "very long"),
    (" ".join(f"w{n}" for n in range(5000)), [], "very many words"),
)


async def test_search(store: Database) -> None:
    for name, headline in HEADLINES.items():
        await save(store, update([article(name, headline, "Nothing more.")]))
    found = {}
    async with store.reading() as connection:
        for text, _, case in SEARCHES:
            found[case] = [row.headline for row in await stories.search(connection, text, 10)]
    assert found == {case: [HEADLINES[name] for name in names] for _, names, case in SEARCHES}


async def test_search_gives_the_newest_few(store: Database) -> None:
    for number in range(5):
        await save(store, update([article(str(number), "Flood")]), NOW + timedelta(minutes=number))
    async with store.reading() as connection:
        assert [row.number for row in await stories.search(connection, "flood", 2)] == [5, 4]


async def test_outdated_lists_what_another_reader_made(store: Database) -> None:
    one, two, three = (article(name) for name in ("one", "two", "three"))
    for member in (one, two, three):
        await save(store, update([member]))
    async with store.reading() as connection:
        assert await stories.outdated(connection, "reader 1", 0, 10) == []
        found = await stories.outdated(connection, "reader 2", 0, 2)
        assert found == [Members(1, (one,)), Members(2, (two,))]
        assert await stories.outdated(connection, "reader 2", 2, 2) == [Members(3, (three,))]


async def test_a_claim_fails_after_somebody_else_s_update(store: Database) -> None:
    async with store.reading() as connection:
        seen = await stories.arrivals(connection)
    await save(store, update([article("theirs")]))
    async with store.begin() as connection:
        assert not await stories.claim(connection, seen)
    async with store.begin() as connection:
        assert await stories.claim(connection, seen + 1)


async def test_a_null_character_stays_out_of_the_list(store: Database) -> None:
    await save(store, update([article("odd", "A\x00B")]))
    assert [row.headline for row in await _page(store)] == ["AB"]


async def test_what_a_name_or_a_headline_says_comes_before_what_a_text_says(store: Database) -> None:
    texts = {
        "body": ("Rain", "Ana Ruiz spoke of the harbour."),
        "headline": ("Harbour opens", "Nothing more."),
    }
    for name, words in texts.items():
        await save(store, update([article(name, *words)]))
    for number in range(6):
        await save(store, update([article(f"other {number}", "Sun", "Nothing more.")]), NOW + timedelta(1))
    async with store.reading() as connection:
        assert [row.headline for row in await stories.search(connection, "harb", 5)] == [
            "Harbour opens",
            "Rain",
        ]
        # The reading of each sample names her.
        assert len(await stories.search(connection, "ruiz", 5)) == 5


async def test_scripts_without_spaces_are_found_by_any_part(store: Database) -> None:
    await save(store, update([article("one", "東京で地震", "震度は五。")]))
    async with store.reading() as connection:
        assert len(await stories.search(connection, "地震", 5)) == 1
        assert await stories.search(connection, "大阪", 5) == []


async def test_names_follow_a_new_reading(store: Database) -> None:
    one, other = article("one"), article("other")
    for member in (one, other):
        await save(store, update([member]))
    bare = replace(reading(one), mentions=())
    for again, expected in ((bare, {2}), (reading(one), {1, 2})):
        await save(store, replace(update([], number=1, old=[one]), readings=(again,)))
        async with store.reading() as connection:
            assert await searchable.named_with(connection, 2) == {"ana ruiz": frozenset(expected)}

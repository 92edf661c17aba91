"""The working set: what it holds, what it follows, and that it decides by what is stored alone."""

import asyncio
import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import Database, stories, terms
from bot.storage.working import Plan, WorkingSet
from bot.stories.assigning import assign
from briefings.grouping.terms import Terms
from briefings.types import Correction
from tests.bot.storage.helpers import save, update
from tests.samples import article

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
FLOOD = "flood river bridge quenby harwick dorrance"
STRIKE = "strike port union oldmere tolvan teplin"


def words(name: str, text: str, days: float | None = 0) -> Terms:
    """An article that came so many days after Monday; None for one without a date."""
    at = None if days is None else MONDAY + timedelta(days=days)
    return Terms(name, Counter(text.split()), at)


async def plan(store: Database, *new: Terms, working: WorkingSet | None = None, days: float = 0) -> Plan:
    """What the program's working set plans, or another one."""
    async with store.reading() as connection:
        seen = await stories.arrivals(connection)
        now = MONDAY + timedelta(days=days)
        return await (working or store.working).plan(connection, new, seen, now)


async def keep(store: Database, *new: Terms, working: WorkingSet | None = None, days: float = 0) -> list[int]:
    """Plan and store; the story of each."""
    by_id = {one.article: one for one in new}
    found = await plan(store, *new, working=working, days=days)
    homes: dict[str, int] = {}
    for one in assign(found.groups, found.homes, list(by_id)):
        # What changes a story has a briefing of some articles; of which does not matter here.
        some = [article(each) for each in (*one.new, *one.moved)] or [article("any")]
        change = update(some[: len(one.new)], number=one.number, absorbed=one.absorbed, old=some)
        change = replace(change, moved=one.moved, terms=tuple(by_id[each] for each in one.new))
        number = (await save(store, change, MONDAY + timedelta(days=days))).number
        homes |= dict.fromkeys(one.new, number)
    return [homes[one.article] for one in new]


def stream(number: int, seed: int = 5) -> list[Terms]:
    """Reports of happenings that last some days, a few a day and some without a date."""
    rolls = random.Random(seed)
    names = ["".join(rolls.choices("bcdfglmnprst", k=6)) for _ in range(400)]
    happenings = [rolls.sample(names, 12) for _ in range(number // 5)]
    made = []
    for count in range(number):
        day = count / 4
        near = happenings[count // 5 : count // 5 + 4] or happenings[-1:]
        text = " ".join(["police", "people", *rolls.sample(rolls.choice(near), 8)])
        made.append(words(f"a{count:03}", text, None if count % 9 == 0 else day))
    return made


async def test_only_the_days_around_are_held(store: Database) -> None:
    arrived = [words(f"a{day:02}", f"{FLOOD} {day}", day) for day in range(40)]
    for day, one in enumerate(arrived):
        await keep(store, one, days=day)
        # What came just now is taken up with the next.
        assert len(store.working) <= 8
    async with store.reading() as connection:
        assert len(await terms.on(connection, range(30_000))) == 40


async def test_an_old_report_finds_its_story_in_the_archive(store: Database) -> None:
    assert await keep(store, words("old", FLOOD)) == [1]
    assert await keep(store, words("new", STRIKE, 90), days=90) == [2]
    assert await keep(store, words("late", FLOOD, 1), days=90) == [1]
    assert await keep(store, words("again", STRIKE, 91), days=91) == [2]


async def test_the_same_words_after_the_window_are_another_story(store: Database) -> None:
    assert await keep(store, words("a", FLOOD)) == [1]
    assert await keep(store, words("b", FLOOD, 6), days=6) == [1]
    assert await keep(store, words("c", FLOOD, 14), days=14) == [2]


@pytest.mark.parametrize("size", [1, 7])
async def test_a_new_process_decides_the_same(store: Database, size: int) -> None:
    arriving = stream(70)
    for start in range(0, len(arriving), size):
        batch = arriving[start : start + size]
        expected = await plan(store, *batch, working=WorkingSet(), days=start / 4)
        assert await plan(store, *batch, days=start / 4) == expected
        assert await plan(store, *batch, days=start / 4) == expected
        await keep(store, *batch, days=start / 4)


async def test_of_a_long_story_only_what_is_within_a_week_counts(store: Database) -> None:
    assert await keep(store, words("first", FLOOD)) == [1]
    assert await keep(store, words("second", f"{FLOOD} again", 6), days=6) == [1]
    # Held as well, the first would halve the likeness to the story: it is too long ago to be alike.
    third = words("third", f"{STRIKE} dorrance harwick", 12)
    for working in (store.working, WorkingSet()):
        assert (await plan(store, third, working=working, days=12)).homes == {"second": 1}


async def test_an_article_without_a_date_counts_to_the_day_of_its_arrival(store: Database) -> None:
    assert await keep(store, words("undated", FLOOD, None)) == [1]
    assert await keep(store, words("archived", FLOOD, -200), days=3) == [1]
    assert await keep(store, words("later", FLOOD, 20), days=20) == [2]


async def test_articles_without_dates_meet_the_stories_that_changed_last(store: Database) -> None:
    assert await keep(store, words("old", FLOOD, -200)) == [1]
    assert await keep(store, words("undated", FLOOD, None)) == [1]


async def test_another_process_that_stored_meanwhile_is_followed(store: Database) -> None:
    other = WorkingSet()
    assert await keep(store, words("a", FLOOD)) == [1]
    assert await keep(store, words("b", STRIKE), working=other) == [2]
    assert await keep(store, words("c", f"{STRIKE} again")) == [2]
    assert await keep(store, words("d", f"{FLOOD} again"), working=other) == [1]
    assert await plan(store, words("e", FLOOD)) == await plan(store, words("e", FLOOD), working=other)


async def test_stories_that_another_process_made_one_are_one(store: Database) -> None:
    await keep(store, words("a", FLOOD), words("b", STRIKE))
    await plan(store, words("c", STRIKE))
    await save(store, update([], number=1, absorbed=(2,), of=update([article("a")]).briefing))
    assert (await plan(store, words("c", STRIKE))).homes == {"a": 1, "b": 1}


async def test_a_text_that_another_process_corrected_is_forgotten(store: Database) -> None:
    await keep(store, words("a", FLOOD))
    await plan(store, words("c", FLOOD))
    change = update([article("b")], number=1)
    correction = Correction("The Harbour Post", "b", "a")
    newer = replace(change, corrections=(correction,), terms=(words("b", STRIKE),))
    await save(store, newer)
    assert (await plan(store, words("c", FLOOD))).homes == {}
    assert (await plan(store, words("c", STRIKE))).homes == {"b": 1}


async def test_a_plan_that_nobody_stored_leaves_nothing(store: Database) -> None:
    await keep(store, words("a", FLOOD))
    for _ in range(2):
        found = await plan(store, words("b", FLOOD), words("c", STRIKE))
        assert found.groups == (("a", "b"), ("c",))
    assert len(store.working) == 1


async def test_a_plan_that_is_cancelled_harms_none_after_it(store: Database) -> None:
    arriving = stream(60)
    await keep(store, *arriving[:50], days=12)
    expected = await plan(store, *arriving[50:], working=WorkingSet(), days=15)
    for steps in range(12):
        store.working = WorkingSet()
        task = asyncio.create_task(plan(store, *arriving[50:], days=15))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        assert await plan(store, *arriving[50:], days=15) == expected
        await asyncio.gather(task, return_exceptions=True)


async def test_a_settled_story_gains_articles_and_loses_none(store: Database) -> None:
    mixed = (words("a", FLOOD), words("b", STRIKE))
    change = update([article("a"), article("b")])
    await save(store, replace(change, terms=mixed, settled=True))
    for working in (store.working, WorkingSet()):
        found = await plan(store, words("c", f"{STRIKE} again"), working=working)
        assert found == Plan((("a", "b", "c"),), {"a": 1, "b": 1})

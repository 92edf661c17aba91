"""Stories grouped by words: what moves, moves whole, and operators have the last word."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.storage import Database, articles, briefings, stories
from bot.storage.working import WorkingSet
from bot.stories.editing import Editor
from bot.stories.ingest import load
from briefings.grouping.terms import Terms
from briefings.types import Article, ChangeKind
from tests.bot.fake_reader import FakeReader

NORTH = "fire smoke quenby harwick dorrance ellory mavik"
SOUTH = "fire smoke oldmere tolvan teplin brusk anselby school"
TEXTS = {
    "n1": f"{NORTH} warehouse",
    "n2": f"{NORTH} chief",
    "n3": f"{NORTH} night",
    # Among few articles enough to be taken for one of the north.
    "vague": "fire smoke oldmere tolvan",
    "s1": f"{SOUTH} pupil",
    "s2": f"{SOUTH} seven",
}


class WordsReader(FakeReader):
    """Groups by the words of the headline."""

    async def terms(self, articles: Sequence[Article]) -> list[Terms]:
        return [Terms(one.id, Counter(one.headline.of(one.text).split())) for one in articles]


class Bot:
    """One that loads reports by their names."""

    def __init__(self, store: Database, folder: Path, restarted: bool) -> None:
        self.store = store
        self.reader = WordsReader()
        self.editor = Editor(store, self.reader)
        self._folder = folder
        self._restarted = restarted

    async def load(self, *names: str) -> None:
        if self._restarted:
            self.store.working = WorkingSet()
        for name in names:
            path = self._folder / f"{name}.txt"
            path.write_text(f"{TEXTS[name]}\nNothing more.")
            assert not (await load([path], self.store, self.reader)).failures

    async def members(self) -> dict[int, set[str]]:
        """The articles of each story, by their names."""
        async with self.store.reading() as connection:
            rows = await stories.page(connection, 1, 50)
            found = {row.number: await articles.of_story(connection, row.number) for row in rows}
        return {number: {Path(one.path).stem for one in some.values()} for number, some in found.items()}

    async def ids(self, number: int) -> dict[str, str]:
        async with self.store.reading() as connection:
            members = await articles.of_story(connection, number)
        return {Path(one.path).stem: one.id for one in members.values()}


@pytest.fixture(params=[False, True], ids=["running on", "restarted"])
def bot(store: Database, tmp_path: Path, request: pytest.FixtureRequest) -> Bot:
    return Bot(store, tmp_path, request.param)


async def test_an_article_that_moves_story_moves_whole(bot: Bot) -> None:
    await bot.load("n1", "n2", "vague")
    assert await bot.members() == {1: {"n1", "n2", "vague"}}
    await bot.load("s1")
    assert await bot.members() == {1: {"n1", "n2"}, 2: {"vague", "s1"}}
    async with bot.store.reading() as connection:
        assert [row.number for row in await stories.search(connection, "tolvan", 5)] == [2]
        left = await briefings.latest(connection, 1)
        joined = await briefings.latest(connection, 2)
    assert left
    assert joined
    assert {card.id for card in left.briefing.articles} == set((await bot.ids(1)).values())
    assert {card.id for card in joined.briefing.articles} == set((await bot.ids(2)).values())
    assert ChangeKind.REPORT_WITHDRAWN in {item.kind for item in left.change.items}
    # It was read once, and is found where it is now by what comes next.
    assert len(bot.reader.read_articles) == 4
    await bot.load("s2", "n3")
    assert await bot.members() == {1: {"n1", "n2", "n3"}, 2: {"vague", "s1", "s2"}}


async def test_what_an_operator_made_one_stays_one(bot: Bot) -> None:
    await bot.load("n1", "s1")
    await bot.editor.merge(1, 2)
    await bot.load("s2", "n2", "n3", "vague")
    assert await bot.members() == {1: set(TEXTS)}


async def test_what_an_operator_took_apart_stays_apart(bot: Bot) -> None:
    await bot.load("n1", "n2", "n3")
    await bot.editor.split(1, 3, [(await bot.ids(1))["n3"]])
    await bot.load("s1", "s2", "vague")
    members = await bot.members()
    assert {"n1", "n2"} <= members[1]
    assert "n3" in members[2]
    assert sum(len(one) for one in members.values()) == len(TEXTS)


async def test_an_article_that_an_operator_left_where_it_is_is_not_moved(bot: Bot) -> None:
    await bot.load("n1", "n2", "n3", "vague")
    await bot.editor.split(1, 4, [(await bot.ids(1))["n3"]])
    await bot.load("s1", "s2")
    assert (await bot.members())[1] >= {"n1", "n2", "vague"}


async def test_a_name_outlives_the_number_that_it_was_given_to(bot: Bot) -> None:
    await bot.load("n1", "s1")
    await bot.editor.name(2, "The school fire")
    await bot.editor.merge(1, 2)
    await bot.load("s2")
    async with bot.store.reading() as connection:
        assert [row.headline for row in await stories.page(connection, 1, 5)] == ["The school fire"]


async def test_of_two_names_the_story_s_own_stays(bot: Bot) -> None:
    await bot.load("n1", "s1")
    for number, name in ((1, "The warehouse fire"), (2, "The school fire")):
        await bot.editor.name(number, name)
    await bot.editor.merge(1, 2)
    async with bot.store.reading() as connection:
        assert [row.headline for row in await stories.page(connection, 1, 5)] == ["The warehouse fire"]

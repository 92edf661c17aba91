"""The bot as a process that polls feeds and loads addresses."""

import asyncio
from pathlib import Path

from tests.bot.polling.web import Holds, Web, item
from tests.bot.process.conftest import Start
from tests.bot.standin import Json, StandIn

FIRE = """Pump fire shuts Brookmouth water plant
A fire in a pump hall shut the Brookmouth water plant on Monday, plant manager Hanna Voss said."""


async def _asked(standin: StandIn, chat: int, text: str) -> dict[str, Json]:
    await standin.send(chat, text)
    return await standin.wait_for_message(chat)


def _publish(web: Web) -> None:
    """A page, and a feed that leads to it."""
    web.feed("/feed", "Alder Gazette", [item("Pump fire", web.page("/fire", FIRE), "Read more …")])


async def _until(web: Web, paths: list[str], path: str, times: int) -> None:
    """Until the path is so often among these of the web."""
    for _ in range(600):
        if paths.count(path) >= times:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(web.asked)


async def test_pages_are_fetched_once_and_feeds_conditionally(start: Start, tmp_path: Path) -> None:
    async with Web().serving() as web:
        _publish(web)
        file = tmp_path / "feeds.toml"
        file.write_text(f'[[feed]]\nurl = "{web.url("/feed")}"\nevery = "1s"\n')
        environment = {"FEEDS_FILE": str(file), "FETCH_ALLOW": "127.0.0.1"}
        for _ in range(2):
            async with start(**environment) as bot:
                await _until(web, web.unmodified, "/feed", len(web.unmodified) + 2)
                assert await bot.stop() == 0
        assert web.asked.count("/fire") == 1
        assert set(web.unmodified) == {"/feed"}


async def test_a_list_that_can_not_be_used_stops_nothing(start: Start, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("[[feed]]\nurl = 7\n")
    async with start(FEEDS_FILE=str(tmp_path / "feeds.toml")) as bot:
        await bot.says("FEEDS_FILE: ")
        await bot.says("listening")
        assert "url must be a text" in bot.log


async def test_the_command_line_loads_addresses(start: Start) -> None:
    async with Web("Alder Gazette").serving() as web:
        _publish(web)
        web.paths["/image"] = Holds(b"GIF89a", "image/gif")
        urls = [web.url("/fire"), web.url("/image"), web.url("/nothing")]
        async with start("load", *urls, FETCH_ALLOW="127.0.0.1") as load:
            assert await load.ends(60) == 1
            assert "1 new article, 0 known, 2 not loaded" in load.log
            assert "is no page with text (image/gif)" in load.log
            assert "has nothing at this address" in load.log
        async with start("load", web.url("/feed"), FETCH_ALLOW="127.0.0.1") as load:
            assert await load.ends(60) == 0
            assert "0 new articles, 1 known" in load.log
        async with start("load", web.url("/fire")) as load:
            assert await load.ends(60) == 1
            assert "port" in load.log


async def test_an_operator_adds_pages_and_sees_how_far_it_is(standin: StandIn, start: Start) -> None:
    async with Web(slow=0.3).serving() as web:
        pages = [
            item(f"Harbour {n} opens", web.page(f"/{n}", f"Harbour {n} opens\nHarbour {n} opened on Monday."))
            for n in range(3)
        ]
        url = web.feed("/feed", "Tide Bulletin", pages)
        chat = await standin.make_chat()
        me = int((await standin.send(chat, "hello"))["from"]["id"])
        async with start(FETCH_ALLOW="127.0.0.1", ADMIN_IDS=str(me)):
            await standin.wait_for_message(chat)
            answer = await _asked(standin, chat, f"/add {url}")
            if "Loading" in answer["text"]:
                answer = await standin.wait_for_edit(chat, answer, "new report", seconds=60)
            assert "3 new reports" in answer["text"]

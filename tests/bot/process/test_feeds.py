"""The bot polls living feeds: stories grow over several rounds while chats go on being answered."""

import asyncio
import re
from contextlib import AsyncExitStack
from pathlib import Path

from tests.bot.polling.web import Holds, Web, item
from tests.bot.process.conftest import Start
from tests.bot.process.outlets import GAZETTE, HERALD, WIRE, publish
from tests.bot.standin import Json, StandIn


async def _asked(standin: StandIn, chat: int, text: str) -> dict[str, Json]:
    await standin.send(chat, text)
    return await standin.wait_for_message(chat)


async def _reports(standin: StandIn, chat: int) -> list[int]:
    """How many reports each story has."""
    text = (await _asked(standin, chat, "/stories"))["text"]
    return [int(number) for number in re.findall(r"(\d+) reports? ·", text)]


async def _until_reports(standin: StandIn, chat: int, wanted: list[int]) -> None:
    found: list[int] = []
    for _ in range(180):
        found = await _reports(standin, chat)
        if found == wanted:
            return
        await asyncio.sleep(0.5)
    raise AssertionError(f"{found} reports instead of {wanted}:\n{await standin.transcript(chat)}")


async def _until_said(standin: StandIn, chat: int, asked: str, said: str) -> None:
    """Ask until the answer says this."""
    for _ in range(120):
        if said in (await _asked(standin, chat, asked))["text"]:
            return
        await asyncio.sleep(0.5)
    raise AssertionError(await standin.transcript(chat))


def _feeds_file(folder: Path, webs: dict[str, Web]) -> Path:
    file = folder / "feeds.toml"
    entries = [
        f'[[feed]]\nurl = "{web.url("/feed")}"\noutlet = "{name}"\nevery = "1s"\n'
        for name, web in webs.items()
    ]
    file.write_text("\n".join(entries))
    return file


async def test_three_stories_grow(standin: StandIn, start: Start, tmp_path: Path) -> None:
    await standin.limits(enabled=False)
    chat = await standin.make_chat()
    async with AsyncExitStack() as stack:
        names = (GAZETTE, WIRE, HERALD)
        webs = {name: await stack.enter_async_context(Web().serving()) for name in names}
        publish(webs, 1)
        file = _feeds_file(tmp_path, webs)
        bot = await stack.enter_async_context(start(FEEDS_FILE=str(file), FETCH_ALLOW="127.0.0.1"))
        await _until_reports(standin, chat, [1, 1, 1])
        publish(webs, 2)
        await _until_reports(standin, chat, [2, 2, 2])
        publish(webs, 3)
        for number in (1, 2, 3):
            await _until_said(standin, chat, f"/changes {number}", "Corrected: ")
        publish(webs, 4)
        await _until_reports(standin, chat, [3, 3, 3])
        for number in (1, 2, 3):
            changes = (await _asked(standin, chat, f"/changes {number}"))["text"]
            for said in ("First version", "counted as one report", "Corrected: ", "denied by ", "origin"):
                assert said in changes
            assert "Version 5" not in changes
        assert await bot.stop() == 0
        assert "Traceback" not in bot.log


async def _until(web: Web, paths: list[str], path: str, times: int) -> None:
    """Until the path is so often among these of the web."""
    for _ in range(600):
        if paths.count(path) >= times:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(web.asked)


async def test_pages_are_fetched_once_and_feeds_conditionally(start: Start, tmp_path: Path) -> None:
    async with Web().serving() as web:
        publish({GAZETTE: web}, 1)
        file = _feeds_file(tmp_path, {GAZETTE: web})
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
    async with Web(GAZETTE).serving() as web:
        publish({GAZETTE: web}, 1)
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

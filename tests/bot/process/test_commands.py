"""The command line: each command as a person types it, with what it prints and how it ends."""

import asyncio
import re
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import httpx
import pytest

from tests.bot import running
from tests.bot.process.conftest import Start
from tests.bot.running import BotProcess
from tests.bot.standin import StandIn

GOOD = "One mayor opens one bridge\n\nThe mayor said on Monday that the bridge will open in May.\n"


async def finished(started: AbstractAsyncContextManager[BotProcess]) -> tuple[int, str]:
    """Exit code and output."""
    async with started as bot:
        return await bot.ends(seconds=90), bot.log


async def test_help_fits_one_screen(start: Start) -> None:
    code, printed = await finished(start("--help", COLUMNS="80"))
    assert code == 0
    assert len(printed.splitlines()) <= 24
    for command in ("run", "play", "load", "check", "migrate"):
        assert f" {command} " in printed


async def test_load_says_what_came_of_every_file(start: Start, articles: Path) -> None:
    (articles / "good.txt").write_text(GOOD)
    (articles / "empty.txt").write_text("")
    code, printed = await finished(start("load", str(articles), str(articles / "none.txt")))
    assert code == 1
    assert "1 new article, 0 known, 2 not loaded; new or changed stories: 1" in printed
    assert re.search(r"^\S*empty\.txt: ", printed, re.MULTILINE)
    assert re.search(r"^\S*none\.txt: ", printed, re.MULTILINE)
    (articles / "empty.txt").unlink()
    code, printed = await finished(start("load", str(articles)))
    assert (code, printed.splitlines()[-1]) == (0, "0 new articles, 1 known; no story changed")


async def test_load_of_nothing_says_what_to_give(start: Start, articles: Path) -> None:
    code, printed = await finished(start("load", str(articles)))
    assert code == 1
    assert "no articles found" in printed


async def test_migrate_makes_the_tables_once_and_again(start: Start) -> None:
    for _ in range(2):
        code, printed = await finished(start("migrate"))
        assert code == 0
        assert "is up to date" in printed


async def test_check_of_a_bot_that_can_run(start: Start) -> None:
    code, printed = await finished(start("check"))
    assert code == 0
    assert "FAIL" not in printed
    for name in ("settings", "database", "articles", "templates", "language model", "token"):
        assert re.search(rf"^ok\s+{name} ", printed, re.MULTILINE)
    assert "this is @sourceline_bot" in printed


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        pytest.param({"BOT_TOKEN": "5:nobodysbot"}, r"FAIL token +BOT_TOKEN: .* refuses it", id="token"),
        pytest.param({"BOT_API_URL": "http://127.0.0.1:9"}, r"FAIL token +BOT_API_URL: ", id="address"),
        pytest.param({"ARTICLES_DIR": "/no/such"}, r"FAIL articles +ARTICLES_DIR: ", id="articles"),
        pytest.param({"TEMPLATES_DIR": "/no/such"}, r"FAIL templates +/no/such", id="templates"),
        pytest.param({"DATABASE_URL": "sqlite:////no/x.db"}, r"FAIL database +.*can't be", id="database"),
        pytest.param({"BOT_TOKEN": ""}, r"ok +token +not set", id="no token is no fault"),
    ],
)
async def test_check_says_what_to_do(start: Start, environment: dict[str, str], says: str) -> None:
    code, printed = await finished(start("check", **environment))
    assert re.search(says, printed), printed
    assert code == (1 if "FAIL" in says else 0)


async def test_play_opens_the_page_and_answers_there(start: Start, url: str) -> None:
    await running.store(url, ["Bridge closed after flood"])
    # Without a command and without a token.
    arguments = ("--",)
    async with start(*arguments, BOT_TOKEN="", BOT_API_URL="") as bot:
        await bot.says("Chat page: http://127.0.0.1:")
        found = re.search(r"http://127\.0\.0\.1:\d+", bot.log)
        assert found
        assert "BOT_TOKEN=" in bot.log
        async with httpx.AsyncClient(base_url=found[0], trust_env=False) as page:
            assert (await page.get("/")).status_code == 200
            chat = (await page.get("/play/chats")).json()[0]["id"]
            await page.post(f"/play/chats/{chat}/messages", json={"text": "/brief"})
            for _ in range(200):
                shown = (await page.get(f"/play/chats/{chat}")).text
                if "Bridge closed" in shown:
                    break
                await asyncio.sleep(0.1)
            assert "Bridge closed" in shown
        assert await bot.stop() == 0


@pytest.mark.parametrize(
    ("listen", "says"),
    [("0.0.0.0:0", "serves loopback only"), ("here", "LISTEN: write host:port")],
    ids=["an open address", "no address"],
)
async def test_play_only_here(start: Start, listen: str, says: str) -> None:
    code, printed = await finished(start("play", LISTEN=listen))
    assert code in (1, 2)
    assert says in printed
    assert "Traceback" not in printed


async def test_a_token_means_telegram(standin: StandIn, start: Start) -> None:
    async with start("--") as bot:
        await bot.says("this is @sourceline_bot")
        assert await standin.requests("getMe")
        assert await bot.stop() == 0

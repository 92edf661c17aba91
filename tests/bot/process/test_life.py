"""How the bot starts, stops and starts again, and what it says when it can't."""

import signal
import socket
import sqlite3
from pathlib import Path

import pytest

from tests.bot import running
from tests.bot.process.conftest import HEADLINES, Start
from tests.bot.running import BotProcess
from tests.bot.standin import StandIn

SHORT = "One mayor opens one bridge\n\nThe mayor said on Monday that the bridge will open in May.\n"


async def test_buttons_outlive_a_restart(standin: StandIn, start: Start, url: str) -> None:
    await running.store(url, HEADLINES)
    chat = await standin.make_chat()
    async with start() as bot:
        await standin.send(chat, "/brief 1")
        card = await standin.wait_for_message(chat)
        assert await bot.stop() == 0
    async with start():
        await standin.press(chat, card, "Sources")
        assert "Harbour Post" in (await standin.wait_for_edit(chat, card))["text"]
    # What was answered before is not answered again.
    assert len(await standin.messages(chat)) == 2


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGINT], ids=["terminate", "interrupt"])
async def test_a_signal_ends_it_cleanly(bot: BotProcess, way: int) -> None:
    assert await bot.stop(way) == 0
    assert "Traceback" not in bot.log


async def test_it_stops_while_telegram_can_not_be_reached(start: Start) -> None:
    async with start(BOT_API_URL="http://127.0.0.1:9") as bot:
        await bot.says("can't be reached")
        assert await bot.stop() == 0


async def test_it_goes_on_trying_until_telegram_answers(standin: StandIn, start: Start) -> None:
    await standin.faults("error", method="getMe", code=502, description="Bad Gateway")
    async with start() as bot:
        await bot.says("next try in 1 s")
        await bot.says("answers again")
        await bot.says("listening")


@pytest.mark.parametrize(
    ("method", "code", "description", "says"),
    [
        pytest.param("getMe", 401, "Unauthorized", "refuses this token", id="token refused at the start"),
        pytest.param("getMe", 404, "Not Found", "refuses this token", id="no such token"),
        pytest.param("getUpdates", 401, "Unauthorized", "refuses this token", id="token revoked later"),
        pytest.param(
            "getUpdates",
            409,
            "Conflict: terminated by other getUpdates request",
            "another program runs this bot",
            id="two bots with one token",
        ),
        pytest.param(
            "getUpdates",
            409,
            "Conflict: can't use getUpdates method while webhook is active",
            "another program has set a webhook",
            id="somebody else's webhook",
        ),
    ],
)
async def test_it_ends_with_one_clear_line(
    standin: StandIn, start: Start, method: str, code: int, description: str, says: str
) -> None:
    await standin.faults("error", method=method, code=code, description=description, count=-1)
    async with start("run") as bot:
        assert await bot.ends() == 1
        lines = [line for line in bot.log.splitlines() if line.startswith("sourceline: ")]
        assert len(lines) == 1
        assert says in lines[0]
        assert "Traceback" not in bot.log


@pytest.mark.parametrize(
    ("environment", "code", "says"),
    [
        pytest.param({"BOT_TOKEN": "no token"}, 2, "BOT_TOKEN: ", id="a bad setting"),
        pytest.param({"BOT_TOKEN": ""}, 1, "BOT_TOKEN is not set", id="no token"),
        pytest.param(
            {"DATABASE_URL": "sqlite:////no/such/folder/x.db"}, 1, "can't be opened", id="no folder"
        ),
        pytest.param({"LISTEN": "127.0.0.1:1"}, 1, "LISTEN: ", id="a port that is not ours"),
    ],
)
async def test_what_the_person_at_the_machine_can_mend(
    start: Start, environment: dict[str, str], code: int, says: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        if "LISTEN" in environment:
            environment = {"LISTEN": f"127.0.0.1:{busy.getsockname()[1]}"}
        async with start("run", **environment) as bot:
            assert await bot.ends() == code
            assert says in bot.log
            assert "Traceback" not in bot.log


async def test_a_newer_database_is_left_alone(start: Start, url: str) -> None:
    await running.store(url, HEADLINES)
    with sqlite3.connect(url.removeprefix("sqlite+aiosqlite:///")) as connection:
        connection.execute("update alembic_version set version_num = 'ffff'")
    connection.close()
    async with start("run") as bot:
        assert await bot.ends() == 1
        assert "newer version" in bot.log


async def test_a_broken_article_does_not_keep_others_out(
    standin: StandIn, start: Start, articles: Path
) -> None:
    (articles / "good.txt").write_text(SHORT)
    (articles / "empty.txt").write_text("")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 40)
    async with start() as bot:
        chat = await standin.make_chat()
        await standin.send(chat, "/brief")
        assert "One mayor opens one bridge" in (await standin.wait_for_message(chat, seconds=90))["text"]
        await bot.says("1 new articles, 0 known, 2 not loaded", seconds=60)
        assert bot.log.count("not loaded: ") == 2


@pytest.mark.parametrize("folder", ["empty", "missing"])
async def test_a_bot_without_articles_answers(
    standin: StandIn, start: Start, articles: Path, folder: str
) -> None:
    async with start(ARTICLES_DIR=str(articles if folder == "empty" else articles / "gone")):
        chat = await standin.make_chat()
        await standin.send(chat, "/brief")
        assert "No story is loaded yet" in (await standin.wait_for_message(chat))["text"]


@pytest.mark.parametrize(
    ("template", "says"),
    [
        pytest.param("{% if %}", "your templates are not used", id="can't be read"),
        pytest.param("{{ no.such.thing }}", "the shipped one is used", id="fails"),
        pytest.param("<table>", "the shipped one is used", id="prints what Telegram refuses"),
    ],
)
async def test_a_broken_template_gives_way_to_the_shipped_one(
    standin: StandIn, start: Start, url: str, tmp_path: Path, template: str, says: str
) -> None:
    await running.store(url, HEADLINES)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "brief.html.j2").write_text(template)
    async with start(TEMPLATES_DIR=str(tmp_path / "mine")) as bot:
        chat = await standin.make_chat()
        await standin.send(chat, "/brief 1")
        assert "Bridge closed" in (await standin.wait_for_message(chat))["text"]
        await bot.says(says)


async def test_own_templates_are_used(standin: StandIn, start: Start, url: str, tmp_path: Path) -> None:
    await running.store(url, HEADLINES)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "brief.html.j2").write_text("Mine: {{ briefing.headline }}")
    async with start(TEMPLATES_DIR=str(tmp_path / "mine")):
        chat = await standin.make_chat()
        await standin.send(chat, "/brief 1")
        assert (await standin.wait_for_message(chat))["text"] == "Mine: Bridge closed after flood"

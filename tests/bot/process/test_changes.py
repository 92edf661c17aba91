"""A story that grows, as its readers see it: a copy, a second origin, a denial, a correction."""

import asyncio
from pathlib import Path

from tests.bot.process.conftest import Start
from tests.bot.standin import Json, StandIn

MIRROR = '[[article]]\nfile = "inland-mirror.txt"\noutlet = "Inland Mirror"\nlanguage = "en"\n'
FERRY = Path(__file__).parents[2] / "stories" / "ferry"


async def test_changes(standin: StandIn, start: Start, articles: Path) -> None:
    chat = await standin.make_chat()
    for part in (_first, _copy, _second_origin, _denial, _correction):
        await asyncio.to_thread(part, articles)
        async with start() as bot:
            await bot.says(" 0 not loaded", seconds=60)
            await bot.says("listening")
            history = await _ask(standin, chat, "/changes 1")
            card = await _ask(standin, chat, "/brief 1")
            assert await bot.stop() == 0
    newest, denial, origin, copy, first = _versions(history["text"])
    assert "First version" in first
    assert "the same text, counted as one report" in copy
    assert "+ a second origin of the lead" in origin
    assert "≠ numbers: the lead" in origin
    assert "+ 1 report: Coast Courier" in denial
    assert "✎ Corrected: Harbour Post" in newest
    assert "143 passengers" in newest
    assert "131 passengers" in newest
    assert "− quote withdrawn by Harbour Post" in newest
    assert "Version 5 · " in card["text"]


def _first(folder: Path) -> None:
    _bring(folder, "harbour-post.txt")


def _copy(folder: Path) -> None:
    copied = (FERRY / "harbour-post.txt").read_text().replace("By Lena Marrow\n", "")
    (folder / "inland-mirror.txt").write_text(copied)
    _bring(folder, "harbour-post.txt")


def _second_origin(folder: Path) -> None:
    _bring(folder, "daily-lantern.txt")


def _denial(folder: Path) -> None:
    _bring(folder, "coast-courier.txt")


def _correction(folder: Path) -> None:
    text = (folder / "harbour-post.txt").read_text()
    without = text.replace("“The vessel came in far too fast,” Solberg said. ", "")
    (folder / "harbour-post.txt").write_text(without.replace("143", "131"))


def _bring(folder: Path, name: str) -> None:
    (folder / name).write_text((FERRY / name).read_text())
    known = (FERRY / "articles.toml").read_text().strip() + "\n\n" + MIRROR
    there = {file.name for file in folder.iterdir()}
    present = [entry for entry in known.split("\n\n") if entry.split('"')[1] in there]
    (folder / "articles.toml").write_text("\n\n".join(present))


def _versions(history: str) -> list[str]:
    """The newest first."""
    return history.split("Version ")[1:]


async def _ask(standin: StandIn, chat: int, text: str) -> Json:
    await standin.send(chat, text)
    return await standin.wait_for_message(chat)

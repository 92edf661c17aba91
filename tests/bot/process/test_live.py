"""The bounded form of `python -m tests.live`: what a chat is told while three stories grow."""

from pathlib import Path

import pytest

from tests.bot.standin import StandIn
from tests.live.running import Told, newsroom, run


def _versions(told: Told) -> list[str]:
    """What each version changed, the first one first."""
    return str(told.changes["text"]).split("\nVersion ")[:0:-1]


@pytest.mark.timeout(600)
async def test_three_stories_grow_while_the_bot_polls(
    standin: StandIn, store_url: str, tmp_path: Path
) -> None:
    await standin.limits(enabled=False)
    async with newsroom(standin, store_url, tmp_path) as room:
        await room.ask("/subscribe Brookmouth")
        stories = await run(room)
        said = [message.get("text", "") for message in await standin.messages(room.chat)]
        assert "Traceback" not in room.bot.log
    assert sum(text.startswith("🔁") for text in said) == 4
    assert list(stories) == ["clock", "fire", "railway"]
    for told in stories.values():
        _each(told)
    _fire(_versions(stories["fire"]))
    _clock(_versions(stories["clock"]))
    assert "denied in the loaded reports (Police)" in stories["clock"].brief["text"]
    _railway(_versions(stories["railway"]))


def _each(told: Told) -> None:
    """What is true of all three: each grows by one report of every kind."""
    first, *others = _versions(told)
    assert "First version" in first
    history = "\n".join(others)
    for words in ("✎ Corrected: ", "a second origin of the lead", "counted as one report", "✗ denied by "):
        assert history.count(words) == 1, words
    assert history.count("+ 1 report: ") == 3
    assert "≠ number: " in history
    assert "− withdrawn by " in history
    assert "Version 5 · " in told.brief["text"]
    assert "4 reports · 2 origins for the lead" in told.brief["text"]
    assert "4 loaded reports" in told.sources["text"]


def _fire(versions: list[str]) -> None:
    _, copy, origin, denial, correction = versions
    assert copy.strip().split("\n")[1:] == [
        "+ 1 report: Quay Mirror (Tuesday, 3 November 2026, 10:02)",
        "= Coast Wire and Quay Mirror: the same text, counted as one report",
    ]
    assert "+ 1 report: River Herald" in origin
    assert "+ a second origin of the lead: River Herald and Hanna Voss" in origin
    assert "✗ denied by Brookmouth Waterworks" in denial
    assert "✎ Corrected: Coast Wire" in correction
    assert "injured three workers" in correction
    assert "injured four workers" in correction
    assert "− withdrawn by Coast Wire: “One of them was in a serious" in correction


def _clock(versions: list[str]) -> None:
    _, report, correction, denial, copy = versions
    assert "+ 1 report: Alder Gazette" in report
    assert "origin" not in report
    assert "✎ Corrected: River Herald" in correction
    assert "was “Police arrested two people" in correction
    assert "is “Police arrested three people" in correction
    assert "− withdrawn by River Herald: “The clock is insured for 900,000 crowns" in correction
    assert "✗ denied by Police" in denial
    assert "+ a second origin of the lead: River Herald and Rolf Amsel" in denial
    assert "Coast Wire and Quay Mirror" in copy


def _railway(versions: list[str]) -> None:
    _, origin, copy, correction, denial = versions
    assert "+ a second origin of the lead: Coast Wire and Sofia Brandt" in origin
    assert "nine million / 12 million" in origin
    assert "Coast Wire and Quay Mirror" in copy
    assert "✎ Corrected: Alder Gazette" in correction
    assert "− withdrawn by Alder Gazette: “Tickets will cost as much as before" in correction
    assert "✗ denied by Tarn Rail" in denial

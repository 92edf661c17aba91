"""A load that is killed again and again ends as one that was left alone.

    python -m tests.benchmarks.kills [--articles 500] [--kills 8]

Invented reports are loaded by `sourceline load` with the real reader; it is killed (-9) at random
points and started again until it is done. Printed is what each run had stored when it was killed, and
whether the two databases hold the same: articles, stories, briefings.
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bot.storage import Database, articles, briefings, payloads, stories
from tests.bot import invented

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """Both loads."""

    #: Seconds of the load that was left alone.
    seconds: float
    #: Articles that were stored at each kill.
    stored: tuple[int, ...]
    undisturbed: dict[frozenset[str], str]
    killed: dict[frozenset[str], str]


def run(folder: Path, number: int, kills: int, seed: int = 7) -> Result:
    """Load both ways."""
    invented.write(folder / "reports", number)
    rolls = random.Random(seed)
    begun = time.monotonic()
    _load(folder, "alone.db")
    seconds = time.monotonic() - begun
    stored: list[int] = []
    for _ in range(kills):
        # Within what is left to do; a start takes its time each time.
        left = 1 - (stored[-1] if stored else 0) / number
        _load(folder, "killed.db", seconds * (0.2 + rolls.uniform(0.1, 0.8) * left))
        stored.append(asyncio.run(_count(folder, "killed.db")))
    _load(folder, "killed.db")
    states = [asyncio.run(_state(folder, name)) for name in ("alone.db", "killed.db")]
    return Result(seconds, tuple(stored), *states)


def _load(folder: Path, name: str, kill_after: float | None = None) -> None:
    inherited = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    environment = {**inherited, "PYTHONPATH": str(_ROOT), "DATABASE_URL": f"sqlite:///{folder / name}"}
    command = [sys.executable, "-m", "bot", "load", "reports"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _, said = process.communicate(timeout=kill_after)
        assert process.returncode == 0, said.decode()
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


async def _count(folder: Path, name: str) -> int:
    return sum(len(members) for members in await _state(folder, name))


async def _state(folder: Path, name: str) -> dict[frozenset[str], str]:
    """The briefing of each story, by its articles."""
    state = {}
    async with Database(f"sqlite:///{folder / name}") as store, store.reading() as connection:
        for row in await stories.page(connection, 1, await stories.count(connection)):
            version = await briefings.latest(connection, row.number)
            assert version is not None
            members = await articles.of_story(connection, row.number)
            state[frozenset(members)] = payloads.of_briefing(version.briefing)
    return state


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--kills", type=int, default=8)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), wanted.articles, wanted.kills)
    write = sys.stdout.write
    found = len(result.undisturbed)
    write(f"left alone: {wanted.articles} reports in {result.seconds:.0f} s, {found} stories\n")
    write(f"stored at each kill: {', '.join(str(number) for number in result.stored)}\n")
    write(f"the same in the end: {'yes' if result.killed == result.undisturbed else 'NO'}\n")


if __name__ == "__main__":
    main()

"""A process that loads a folder with the fake reader, a little at a time: to be killed."""

import asyncio
import sys
from pathlib import Path

from bot.storage import Database
from bot.stories.ingest import load
from tests.bot.fake_reader import FakeReader


def _tell(done: int, total: int, path: str) -> None:
    sys.stdout.write(f"{done}\n")
    sys.stdout.flush()


async def _main(url: str, folder: Path) -> None:
    async with Database(url) as database:
        await load([folder], database, FakeReader(), _tell)


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], Path(sys.argv[2])))

"""A process that stores story after story and says which are stored: to be killed."""

import asyncio
import sys

from bot.storage import Database, stories
from tests.bot.storage.helpers import save, update
from tests.samples import article, briefing

#: Each story is stored with one article, and grows by two.
ARTICLES = 3


async def write(url: str) -> None:
    """Never ends by itself."""
    async with Database(url) as database:
        async with database.reading() as connection:
            number = await stories.count(connection)
        while True:
            number += 1
            members = [article(f"{number}-{part}", f"Flood {number}") for part in range(ARTICLES)]
            await save(database, update(members[:1]))
            await save(database, update(members[1:], number=number, of=briefing(members)))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1]))

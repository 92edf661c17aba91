"""Opens what asking feeds needs, for the bot and for the command line."""

import logging
import random
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.fetching import Fetcher
from bot.polling.asking import Tools
from bot.polling.listing import ListError, read_list
from bot.polling.manners import Visitor
from bot.reading.reader import Reader
from bot.storage import Database, feeds

logger = logging.getLogger(__name__)


@asynccontextmanager
async def tools(database: Database, reader: Reader, allow: Collection[str]) -> AsyncIterator[Tools]:
    """What fetching and loading needs; `allow` names hosts that need not be public."""
    async with Visitor(Fetcher(allow=allow)) as visitor:
        yield Tools(database, reader, visitor, lambda: datetime.now(UTC), random.random)


async def follow_file(file: Path | None, database: Database) -> None:
    """Follow what the file lists. One that can't be used changes nothing and is a line in the log."""
    try:
        wanted = read_list(file)
    except ListError as error:
        logger.error("FEEDS_FILE: %s", error)
        return
    async with database.begin() as connection:
        await feeds.follow_list(connection, wanted, datetime.now(UTC))

"""All SQL of the bot: functions named for their use, one module a topic, values in and out.

The caller owns the transaction: `async with database.begin() as connection`, or to read
`async with database.reading() as connection`.
"""

from bot.storage.connection import Connection
from bot.storage.database import Database
from bot.storage.errors import StorageError

__all__ = ["Connection", "Database", "StorageError"]

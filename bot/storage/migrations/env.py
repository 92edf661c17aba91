"""Run by Alembic; the connection comes from `bot.storage.migrate`."""

from alembic import context
from sqlalchemy import Connection

from bot.storage.tables import metadata

_connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=_connection,
    target_metadata=metadata,
    # SQLite can't alter a column in place.
    render_as_batch=_connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()

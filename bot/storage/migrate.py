"""Alembic, called from inside the program on a connection that is already open."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from bot.storage.errors import StorageError

# Any number will do, if only every version of the program takes the same.
_LOCK = 0x50_0C_E1_1E


def config() -> Config:
    """Where the migrations are."""
    settings = Config()
    settings.set_main_option("script_location", "bot.storage:migrations")
    settings.set_main_option("path_separator", "os")
    return settings


def upgrade(connection: Connection, name: str) -> None:
    """Run the migrations that are missing, within the connection's transaction."""
    if connection.dialect.name == "postgresql":
        # SQLite needs no such thing: its transaction was begun as the only writer.
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    settings = config()
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise StorageError(name, f"its tables ({current}) are of a newer version; upgrade sourceline")
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")

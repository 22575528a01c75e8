"""A connection in, an up-to-date schema out."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from clausekit.errors import StoreError

_LOCK = 4_207_731_105  # any number that no other program takes for its advisory locks
MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that the database has not seen; of several processes one, while the others wait.

    Raises StoreError when a newer clausekit made the database.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    if _revision(connection) == ScriptDirectory.from_config(config).get_current_head():
        return
    _wait_for_others(connection)
    if _revision(connection) == ScriptDirectory.from_config(config).get_current_head():
        return
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError("the store was written by a newer clausekit; use that version to open it") from error


def _wait_for_others(connection: Connection) -> None:
    """Take the lock that whoever makes the tables holds until its transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()

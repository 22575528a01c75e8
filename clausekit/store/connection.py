"""A URL in, sessions on a database with up-to-date tables out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from clausekit.errors import StoreError
from clausekit.store.schema import bring_up_to_date
from clausekit.store.tables import Base


class Connection:
    """The database at `url`; the tables are made or brought up to date when it is opened.

    Raises StoreError when the database cannot be opened, read or written. May be used from several processes.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._open()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: kept when the block ends, taken back when it fails."""
        try:
            with Session(self._engine) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise StoreError(f"the store '{_public(self.url)}' failed: {_reason(error)}") from error

    def insert(self, record: type[Base]) -> Any:  # noqa: ANN401 -- either database's own statement
        """An insert that can say what to do on a conflict."""
        from sqlalchemy.dialects import postgresql, sqlite

        return (postgresql if self._engine.dialect.name == "postgresql" else sqlite).insert(record)

    def close(self) -> None:
        """Let go of the database's files and connections."""
        self._engine.dispose()

    def _open(self) -> None:
        try:
            with self._engine.begin() as connection:
                bring_up_to_date(connection)
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(f"the store '{_public(self.url)}' cannot be opened: {_reason(error)}") from error


def plain(text: str) -> str:
    """`text` as any database takes it: no zero character, nothing that is no character at all."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")


def _engine(url: str) -> Engine:
    try:
        named = _with_driver(url)
        backend = named.get_backend_name()
        if backend not in {"sqlite", "postgresql"}:
            raise StoreError(f"'{_public(url)}' is no store: only SQLite and PostgreSQL can be one")
        # A server's connection is given back after each use: a scan needs it once a contract, the app seldom.
        engine = create_engine(named, poolclass=NullPool if backend == "postgresql" else None)
    except ModuleNotFoundError as error:
        raise StoreError(
            f"'{_public(url)}' needs '{error.name}': pip install 'clausekit[postgresql]'"
        ) from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(
            f"'{_public(url)}' is not a store: give a URL such as sqlite:///portfolio.db"
        ) from error
    if backend == "sqlite":
        event.listen(engine, "connect", _sqlite_manners)
    return engine


def _sqlite_manners(connection: Any, _record: object) -> None:  # noqa: ANN401 -- a DBAPI connection has no common type
    """Write-ahead log: a reader never waits for the scan, and a killed scan loses at most its last file."""
    connection.execute("PRAGMA busy_timeout=30000")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _with_driver(url: str) -> URL:
    """`url` with pg8000, the driver of the extra "postgresql", where it names PostgreSQL and no driver."""
    made = make_url(url)
    return made.set(drivername="postgresql+pg8000") if made.drivername == "postgresql" else made


def _public(url: str) -> str:
    """`url` without its password."""

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]

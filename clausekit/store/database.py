"""Outcomes kept by path and key in SQLite or PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import URL, Engine, create_engine, delete, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from clausekit.datamodel import Finding, Outcome, Review
from clausekit.errors import StoreError
from clausekit.store.codec import pack, unpack
from clausekit.store.schema import bring_up_to_date
from clausekit.store.summary import Row, summarise
from clausekit.store.tables import FindingRecord, OutcomeRecord

QUOTE_LENGTH = 500  # enough to recognise the words; the whole lies in the packed review


class Store:
    """Outcomes in the database at `url`; the tables are made or brought up to date when it is opened.

    "sqlite:///portfolio.db", or "postgresql://user@host/name" with the extra "postgresql" installed.
    Raises StoreError when the database cannot be opened, read or written. May be used from several processes.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._open()

    def save(self, outcome: Outcome, key: str) -> None:
        """Keep `outcome` as the last word on its path; `key` names the content and versions that made it.

        The row is written before anything is read, so that two scans which come to one path wait for each
        other: PostgreSQL locks the row, SQLite the file.
        """
        values = {
            "key": key,
            "error": _plain(outcome.error) if outcome.error is not None else None,
            "summary": json.dumps(asdict(summarise(outcome))),
            "review": pack(outcome.review) if outcome.review else None,
            "scanned_at": datetime.now(UTC),
        }
        with self._session() as session:
            write = self._insert(OutcomeRecord).values(path=_plain(outcome.path), **values)
            write = write.on_conflict_do_update(index_elements=["path"], set_=values)
            id = session.execute(write.returning(OutcomeRecord.id)).scalar_one()
            session.execute(delete(FindingRecord).where(FindingRecord.outcome_id == id))
            session.add_all(_findings(id, outcome.review))

    def keys(self) -> dict[str, str]:
        """Path → key of everything stored; a path that is no valid text as it is kept."""
        with self._session() as session:
            query = session.query(OutcomeRecord.path, OutcomeRecord.key)
            return {record.path: record.key for record in query}

    def outcome(self, path: str) -> Outcome:
        """What is stored for `path`. Raises KeyError when there is nothing."""
        with self._session() as session:
            record = session.query(OutcomeRecord).filter_by(path=_plain(path)).one_or_none()
            if record is None:
                raise KeyError(path)
            return Outcome(path, unpack(record.review) if record.review else None, record.error)

    def rows(self) -> tuple[Row, ...]:
        """One row a contract, sorted by path."""

        with self._session() as session:
            query = session.query(OutcomeRecord.summary).order_by(OutcomeRecord.path)
            return tuple(_row(summary) for (summary,) in query)

    def _insert(self, record: type[OutcomeRecord]) -> Any:  # noqa: ANN401 -- either database's own statement
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

    @contextmanager
    def _session(self) -> Iterator[Session]:

        try:
            with Session(self._engine) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise StoreError(f"the store '{_public(self.url)}' failed: {_reason(error)}") from error


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


def _plain(text: str) -> str:
    """`text` as any database takes it: no zero character, nothing that is no character at all."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")


def _findings(outcome_id: int, review: Review | None) -> Iterator[object]:
    for finding in review.findings if review else ():
        yield FindingRecord(
            outcome_id=outcome_id,
            rule=finding.rule,
            state=finding.state,
            severity=finding.severity.name.lower(),
            owner=finding.owner,
            title=_plain(finding.title),
            quote=_plain(_quote(finding, review)),
            fingerprint=finding.fingerprint,
        )


def _quote(finding: Finding, review: Review | None) -> str:
    if review is None or not finding.evidence:
        return ""
    return review.contract.document.quote(finding.evidence[0])[:QUOTE_LENGTH]


def _row(summary: str) -> Row:
    known = json.loads(summary)
    return Row(**{name: known[name] for name in Row.__dataclass_fields__ if name in known})


def _public(url: str) -> str:
    """`url` without its password."""

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]

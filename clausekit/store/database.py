"""Outcomes kept by path and key in SQLite or PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import delete

from clausekit.datamodel import Finding, Outcome, Review
from clausekit.store.codec import pack, unpack
from clausekit.store.connection import Connection, plain
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
        self._connection = Connection(url)

    def save(self, outcome: Outcome, key: str) -> None:
        """Keep `outcome` as the last word on its path; `key` names the content and versions that made it.

        The row is written before anything is read, so that two scans which come to one path wait for each
        other: PostgreSQL locks the row, SQLite the file.
        """
        values = {
            "key": key,
            "error": plain(outcome.error) if outcome.error is not None else None,
            "summary": json.dumps(asdict(summarise(outcome))),
            "review": pack(outcome.review) if outcome.review else None,
            "scanned_at": datetime.now(UTC),
        }
        with self._connection.session() as session:
            write = self._connection.insert(OutcomeRecord).values(path=plain(outcome.path), **values)
            write = write.on_conflict_do_update(index_elements=["path"], set_=values)
            id = session.execute(write.returning(OutcomeRecord.id)).scalar_one()
            session.execute(delete(FindingRecord).where(FindingRecord.outcome_id == id))
            session.add_all(_findings(id, outcome.review))

    def keys(self) -> dict[str, str]:
        """Path → key of everything stored; a path that is no valid text as it is kept."""
        with self._connection.session() as session:
            query = session.query(OutcomeRecord.path, OutcomeRecord.key)
            return {record.path: record.key for record in query}

    def outcome(self, path: str) -> Outcome:
        """What is stored for `path`. Raises KeyError when there is nothing."""
        with self._connection.session() as session:
            record = session.query(OutcomeRecord).filter_by(path=plain(path)).one_or_none()
            if record is None:
                raise KeyError(path)
            return Outcome(path, unpack(record.review) if record.review else None, record.error)

    def rows(self) -> tuple[Row, ...]:
        """One row a contract, sorted by path."""

        with self._connection.session() as session:
            query = session.query(OutcomeRecord.summary).order_by(OutcomeRecord.path)
            return tuple(_row(summary) for (summary,) in query)

    def close(self) -> None:
        """Let go of the database's files and connections."""
        self._connection.close()


def _findings(outcome_id: int, review: Review | None) -> Iterator[object]:
    for finding in review.findings if review else ():
        yield FindingRecord(
            outcome_id=outcome_id,
            rule=finding.rule,
            state=finding.state,
            severity=finding.severity.name.lower(),
            owner=finding.owner,
            title=plain(finding.title),
            quote=plain(_quote(finding, review)),
            fingerprint=finding.fingerprint,
        )


def _quote(finding: Finding, review: Review | None) -> str:
    if review is None or not finding.evidence:
        return ""
    return review.contract.document.quote(finding.evidence[0])[:QUOTE_LENGTH]


def _row(summary: str) -> Row:
    known = json.loads(summary)
    return Row(**{name: known[name] for name in Row.__dataclass_fields__ if name in known})

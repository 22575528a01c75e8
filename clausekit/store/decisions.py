"""What reviewers decided, kept: of which type a clause really is, and what became of a finding.

Nobody's name is kept. A later decision on the same clause or finding replaces the one before.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias

from sqlalchemy import delete

from clausekit.errors import StoreError
from clausekit.store.connection import Connection, plain
from clausekit.store.tables import ClauseDecisionRecord, FindingDecisionRecord

Verdict: TypeAlias = Literal["confirmed", "dismissed"]
VARIABLE = "CLAUSEKIT_STORE"


@dataclass(frozen=True, slots=True)
class ClauseDecision:
    """A clause of the file with SHA-256 `document` is about `type`; it was taken for the types `said`.

    `words` are those that a clause is judged by, its heading apart from them.
    """

    document: str
    words: str
    type: str
    said: tuple[str, ...] = ()
    heading: str = ""
    decided_at: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)

    @property
    def mark(self) -> str:
        """By what the clause is known again: its words, whatever their case and spaces."""
        return mark_of(self.words)


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """What became of a finding; `quoted` says that it points at words, not at something absent."""

    document: str
    fingerprint: str
    rule: str
    quoted: bool
    verdict: Verdict
    reason: str = ""
    decided_at: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)


class Decisions:
    """Decisions in the database at `url`, the same one that outcomes may lie in. Raises StoreError."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._connection = Connection(url)

    def keep(self, decision: ClauseDecision | FindingDecision) -> None:
        """Keep `decision` as the last word on its clause or finding."""
        if isinstance(decision, ClauseDecision):
            key = {"document": decision.document, "mark": decision.mark}
            self._write(ClauseDecisionRecord, key, _clause_values(decision))
        else:
            key = {"document": decision.document, "fingerprint": decision.fingerprint}
            self._write(FindingDecisionRecord, key, _finding_values(decision))

    def take_back(self, decision: ClauseDecision | FindingDecision) -> None:
        """Forget what was decided on that clause or finding, if anything."""
        with self._connection.session() as session:
            if isinstance(decision, ClauseDecision):
                query = delete(ClauseDecisionRecord).where(ClauseDecisionRecord.mark == decision.mark)
                session.execute(query.where(ClauseDecisionRecord.document == decision.document))
            else:
                mine = FindingDecisionRecord.fingerprint == decision.fingerprint
                query = delete(FindingDecisionRecord).where(mine)
                session.execute(query.where(FindingDecisionRecord.document == decision.document))

    def clauses(self, document: str | None = None) -> tuple[ClauseDecision, ...]:
        """Decisions on clauses, oldest first; of one document alone, when given."""
        with self._connection.session() as session:
            query = session.query(ClauseDecisionRecord).order_by(ClauseDecisionRecord.id)
            if document is not None:
                query = query.filter_by(document=document)
            return tuple(map(_clause_decision, query))

    def findings(self, fingerprints: Sequence[str] | None = None) -> tuple[FindingDecision, ...]:
        """Decisions on findings, oldest first; on those fingerprints alone, when given."""
        with self._connection.session() as session:
            query = session.query(FindingDecisionRecord).order_by(FindingDecisionRecord.id)
            if fingerprints is not None:
                query = query.filter(FindingDecisionRecord.fingerprint.in_(fingerprints))
            return tuple(map(_finding_decision, query))

    def forget(self, document: str | None = None) -> int:
        """Delete every decision, or those on one document; how many there were."""
        gone = 0
        with self._connection.session() as session:
            for record in (ClauseDecisionRecord, FindingDecisionRecord):
                query = session.query(record)
                gone += (query.filter_by(document=document) if document else query).delete()
        return gone

    def close(self) -> None:
        """Let go of the database's files and connections."""
        self._connection.close()

    def _write(self, record: type[Any], key: dict[str, str], values: dict[str, Any]) -> None:
        with self._connection.session() as session:
            write = self._connection.insert(record).values(**key, **values)
            session.execute(write.on_conflict_do_update(index_elements=list(key), set_=values))


def default_store() -> str:
    """The store that decisions go to: CLAUSEKIT_STORE, or a file in this user's data folder.

    Raises StoreError when that folder cannot be made.
    """
    if named := os.environ.get(VARIABLE):
        return named
    file = _own_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"'{file.parent}' cannot be made: name a store in {VARIABLE}") from error
    return f"sqlite:///{file}"


def store_so_far() -> str | None:
    """The store that decisions go to, None when nothing was ever decided: looking makes no file."""
    return os.environ.get(VARIABLE) or (f"sqlite:///{_own_file()}" if _own_file().is_file() else None)


def _own_file() -> Path:
    from platformdirs import user_data_path

    return user_data_path("clausekit", appauthor=False) / "decisions.db"


def mark_of(words: str) -> str:
    """By what words are known again, whatever their case and spaces."""
    return sha256(" ".join(words.split()).casefold().encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _clause_values(decision: ClauseDecision) -> dict[str, Any]:
    return {
        "heading": plain(decision.heading),
        "words": plain(decision.words),
        "said": json.dumps(decision.said),
        "type": decision.type,
        "decided_at": decision.decided_at,
    }


def _finding_values(decision: FindingDecision) -> dict[str, Any]:
    return {
        "rule": decision.rule,
        "quoted": decision.quoted,
        "verdict": decision.verdict,
        "reason": plain(decision.reason),
        "decided_at": decision.decided_at,
    }


def _clause_decision(record: ClauseDecisionRecord) -> ClauseDecision:
    said = tuple(json.loads(record.said))
    return ClauseDecision(record.document, record.words, record.type, said, record.heading, record.decided_at)


def _finding_decision(record: FindingDecisionRecord) -> FindingDecision:
    return FindingDecision(
        record.document,
        record.fingerprint,
        record.rule,
        record.quoted,
        "dismissed" if record.verdict == "dismissed" else "confirmed",
        record.reason,
        record.decided_at,
    )


def standing(findings: Sequence[FindingDecision], document: str) -> dict[str, FindingDecision]:
    """For each fingerprint the decision that stands for `document`: its own, or the latest on the same words.

    What is absent from one contract says nothing about another: such decisions stand for their own file only.
    """
    ordered: Iterator[FindingDecision] = (
        each for each in findings if each.document == document or each.quoted
    )
    chosen: dict[str, FindingDecision] = {}
    for each in ordered:
        known = chosen.get(each.fingerprint)
        if known is None or known.document != document:
            chosen[each.fingerprint] = each
    return chosen

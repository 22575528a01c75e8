"""The tables, as SQLAlchemy sees them; `migrations/` makes them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    Boolean,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Holds the metadata of the tables below."""


class OutcomeRecord(Base):
    """One file as it was last scanned: the row a portfolio shows (`summary`, JSON) and the packed review.

    `key` names content and versions: a file with the same key need not be read again.
    """

    __tablename__ = "outcomes"
    __table_args__ = (UniqueConstraint("path", name="uq_outcomes_path"), Index("ix_outcomes_key", "key"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    path: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(String(80))
    error: Mapped[str | None] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    review: Mapped[bytes | None] = mapped_column(LargeBinary)
    scanned_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FindingRecord(Base):
    """One finding of a stored review, for questions over the whole portfolio."""

    __tablename__ = "findings"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcomes.id", ondelete="CASCADE"), index=True)
    rule: Mapped[str] = mapped_column(String(40), index=True)
    state: Mapped[str] = mapped_column(String(10))
    severity: Mapped[str] = mapped_column(String(10))
    owner: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)


class ClauseDecisionRecord(Base):
    """What a reviewer said a clause is about; `said` is what it was taken for (JSON list of types)."""

    __tablename__ = "clause_decisions"
    __table_args__ = (UniqueConstraint("document", "mark", name="uq_clause_decisions_document"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    document: Mapped[str] = mapped_column(String(64))
    mark: Mapped[str] = mapped_column(String(64))
    heading: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    said: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(String(40))
    decided_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FindingDecisionRecord(Base):
    """What a reviewer made of a finding; `quoted` says that it points at words, not at their absence."""

    __tablename__ = "finding_decisions"
    __table_args__ = (UniqueConstraint("document", "fingerprint", name="uq_finding_decisions_document"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    document: Mapped[str] = mapped_column(String(64))
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    rule: Mapped[str] = mapped_column(String(40))
    quoted: Mapped[bool] = mapped_column(Boolean)
    verdict: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

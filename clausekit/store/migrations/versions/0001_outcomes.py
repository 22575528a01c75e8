"""Outcomes and their findings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "outcomes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("review", sa.LargeBinary),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("path", name="uq_outcomes_path"),
    )
    op.create_index("ix_outcomes_key", "outcomes", ["key"])
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outcome_id", sa.Integer, sa.ForeignKey("outcomes.id", ondelete="CASCADE"), nullable=False),
        sa.Column("rule", sa.String(40), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("severity", sa.String(10), nullable=False),
        sa.Column("owner", sa.String(20), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
    )
    for column in ("outcome_id", "rule", "fingerprint"):
        op.create_index(f"ix_findings_{column}", "findings", [column])


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("findings")
    op.drop_table("outcomes")

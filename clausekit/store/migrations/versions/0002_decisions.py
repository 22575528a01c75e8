"""What reviewers decided about clauses and findings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "clause_decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("heading", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("document", "mark", name="uq_clause_decisions_document"),
    )
    op.create_table(
        "finding_decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("rule", sa.String(40), nullable=False),
        sa.Column("quoted", sa.Boolean, nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("document", "fingerprint", name="uq_finding_decisions_document"),
    )
    op.create_index("ix_finding_decisions_fingerprint", "finding_decisions", ["fingerprint"])


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("finding_decisions")
    op.drop_table("clause_decisions")

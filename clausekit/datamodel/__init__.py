"""The nouns: frozen values that the rooms hand to each other.

One coordinate system: every `Span` is half-open, in characters of `Document.text`, and that text is
never rewritten after loading. What a value points at is always `document.text[span.start:span.end]`.
"""

from __future__ import annotations

from clausekit.datamodel.contract import (
    Clause,
    ClauseKind,
    Contract,
    Definition,
    Fact,
    FactKind,
    Label,
    Party,
    Provision,
    Reference,
    Role,
    Schedule,
    ScheduleState,
    Signature,
    Term,
)
from clausekit.datamodel.document import (
    FURNITURE,
    Block,
    BlockKind,
    Comment,
    Document,
    Line,
    Link,
    Page,
    Place,
    Problem,
    ProblemKind,
    Revision,
    RevisionKind,
    View,
)
from clausekit.datamodel.review import Finding, Hurts, Outcome, Owner, Review, Severity, Side, State, Strength
from clausekit.datamodel.spans import Box, Span

__all__ = [
    "FURNITURE",
    "Block",
    "BlockKind",
    "Box",
    "Clause",
    "ClauseKind",
    "Comment",
    "Contract",
    "Definition",
    "Document",
    "Fact",
    "FactKind",
    "Finding",
    "Hurts",
    "Label",
    "Line",
    "Link",
    "Outcome",
    "Owner",
    "Page",
    "Party",
    "Place",
    "Problem",
    "ProblemKind",
    "Provision",
    "Reference",
    "Review",
    "Revision",
    "RevisionKind",
    "Role",
    "Schedule",
    "ScheduleState",
    "Severity",
    "Side",
    "Signature",
    "Span",
    "State",
    "Strength",
    "Term",
    "View",
]

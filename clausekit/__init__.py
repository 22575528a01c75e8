"""Contract clause review on your own machine: load, review, scan, export, and the nouns they speak of.

Importing this costs almost nothing; each name brings its room with it when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clausekit.batch import scan
    from clausekit.datamodel import (
        Block,
        Box,
        Clause,
        Comment,
        Contract,
        Definition,
        Document,
        Fact,
        Finding,
        Label,
        Line,
        Link,
        Outcome,
        Page,
        Party,
        Place,
        Problem,
        Provision,
        Reference,
        Review,
        Revision,
        Schedule,
        Severity,
        Signature,
        Span,
        Strength,
        Term,
    )  # fmt: skip
    from clausekit.documents import load
    from clausekit.errors import ClausekitError
    from clausekit.exports import export
    from clausekit.reviewer import Reviewer, review

__version__ = "0.1.0"

_NOUNS = (
    "Block", "Box", "Clause", "Comment", "Contract", "Definition", "Document", "Fact", "Finding",
    "Label", "Line", "Link", "Outcome", "Page", "Party", "Place", "Problem", "Provision", "Reference",
    "Review", "Revision", "Schedule", "Severity", "Signature", "Span", "Strength", "Term",
)  # fmt: skip

_HOMES = {
    "load": "clausekit.documents",
    "review": "clausekit.reviewer",
    "Reviewer": "clausekit.reviewer",
    "scan": "clausekit.batch",
    "export": "clausekit.exports",
    "ClausekitError": "clausekit.errors",
    **dict.fromkeys(_NOUNS, "clausekit.datamodel"),
}

__all__ = [
    "Block", "Box", "Clause", "ClausekitError", "Comment", "Contract", "Definition", "Document", "Fact",
    "Finding", "Label", "Line", "Link", "Outcome", "Page", "Party", "Place", "Problem", "Provision",
    "Reference", "Review", "Reviewer", "Revision", "Schedule", "Severity", "Signature", "Span",
    "Strength", "Term", "__version__", "export", "load", "review", "scan",
]  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- each name has its own type, declared above
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'clausekit' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__

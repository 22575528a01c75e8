"""Clauses and pending revisions in, the same clauses out, those marked whose words are being negotiated."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from clausekit.datamodel import Clause, Document, Revision, Span


def with_changes(document: Document, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses, `changed` where a revision of `document` touches their span."""
    if not document.revisions:
        return tuple(clauses)
    revisions = sorted(document.revisions, key=_start)
    starts = [revision.span.start for revision in revisions]
    longest = max(len(revision.span) for revision in revisions)

    def changed(span: Span) -> bool:
        near = revisions[bisect_left(starts, span.start - longest) : bisect_right(starts, span.end)]
        return any(revision.touches(span) for revision in near)

    return tuple(replace(clause, changed=changed(clause.span)) for clause in clauses)


def _start(revision: Revision) -> int:
    return revision.span.start

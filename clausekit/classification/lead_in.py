"""What stands before a list belongs to each of its items: "We do not answer for: (a) loss of data"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from clausekit.datamodel import Clause, Document, Span

# An item is read behind the end of its lead-in: as much as the encoder has room for.
_LONGEST: Final = 240
_OPEN: Final = re.compile(r"[:—–-]\s*\Z")
_SENTENCE_END: Final = re.compile(r"[.;]\s+(?=[A-Z])")


class LeadIns:
    """The lead-ins of one contract's lists."""

    def __init__(self, document: Document, clauses: Sequence[Clause]) -> None:
        self._text = document.text
        by_id = {clause.id: clause for clause in clauses}
        first_child = _first_children(clauses)
        self._of: dict[int, str] = {}
        for clause in clauses:
            parent = by_id.get(clause.parent or "")
            if parent is not None and not clause.heading:
                lead = self._lead(parent, first_child[parent.id])
                if lead:
                    self._of[clause.span.start] = self._of[clause.body.start] = lead

    def before(self, span: Span) -> str:
        """What the sentence at `span` is to be read behind; "" unless it begins the item of a list."""
        return self._of.get(span.start, "")

    def _lead(self, parent: Clause, child: Clause) -> str:
        words = self._text[parent.body.start : child.span.start]
        if not _OPEN.search(words):
            return ""
        last = [0, *(match.end() for match in _SENTENCE_END.finditer(words))][-1]
        return " ".join(words[last:].split())[-_LONGEST:]


def _first_children(clauses: Sequence[Clause]) -> Mapping[str, Clause]:
    found: dict[str, Clause] = {}
    for clause in clauses:
        if clause.parent:
            found.setdefault(clause.parent, clause)
    return found

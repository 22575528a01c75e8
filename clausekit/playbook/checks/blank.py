"""`blank`: a place that was left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.datamodel import Severity, Span
from clausekit.playbook.checks.base import Check
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import Hit, Scope
from clausekit.playbook.words import SeverityWord

_MOST = 12


class Blank(Check):
    """One unread hit for all places to be filled in; lines for signatures do not count.

    Up to `few` of them are of `few_severity`: a date left for the day of signing is not an empty form.
    """

    words: ClassVar[frozenset[str]] = frozenset({"count", "found"})

    kind: Literal["blank"]
    few: int = 0
    few_severity: SeverityWord = Severity.MEDIUM

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        blanks = scope.reading.openings
        if blanks:
            evidence = dict.fromkeys(_shown(scope, span) for span in blanks)
            first = scope.reading.text[blanks[0].start : blanks[0].end]
            severity = self.few_severity if len(blanks) <= self.few else None
            words = {"count": str(len(blanks)), "found": first}
            yield Hit(tuple(evidence)[:_MOST], "unread", severity=severity, words=words)


def _shown(scope: Scope, span: Span) -> Span:
    return scope.reading.quote(Match(span, scope.reading.sentence_at(span.start)))

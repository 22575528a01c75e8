"""`blank`: a place that was left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.datamodel import Fact, Severity, Span
from clausekit.playbook.checks.base import Check
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import Hit, Scope
from clausekit.playbook.words import SeverityWord

_MOST = 12


class Blank(Check):
    """One hit for all places to be filled in; lines for signatures do not count, nor does "to be agreed".

    Up to `few` of them are of `few_severity`: a date left for the day of signing is not an empty form.
    """

    words: ClassVar[frozenset[str]] = frozenset({"count", "found"})

    kind: Literal["blank"]
    few: int = 0
    few_severity: SeverityWord = Severity.MEDIUM

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        signed = [clause.span for clause in scope.reading.contract.clauses if clause.kind == "signature"]
        blanks = [
            fact
            for fact in scope.reading.contract.facts
            if fact.kind == "blank"
            and fact.unit == "open"
            and fact.value != "to_be_agreed"
            and not any(fact.span in span for span in signed)
        ]
        if blanks:
            evidence = dict.fromkeys(_shown(scope, fact) for fact in blanks)
            first = scope.reading.text[blanks[0].span.start : blanks[0].span.end]
            severity = self.few_severity if len(blanks) <= self.few else None
            words = {"count": str(len(blanks)), "found": first}
            yield Hit(tuple(evidence)[:_MOST], severity=severity, words=words)


def _shown(scope: Scope, fact: Fact) -> Span:
    return scope.reading.quote(Match(fact.span, scope.reading.sentence_at(fact.span.start), fact))

"""`conflict`: two different values for one term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.datamodel import Fact, Span
from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import NumberKind, Phrases
from clausekit.playbook.scope import Hit, Scope
from clausekit.playbook.words import days


class Conflict(Check):
    """A hit when the numbers that `anchors` govern (`#` is the number) are not all the same."""

    words: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["conflict"]
    of: NumberKind
    anchors: Phrases
    unless: Phrases = ()

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        values: dict[str, tuple[str, Span]] = {}
        for match in scope.find(self.anchors, number=self.of, unless=self.unless):
            if match.fact:
                printed = " ".join(scope.reading.text[match.fact.span.start : match.fact.span.end].split())
                values.setdefault(_same(match.fact), (printed, scope.reading.quote(match)))
        if len(values) > 1:
            found = " and ".join(printed for printed, _ in values.values())
            yield Hit(tuple(dict.fromkeys(span for _, span in values.values())), words={"found": found})


def _same(fact: Fact) -> str:
    """Equal for numbers that mean the same."""
    if fact.kind == "duration":
        return f"{days(fact.value, fact.unit)}"
    return f"{float(fact.value):g} {fact.unit}"

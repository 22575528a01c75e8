"""`interaction`: two clauses that harm only when they are read together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.playbook.checks.base import Check
from clausekit.playbook.interactions import INTERACTIONS, Name
from clausekit.playbook.scope import Hit, Scope


class Interaction(Check):
    """What the interaction called `name` finds; `{found}` is what, `{steps}` the sum that shows it."""

    words: ClassVar[frozenset[str]] = frozenset({"found", "steps"})

    kind: Literal["interaction"]
    name: Name

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit for each clash."""
        for clash in INTERACTIONS[self.name](scope.reading):
            evidence = tuple(dict.fromkeys(clash.evidence))
            words = {"found": clash.found, "steps": clash.steps}
            yield Hit(evidence, severity=clash.severity, words=words)

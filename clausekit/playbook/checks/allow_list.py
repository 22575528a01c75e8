"""`allow_list`: a governing law that is not one of those we accept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.playbook.checks.base import Check
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import Hit, Scope


class AllowList(Check):
    """A hit for each law that governs the contract and is not on the list; an empty list allows all.

    Names as people write them ("England and Wales", "New York"); a longer name that holds an allowed one
    passes.
    """

    words: ClassVar[frozenset[str]] = frozenset({"found", "allowed"})

    kind: Literal["allow_list"]
    allowed: tuple[str, ...] = ()

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit for each law."""
        seen = set()
        for fact in scope.reading.contract.facts:
            if (
                fact.kind != "governing_law"
                or fact.value in seen
                or not self.allowed
                or self._allows(fact.value)
            ):
                continue
            seen.add(fact.value)
            match = Match(fact.span, scope.reading.sentence_at(fact.span.start), fact)
            words = {"found": fact.value, "allowed": ", ".join(self.allowed)}
            yield Hit((scope.reading.quote(match),), words=words)

    def _allows(self, law: str) -> bool:
        return any(name.casefold() in law.casefold() for name in self.allowed)

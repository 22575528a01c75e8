"""Where a rule looks, and the bare hits that a check yields there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from clausekit.datamodel import Clause, Hurts, Provision, Severity, Span, State
from clausekit.playbook.phrases import NumberKind
from clausekit.playbook.reading import SURE, Match, Reading
from clausekit.taxonomy import provision_types

# What the sentence encoder finds is said outright from this score on; below, a person should look.
OUTRIGHT: Final = 0.85


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found: where, and the values for the rule's message. The rule adds everything else.

    `severity` and `hurts` override the rule's own when the check knows better; `unread` names what of the
    file could not be read, when that is why nothing can be said.
    """

    evidence: tuple[Span, ...]
    state: State = "risk"
    severity: Severity | None = None
    hurts: Hurts | None = None
    words: dict[str, str] = field(default_factory=dict)
    searched: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """The clauses of certain types in one contract, or, when they say nothing, the rest of it.

    `elsewhere` allows the second: a phrase that fits outside the labelled clauses counts only when none
    fits inside.
    """

    reading: Reading
    types: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    elsewhere: bool = True

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Clauses labelled with the types, outermost first."""
        return self.reading.labelled(self.types)

    @cached_property
    def hinted(self) -> tuple[Clause, ...]:
        """Clauses that carry such a label, but below the score at which we would say so."""
        return self.reading.labelled(self.types, at_least=0.0)

    def find(
        self, phrases: Iterable[str], *, number: NumberKind | None = None, unless: Iterable[str] = ()
    ) -> list[Match]:
        """Where the phrases stand in scope; a sentence that also says one of `unless` does not count."""
        exceptions = tuple(unless)
        found = [
            match
            for match in self.reading.find(phrases, number)
            if not (exceptions and self.reading.says(exceptions, match.sentence))
        ]
        inside = [match for match in found if self.holds(match.span)]
        return inside if inside or not self.elsewhere else found

    def holds(self, span: Span) -> bool:
        """Whether `span` lies in one of the labelled clauses; everything does when the rule names no
        types."""
        return not self.types or any(span in clause.span for clause in self.clauses)

    def sure_provisions(self) -> tuple[Provision, ...]:
        """Provisions of the rule's types that can be taken for said; those of our own need more, since they
        are told by the meaning of a single sentence."""
        types = provision_types()
        return tuple(
            each
            for each in self.found_provisions()
            if each.score >= OUTRIGHT or types[each.type].origin != "own"
        )

    def found_provisions(self, *, at_least: float = SURE) -> tuple[Provision, ...]:
        """Provisions of the rule's types with such a score."""
        return tuple(
            provision
            for provision in self.reading.contract.provisions
            if provision.type in self.provisions and provision.score >= at_least
        )

"""`money`: a sum that is too high or too low."""

from __future__ import annotations

from typing import ClassVar, Literal

from clausekit.datamodel import Fact
from clausekit.playbook.checks.bands import NumberCheck
from clausekit.playbook.phrases import NumberKind
from clausekit.playbook.scope import Scope


class Money(NumberCheck[float]):
    """Thresholds are plain numbers, in `currency`; sums in another currency are not judged when it is
    given."""

    number: ClassVar[NumberKind] = "money"

    kind: Literal["money"]
    currency: str = ""

    def amount(self, fact: Fact, scope: Scope) -> float | None:  # noqa: ARG002
        """The sum, when its currency is the one asked for."""
        return float(fact.value) if self.currency in {"", fact.unit} else None

    def size(self, threshold: float) -> float:
        """The sum."""
        return threshold

    def written(self, threshold: float) -> str:
        """With thousands set apart."""
        return f"{self.currency} {threshold:,.0f}".strip()

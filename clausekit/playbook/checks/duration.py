"""`duration`: a period that is too long or too short."""

from __future__ import annotations

from typing import ClassVar, Literal

from clausekit.datamodel import Fact
from clausekit.playbook.checks.bands import NumberCheck
from clausekit.playbook.phrases import NumberKind
from clausekit.playbook.scope import Scope
from clausekit.playbook.words import Period, PeriodWord, days


class Duration(NumberCheck[PeriodWord]):
    """Thresholds like "30 days", "10 business days", "12 months"; compared in calendar days."""

    number: ClassVar[NumberKind] = "duration"

    kind: Literal["duration"]

    def amount(self, fact: Fact, scope: Scope) -> float | None:  # noqa: ARG002
        """Calendar days."""
        return days(fact.value, fact.unit)

    def size(self, threshold: Period) -> float:
        """Calendar days."""
        return threshold.days

    def written(self, threshold: Period) -> str:
        """As in the playbook."""
        return threshold.text

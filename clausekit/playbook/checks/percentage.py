"""`percentage`: a share or rate that is too high or too low."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from clausekit.datamodel import Fact
from clausekit.playbook.checks.bands import NumberCheck
from clausekit.playbook.phrases import NumberKind
from clausekit.playbook.scope import Scope

_MONTHS = {
    "percent_per_day": 1 / 30,
    "percent_per_month": 1,
    "percent_per_quarter": 3,
    "percent_per_year": 12,
}
_MINUTES = 30 * 24 * 60
_FOR_EACH = re.compile(r"\b(?:each|every|per|a)\s(month|year|annum)\b")
# So many characters behind a share its period may be named.
_SOON = 50


class Percentage(NumberCheck[float]):
    """Thresholds are plain numbers, in percent.

    `per: month` or `per: year` reads rates only and brings them to that period; a share without a period is
    then not judged. `{downtime}` is what a promise of availability allows in a month of 30 days.
    """

    words: ClassVar[frozenset[str]] = frozenset({"found", "limit", "downtime"})
    number: ClassVar[NumberKind] = "percentage"

    kind: Literal["percentage"]
    per: Literal["month", "year"] | None = None

    def amount(self, fact: Fact, scope: Scope) -> float | None:
        """Percent, of the period asked for."""
        value = float(fact.value)
        if self.per is None:
            return value
        months = _MONTHS.get(fact.unit) or _months_behind(fact, scope)
        if months is None:
            return None
        return value / months * (12 if self.per == "year" else 1)

    def size(self, threshold: float) -> float:
        """Percent."""
        return threshold

    def written(self, threshold: float) -> str:
        """With its sign."""
        return f"{threshold:g}%"

    def more(self, amount: float) -> dict[str, str]:
        """Hours and minutes that may be lost in a month of 30 days."""
        lost = round(_MINUTES * (100 - amount) / 100)
        hours, minutes = divmod(max(lost, 0), 60)
        return {"downtime": f"{hours} h {minutes:02} min" if hours else f"{minutes} min"}


def _months_behind(fact: Fact, scope: Scope) -> float | None:
    """Months of the period that words soon behind a share name ("2.5% of what you owe for each month")."""
    end = min(fact.span.end + _SOON, scope.reading.sentence_at(fact.span.start).end)
    named = _FOR_EACH.search(scope.reading.plain, fact.span.end, max(end, fact.span.end))
    return (12 if named[1] in {"year", "annum"} else 1) if named else None

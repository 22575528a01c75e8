"""What interactions have in common: numbers that phrases govern; dates and sums as a reader writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausekit.datamodel import Clause, Fact, Severity, Span
from clausekit.facts.dates import MONTHS
from clausekit.playbook.phrases import NumberKind
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.words import days

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}|\b[IVXLC]{1,7}\b")
_WHOLE_MONTHS = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?")


@dataclass(frozen=True, slots=True)
class Clash:
    """Clauses that harm only together: where they stand, what was found, and the sum that shows it."""

    evidence: tuple[Span, ...]
    found: str
    steps: str = ""
    severity: Severity | None = None


def printed(reading: Reading, span: Span) -> str:
    """The words at `span` on one line."""
    return " ".join(reading.text[span.start : span.end].split())


def only(
    reading: Reading, phrases: tuple[str, ...], kind: NumberKind, unless: tuple[str, ...] = ()
) -> Match | None:
    """The number that the phrases govern; None when there is none, or when two of them differ."""
    found = list(governed(reading, phrases, kind, unless))
    values = {(match.fact.value, match.fact.unit) for match in found if match.fact}
    return found[0] if len(values) == 1 else None


def governed(
    reading: Reading, phrases: tuple[str, ...], kind: NumberKind, unless: tuple[str, ...] = ()
) -> Iterator[Match]:
    """Places where the phrases govern a number, in text order."""
    for match in reading.find(phrases, kind):
        if match.fact and not (unless and reading.says(unless, match.sentence)):
            yield match


def whole_months(period: str) -> int | None:
    """Months in an ISO 8601 period of years and months; None for any other."""
    match = _WHOLE_MONTHS.fullmatch(period)
    if not match or not any(match.groups()):
        return None
    return int(match[1] or 0) * 12 + int(match[2] or 0)


def months_of(fact: Fact) -> int | None:
    """Months in a period that is counted in months, years, or thirties of days."""
    months = whole_months(fact.value)
    length = days(fact.value, fact.unit)
    return months if months or length is None else (round(length / 30) if length % 30 == 0 else None)


def months_later(day: date, months: int) -> date:
    """The same day of another month, or its last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    last = (date(day.year + years + month // 11, (month + 1) % 12 + 1, 1) - date.resolution).day
    return date(day.year + years, month + 1, min(day.day, last))


def day_name(day: date) -> str:
    """ "1 December 2027", in whatever locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def sum_of(currency: str, amount: float) -> str:
    """ "USD 1,325"; cents only where there are any."""
    whole = abs(amount - round(amount)) < 0.005
    return f"{currency} {amount:,.0f}" if whole else f"{currency} {amount:,.2f}"


def share(value: float) -> str:
    """ "99.5%"."""
    return f"{value:g}%"


def number_of(clause: Clause) -> str:
    """The clause's number without the words and marks around it."""
    found = _NUMBER.search(clause.number)
    return found[0] if found else ""


def root_of(reading: Reading, span: Span) -> Clause | None:
    """The outermost clause that holds `span`."""
    holding = [clause for clause in reading.contract.clauses if span in clause.span]
    return max(holding, key=_extent, default=None)


def in_exhibit(reading: Reading, span: Span) -> bool:
    """Whether `span` stands in an exhibit and not in the body."""
    root = root_of(reading, span)
    return root is not None and root.kind == "schedule"


def _extent(clause: Clause) -> int:
    return len(clause.span)

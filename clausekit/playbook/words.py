"""Values of a playbook that are written as words: a severity, a period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from clausekit.datamodel import Severity

_PERIOD = re.compile(
    r"(\d{1,6}(?:\.\d{1,3})?)\s+(business\s+)?(minute|hour|day|week|month|year)s?", re.IGNORECASE
)
_ISO = re.compile(
    r"P(?:(?P<year>[\d.]{1,9})Y)?(?:(?P<month>[\d.]{1,9})M)?(?:(?P<week>[\d.]{1,9})W)?(?:(?P<day>[\d.]{1,9})D)?"
    r"(?:T(?:(?P<hour>[\d.]{1,9})H)?(?:(?P<minute>[\d.]{1,9})M)?(?:(?P<second>[\d.]{1,9})S)?)?"
)
# Calendar days. Twelve months are a year and a month is 30 days, so that "3 months" and "90 days", "12
# months" and
# "one year" are the same term, as they are to whoever sets a threshold.
_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "year": 365.0}
_WORKING = 7 / 5


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as written in a playbook, and in calendar days."""

    text: str
    days: float


def days(value: str, unit: str) -> float | None:
    """Calendar days in an ISO 8601 period; business days count seven for five. None when it is not one."""
    match = _ISO.fullmatch(value)
    if not match:
        return None
    try:
        total = sum(_length(float(number), name) for name, number in match.groupdict().items() if number)
    except ValueError:
        return None
    return total * _WORKING if unit == "business_days" else total


def _length(number: float, name: str) -> float:
    if name != "month":
        return number * _DAYS[name]
    years, months = divmod(number, 12)
    return years * 365 + months * 30


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    match = _PERIOD.fullmatch(str(value).strip())
    if not match:
        raise ValueError(
            f"'{value}' is not a period; write it like '30 days', '10 business days', '12 months'"
        )
    number, working, unit = match.groups()
    length = _length(float(number), unit.lower()) * (_WORKING if working else 1)
    return Period(" ".join(match[0].split()), length)


def _severity(value: object) -> Severity:
    if isinstance(value, Severity):
        return value
    try:
        return Severity[str(value).upper()]
    except KeyError:
        names = ", ".join(name.lower() for name in Severity.__members__)
        raise ValueError(f"'{value}' is no severity; it is one of {names}") from None


def _lower(severity: Severity) -> str:
    return severity.name.lower()


def _text(value: Any) -> str:  # noqa: ANN401 -- pydantic hands over whatever the field holds
    return str(value.text)


SeverityWord = Annotated[Severity, BeforeValidator(_severity), PlainSerializer(_lower)]
PeriodWord = Annotated[Period, BeforeValidator(_period), PlainSerializer(_text)]

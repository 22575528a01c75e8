"""Numbers that a person gives because the contract does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from clausekit.errors import UsageError

Sort: TypeAlias = Literal["money", "percent", "months", "date"]


@dataclass(frozen=True, slots=True)
class Input:
    """A number that may be asked for: what it is, and of which sort. Money is a plain number."""

    name: str
    question: str
    sort: Sort


_ALL = (
    Input("annual_fee", "What are the fees of a year?", "money"),
    Input("start_date", "On which day does the contract take effect?", "date"),
    Input("first_term_months", "How many months does the first term last?", "months"),
    Input("fee_increase", "By how much will the fee rise on renewal, in percent?", "percent"),
    Input("expected_spend", "How much will be spent in a year?", "money"),
    Input("shortfall_price", "Which share of a shortfall is charged, in percent?", "percent"),
)
INPUTS: Mapping[str, Input] = MappingProxyType({each.name: each for each in _ALL})


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was given, by the name of its `Input`."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)


def read_inputs(given: Iterable[str]) -> Inputs:
    """Inputs written as "annual_fee=120000". Raises UsageError, one sentence."""
    numbers: dict[str, float] = {}
    dates: dict[str, date] = {}
    for words in given:
        name, _, value = words.partition("=")
        if name not in INPUTS or not value:
            known = ", ".join(INPUTS)
            raise UsageError(f"'{words}' is not name=value with one of the names {known}")
        if INPUTS[name].sort == "date":
            dates[name] = _date(name, value)
        else:
            numbers[name] = _number(name, value)
    return Inputs(numbers, dates)


def _number(name: str, value: str) -> float:
    try:
        number = float(value.replace(",", "").replace("_", "").rstrip("%"))
    except ValueError:
        number = -1
    if not 0 <= number < 1e15:
        raise UsageError(f"{name}: '{value}' is not a number such as 120000")
    if INPUTS[name].sort == "months" and (not number.is_integer() or not 0 < number <= 1200):
        raise UsageError(f"{name}: '{value}' is not a whole number of months")
    return number


def _date(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{name}: '{value}' is not a date such as 2027-01-31") from None

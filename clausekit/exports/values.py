"""Normalised values in, words out: what a reader sees instead of "P30D" or "fees:P12M:paid"."""

from __future__ import annotations

import re
from typing import Final

from clausekit.facts.terms.cap import Cap, SumCap, read_cap

PERIOD: Final = re.compile(r"P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(\d{1,6})H)?")
PERIOD_UNITS: Final = ("year", "month", "week", "day", "hour")


def term_in_words(name: str, value: str) -> str:
    """The value of the key term `name` as people write it; what is in no known form stays as it is."""
    if name == "payment_days" and value.isdecimal():
        return _counted(value, "day")
    if name == "uptime_percent" and value:
        return f"{value} %"
    if name == "liability_cap":
        return _cap(value)
    return period_in_words(value)


def period_in_words(value: str) -> str:
    """ "P30D" as "30 days"; anything else as it is."""
    match = PERIOD.fullmatch(value)
    if not match or not any(match.groups()):
        return value
    pairs = zip(match.groups(), PERIOD_UNITS, strict=True)
    return " ".join(_counted(number, unit) for number, unit in pairs if number)


def _cap(value: str) -> str:
    greater = (" or, if lower, ".join(map(_amount, group)) for group in read_cap(value))
    return " or, if greater, ".join(greater) or value


def _amount(cap: Cap) -> str:
    if isinstance(cap, SumCap):
        whole = cap.amount == cap.amount.to_integral_value()
        return f"{cap.currency} {cap.amount:,.0f}" if whole else f"{cap.currency} {cap.amount:,}"
    times = f"{cap.times} times " if cap.times != 1 else ""
    return f"{times}the fees {cap.sort.replace('_', ' ')} in {period_in_words(cap.period)}"


def _counted(number: str, unit: str) -> str:
    return f"{number} {unit}" + ("" if number == "1" else "s")

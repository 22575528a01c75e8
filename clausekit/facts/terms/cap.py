"""The value of the key term `liability_cap` read back: what its grammar (see amounts.py) is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

_FEES: Final = re.compile(
    r"(?:(?P<times>[\d.]{1,12})x )?fees:(?P<period>P\w{1,20}|all):(?P<sort>paid|payable|paid_or_payable)"
)
_SUM: Final = re.compile(r"(?P<currency>[A-Z]{3}) (?P<amount>\d{1,18}(?:\.\d{1,4})?)")


@dataclass(frozen=True, slots=True)
class FeesCap:
    """`times` the fees of a period: ISO 8601, or "all" for the whole contract; `sort` says which fees."""

    times: Decimal
    period: str
    sort: str


@dataclass(frozen=True, slots=True)
class SumCap:
    """A fixed sum; `currency` is its ISO 4217 code."""

    currency: str
    amount: Decimal


Cap: TypeAlias = FeesCap | SumCap


def read_cap(value: str) -> tuple[tuple[Cap, ...], ...]:
    """The caps of which the highest counts; of those that stand together in one of them the lowest.

    Empty for a value that is not of the grammar.
    """
    read = [[_cap(part) for part in group.split(" & ")] for group in value.split(" | ")]
    known = tuple(tuple(part for part in group if part) for group in read)
    return known if [len(group) for group in known] == [len(group) for group in read] else ()


def _cap(words: str) -> Cap | None:
    if fees := _FEES.fullmatch(words):
        return FeesCap(Decimal(fees["times"] or 1), fees["period"], fees["sort"])
    if money := _SUM.fullmatch(words):
        return SumCap(money["currency"], Decimal(money["amount"]))
    return None

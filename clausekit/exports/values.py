"""Normalised values in, words out: what a reader sees instead of "P30D" or "fees:P12M:paid"."""

from __future__ import annotations

import re
from typing import Final

PERIOD: Final = re.compile(r"P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(\d{1,6})H)?")
PERIOD_UNITS: Final = ("year", "month", "week", "day", "hour")
# "2x fees:P12M:paid_or_payable", as `facts` writes a cap that depends on the fees.
FEES: Final = re.compile(r"(?:(?P<times>[\d.]{1,12})x )?fees:(?P<period>[^:]{1,20}):(?P<sort>[a-z_]{1,40})")
MONEY: Final = re.compile(r"(?P<currency>[A-Z]{3}) (?P<amount>\d{1,18})(?P<cents>\.\d{1,4})?")


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
    greater = (" or, if lower, ".join(map(_amount, part.split(" & "))) for part in value.split(" | "))
    return " or, if greater, ".join(greater)


def _amount(value: str) -> str:
    if money := MONEY.fullmatch(value):
        return f"{money['currency']} {int(money['amount']):,}{_cents(money['cents'])}"
    if fees := FEES.fullmatch(value):
        times = f"{fees['times']} times " if fees["times"] else ""
        sort = fees["sort"].replace("_", " ")
        return f"{times}the fees {sort} in {period_in_words(fees['period'])}"
    return value


def _cents(cents: str | None) -> str:
    return cents if cents and cents.strip(".0") else ""


def _counted(number: str, unit: str) -> str:
    return f"{number} {unit}" + ("" if number == "1" else "s")

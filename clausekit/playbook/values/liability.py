"""The limit of liability beside what the contract is worth."""

from __future__ import annotations

import re

from clausekit.playbook.interactions.shared import whole_months
from clausekit.playbook.values.renewal import months_of_first_term
from clausekit.playbook.values.sums import Sums, Valuation, money, percent

_TITLE = "What the limit of liability is worth"
# The grammar of the key term `liability_cap` (clausekit/facts/terms/amounts.py).
_FEES = re.compile(r"(?:(?P<times>[\d.]{1,9})x )?fees:(?P<period>P\w{1,8}|all):(?P<sort>\w{1,20})")
_FIXED = re.compile(r"(?P<currency>[A-Z]{3}) (?P<amount>\d{1,15}(?:\.\d{1,2})?)")


def value(sums: Sums) -> Valuation | None:
    """The limit in money, on the day it is worth most and least, and as a share of the first term's fees."""
    term = sums.reading.contract.term("liability_cap")
    if term is None:
        return None
    sums.say("the limit, as the contract says it", term.span)
    worst: float | None = None
    fees = sums.year_of_fees()
    if fees is None:
        return sums.result("liability", _TITLE, "")
    currency, yearly = fees
    months = months_of_first_term(sums)
    whole = yearly * months / 12 if months else None
    if whole is not None:
        sums.say(
            f"fees of the first term: {money(currency, yearly)} × {months}/12 = {money(currency, whole)}"
        )
    amounts = [_part(sums, part, currency, yearly, whole) for part in re.split(r" [|&] ", term.value)]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts) or whole is None:
        return sums.result("liability", _TITLE, "the limit cannot be compared with the fees")
    limit = min(known) if " & " in term.value else max(known)
    if len(known) > 1:
        which = "lesser" if " & " in term.value else "greater"
        sums.say(f"the {which} of the two is {money(currency, limit)}")
    if ":paid" in term.value and ":paid_or_payable" not in term.value and " | " not in term.value:
        worst = 0.0
        sums.say("only fees that were paid count: before the first payment the limit is nothing")
    return sums.result("liability", _TITLE, _words(currency, limit, whole, worst))


def _part(sums: Sums, part: str, currency: str, yearly: float, whole: float | None) -> float | None:
    """One of the sums that the limit is made of."""
    fixed = _FIXED.fullmatch(part)
    if fixed:
        if currency and fixed["currency"] != currency:
            sums.say(f"{part} is not in {currency}, and no rate of exchange is known here")
            return None
        sums.say(f"a fixed sum of {money(fixed['currency'], float(fixed['amount']))}")
        return float(fixed["amount"])
    fees = _FEES.fullmatch(part)
    months = whole_months(fees["period"]) if fees else None
    if not fees or (months is None and whole is None):
        return None
    times = float(fees["times"] or 1)
    base = yearly * months / 12 if months else (whole or 0.0)
    span = f"{months} months" if months else "the whole contract"
    sums.say(f"{times:g} × fees of {span} = {money(currency, base * times)}")
    return base * times


def _words(currency: str, limit: float, whole: float, worst: float | None) -> str:
    least = f", and {money(currency, worst)} on the first day" if worst is not None else ""
    share = percent(limit / whole * 100) if whole else "no known share"
    return f"at most {money(currency, limit)}, {share} of the first term's fees{least}"

"""The limit of liability beside what the contract is worth."""

from __future__ import annotations

from clausekit.facts.terms.cap import Cap, FeesCap, SumCap, read_cap
from clausekit.playbook.interactions.shared import whole_months
from clausekit.playbook.values.renewal import months_of_first_term
from clausekit.playbook.values.sums import Sums, Valuation, money, percent

_TITLE = "What the limit of liability is worth"
_UNCOMPARED = "the limit cannot be compared with the fees"


def value(sums: Sums) -> Valuation | None:
    """The limit in money, on the day it is worth most and least, and as a share of the first term's fees."""
    term = sums.reading.contract.term("liability_cap")
    if term is None:
        return None
    sums.say("the limit, as the contract says it", term.span)
    fees = sums.year_of_fees()
    months = months_of_first_term(sums) if fees else None
    if fees is None or months is None:
        return sums.result("liability", _TITLE, "")
    currency, yearly = fees
    whole = yearly * months / 12
    sums.say(f"fees of the first term: {money(currency, yearly)} × {months}/12 = {money(currency, whole)}")
    caps = read_cap(term.value)
    limit = _limit(sums, caps, currency, yearly, whole)
    words = _UNCOMPARED if limit is None else _words(currency, limit, whole)
    if limit is not None and len(caps) == 1 and any(_is_of_fees_paid(cap) for cap in caps[0]):
        sums.say("only fees that were paid count: before the first payment the limit is nothing")
        words += f", and {money(currency, 0)} on the first day"
    return sums.result("liability", _TITLE, words)


def _limit(
    sums: Sums, caps: tuple[tuple[Cap, ...], ...], currency: str, yearly: float, whole: float
) -> float | None:
    """The highest of the caps, and of those that stand together the lowest; None when one is not known."""
    amounts = [[_amount(sums, cap, currency, yearly, whole) for cap in group] for group in caps]
    known = [[amount for amount in group if amount is not None] for group in amounts]
    if not amounts or [len(group) for group in known] != [len(group) for group in amounts]:
        return None
    limit = max(min(group) for group in known)
    if sum(map(len, known)) > 1:
        sums.say(f"the {'greater' if len(known) > 1 else 'lesser'} of these is {money(currency, limit)}")
    return limit


def _amount(sums: Sums, cap: Cap, currency: str, yearly: float, whole: float) -> float | None:
    if isinstance(cap, SumCap):
        if currency and cap.currency != currency:
            sums.say(
                f"{cap.currency} {cap.amount} is not in {currency}, and no rate of exchange is known here"
            )
            return None
        sums.say(f"a fixed sum of {money(cap.currency, float(cap.amount))}")
        return float(cap.amount)
    months = whole_months(cap.period)
    if cap.period != "all" and months is None:
        sums.say(f"a period of {cap.period} is not counted in months")
        return None
    base = (yearly * months / 12 if months else whole) * float(cap.times)
    span = f"{months} months" if months else "the whole contract"
    sums.say(f"{cap.times} × fees of {span} = {money(currency, base)}")
    return base


def _is_of_fees_paid(cap: Cap) -> bool:
    return isinstance(cap, FeesCap) and cap.sort == "paid"


def _words(currency: str, limit: float, whole: float) -> str:
    share = percent(limit / whole * 100) if whole else "no known share"
    return f"at most {money(currency, limit)}, {share} of the first term's fees"

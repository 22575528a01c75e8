"""Renewal: the last day on which it can be stopped, and what one that nobody wanted costs."""

from __future__ import annotations

from datetime import date, timedelta

from clausekit.playbook.interactions.renewal import AUTOMATIC, before, first_term, spoken, start_of, uplift_of
from clausekit.playbook.interactions.shared import day_name, months_later, months_of, whole_months
from clausekit.playbook.values.sums import Sums, Valuation, money, percent

_TITLE = "What a missed notice costs"


def value(sums: Sums) -> Valuation | None:
    """The last day to give notice, and the fees of one forced renewal."""
    notice = sums.reading.contract.term("notice_to_terminate_renewal")
    if not notice or not sums.reading.find(AUTOMATIC):
        return None
    last = _last_day(sums, notice.value)
    cost = _cost(sums)
    return sums.result("renewal", _TITLE, "; ".join(filter(None, (last, cost))))


def _last_day(sums: Sums, notice: str) -> str:
    start, months = _start(sums), months_of_first_term(sums)
    term = sums.reading.contract.term("notice_to_terminate_renewal")
    if start is None or months is None or term is None:
        return ""
    end = months_later(start, months) - timedelta(days=1)
    last = before(end, notice)
    sums.say(f"{day_name(start)} plus {months} months ends on {day_name(end)}")
    sums.say(f"less {spoken(notice)} of notice is {day_name(last)}", term.span)
    return f"the last day for the notice is {day_name(last)}"


def _start(sums: Sums) -> date | None:
    day = sums.day("start_date")
    if day is not None:
        return day
    start, term = start_of(sums.reading), sums.reading.contract.term("effective_date")
    if start is None or term is None:
        sums.ask("start_date")
        return None
    sums.say(f"takes effect on {day_name(start)}", term.span)
    return start


def months_of_first_term(sums: Sums) -> int | None:
    """Length of the first term: given, else from the contract, else asked for."""
    number = sums.given("first_term_months")
    if number is not None:
        return int(number)
    match = first_term(sums.reading)
    months = months_of(match.fact) if match and match.fact else None
    if months is None or match is None:
        sums.ask("first_term_months")
        return None
    sums.say(f"first term: {months} months", sums.reading.quote(match))
    return months


def _cost(sums: Sums) -> str:
    length = sums.reading.contract.term("renewal_term")
    months = whole_months(length.value) if length else None
    fees = sums.year_of_fees()
    rise = _rise(sums)
    if not months or not length or fees is None or rise is None:
        return "" if months else "the length of a renewal was not read, so it has no price here"
    currency, yearly = fees
    cost = yearly * (1 + rise / 100) * months / 12
    sums.say(f"a renewal lasts {months} months", length.span)
    sums.say(
        f"{money(currency, yearly)} × {1 + rise / 100:g} × {months}/12 = {money(currency, cost)}",
    )
    return f"one renewal that nobody wanted costs {money(currency, cost)}"


def _rise(sums: Sums) -> float | None:
    number = sums.given("fee_increase")
    if number is not None:
        return number
    match = uplift_of(sums.reading)
    if match is None or match.fact is None:
        sums.ask("fee_increase")
        return None
    rise = float(match.fact.value)
    sums.say(f"the fee may rise by {percent(rise)}", sums.reading.quote(match))
    return rise

"""Renewal: the last day on which it can be stopped, and what one missed notice costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from clausekit.playbook.interactions.shared import (
    Clash,
    day_name,
    governed,
    months_later,
    months_of,
    only,
    share,
    sum_of,
    whole_months,
)  # fmt: skip
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.words import days

# A notice of 30 days is usual (Bonterms Cloud Terms 1.0 section 14.1); what is longer needs a diary.
_USUAL = 30
AUTOMATIC = (
    "(renew*|extend*|roll) .. automatic*",
    "automatic* .. (renew*|extend*|extension)",
    "(renew*|extend*) .... unless",
    "unless .... (renew*|extend*)",
)
_FIRST_TERM = (
    "(initial|subscription|first|committed) [subscription] (term|period) .. (is|be|of|for|means) .. #",
    "(initial|subscription) [subscription] (term|period) # [from|after|beginning]",
    "(term|agreement|contract) ... (continue*|remain* .. effect|run*|last*) .. for .. #",
    "(term|agreement|contract) .. (ends|expire*) .. # .. (after|from) .. (effective|commencement) date",
    "(initial|first) [subscription] (term|period) .. #",
    "(begin*|commence*|start*) on the effective date .. (continue*|remain*|run*|last*) .... #",
)
_NOT_A_TERM = ("notice", "(renewal|extension|cure|trial) (term|period)", "surviv*", "thereafter for")
_FROM_THE_START = ("effective date", "date (of this agreement|hereof|first)")
_ANNUAL_FEE = (
    "(annual|yearly) [subscription|licence|license|service|maintenance|support] (fee|charge|price) .. #",
    "# (per|each|a|for each|for every) (year|annum|contract year|subscription year)",
    "# annually",
)
_NO_FEE = ("expense", "insurance", "liability", "travel", "exceed", "late", "commitment", "credit", "audit")
_UPLIFT = (
    "(increase*|uplift|escalat*|raise*) .... (exceed|more than|up to|by|to|limited to) .. #",
    "(increase|uplift|escalator|escalation) of .. #",
    "# .. (increase|uplift|escalator)",
)
_NO_UPLIFT = ("interest", "overdue", "tax", "credit", "greater of", "underpa*", "liability")


def last_day_to_stop(reading: Reading) -> Iterator[Clash]:
    """Effective date plus first term less the notice: the last day on which a notice is in time."""
    notice, start = reading.contract.term("notice_to_terminate_renewal"), start_of(reading)
    term = first_term(reading)
    if not (notice and start and term and term.fact and _long(notice.value)) or not reading.find(AUTOMATIC):
        return
    months = months_of(term.fact)
    if not months:
        return
    end = months_later(start, months) - timedelta(days=1)
    last = before(end, notice.value)
    steps = (
        f"{day_name(start)} plus {months} months ends on {day_name(end)}; "
        f"less {spoken(notice.value)} of notice is {day_name(last)}"
    )
    yield Clash((notice.span, reading.quote(term)), day_name(last), steps)


def renewal_cost(reading: Reading) -> Iterator[Clash]:
    """The fee of one renewal that nobody wanted, with the increase that the contract allows."""
    notice, length = (reading.contract.term(name) for name in ("notice_to_terminate_renewal", "renewal_term"))
    fee, uplift = yearly_fee(reading), uplift_of(reading)
    months = whole_months(length.value) if length else None
    if not (notice and _long(notice.value) and months and fee and fee.fact and uplift and uplift.fact):
        return
    yearly, rise = float(fee.fact.value), float(uplift.fact.value)
    cost = yearly * (1 + rise / 100) * months / 12
    factor = "" if months == 12 else f" × {months / 12:g} years"
    steps = f"{sum_of(fee.fact.unit, yearly)} × {1 + rise / 100:g}{factor} = {sum_of(fee.fact.unit, cost)}"
    found = f"{sum_of(fee.fact.unit, cost)} for {months} months, with an increase of {share(rise)}"
    yield Clash((notice.span, reading.quote(fee), reading.quote(uplift)), found, steps)


def uplift_of(reading: Reading) -> Match | None:
    """By how much the fee may rise, when the contract names one share only."""
    return only(reading, _UPLIFT, "percentage", _NO_UPLIFT)


def yearly_fee(reading: Reading) -> Match | None:
    """The fee of a year, when the contract names one only."""
    return only(reading, _ANNUAL_FEE, "money", _NO_FEE)


def start_of(reading: Reading) -> date | None:
    """The effective date."""
    term = reading.contract.term("effective_date")
    return date.fromisoformat(term.value) if term else None


def first_term(reading: Reading) -> Match | None:
    """The first term, when it runs from the effective date and the contract names one length only."""
    found = [
        match
        for match in governed(reading, _FIRST_TERM, "duration", _NOT_A_TERM)
        if reading.says(_FROM_THE_START, match.sentence)
    ]
    lengths = {months_of(match.fact) for match in found if match.fact}
    return found[0] if len(lengths) == 1 else None


def _long(notice: str) -> bool:
    return (days(notice, "calendar_days") or 0) > _USUAL


def before(end: date, notice: str) -> date:
    """The day that lies the period `notice` before `end`."""
    months = whole_months(notice)
    if months:
        return months_later(end, -months)
    return end - timedelta(days=round(days(notice, "calendar_days") or 0))


def spoken(period: str) -> str:
    """ "3 months", "90 days"."""
    months = whole_months(period)
    return f"{months} months" if months else f"{days(period, 'calendar_days') or 0:g} days"

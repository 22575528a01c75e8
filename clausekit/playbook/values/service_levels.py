"""Service levels: minutes of downtime that the promise allows, and what the credits pay."""

from __future__ import annotations

import re
from typing import Literal

from clausekit.playbook.interactions.levels import (
    MINUTES,
    MONTHS,
    WORST,
    ceiling_of_credits,
    credit_at,
    credit_period,
    credit_rows,
)  # fmt: skip
from clausekit.playbook.values.sums import Sums, Valuation, duration_of, money, percent

_TITLE = "What the service levels are worth"
_QUARTERLY = ("(quarter|quarterly|calendar quarter)",)
_YEARLY = ("(annual|annually|year|calendar year|contract year)",)
_YEAR = 365 * 24 * 60


def value(sums: Sums) -> Valuation | None:
    """Downtime allowed; credits at 99, 97 and 95 %; the most that a year of credits comes to."""
    uptime = sums.reading.contract.term("uptime_percent")
    rows = credit_rows(sums.reading)
    if not uptime and not rows:
        return None
    words = [_downtime(sums)] if uptime else []
    words += [_credits(sums, rows)] if rows else ["no table of credits was read"]
    return sums.result("service_levels", _TITLE, "; ".join(filter(None, words)))


def _downtime(sums: Sums) -> str:
    uptime = sums.reading.contract.term("uptime_percent")
    if uptime is None:
        return ""
    period, minutes = _period(sums)
    allowed = minutes * (100 - float(uptime.value)) / 100
    sums.say(
        f"a {period} has {minutes:,} minutes; {percent(100 - float(uptime.value))} of them may be down: "
        f"{duration_of(allowed)} a {period}",
        uptime.span,
    )
    return f"{duration_of(allowed)} of downtime a {period} are allowed"


def _period(sums: Sums) -> tuple[str, int]:
    """Over which time the promise is measured: the sentence says, else a month of 30 days."""
    uptime = sums.reading.contract.term("uptime_percent")
    if uptime and sums.reading.says(_QUARTERLY, uptime.span):
        return "quarter", MINUTES["quarter"]
    if uptime and sums.reading.says(_YEARLY, uptime.span):
        return "year", _YEAR
    return "month", MINUTES["month"]


def _credits(sums: Sums, rows: list[re.Match[str]]) -> str:
    ceiling = ceiling_of_credits(sums.reading)
    top = float(ceiling.fact.value) if ceiling and ceiling.fact else None
    period: Literal["month", "quarter"] = credit_period(sums.reading, ceiling) if ceiling else "month"
    if ceiling and top is not None:
        sums.say(f"credits stop at {percent(top)} of the fee of a {period}", sums.reading.quote(ceiling))
    fees = sums.year_of_fees()
    if fees is None:
        return ""
    currency, fee = fees[0], fees[1] * MONTHS[period] / 12
    if not any(credit_at(rows, level) for level in WORST):
        sums.say("no step of the credits was read that covers 99, 97 or 95%")
        return ""
    paid = [_level(sums, credit_at(rows, level), level, top, period, (currency, fee)) for level in WORST]
    return _most(sums, period, currency, fee, max(paid) if top is None else top)


def _level(
    sums: Sums, credit: float, level: float, top: float | None, period: str, fee: tuple[str, float]
) -> float:
    """The credit at one level of availability, in percent, after the ceiling."""
    paid = credit if top is None else min(credit, top)
    capped = f", {percent(paid)} after the ceiling" if paid < credit else ""
    down = duration_of(MINUTES[period] * (100 - level) / 100)
    earned = f"{percent(credit)}{capped} of {money(*fee)} = {money(fee[0], fee[1] * paid / 100)}"
    sums.say(f"a {period} at {percent(level)} is {down} down and earns {earned}")
    return paid


def _most(sums: Sums, period: Literal["month", "quarter"], currency: str, fee: float, most: float) -> str:
    times = 12 // MONTHS[period]
    once, of_year = fee * most / 100, percent(most / times)
    sums.say(
        f"the most for one {period} is {money(currency, once)}, {of_year} of a year's fees; {times} such "
        f"{period}s come to {money(currency, once * times)}, {percent(most)} of them"
    )
    return f"one {period} pays at most {money(currency, once)}, {of_year} of a year's fees"

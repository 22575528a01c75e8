"""A commitment to spend: the charge for spending less."""

from __future__ import annotations

from clausekit.playbook.interactions.commitment import committed_sum, expected_sum, price_of_a_gap
from clausekit.playbook.values.sums import Sums, Valuation, money, percent

_TITLE = "What a shortfall costs"
# Falls in spending that are tried beside what was given; judgement.
_FALLS = (10, 30, 50)


def value(sums: Sums) -> Valuation | None:
    """The charge at the spending that is expected, and when it falls by 10, 30 and 50 %."""
    match = committed_sum(sums.reading)
    if match is None or match.fact is None:
        return None
    currency, committed = match.fact.unit, float(match.fact.value)
    sums.say(f"commitment: {money(currency, committed)} a year", sums.reading.quote(match))
    price, spend = _price(sums), _spend(sums)
    if price is None or spend is None:
        return sums.result("commitment", _TITLE, "")
    now = _charge(sums, currency, committed, spend, price)
    for fall in _FALLS:
        _charge(sums, currency, committed, spend * (100 - fall) / 100, price, f" ({fall}% less)")
    words = f"a year in which {money(currency, spend)} are spent costs {money(currency, now)} more"
    return sums.result("commitment", _TITLE, words)


def _price(sums: Sums) -> float | None:
    number = sums.given("shortfall_price")
    if number is not None:
        return number
    match = price_of_a_gap(sums.reading)
    if match is None or match.fact is None:
        sums.ask("shortfall_price")
        return None
    price = float(match.fact.value)
    sums.say(f"{percent(price)} of a shortfall is charged", sums.reading.quote(match))
    return price


def _spend(sums: Sums) -> float | None:
    number = sums.given("expected_spend")
    if number is not None:
        return number
    match = expected_sum(sums.reading)
    if match is None or match.fact is None:
        sums.ask("expected_spend")
        return None
    spend = float(match.fact.value)
    sums.say(f"expected spending: {money(match.fact.unit, spend)}", sums.reading.quote(match))
    return spend


def _charge(sums: Sums, currency: str, committed: float, spend: float, price: float, note: str = "") -> float:
    gap = max(committed - spend, 0.0)
    charge = gap * price / 100
    sums.say(
        f"{money(currency, committed)} − {money(currency, spend)}{note} = {money(currency, gap)} short; "
        f"{percent(price)} of it = {money(currency, charge)}"
    )
    return charge

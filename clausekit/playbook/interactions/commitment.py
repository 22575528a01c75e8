"""A commitment to spend: what a poor year would cost."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.datamodel import Fact
from clausekit.playbook.interactions.shared import Clash, governed, only, share, sum_of
from clausekit.playbook.reading import Match, Reading

# The fall in spending that is tried; judgement, about what a sale of a third of the sites would do.
_FALL = 30
_COMMITTED = (
    "(annual|yearly|minimum|revenue) commitment .. (of|is|be|equals) .. #",
    "(incur|spend|purchase|buy) ... (at least|not less than|minimum of) #",
    "(at least|not less than|minimum of) # .. (in the|per|each|every|in each) .. (year|contract year)",
)
_EXPECTED = ("(forecast*|expect*|estimate*|anticipate*) ... (spend*|charges|volume|usage|revenue) ... #",)
_GAP = (
    "# of .. (difference|shortfall|gap|deficiency)",
    "(shortfall|deficiency) .. (charge|fee|payment) ... #",
)


def shortfall_scenario(reading: Reading) -> Iterator[Clash]:
    """Commitment, expected spending and price of a gap: the charge when spending falls by a third."""
    committed, gap = committed_sum(reading), price_of_a_gap(reading)
    if not (committed and committed.fact and gap and gap.fact):
        return
    base, name = _base(reading, committed.fact)
    spent = float(base.value) * (100 - _FALL) / 100
    missing = float(committed.fact.value) - spent
    if missing <= 0:
        return
    unit, price = committed.fact.unit, float(gap.fact.value)
    steps = (
        f"{sum_of(unit, float(base.value))} {name} less {_FALL}% = {sum_of(unit, spent)}; "
        f"{sum_of(unit, float(committed.fact.value))} − {sum_of(unit, spent)} = {sum_of(unit, missing)}; "
        f"{share(price)} of it = {sum_of(unit, missing * price / 100)}"
    )
    places: list[Match] = [committed, gap]
    yield Clash(tuple(map(reading.quote, places)), sum_of(unit, missing * price / 100), steps)


def committed_sum(reading: Reading) -> Match | None:
    """The sum that is to be spent, the first one when years differ."""
    return next(governed(reading, _COMMITTED, "money"), None)


def price_of_a_gap(reading: Reading) -> Match | None:
    """The share of a shortfall that is charged."""
    return only(reading, _GAP, "percentage")


def expected_sum(reading: Reading) -> Match | None:
    """What the customer expects to spend, when the contract says so."""
    return only(reading, _EXPECTED, "money")


def _base(reading: Reading, committed: Fact) -> tuple[Fact, str]:
    """What the customer expects to spend, when it says so; else the commitment itself."""
    expected = expected_sum(reading)
    if expected and expected.fact and expected.fact.unit == committed.unit:
        return expected.fact, "expected"
    return committed, "committed"

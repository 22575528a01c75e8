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
    "(committed|minimum|guaranteed) (spend|purchase|revenue|volume|charges) .. #",
    "(incur|spend|purchase|buy) ... (at least|not less than|minimum of) #",
    "(at least|not less than|minimum of) # .. (in the|per|each|every|in each) .. (year|contract year)",
)
_EXPECTED = ("(forecast*|expect*|estimate*|anticipate*) ... (spend*|charges|volume|usage|revenue) ... #",)
_GAP = (
    "# of .. (difference|shortfall|gap|deficiency)",
    "(shortfall|deficiency) .. (charge|fee|payment) ... #",
)
# The whole of a gap, said without a figure.
_WHOLE = (
    "(pay|pays|remit|owe|owes|make good|make up) .... (difference|shortfall|deficiency|wanting|lacking)",
    "(difference|shortfall|deficiency|deficit) .... (payable|due|billed|invoiced)",
)
_PART = ("<percentage>", "half", "third", "quarter")
_ABOUT = ("(commitment|committed|minimum|guaranteed|spend|spent|shortfall|less than|below)",)


def shortfall_scenario(reading: Reading) -> Iterator[Clash]:
    """Commitment, expected spending and price of a gap: the charge when spending falls by a third."""
    committed = committed_sum(reading)
    gap, price = _charged(reading)
    if not (committed and committed.fact and gap):
        return
    base, name = _base(reading, committed.fact)
    spent = float(base.value) * (100 - _FALL) / 100
    missing = float(committed.fact.value) - spent
    if missing <= 0:
        return
    unit = committed.fact.unit
    steps = (
        f"{sum_of(unit, float(base.value))} {name} less {_FALL}% = {sum_of(unit, spent)}; "
        f"{sum_of(unit, float(committed.fact.value))} − {sum_of(unit, spent)} = {sum_of(unit, missing)}; "
        f"{share(price)} of it = {sum_of(unit, missing * price / 100)}"
    )
    places: list[Match] = [committed, gap]
    yield Clash(tuple(map(reading.quote, places)), sum_of(unit, missing * price / 100), steps)


def _charged(reading: Reading) -> tuple[Match | None, float]:
    """Where the price of a gap stands, and what share of it is charged: all when no figure is said."""
    gap = price_of_a_gap(reading)
    if gap and gap.fact:
        return gap, float(gap.fact.value)
    for match in reading.find(_WHOLE):
        if reading.says(_ABOUT, match.sentence) and not reading.says(_PART, match.sentence):
            return match, 100.0
    return None, 0.0


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

"""What harms only when two clauses are read together: a closed table of small functions.

Each takes a Reading and yields clashes, with the sum that shows them. None of them guesses: a number that
the contract does not say, or says twice, yields nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from clausekit.playbook.interactions import (
    bases,
    commitment,
    excuses,
    figures,
    leaving,
    levels,
    liability,
    periods,
    renewal,
)
from clausekit.playbook.interactions.shared import Clash
from clausekit.playbook.reading import Reading

__all__ = ["INTERACTIONS", "Clash", "Name"]

Name: TypeAlias = Literal[
    "attack_excused", "cap_before_payment", "cap_of_one_month", "credit_worth", "deletion_before_retrieval",
    "exit_before_cure", "insurance_below_cap", "last_day_to_stop", "no_way_out", "own_people_excluded",
    "refund_conflict", "renewal_cost", "secrets_under_cap", "shortfall_scenario", "suspension_before_dispute",
    "survival_omits", "two_availabilities", "two_breach_notices", "two_limits", "two_payment_times",
    "two_renewal_notices",
]  # fmt: skip

INTERACTIONS: Mapping[str, Callable[[Reading], Iterator[Clash]]] = MappingProxyType(
    {
        "attack_excused": excuses.attack_excused,
        "cap_before_payment": liability.cap_before_payment,
        "cap_of_one_month": bases.cap_of_one_month,
        "credit_worth": levels.credit_worth,
        "deletion_before_retrieval": leaving.deletion_before_retrieval,
        "exit_before_cure": periods.exit_before_cure,
        "insurance_below_cap": liability.insurance_below_cap,
        "last_day_to_stop": renewal.last_day_to_stop,
        "no_way_out": excuses.no_way_out,
        "own_people_excluded": excuses.own_people_excluded,
        "refund_conflict": leaving.refund_conflict,
        "renewal_cost": renewal.renewal_cost,
        "secrets_under_cap": liability.secrets_under_cap,
        "shortfall_scenario": commitment.shortfall_scenario,
        "suspension_before_dispute": periods.suspension_before_dispute,
        "survival_omits": leaving.survival_omits,
        "two_availabilities": levels.two_availabilities,
        "two_breach_notices": figures.two_breach_notices,
        "two_limits": figures.two_limits,
        "two_payment_times": figures.two_payment_times,
        "two_renewal_notices": figures.two_renewal_notices,
    }
)

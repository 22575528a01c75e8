"""What harms only when two clauses are read together: a closed table of small functions.

Each takes a Reading and yields clashes, with the sum that shows them. None of them guesses: a number that
the contract does not say, or says twice, yields nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from clausekit.playbook.interactions import commitment, figures, leaving, levels, liability, renewal
from clausekit.playbook.interactions.shared import Clash
from clausekit.playbook.reading import Reading

__all__ = ["INTERACTIONS", "Clash", "Name"]

Name: TypeAlias = Literal[
    "cap_before_payment", "credit_worth", "deletion_before_retrieval", "insurance_below_cap",
    "last_day_to_stop",
    "refund_conflict", "renewal_cost", "secrets_under_cap", "shortfall_scenario", "survival_omits",
    "two_availabilities", "two_breach_notices", "two_payment_times", "two_renewal_notices",
]  # fmt: skip

INTERACTIONS: Mapping[str, Callable[[Reading], Iterator[Clash]]] = MappingProxyType(
    {
        "cap_before_payment": liability.cap_before_payment,
        "credit_worth": levels.credit_worth,
        "deletion_before_retrieval": leaving.deletion_before_retrieval,
        "insurance_below_cap": liability.insurance_below_cap,
        "last_day_to_stop": renewal.last_day_to_stop,
        "refund_conflict": leaving.refund_conflict,
        "renewal_cost": renewal.renewal_cost,
        "secrets_under_cap": liability.secrets_under_cap,
        "shortfall_scenario": commitment.shortfall_scenario,
        "survival_omits": leaving.survival_omits,
        "two_availabilities": levels.two_availabilities,
        "two_breach_notices": figures.two_breach_notices,
        "two_payment_times": figures.two_payment_times,
        "two_renewal_notices": figures.two_renewal_notices,
    }
)

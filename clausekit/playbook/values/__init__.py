"""What terms are worth in money and days, with the arithmetic shown.

`value_terms(contract, inputs)` values service levels, the renewal, a commitment to spend and the limit of
liability. A number that neither the contract nor `inputs` gives is asked for, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from clausekit.datamodel import Contract
from clausekit.playbook.reading import Reading
from clausekit.playbook.values import commitment, liability, renewal, service_levels
from clausekit.playbook.values.inputs import INPUTS, Input, Inputs, read_inputs
from clausekit.playbook.values.sums import Sums, Valuation, ValueStep

__all__ = ["INPUTS", "Input", "Inputs", "Valuation", "ValueStep", "read_inputs", "value_terms"]

_ENGINES: Mapping[str, Callable[[Sums], Valuation | None]] = MappingProxyType(
    {
        "service_levels": service_levels.value,
        "renewal": renewal.value,
        "commitment": commitment.value,
        "liability": liability.value,
    }
)


def value_terms(contract: Contract, inputs: Inputs | None = None) -> tuple[Valuation, ...]:
    """A valuation of each of the four that the contract speaks of, in the order above."""
    reading = Reading(contract)
    found = (engine(Sums(reading, inputs or Inputs())) for engine in _ENGINES.values())
    return tuple(valuation for valuation in found if valuation)

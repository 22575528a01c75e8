"""What kinds exist: YAML files in, validated frozen records out.

`types/` says what a clause can be about, `provisions/` what a sentence can say, `contracts/` what kinds of
contract there are; one file each, and a new file is all that a new kind needs here.
"""

from __future__ import annotations

from clausekit.taxonomy.loading import (
    clause_types,
    contract_types,
    cuad_provisions,
    own_provisions,
    provision_types,
    unfair_provisions,
)
from clausekit.taxonomy.records import ClauseType, ContractType, ProvisionType

__all__ = [
    "ClauseType",
    "ContractType",
    "ProvisionType",
    "clause_types",
    "contract_types",
    "cuad_provisions",
    "own_provisions",
    "provision_types",
    "unfair_provisions",
]

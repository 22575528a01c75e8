"""What each clause is about, what its sentences say, what kind of contract it is.

Clauses come in and go out with labels; provisions and the kind of contract come out with scores. The weights
lie in `models/`, each with a card that says what it was trained on and how well it does.
"""

from __future__ import annotations

from clausekit.classification.clauses import label_clauses
from clausekit.classification.contract_kind import kind_of_contract
from clausekit.classification.provisions import find_provisions
from clausekit.classification.weights import model_versions

__all__ = ["find_provisions", "kind_of_contract", "label_clauses", "model_versions"]

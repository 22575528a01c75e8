"""Whether a contract has a provision at all, from the scores of all its candidates.

One logistic rule for all types over the best score, the chance that any candidate is right, and the share of
contracts that have the type; then a threshold for each type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

# Scores are kept this far from 0 and 1 before their log-odds are taken.
EDGE = 1e-4
EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class PresenceRule:
    """The rule's weights, and for each type its share of contracts and its threshold."""

    weights: tuple[float, ...]
    bias: float
    shares: Mapping[str, float]
    thresholds: Mapping[str, float]

    def probability(self, type: str, scores: Sequence[float]) -> float:
        """The probability that a contract has `type` when its candidates score so."""
        found = evidence(np.array(scores, np.float64), self.shares[type])
        return float(1 / (1 + np.exp(-(found @ np.array(self.weights) + self.bias))))

    def says(self, type: str, scores: Sequence[float]) -> bool:
        """Whether the contract is taken to have `type`."""
        return self.probability(type, scores) >= self.thresholds[type]


def evidence(scores: Doubles, share: float) -> Doubles:
    """What the rule weighs: three log-odds."""
    best = float(scores.max()) if len(scores) else 0.0
    return log_odds(np.array([best, 1 - np.prod(1 - scores), share]))


def log_odds(chances: Doubles) -> Doubles:
    """The log-odds of probabilities, none of them quite 0 or 1."""
    kept = np.clip(chances, EDGE, 1 - EDGE)
    found: Doubles = np.log(kept / (1 - kept))
    return found

"""Fits and measures the rule that says whether a contract has a provision at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.presence import EVIDENCE, PresenceRule, evidence
from clausekit.training.dataset import Example

if TYPE_CHECKING:
    from clausekit.training.provision_model import Outcome

Doubles = NDArray[np.float64]
Booleans = NDArray[np.bool_]

# A score below this is no evidence; it is what `predict` leaves out as well.
WORTH_NAMING = 0.001
# The categories that ask for a name, a date, a term or a law, and not whether something is there.
ASKED_FOR_WORDS = frozenset(
    {
        *("document_name", "parties", "agreement_date", "effective_date", "expiration_date"),
        *("renewal_term", "notice_to_terminate_renewal", "governing_law"),
    }
)


@dataclass(frozen=True, slots=True)
class Presence:
    """The rule for use, and what the folds showed: probabilities, decisions, truth, by contract and type."""

    rule: PresenceRule
    types: tuple[str, ...]
    there: Booleans
    probabilities: Doubles
    said: Booleans

    def f1(self) -> dict[str, float]:
        """F1 of "the contract has it" for each type, by rules and thresholds from the other folds."""
        both, either = (self.there & self.said).sum(axis=0), self.there.sum(axis=0) + self.said.sum(axis=0)
        return dict(zip(self.types, (2 * both / np.maximum(1, either)).tolist(), strict=True))

    def settings(self) -> dict[str, Any]:
        """The rule as plain numbers for the model's settings."""
        return {
            "weights": list(self.rule.weights),
            "bias": self.rule.bias,
            "shares": dict(self.rule.shares),
            "thresholds": dict(self.rule.thresholds),
        }


def judge_presence(
    examples: Sequence[Example], outcomes: Sequence[Outcome], folds: NDArray[np.int64]
) -> Presence:
    """The rule fitted on all contracts, and its answers by folds."""
    scores = _scores(examples, outcomes)
    types = tuple(scores)
    there = np.array([[type in {id for id, _ in example.spans} for type in types] for example in examples])
    probabilities, said = np.zeros(there.shape), np.zeros(there.shape, bool)
    for fold in range(int(folds.max()) + 1):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        rule = _fit(types, scores, there, train)
        for at, type in enumerate(types):
            probabilities[test, at] = [rule.probability(type, scores[type][place]) for place in test]
        said[test] = probabilities[test] >= np.array([rule.thresholds[type] for type in types])
    return Presence(_fit(types, scores, there, np.arange(len(examples))), types, there, probabilities, said)


def _scores(examples: Sequence[Example], outcomes: Sequence[Outcome]) -> dict[str, list[list[float]]]:
    """For each type and contract the scores of all candidates worth naming."""
    types = {type for outcome in outcomes for type in outcome.corpus.types}
    scores: dict[str, list[list[float]]] = {type: [[] for _ in examples] for type in sorted(types)}
    for outcome in outcomes:
        for place, (begin, end) in enumerate(
            zip(outcome.corpus.starts[:-1], outcome.corpus.starts[1:], strict=True)
        ):
            table = outcome.scores[begin:end]
            for at, type in enumerate(outcome.corpus.types):
                column = table[:, at]
                scores[type][place] += column[column >= WORTH_NAMING].tolist()
    return scores


def _fit(
    types: Sequence[str],
    scores: Mapping[str, Sequence[Sequence[float]]],
    there: Booleans,
    use: NDArray[np.int64],
) -> PresenceRule:
    """One rule for all types; the threshold of each is where its expected F1 is highest.

    With calibrated probabilities that is half of the best expected F1 (Lipton et al. 2014), which is steadier
    than the best threshold of the few contracts that have a rare type.
    """
    from sklearn.linear_model import LogisticRegression

    shares = {type: round(float(there[use, at].mean()), 4) for at, type in enumerate(types)}
    table = np.array([[evidence(np.array(scores[t][place]), shares[t]) for t in types] for place in use])
    model = LogisticRegression(C=1.0).fit(table.reshape(-1, EVIDENCE), there[use].ravel())
    probabilities = model.predict_proba(table.reshape(-1, EVIDENCE))[:, 1].reshape(len(use), -1)
    thresholds = {type: _threshold(probabilities[:, at]) for at, type in enumerate(types)}
    return PresenceRule(
        tuple(round(float(weight), 4) for weight in model.coef_[0]),
        round(float(model.intercept_[0]), 4),
        shares,
        thresholds,
    )


def _threshold(probabilities: Doubles) -> float:
    likely = np.sort(probabilities)[::-1]
    expected = 2 * np.cumsum(likely) / (np.arange(1, len(likely) + 1) + likely.sum())
    return round(float(expected.max()) / 2, 3)

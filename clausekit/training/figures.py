"""What the folds showed, as plain numbers for reports and model cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clausekit.taxonomy import cuad_provisions
from clausekit.training import provision_model
from clausekit.training.cuad_metric import Case, curve
from clausekit.training.dataset import Example
from clausekit.training.linear import Floats, reliability

WORTH_NAMING = 0.001
GRID = np.arange(0.05, 0.96, 0.01)


def provision_figures(
    examples: Sequence[Example], outcomes: Sequence[provision_model.Outcome]
) -> dict[str, Any]:
    """By CUAD's measure: area, precision at 80 % recall, and area and best threshold for each type."""
    cases = provision_cases(examples, outcomes)
    pooled = curve(cases)
    by_type: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_type[case.type].append(case)
    presence = {type: _presence(found) for type, found in by_type.items()}
    return {
        "contracts": len(examples),
        "area": pooled.area,
        "precision_at_80": pooled.precision_at(0.8),
        "recall": float(pooled.recall.max()),
        "presence_f1": float(np.mean(list(presence.values()))),
        "presence": presence,
        "types": {type: curve(found).area for type, found in by_type.items()},
        "answers": {type: sum(len(case.answers) for case in found) for type, found in by_type.items()},
        "thresholds": best_thresholds(outcomes),
        "reliability": _calibration(outcomes),
    }


def provision_cases(examples: Sequence[Example], outcomes: Sequence[provision_model.Outcome]) -> list[Case]:
    """One case for each contract and type, with every prediction worth naming."""
    cases = []
    for place, example in enumerate(examples):
        found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for outcome in outcomes:
            first, last = outcome.corpus.starts[place], outcome.corpus.starts[place + 1]
            scores = outcome.scores[first:last]
            for row, type in zip(*np.nonzero(scores >= WORTH_NAMING), strict=True):
                words = example.document.quote(outcome.corpus.spans[place][int(row)])
                found[outcome.corpus.types[int(type)]].append((words, float(scores[row, type])))
        for type in cuad_provisions():
            answers = tuple(example.document.quote(span) for id, span in example.spans if id == type)
            cases.append(Case(type, answers, tuple(found[type])))
    return cases


def best_thresholds(outcomes: Sequence[provision_model.Outcome]) -> dict[str, float]:
    """For each type the score above which candidates are right most evenly (best F1 over candidates)."""
    pieces: defaultdict[str, list[tuple[Floats, NDArray[np.bool_]]]] = defaultdict(list)
    for outcome in outcomes:
        for at, type in enumerate(outcome.corpus.types):
            answers = outcome.corpus.answers[:, at]
            pieces[type].append((outcome.scores[answers >= 0, at], answers[answers >= 0] == 1))
    best = {}
    for type, found in sorted(pieces.items()):
        scores, yes = (np.concatenate(part) for part in zip(*found, strict=True))
        f1 = [_f1(yes, scores >= threshold) for threshold in GRID]
        best[type] = round(float(GRID[int(np.argmax(f1))]), 2)
    return best


def _presence(cases: Sequence[Case]) -> float:
    """F1 of "the contract has it", at the best threshold over all contracts."""
    there = np.array([bool(case.answers) for case in cases])
    best = np.array([max((score for _, score in case.predictions), default=0.0) for case in cases])
    return max(_f1(there, best >= threshold) for threshold in GRID)


def _calibration(outcomes: Sequence[provision_model.Outcome]) -> list[tuple[float, float, int]]:
    scores = np.concatenate([outcome.scores.ravel() for outcome in outcomes])
    yes = np.concatenate([(outcome.corpus.answers == 1).ravel() for outcome in outcomes])
    named = scores >= WORTH_NAMING
    return reliability(scores[named], yes[named])


def _f1(yes: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    return float(2 * (yes & said).sum() / max(1, yes.sum() + said.sum()))

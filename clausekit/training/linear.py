"""Linear models fitted by scikit-learn: rows and yes/no/unknown answers in, weights out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from clausekit.training.stages import kept

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
# 1 yes, 0 no, -1 unknown: left out when that type is fitted.
Answers = NDArray[np.int8]
Fit = Callable[["csr_matrix", NDArray[np.bool_]], Any]

LEAST_YES = 3
NEVER = -6.0


def rarity(counts: csr_matrix) -> Floats:
    """The inverse document frequency of each column, smoothed."""
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    rare: Floats = np.log((counts.shape[0] + 1) / (held + 1)).astype(np.float32)
    return rare


def fit_types(rows: csr_matrix, answers: Answers, fit: Fit) -> tuple[Floats, Floats]:
    """One linear model for each type: weights (columns × types) and biases. Rare types are never said."""
    weights = np.zeros((rows.shape[1], answers.shape[1]), np.float32)
    bias = np.full(answers.shape[1], NEVER, np.float32)
    for type in range(answers.shape[1]):
        known = answers[:, type] >= 0
        yes = answers[known, type] == 1
        if yes.sum() >= LEAST_YES:
            model = fit(rows[known], yes)
            weights[:, type], bias[type] = model.coef_[0], model.intercept_[0]
    return weights, bias


def by_folds(
    rows: csr_matrix,
    answers: Answers,
    folds: NDArray[np.int64],
    fit: Fit,
    *,
    keep: NDArray[np.bool_] | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> Floats:
    """The decision for each row by a model that never saw its fold; rows of fold -1 are trained on only."""
    decisions = np.full(answers.shape, NEVER, np.float32)
    for fold in range(int(folds.max()) + 1):
        train, test = folds != fold, folds == fold
        if keep is not None:
            train &= keep
        decisions[test] = kept(
            (fit.__qualname__, rows, answers, train, test),
            partial(_decide, rows, answers, train, test, fit),
        )
        if on_progress:
            on_progress(f"fold {fold + 1}")
    return decisions


def _decide(
    rows: csr_matrix, answers: Answers, train: NDArray[np.bool_], test: NDArray[np.bool_], fit: Fit
) -> Floats:
    weights, bias = fit_types(rows[train], answers[train], fit)
    return np.asarray(rows[test] @ weights + bias, np.float32)


def platt(decisions: Floats, answers: Answers, *, least: int = 15) -> tuple[Floats, Floats]:
    """Slope and offset of each type's logistic curve from decision to probability (Platt 1999).

    Types with fewer than `least` yes share one curve fitted over all.
    """
    from sklearn.linear_model import LogisticRegression

    def curve(found: Floats, yes: NDArray[np.bool_]) -> tuple[float, float]:
        model = LogisticRegression(C=10.0).fit(found.reshape(-1, 1), yes)
        return float(model.coef_[0, 0]), float(model.intercept_[0])

    known = answers >= 0
    shared = curve(decisions[known], answers[known] == 1)
    slope, offset = np.full((2, answers.shape[1]), np.array(shared)[:, None], np.float32)
    for type in range(answers.shape[1]):
        use = known[:, type]
        if (answers[use, type] == 1).sum() >= least:
            slope[type], offset[type] = curve(decisions[use, type], answers[use, type] == 1)
    return slope, offset


def reliability(scores: Floats, yes: NDArray[np.bool_], *, bins: int = 10) -> list[tuple[float, float, int]]:
    """For each tenth of the scale: mean score, share that was right, how many."""
    places = np.minimum((scores * bins).astype(int), bins - 1)
    table = []
    for place in range(bins):
        here = places == place
        if here.any():
            table.append((float(scores[here].mean()), float(yes[here].mean()), int(here.sum())))
    return table


def best_threshold(scores: Floats, yes: NDArray[np.bool_], grid: Sequence[float]) -> tuple[float, float]:
    """The threshold of `grid` with the highest F1 over all types together, and that F1."""
    found = []
    for threshold in grid:
        said = scores >= threshold
        found.append((2 * (said & yes).sum() / max(1, said.sum() + yes.sum()), threshold))
    best = max(found)
    return float(best[1]), float(best[0])

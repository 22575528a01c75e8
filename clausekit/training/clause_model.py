"""Trains the clause model: contracts in, `models/clauses` out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.judge import OPENING, ORDERS, compete, log_odds, settle, spread
from clausekit.classification.ngrams import Vocabulary, count_rows, opening, weigh
from clausekit.classification.weights import write_weights
from clausekit.taxonomy import clause_types
from clausekit.training.clause_units import Unit
from clausekit.training.contested import give_way
from clausekit.training.linear import (
    Answers,
    Floats,
    best_threshold,
    by_folds,
    fit_types,
    platt,
    rarity,
)
from clausekit.training.vocabulary import fit_vocabulary

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LEAST = (3, 4)
OPENING_WEIGHT = 0.7
# A unit is set aside in training when models that never saw it are sure that its heading misleads.
MISLEADING = 0.1
GRID = tuple(round(0.2 + 0.02 * step, 2) for step in range(26))

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Table:
    """The units as numbers."""

    vocabulary: Vocabulary
    rows: csr_matrix
    idf: Floats
    start_idf: Floats
    answers: Answers
    above: Floats
    folds: NDArray[np.int64]
    measured: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Calibration:
    """From decisions to probabilities: a curve for each type, and how much words and headings above weigh."""

    slope: Floats
    offset: Floats
    join: dict[str, float]

    def hidden(self, decisions: Floats) -> Floats:
        """Probabilities from the words alone."""
        return self._settled(self._logits(decisions))

    def joined(self, decisions: Floats, above: Floats) -> Floats:
        """Probabilities from the words and the headings above."""
        return self._settled(self._logits(decisions) + self.join["above"] * above)

    def _settled(self, logits: Floats) -> Floats:
        return settle(compete(logits), self.join["slope"], self.join["settled"])

    def _logits(self, decisions: Floats) -> Floats:
        logits = decisions * self.slope + self.offset
        return np.asarray(self.join["words"] * logits + self.join["offset"], np.float32)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the folds showed, and the rules fitted on all of them for good.

    `hidden` are probabilities from a section's own words alone and `said` the labels that they give, by
    models, calibrations and thresholds that never saw the contract's fold.
    """

    hidden: Floats
    said: NDArray[np.bool_]
    keep: NDArray[np.bool_]
    calibration: Calibration
    threshold: float


def tabulate(words: Sequence[str], units: Sequence[Unit], folds: NDArray[np.int64]) -> Table:
    """Units as sparse rows, answers and folds."""
    rows = [unit.row for unit in units]
    vocabulary = fit_vocabulary(words, rows, LEAST)
    columns = vocabulary.columns(words, orders=ORDERS)
    whole = count_rows(columns, rows, len(vocabulary.keys))
    first = count_rows(columns, [opening(row, OPENING) for row in rows], len(vocabulary.keys))
    idf, start_idf = rarity(whole), rarity(first)
    types = tuple(clause_types())
    features = _beside(weigh(whole, idf), OPENING_WEIGHT * weigh(first, start_idf))
    answers = give_way(features, units, types, answers_of(units, types))
    # How rare a word is, is counted before: a correction that weighs much makes its words no commoner.
    often = np.repeat(np.arange(len(units)), [unit.weight for unit in units])
    return Table(
        vocabulary,
        features[often],
        idf,
        start_idf,
        answers[often],
        spread([unit.above for unit in units], types)[often],
        np.array([folds[unit.contract] if unit.contract >= 0 else -1 for unit in units])[often],
        np.array([unit.measured for unit in units])[often],
    )


def judge_by_folds(table: Table, on_progress: Progress | None = None) -> Outcome:
    """Two rounds over the folds, the second without the units whose headings mislead; then calibration."""
    decisions = by_folds(table.rows, table.answers, table.folds, fit_svm, on_progress=on_progress)
    slope, offset = platt(decisions, _seen(table, table.folds >= 0))
    keep = ~_misleading(_probability(decisions * slope + offset), table)
    decisions = by_folds(table.rows, table.answers, table.folds, fit_svm, keep=keep, on_progress=on_progress)
    hidden = np.zeros(decisions.shape, np.float32)
    said = np.zeros(decisions.shape, bool)
    for fold in range(int(table.folds.max()) + 1):
        here, others = table.folds == fold, (table.folds >= 0) & (table.folds != fold)
        calibration = _calibrate(decisions, table, others)
        hidden[here] = calibration.hidden(decisions[here])
        said[here] = hidden[here] >= _threshold(calibration.hidden(decisions), table, others)
    everything = table.folds >= 0
    calibration = _calibrate(decisions, table, everything)
    threshold = _threshold(calibration.hidden(decisions), table, everything)
    return Outcome(hidden, said, keep, calibration, threshold)


def fit_final(table: Table, outcome: Outcome, folder: Path, facts: dict[str, Any]) -> str:
    """Fits on all units and writes the model; returns its version."""
    weights, bias = fit_types(table.rows[outcome.keep], table.answers[outcome.keep], fit_svm)
    width = len(table.vocabulary.keys)
    arrays: dict[str, NDArray[Any]] = {
        "words": np.frombuffer("\n".join(table.vocabulary.words).encode(), np.uint8).copy(),
        "keys": table.vocabulary.keys,
        "body": weights[:width].astype(np.float16),
        "start": (OPENING_WEIGHT * weights[width:]).astype(np.float16),
        "bias": bias,
        "idf": table.idf.astype(np.float16),
        "start_idf": table.start_idf.astype(np.float16),
        "slope": outcome.calibration.slope,
        "offset": outcome.calibration.offset,
    }
    settings = {
        "types": list(clause_types()),
        "threshold": outcome.threshold,
        "join": outcome.calibration.join,
    }
    return write_weights(folder, arrays, {**settings, **facts})


def fit_svm(rows: csr_matrix, yes: NDArray[np.bool_]) -> Any:  # noqa: ANN401 -- scikit-learn ships no types
    """A linear support vector machine; the same every time."""
    from sklearn.svm import LinearSVC

    return LinearSVC(C=1.0, random_state=0, tol=1e-3).fit(rows, yes)


def _seen(table: Table, rows: NDArray[np.bool_]) -> Answers:
    """The answers that calibration may use: those of these rows."""
    return np.where(rows[:, None], table.answers, -1).astype(np.int8)


def _calibrate(decisions: Floats, table: Table, rows: NDArray[np.bool_]) -> Calibration:
    """From all units of these rows; the last curve from those alone that are measured, as in use."""
    seen = _seen(table, rows)
    slope, offset = platt(decisions, seen)
    logits = decisions * slope + offset
    join = _fit_join(logits, table.above, seen)
    scores = compete(np.asarray(join["words"] * logits + join["offset"], np.float32))
    last = _fit_last(scores, _seen(table, rows & table.measured))
    return Calibration(slope, offset, join | last)


def _threshold(scores: Floats, table: Table, rows: NDArray[np.bool_]) -> float:
    """Where labels are right most evenly (best F1); types that are only accepted count for nothing."""
    use = rows & table.measured
    answers = table.answers[use]
    return best_threshold(np.where(answers < 0, 0, scores[use]), answers == 1, GRID)[0]


def _probability(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def _misleading(scores: Floats, table: Table) -> NDArray[np.bool_]:
    yes = table.answers == 1
    own = np.where(yes, scores, 0).max(axis=1)
    other = np.where(table.answers == 0, scores, 0).max(axis=1)
    found: NDArray[np.bool_] = (own < MISLEADING) & (other - own > 0.5) & (table.folds >= 0)
    return found


def _fit_join(logits: Floats, above: Floats, answers: Answers) -> dict[str, float]:
    """How much the words and the headings above weigh, over all types together."""
    from sklearn.linear_model import LogisticRegression

    known = answers >= 0
    found = np.stack([logits[known], above[known]], axis=1)
    model = LogisticRegression(C=10.0).fit(found, answers[known] == 1)
    words, voted = model.coef_[0]
    return {"words": float(words), "above": float(voted), "offset": float(model.intercept_[0])}


def _fit_last(scores: Floats, answers: Answers) -> dict[str, float]:
    """The curve from scores in competition to probabilities, over all types together."""
    from sklearn.linear_model import LogisticRegression

    known = answers >= 0
    model = LogisticRegression(C=10.0).fit(log_odds(scores[known]).reshape(-1, 1), answers[known] == 1)
    return {"slope": float(model.coef_[0, 0]), "settled": float(model.intercept_[0])}


def answers_of(units: Sequence[Unit], types: Sequence[str]) -> Answers:
    """For each unit and type 1 where required, -1 where only accepted, 0 elsewhere."""
    place = {type: at for at, type in enumerate(types)}
    answers = np.zeros((len(units), len(types)), np.int8)
    for row, unit in enumerate(units):
        answers[row, [place[type] for type in unit.accepted]] = -1
        answers[row, [place[type] for type in unit.types]] = 1
    return answers


def _beside(left: csr_matrix, right: csr_matrix) -> csr_matrix:
    from scipy.sparse import hstack

    return hstack([left, right]).tocsr().astype(np.float32)

"""Fitting: vocabulary, linear models, calibration, and trees that numpy runs as scikit-learn does."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from clausekit.classification.second_look import FEATURES, Trees
from clausekit.training.clause_model import fit_svm
from clausekit.training.linear import NEVER, best_threshold, by_folds, fit_types, platt, reliability
from clausekit.training.trees import fit_trees, tree_arrays
from clausekit.training.vocabulary import fit_vocabulary


def made(count: int = 200) -> tuple[csr_matrix, np.ndarray]:
    chance = np.random.default_rng(0)
    rows = (chance.random((count, 12)) < 0.3).astype(np.float32)
    said = np.stack([rows[:, 0] > 0, rows[:, 1] > 0, np.zeros(count, bool)], axis=1)
    return csr_matrix(rows), said.astype(np.int8)


def test_rare_words_and_ngrams_have_no_place() -> None:
    words = ["net", "thirty", "days", "net", "sixty", "days"]
    vocabulary = fit_vocabulary(words, [[(0, 3)], [(3, 6)]], (2, 2))
    assert set(vocabulary.words) == {"net", "days"}
    assert len(vocabulary.keys) == 2


def test_a_type_is_learned_and_one_without_examples_is_never_said() -> None:
    rows, said = made()
    weights, bias = fit_types(rows, said, fit_svm)
    decisions = rows @ weights + bias
    assert ((decisions[:, 0] > 0) == (said[:, 0] == 1)).all()
    assert bias[2] == NEVER


def test_unknown_answers_teach_nothing() -> None:
    rows, said = made()
    hidden = said.copy()
    hidden[said[:, 0] == 0, 1] = -1
    weights, _ = fit_types(rows, hidden, fit_svm)
    assert weights[1, 1] > 0


def test_folds_judge_what_they_never_saw() -> None:
    rows, said = made()
    folds = np.arange(len(said)) % 4
    poisoned = said.copy()
    poisoned[folds == 0, 0] = 1 - poisoned[folds == 0, 0]
    decisions = by_folds(rows, poisoned, folds, fit_svm)
    assert ((decisions[folds == 0, 0] > 0) == (said[folds == 0, 0] == 1)).all()


def test_calibration_turns_decisions_into_probabilities() -> None:
    chance = np.random.default_rng(1)
    decisions = chance.normal(size=(4000, 1)).astype(np.float32)
    said = (chance.random((4000, 1)) < 1 / (1 + np.exp(-(2 * decisions - 1)))).astype(np.int8)
    slope, offset = platt(decisions, said)
    assert slope[0] == pytest.approx(2, abs=0.3)
    assert offset[0] == pytest.approx(-1, abs=0.3)
    scores = 1 / (1 + np.exp(-(decisions[:, 0] * slope + offset)))
    for mean, right, count in reliability(scores, said[:, 0] == 1):
        assert mean == pytest.approx(right, abs=0.12) or count < 100


def test_the_best_threshold_is_where_f1_is_highest() -> None:
    scores = np.array([[0.9], [0.8], [0.3], [0.2]], np.float32)
    threshold, f1 = best_threshold(scores, np.array([[True], [True], [False], [False]]), (0.1, 0.5, 0.85))
    assert (threshold, f1) == (0.5, 1.0)


def test_trees_run_by_numpy_say_what_scikit_learn_says() -> None:
    chance = np.random.default_rng(2)
    rows = chance.normal(size=(800, FEATURES)).astype(np.float32)
    model = fit_trees(rows, (rows[:, 0] * rows[:, 1] > 0) | (rows[:, 2] > 1), rounds=20)
    arrays, told = tree_arrays(model)
    names = ("roots", "feature", "bound", "left", "right", "value")
    parts = {name: arrays[f"trees_{name}"] for name in names}
    trees = Trees(**parts, base=told["base"], depth=int(told["depth"]))
    assert np.allclose(trees.probability(rows), model.predict_proba(rows)[:, 1], atol=1e-5)
    assert len(trees.probability(rows[:0])) == 0

"""Boosted trees: fitted by scikit-learn, taken apart into arrays that numpy can run."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

ROUNDS = 300


def fit_trees(features: Floats, right: NDArray[np.bool_], *, rounds: int = ROUNDS) -> Any:  # noqa: ANN401 -- scikit-learn ships no types
    """Gradient-boosted trees; the same every time. One thread: on a busy machine more of them only wait."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # scikit-learn brings it

    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.06,
        max_leaf_nodes=15,
        max_depth=8,
        min_samples_leaf=40,
        l2_regularization=5.0,
        early_stopping=False,
        random_state=0,
    )
    with threadpool_limits(1):
        return model.fit(features, right)


def tree_scores(features: Floats, right: NDArray[np.bool_], folds: NDArray[np.int64]) -> Floats:
    """The probability of each row by trees that never saw its fold."""
    scores = np.zeros(len(features), np.float32)
    for fold in range(int(folds.max()) + 1):
        test = folds == fold
        scores[test] = fit_trees(features[~test], right[~test]).predict_proba(features[test])[:, 1]
    return scores


def tree_arrays(model: Any) -> tuple[dict[str, NDArray[Any]], dict[str, float]]:  # noqa: ANN401
    """The trees as one list of nodes, and what else is needed to run them."""
    trees = [rounds[0].nodes for rounds in model._predictors]  # noqa: SLF001 -- there is no public way to the trees
    sizes = np.array([len(nodes) for nodes in trees])
    roots = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    nodes = np.concatenate(trees)
    leaf = nodes["is_leaf"].astype(bool)
    begin, itself = np.repeat(roots, sizes), np.arange(len(nodes))
    arrays = {
        "trees_roots": roots.astype(np.int32),
        "trees_feature": np.where(leaf, 0, nodes["feature_idx"]).astype(np.int32),
        "trees_bound": np.where(leaf, 0, nodes["num_threshold"]),
        "trees_left": np.where(leaf, itself, begin + nodes["left"]).astype(np.int32),
        "trees_right": np.where(leaf, itself, begin + nodes["right"]).astype(np.int32),
        "trees_value": np.where(leaf, nodes["value"], 0),
    }
    base = float(np.ravel(model._baseline_prediction)[0])  # noqa: SLF001
    return arrays, {"base": base, "depth": int(nodes["depth"].max())}

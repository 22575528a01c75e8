"""A second look at candidates: how each one's score stands among all of its document.

The first models judge a candidate alone. Here boosted trees (trained by scikit-learn, run by numpy) weigh its
score against the best of the document, its neighbours' scores and what else it may be; their answer is a
probability.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.scene import Scene
from clausekit.classification.words import Integers

Floats = NDArray[np.float32]
Places = NDArray[np.int32]

# Candidates below this logit (a probability of 0.0006) are not looked at again.
WORTH = -7.5
OUTSIDE = -9.0
FEATURES = 29


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees as one list of nodes; `roots` begin a tree each, a leaf's branches lead to itself."""

    roots: Places
    feature: Places
    bound: NDArray[np.float64]
    left: Places
    right: Places
    value: NDArray[np.float64]
    base: float
    depth: int

    def probability(self, rows: Floats) -> Floats:
        """The probability of each row."""
        flat = np.ascontiguousarray(rows).ravel()
        begin = (np.arange(len(rows), dtype=np.int32) * FEATURES)[:, None]
        node = np.repeat(self.roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):
            goes_left = flat.take(begin + self.feature.take(node)) <= self.bound.take(node)
            node = np.where(goes_left, self.left.take(node), self.right.take(node))
        raw = self.base + self.value.take(node).sum(axis=1)
        found: Floats = (1 / (1 + np.exp(-raw))).astype(np.float32)
        return found


def worth_a_look(logits: Floats) -> tuple[Integers, Integers]:
    """Candidate and type of every pair whose first score is not hopeless."""
    candidates, types = np.nonzero(logits > WORTH)
    return candidates.astype(np.int64), types.astype(np.int64)


def look(logits: Floats, scene: Scene, traits: Floats, pairs: tuple[Integers, Integers]) -> Floats:
    """The features of each pair.

    `traits` are four numbers for each type: its rank by commonness over all shapes, the share of contracts
    that have it, how often those have it, and how sure the first model is where it is right.
    """
    row, type = pairs
    count = len(logits)
    ordered = -np.sort(-logits, axis=0)
    best, second, third = (ordered[min(place, count - 1)] for place in range(3))
    rank = np.argsort(np.argsort(-logits, axis=0, kind="stable"), axis=0)
    own = logits[row, type]
    likely = 1 / (1 + np.exp(-logits))
    features = (
        *(own, best[type], second[type], third[type], own - best[type], rank[row, type]),
        *(_beside(logits, step)[row, type] for step in (1, -1, 2, -2)),
        *(
            _otherwise(logits)[row, type],
            scene.sizes[row],
            row / count,
            row,
            np.full(len(row), np.log(count)),
        ),
        *(likely.sum(axis=0)[type], scene.shares[row], *_in_clause(logits, scene, pairs)),
        *(*scene.marks[row].T, likely.sum(axis=1)[row], np.full(len(row), likely.sum(axis=1).mean())),
        *traits[type].T,
    )
    return np.stack(features, axis=1).astype(np.float32)


def _in_clause(logits: Floats, scene: Scene, pairs: tuple[Integers, Integers]) -> tuple[Floats, ...]:
    """The best score within the same clause, how far below it each is, how many candidates share it."""
    row, type = pairs
    best = np.full((int(scene.holder.max()) + 2, logits.shape[1]), OUTSIDE, np.float32)
    np.maximum.at(best, scene.holder, logits)
    sizes = np.log1p(np.bincount(scene.holder + 1)).astype(np.float32)
    highest = best[scene.holder[row], type]
    return highest, logits[row, type] - highest, sizes[scene.holder[row] + 1]


def _beside(logits: Floats, step: int) -> Floats:
    moved = np.full_like(logits, OUTSIDE)
    if step > 0:
        moved[step:] = logits[:-step]
    else:
        moved[:step] = logits[-step:]
    return moved


def _otherwise(logits: Floats) -> Floats:
    """For each pair the best score of another type for the same candidate."""
    if logits.shape[1] < 2:
        return np.full_like(logits, OUTSIDE)
    ordered = -np.sort(-logits, axis=1)
    return np.where(logits >= ordered[:, :1], ordered[:, 1:2], ordered[:, :1])

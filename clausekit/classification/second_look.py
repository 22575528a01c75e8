"""A second look at candidates: how each one's score stands among all of its document.

The first models judge a candidate alone. Here boosted trees (trained by scikit-learn, run by numpy) weigh its
score against the best of the document, its neighbours' scores and what else it may be; their answer is a
probability.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.words import Integers, Words
from clausekit.datamodel import Span

Floats = NDArray[np.float32]
Places = NDArray[np.int32]

# Candidates below this logit (a probability of 0.004) are not looked at again.
WORTH = -5.5
OUTSIDE = -9.0
FEATURES = 17


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


def look(
    logits: Floats, spans: Sequence[Span], words: Words, ranks: Integers, pairs: tuple[Integers, Integers]
) -> Floats:
    """The features of each pair. `ranks` orders the types by how common they are, over all shapes."""
    row, type = pairs
    count = len(logits)
    ordered = -np.sort(-logits, axis=0)
    best, second = ordered[0], ordered[min(1, count - 1)]
    rank = np.argsort(np.argsort(-logits, axis=0, kind="stable"), axis=0)
    sizes = np.log1p([last - first for first, last in words.ranges(spans)])
    own = logits[row, type]
    features = (
        *(own, best[type], second[type], own - best[type], rank[row, type]),
        *(_beside(logits, step)[row, type] for step in (1, -1, 2, -2)),
        *(_otherwise(logits)[row, type], sizes[row], row / count, row, np.full(len(row), np.log(count))),
        *((1 / (1 + np.exp(-logits))).sum(axis=0)[type], ranks[type]),
        np.array([spans[place].start for place in row]) / max(1, int(words.starts[-1])),
    )
    return np.stack(features, axis=1).astype(np.float32)


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

"""Fits the small network of the provision model with numpy: sparse rows and answers in, layers out.

Mini-batches, logistic loss, dropout of words and of units (Srivastava et al. 2014), and steps that shrink
with the gradients seen (Adagrad, Duchi et al. 2011); only the rows that a batch touches are changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clausekit.training.linear import Answers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]

UNITS, EPOCHS, BATCH = 96, 4, 256
STEP = 0.1
WORDS_DROPPED, UNITS_DROPPED = 0.2, 0.3
SPREAD = 0.05
# What the sums of squared gradients begin with, so that first steps are not too long.
BEGIN = 0.01


@dataclass(slots=True)
class Layers:
    """The numbers of one member, and the sums of squared gradients that its steps are divided by."""

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    seen: tuple[Floats, ...]


def fit_network(rows: csr_matrix, answers: Answers, *, seed: int, epochs: int = EPOCHS) -> Layers:
    """One member; the same for the same seed. Answers of -1 are left out."""
    chance = np.random.default_rng(seed)
    layers = _begin(rows.shape[1], answers, chance)
    count = len(answers)
    batches = range(0, count, BATCH)
    steps, done = epochs * len(batches), 0
    places = np.zeros(rows.shape[1], np.int64)
    for _ in range(epochs):
        order = chance.permutation(count)
        for begin in batches:
            chosen = order[begin : begin + BATCH]
            _learn(layers, rows[chosen], answers[chosen], STEP * (1 - done / steps), chance, places)
            done += 1
    never = np.bincount(rows.indices, minlength=rows.shape[1]) == 0
    layers.inner[never] = 0
    return layers


def _begin(columns: int, answers: Answers, chance: np.random.Generator) -> Layers:
    types = answers.shape[1]
    share = np.clip((answers == 1).mean(axis=0), 1e-5, 0.99)
    return Layers(
        chance.standard_normal((columns, UNITS), np.float32) * np.float32(SPREAD),
        np.zeros(UNITS, np.float32),
        chance.standard_normal((UNITS, types), np.float32) / np.float32(np.sqrt(UNITS)),
        np.log(share / (1 - share)).astype(np.float32),
        (
            np.full(columns, BEGIN / 10, np.float32),
            np.full(UNITS, BEGIN, np.float32),
            np.full((UNITS, types), BEGIN, np.float32),
            np.full(types, BEGIN, np.float32),
        ),
    )


def _learn(
    layers: Layers,
    rows: csr_matrix,
    answers: Answers,
    step: float,
    chance: np.random.Generator,
    places: NDArray[np.int64],
) -> None:
    """One step on one batch. `places` is scratch space, one number for each column."""
    used, narrow = _narrow(_dropped(rows, chance), places)
    weights = layers.inner[used]
    hidden = narrow @ weights + layers.inner_bias
    kept = (chance.random(hidden.shape, np.float32) > UNITS_DROPPED) / np.float32(1 - UNITS_DROPPED)
    active = np.maximum(hidden, 0) * kept
    logits = np.clip(active @ layers.outer + layers.outer_bias, -30, 30)
    error = (1 / (1 + np.exp(-logits)) - (answers == 1)) * (answers >= 0)
    back = (error @ layers.outer.T) * kept * (hidden > 0)
    inner_seen, *others = layers.seen
    gradient = narrow.T @ back
    inner_seen[used] += (gradient**2).mean(axis=1)
    layers.inner[used] = weights - step * gradient / np.sqrt(inner_seen[used])[:, None]
    pairs = (
        (layers.inner_bias, back.sum(axis=0)),
        (layers.outer, active.T @ error),
        (layers.outer_bias, error.sum(axis=0)),
    )
    for (values, slope), seen in zip(pairs, others, strict=True):
        np.add(seen, slope**2, out=seen)
        np.subtract(values, step * slope / np.sqrt(seen), out=values, casting="same_kind")


def _dropped(rows: csr_matrix, chance: np.random.Generator) -> csr_matrix:
    kept = chance.random(len(rows.data), np.float32) > WORDS_DROPPED
    rows.data = rows.data * kept / np.float32(1 - WORDS_DROPPED)
    return rows


def _narrow(rows: csr_matrix, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], csr_matrix]:
    """The columns that hold anything, and the rows over those alone."""
    from scipy.sparse import csr_matrix

    used = np.unique(rows.indices)
    places[used] = np.arange(len(used))
    shape = (rows.shape[0], len(used))
    return used, csr_matrix((rows.data, places[rows.indices], rows.indptr), shape=shape)

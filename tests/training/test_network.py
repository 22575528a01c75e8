"""The small network is learned from sparse rows, the same every time."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from clausekit.classification.network import Network, packed
from clausekit.training.network import Layers, fit_network


def made(count: int = 1500) -> tuple[csr_matrix, np.ndarray]:
    """Said where two words meet, which no single weight can tell, and where one of two words stands."""
    chance = np.random.default_rng(3)
    rows = (chance.random((count, 30)) < 0.3).astype(np.float32)
    both, either = (rows[:, 0] * rows[:, 1] > 0), (rows[:, 2] + rows[:, 3] > 0)
    return csr_matrix(rows), np.stack([both, either], axis=1).astype(np.int8)


def run(layers: Layers, rows: csr_matrix) -> np.ndarray:
    inner = packed(layers.inner)
    return Network(*inner, layers.inner_bias, layers.outer[None], layers.outer_bias[None]).logits(rows)


@pytest.fixture(scope="module")
def learned() -> Layers:
    rows, answers = made()
    return fit_network(rows, answers, seed=1, epochs=12)


def test_words_that_matter_only_together_are_learned(learned: Layers) -> None:
    rows, answers = made()
    assert ((run(learned, rows) > 0) == (answers == 1)).mean() > 0.97


def test_the_same_seed_gives_the_same_layers() -> None:
    rows, answers = made(300)
    one, two = (fit_network(rows, answers, seed=4, epochs=1) for _ in range(2))
    assert (one.inner == two.inner).all()
    assert (one.outer == two.outer).all()
    assert (one.inner != fit_network(rows, answers, seed=5, epochs=1).inner).any()


def test_what_is_unknown_teaches_nothing() -> None:
    rows, answers = made(600)
    hidden, lied = answers.copy(), answers.copy()
    hidden[::2, 0] = -1
    lied[::2, 0] = 0
    told, misled = (fit_network(rows, each, seed=1, epochs=8) for each in (hidden, lied))
    both = answers[:, 0] == 1
    assert run(told, rows)[both, 0].mean() > run(misled, rows)[both, 0].mean() + 0.5


def test_columns_that_never_occur_have_no_weight() -> None:
    rows, answers = made(200)
    wide = csr_matrix((rows.data, rows.indices, rows.indptr), shape=(rows.shape[0], 33))
    assert not fit_network(wide, answers, seed=1, epochs=1).inner[30:].any()

"""The small network: whole-number weights say what the floats they came from said."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from clausekit.classification.network import Linear, Network, answer, packed


def made(members: int = 2, units: int = 5, types: int = 3) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    chance = np.random.default_rng(0)
    rows = csr_matrix((chance.random((20, 40)) < 0.2) * chance.random((20, 40)), dtype=np.float32)
    inner = chance.normal(size=(40, members * units)).astype(np.float32)
    return rows, inner, chance.normal(size=(members, units, types)).astype(np.float32)


def test_whole_numbers_lose_little() -> None:
    _, inner, _ = made()
    whole, scale = packed(inner)
    assert whole.dtype == np.int8
    assert np.abs(whole * scale[:, None] - inner).max() <= np.abs(inner).max() / 127


def test_a_column_without_weight_stays_without() -> None:
    whole, scale = packed(np.zeros((2, 3), np.float32))
    assert not whole.any()
    assert not scale.any()


def test_the_network_says_what_its_layers_say() -> None:
    rows, inner, outer = made()
    bias, last = np.full(10, 0.1, np.float32), np.full((2, 3), -1, np.float32)
    network = Network(*packed(inner), bias, outer, last)
    assert network.logits(rows) == pytest.approx(answer(rows @ inner + bias, outer, last), abs=0.1)


def test_members_are_averaged() -> None:
    rows, inner, outer = made()
    bias, last = np.zeros(10, np.float32), np.zeros((2, 3), np.float32)
    both = answer(rows @ inner + bias, outer, last)
    alone = [
        answer(rows @ inner[:, at * 5 : at * 5 + 5], outer[at : at + 1], last[at : at + 1]) for at in (0, 1)
    ]
    assert both == pytest.approx((alone[0] + alone[1]) / 2, abs=1e-4)


def test_rows_without_words_have_the_score_of_nothing() -> None:
    _, inner, outer = made()
    network = Network(*packed(inner), np.zeros(10, np.float32), outer, np.full((2, 3), -4, np.float32))
    assert network.logits(csr_matrix((2, 40), dtype=np.float32)) == pytest.approx(-4.0)


def test_a_linear_model_weighs_and_adds() -> None:
    rows = csr_matrix(np.array([[1.0, 2.0]], np.float32))
    linear = Linear(np.array([[1.0], [3.0]], np.float32), np.array([0.5], np.float32))
    assert linear.logits(rows).tolist() == [[7.5]]

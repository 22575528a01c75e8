"""The first look: what it computes, and that it lets through what it should."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.classification.first_look import PAIRS, FirstLook, grams
from clausekit.classification.own_provisions import MODEL
from clausekit.classification.weights import load_weights

KNOWN = 9
ONE_ROW = st.lists(st.integers(0, KNOWN - 1), min_size=1, max_size=12)
ROWS = st.lists(ONE_ROW, min_size=1, max_size=6)


@pytest.fixture(scope="module")
def look() -> FirstLook:
    dice = np.random.default_rng(0)
    return FirstLook(
        dice.normal(size=(KNOWN + PAIRS, 4)).astype(np.float32),
        dice.normal(size=(3, 4)).astype(np.float32),
        dice.normal(size=3).astype(np.float32),
        dice.normal(size=3).astype(np.float32),
        out_bias=0.1,
        least=0.0,
    )


@given(ROWS)
def test_a_row_says_the_same_alone_and_among_others(look: FirstLook, rows: list[list[int]]) -> None:
    alone = np.concatenate([look.logits([row]) for row in rows])
    assert np.allclose(look.logits(rows), alone, atol=1e-5)


def test_it_is_the_mean_then_a_layer_then_a_sum(look: FirstLook) -> None:
    row = [3, 5, 5]
    mean = look.grams[grams(row, KNOWN)].mean(0)
    hidden = np.maximum(look.hidden @ mean + look.hidden_bias, 0)
    assert look.logits([row])[0] == pytest.approx(hidden @ look.out + look.out_bias, abs=1e-5)


def test_order_of_pieces_counts(look: FirstLook) -> None:
    assert grams([1, 2], KNOWN).tolist() != grams([2, 1], KNOWN).tolist()
    assert look.logits([[1, 2]])[0] != look.logits([[2, 1]])[0]


def test_pairs_lie_behind_the_pieces() -> None:
    found = grams([1, 2, 3], KNOWN)
    assert found[:3].tolist() == [1, 2, 3]
    assert ((found[3:] >= KNOWN) & (found[3:] < KNOWN + PAIRS)).all()


def test_shipped_figures_say_what_it_lets_through() -> None:
    settings = load_weights(MODEL).settings["first_look"]
    assert settings["kept"] >= 0.85 and settings["written_kept"] >= 0.95 and settings["passing"] < 0.3

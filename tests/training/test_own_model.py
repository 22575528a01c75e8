"""Thresholds of our own provisions: precise and found often enough, else the most precise, else silent."""

from __future__ import annotations

import numpy as np
import pytest

from clausekit.training import own_model


def scores(right: list[float], wrong: list[float]) -> tuple[own_model.Floats, np.ndarray]:
    return np.array(right + wrong, np.float32), np.array([True] * len(right) + [False] * len(wrong))


@pytest.mark.parametrize(
    ("right", "wrong", "threshold"),
    [
        ([0.9] * 9 + [0.1], [0.3] * 5, 0.4),
        ([0.9] * 9 + [0.1], [0.61] * 5, 0.62),
        ([0.9] * 4 + [0.1] * 6, [0.9, 0.5], 0.9),
        ([0.93] + [0.5] * 9, [0.5, 0.5, 0.9], 0.5),
        ([0.9] * 4, [0.92] * 9, own_model.SILENT),
        ([0.2] * 9, [0.1] * 9, own_model.SILENT),
    ],
    ids=["all", "lowest_precise", "most_precise", "enough_before_precise", "wrong", "unheard"],
)
def test_the_threshold_is_what_the_folds_allow(
    right: list[float], wrong: list[float], threshold: float
) -> None:
    assert own_model._careful(*scores(right, wrong)) == pytest.approx(threshold)


def test_a_silent_type_is_above_every_score() -> None:
    assert own_model.SILENT > 1

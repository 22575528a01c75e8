"""Three ways to count: strict, accepted, labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from clausekit.classification.ngrams import Vocabulary
from clausekit.taxonomy import clause_types
from clausekit.training import clause_figures
from clausekit.training.clause_model import Calibration, Outcome, Table

TYPES = tuple(clause_types())
LICENSE, OWNED, PAYMENT = (TYPES.index(id) for id in ("license", "intellectual_property", "payment"))


def figures(
    answers: list[dict[int, int]],
    said: list[int],
    monkeypatch: pytest.MonkeyPatch,
    *,
    measured: Sequence[bool] = (),
) -> dict[str, Any]:
    monkeypatch.setattr(clause_figures, "SUPPORT", 1)
    count = len(answers)
    table, scores = np.zeros((count, len(TYPES)), np.int8), np.full((count, len(TYPES)), 0.01, np.float32)
    for row, found in enumerate(answers):
        for type, answer in found.items():
            table[row, type] = answer
        scores[row, said[row]] = 0.9
    nothing = np.zeros(0, np.float32)
    sections = Table(
        Vocabulary({}, np.zeros(0, np.int64)),
        csr_matrix((count, 1)),
        nothing,
        nothing,
        table,
        np.zeros_like(scores),
        np.zeros(count, np.int64),
        np.array(measured or [True] * count),
    )
    calibration = Calibration(nothing, nothing, {})
    outcome = Outcome(scores, scores >= 0.5, np.ones(count, bool), calibration, 0.5)
    return clause_figures.clause_figures(sections, outcome)


def test_an_accepted_guess_is_a_mistake_only_when_counted_strictly(monkeypatch: pytest.MonkeyPatch) -> None:
    found = figures([{OWNED: 1, LICENSE: -1}, {PAYMENT: 1}], [LICENSE, PAYMENT], monkeypatch)
    assert found["accuracy"] == 0.5
    assert found["accuracy_accepted"] == 1
    assert found["macro_f1"] == 0.5
    assert found["macro_f1_accepted"] == 1
    assert found["confusions"] == []


def test_labels_have_to_name_what_is_required_even_where_more_is_accepted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = figures([{OWNED: 1, LICENSE: -1}, {PAYMENT: 1}], [LICENSE, PAYMENT], monkeypatch)
    assert found["f1_labels"]["intellectual_property"] == 0
    assert found["f1_labels"]["payment"] == 1
    assert found["precision"] == 1


def test_a_wrong_guess_is_wrong_in_all_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    found = figures([{OWNED: 1, LICENSE: -1}], [PAYMENT], monkeypatch)
    assert found["macro_f1"] == found["macro_f1_accepted"] == found["macro_f1_labels"] == 0
    assert found["confusions"] == [("intellectual_property", "payment", 1)]


def test_sections_of_several_types_count_for_labels_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    found = figures([{OWNED: 1, PAYMENT: 1}, {PAYMENT: 1}], [OWNED, PAYMENT], monkeypatch)
    assert (found["sections"], found["sections_of_several"]) == (1, 1)
    assert found["f1_labels"]["payment"] == pytest.approx(2 / 3)


def test_experts_marks_are_a_truth_apart_from_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = dict.fromkeys(range(len(TYPES)), -1)
    marks = [unknown | {LICENSE: 1}, unknown | {LICENSE: 1}, {PAYMENT: 1}]
    found = figures(marks, [LICENSE, PAYMENT, PAYMENT], monkeypatch, measured=[False, False, True])
    assert found["sections"] == 1
    assert found["marked_by_type"] == {"license": [1, 2]}
    assert found["marked_found"] == 0.5

"""The measure: what counts as found, what as a false one."""

from __future__ import annotations

import pytest

from clausekit.training.cuad_metric import Case, curve, matched


def test_a_perfect_prediction_has_the_whole_area() -> None:
    found = curve([Case("insurance", ("Supplier holds insurance.",), (("Supplier holds insurance", 0.9),))])
    assert found.area == pytest.approx(1)
    assert found.precision_at(0.8) == 1


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    half = Case("insurance", ("a b",), (("a b c d", 0.9),))
    less = Case("insurance", ("a b",), (("a b c d e", 0.9),))
    assert curve([half]).recall.max() == 1
    assert curve([less]).recall.max() == 0


def test_a_prediction_where_there_is_no_answer_is_a_false_one() -> None:
    right = Case("insurance", ("a b c",), (("a b c", 0.5),))
    false = Case("insurance", (), (("x y z", 0.9),))
    assert curve([right, false]).precision_at(0.8) == pytest.approx(0.5)


def test_two_predictions_of_one_answer_are_not_false() -> None:
    found = curve([Case("insurance", ("a b c",), (("a b c", 0.9), ("a b", 0.8)))])
    assert found.precision_at(0.8) == 1


def test_for_parties_a_sentence_that_holds_the_name_counts() -> None:
    words = "This Agreement is made by Alder Robotics, Inc. and others named below"
    assert curve([Case("parties", ("Alder Robotics, Inc.",), ((words, 0.9),))]).recall.max() == 1
    assert curve([Case("insurance", ("Alder Robotics, Inc.",), ((words, 0.9),))]).recall.max() == 0


def test_an_answer_missed_lowers_recall() -> None:
    found = curve([Case("insurance", ("a b c", "d e f"), (("a b c", 0.9),))])
    assert found.recall.max() == pytest.approx(0.5)
    assert found.precision_at(0.8) == 0


def test_the_threshold_at_a_recall_is_the_highest_that_reaches_it() -> None:
    found = curve([Case("insurance", ("a b c", "d e f"), (("a b c", 0.9), ("d e f", 0.255)))])
    assert found.threshold_at(0.5) == pytest.approx(0.9)
    assert found.threshold_at(0.8) == pytest.approx(0.25)
    assert found.threshold_at(1.1) == 0


def test_wrong_predictions_and_best_matches_are_told_apart() -> None:
    case = Case("insurance", ("a b c", "d e f"), (("a b c", 0.9), ("a b", 0.8), ("x y z", 0.7)))
    assert matched(case) == ([0.7], [0.9, -1.0])

"""The clause model that is installed, measured on contracts with experts' marks: nothing is trained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from clausekit.classification.judge import Judge, judge_of
from clausekit.classification.weights import load_weights
from clausekit.errors import ModelError
from clausekit.taxonomy import clause_types
from clausekit.training import clause_units
from clausekit.training.clause_figures import clause_figures
from clausekit.training.clause_model import Calibration, Outcome, Table, answers_of
from clausekit.training.clause_units import Unit
from clausekit.training.dataset import Example

MODEL = "clauses"


def measure_clauses(examples: Sequence[Example]) -> dict[str, Any]:
    """The figures of `clause_figures`: sections under clear headings, the headings hidden.

    Raises ModelError when the weights are absent or of another taxonomy.
    """
    weights = load_weights(MODEL)
    try:
        judge = judge_of(weights)
    except KeyError as error:
        raise ModelError("model 'clauses' is of another version: install clausekit again") from error
    if judge.types != tuple(clause_types()):
        raise ModelError("model 'clauses' knows other clause types: train it again")
    words, units = clause_units.gather(examples)
    table = _table(judge, units)
    reading = judge.read(words, [unit.row for unit in units])
    hidden = judge.join(judge.decide(reading), [{}] * len(units))
    calibration = Calibration(judge.slope, judge.offset, dict(weights.settings["join"]))
    everything = np.ones(len(units), bool)
    outcome = Outcome(hidden, hidden >= judge.threshold, everything, calibration, judge.threshold)
    return clause_figures(table, outcome)


def _table(judge: Judge, units: Sequence[Unit]) -> Table:
    """What the figures are made from; the rows of numbers are not among it."""
    from scipy.sparse import csr_matrix

    return Table(
        judge.weights.vocabulary,
        csr_matrix((len(units), 0)),
        judge.idf,
        judge.start_idf,
        answers_of(units, judge.types),
        np.zeros((len(units), len(judge.types)), np.float32),
        np.array([0 if unit.contract >= 0 else -1 for unit in units]),
        np.array([unit.measured for unit in units]),
    )

"""What the folds showed of the clause model, as plain numbers for reports and its card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clausekit.taxonomy import clause_types
from clausekit.training.clause_model import Outcome, Table
from clausekit.training.linear import Answers, Floats, reliability

# A type with fewer measured sections has its figure shown, but not averaged.
SUPPORT = 30
WORST = 12

Booleans = NDArray[np.bool_]


def clause_figures(table: Table, outcome: Outcome) -> dict[str, Any]:
    """Headings hidden, three ways to count; each names the mean over types with enough sections.

    `f1`: sections of one type, the best guess against the printed heading, nothing else allowed.
    `f1_accepted`: the same, but a guess that the rule of truth accepts counts as right.
    `f1_labels`: all sections, those of several types included, and all labels above the threshold: required
    types have to be there, accepted ones are neither right nor wrong.
    """
    types = tuple(clause_types())
    use = table.measured & (table.folds >= 0)
    required, accepted = table.answers[use] == 1, table.answers[use] != 0
    scores, said = outcome.hidden[use], outcome.said[use]
    one = required.sum(axis=1) == 1
    gold, guess = required[one].argmax(axis=1), scores[one].argmax(axis=1)
    right = np.take_along_axis(accepted[one], guess[:, None], axis=1)[:, 0]
    alone = required[one]
    strict = _f1(alone, alone, _chosen(guess, types))
    lenient = _f1(alone, alone, _chosen(np.where(right, gold, guess), types))
    labels = _f1(required, accepted, said)
    support = required[one].sum(axis=0)
    enough = support >= SUPPORT
    return {
        "sections": int(one.sum()),
        "sections_of_several": int((~one).sum()),
        "accuracy": float((gold == guess).mean()),
        "accuracy_accepted": float(right.mean()),
        "macro_f1": _mean(strict[enough]),
        "macro_f1_accepted": _mean(lenient[enough]),
        "macro_f1_labels": _mean(labels[enough]),
        "types_averaged": int(enough.sum()),
        "threshold": outcome.threshold,
        "precision": float((said & accepted).sum() / max(1, said.sum())),
        "recall": float((said & required).sum() / max(1, required.sum())),
        **_by_type(types, {"f1": strict, "f1_accepted": lenient, "f1_labels": labels}),
        "support": {type: int(count) for type, count in zip(types, support, strict=True)},
        "reliability": _reliability(scores, table.answers[use]),
        "confusions": _confusions(types, gold[~right], guess[~right]),
        **_marked(types, table, outcome),
    }


def _marked(types: Sequence[str], table: Table, outcome: Outcome) -> dict[str, Any]:
    """Passages that experts marked, whatever heading they stand under: is the label of the mark found?"""
    alone = (table.answers >= 0).sum(axis=1) == 1
    use = (table.folds >= 0) & ~table.measured & alone
    required = table.answers[use] == 1
    found, all = (required & outcome.said[use]).sum(axis=0), required.sum(axis=0)
    counts = zip(types, found.tolist(), all.tolist(), strict=True)
    return {
        "marked": int(all.sum()),
        "marked_found": float(found.sum() / max(1, all.sum())),
        "marked_by_type": {type: [right, count] for type, right, count in counts if count},
    }


def _reliability(scores: Floats, answers: Answers) -> list[tuple[float, float, int]]:
    known = answers >= 0
    return reliability(scores[known], answers[known] == 1)


def _chosen(places: NDArray[np.intp], types: Sequence[str]) -> Booleans:
    table = np.zeros((len(places), len(types)), bool)
    table[np.arange(len(places)), places] = True
    return table


def _f1(required: Booleans, accepted: Booleans, said: Booleans) -> Floats:
    """F1 of each column; what is accepted, but not required, counts for nothing."""
    found = (said & required).sum(axis=0)
    missed, false = (required & ~said).sum(axis=0), (said & ~accepted).sum(axis=0)
    return np.asarray(2 * found / np.maximum(1, 2 * found + missed + false), np.float32)


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else 0.0


def _by_type(types: Sequence[str], ways: Mapping[str, Floats]) -> dict[str, dict[str, float]]:
    return {way: dict(zip(types, values.tolist(), strict=True)) for way, values in ways.items()}


def _confusions(
    types: Sequence[str], gold: NDArray[np.intp], guess: NDArray[np.intp]
) -> list[tuple[str, str, int]]:
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for right, said in zip(gold, guess, strict=True):
        counts[types[right], types[said]] += 1
    worst = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORST]
    return [(right, said, count) for (right, said), count in worst]

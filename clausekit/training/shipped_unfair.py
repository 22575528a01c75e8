"""The installed model of unfair online terms, measured on tagged sentences: nothing is trained."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from clausekit.classification.unfair_terms import sifter_of
from clausekit.classification.weights import load_weights
from clausekit.errors import ModelError
from clausekit.training.unfair_model import TYPES, UNFAIR, f1_of, read_sentences

MODEL = "unfair_terms"


def measure_unfair(data: Path) -> dict[str, Any]:
    """F1 of each type over the sentences of the folder, at the thresholds of the model; {} without any.

    Raises ModelError when the weights are absent or of another version.
    """
    path = data / UNFAIR
    if not path.is_file():
        return {}
    try:
        sifter = sifter_of(load_weights(MODEL))
    except KeyError as error:
        raise ModelError("model 'unfair_terms' is of another version: install clausekit again") from error
    words, rows, answers, _ = read_sentences(path)
    scores = sifter.probability(words, [[row] for row in rows])
    said = scores >= np.array([sifter.thresholds[type] for type in TYPES])
    f1 = {type: f1_of(answers[:, at] == 1, said[:, at]) for at, type in enumerate(TYPES)}
    there = [type for at, type in enumerate(TYPES) if (answers[:, at] == 1).any()]
    return {
        "sentences": len(rows),
        "f1": f1,
        "macro_f1": float(np.mean([f1[type] for type in there])) if there else 0.0,
        "support": {type: int((answers[:, at] == 1).sum()) for at, type in enumerate(TYPES)},
    }

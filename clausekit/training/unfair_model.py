"""Trains the model of unfair online terms: tagged sentences in, `models/unfair_terms` out.

`DIR/unfair_tos/tos_en.jsonl` holds one JSON object a line with `doc`, `text` and `tags`: a way of being
unfair and a level, 1 fair, 2 potentially and 3 clearly unfair. Levels 2 and 3 are what is looked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.ngrams import Range, Vocabulary, count_rows, weigh
from clausekit.classification.unfair_terms import ORDERS
from clausekit.classification.weights import write_weights
from clausekit.classification.words import read_words
from clausekit.errors import UsageError
from clausekit.training.linear import (
    Answers,
    Floats,
    by_folds,
    fit_types,
    platt,
    rarity,
    reliability,
)
from clausekit.training.vocabulary import fit_vocabulary

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# The tags of the data set and our types.
TAGS = {
    "a": "unfair_arbitration",
    "ch": "unfair_unilateral_change",
    "cr": "unfair_content_removal",
    "j": "unfair_jurisdiction",
    "law": "unfair_choice_of_law",
    "ltd": "unfair_limitation_of_liability",
    "pinc": "unfair_privacy_included",
    "ter": "unfair_unilateral_termination",
    "use": "unfair_contract_by_using",
}
TYPES = tuple(sorted(TAGS.values()))
UNFAIR = Path("unfair_tos") / "tos_en.jsonl"
LEVELS = ("2", "3")
FOLDS = 5
LEAST = (2, 3)
GRID = tuple(round(0.1 + 0.02 * step, 2) for step in range(38))


@dataclass(frozen=True, slots=True)
class Table:
    """Sentences as numbers: rows, answers, and the fold of each, the same for all of a document."""

    vocabulary: Vocabulary
    rows: csr_matrix
    idf: Floats
    answers: Answers
    folds: NDArray[np.int64]
    documents: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What models, curves and thresholds said of documents that they never saw, and the final ones."""

    scores: Floats
    said: NDArray[np.bool_]
    slope: Floats
    offset: Floats
    thresholds: dict[str, float]


def tabulate(path: Path) -> Table:
    """The sentences of the file. Raises UsageError when it is of another shape."""
    words, ranges, answers, documents = read_sentences(path)
    rows = [[each] for each in ranges]
    vocabulary = fit_vocabulary(words, rows, LEAST)
    counts = count_rows(vocabulary.columns(words, orders=ORDERS), rows, len(vocabulary.keys))
    idf = rarity(counts)
    names = sorted(set(documents))
    folds = np.array([names.index(name) % FOLDS for name in documents])
    return Table(vocabulary, weigh(counts, idf), idf, answers, folds, len(names))


def read_sentences(path: Path) -> tuple[list[str], list[Range], Answers, list[str]]:
    """All words of the file, and for each sentence its range in them, its answers and its document.

    Raises UsageError when the file is of another shape.
    """
    words: list[str] = []
    rows: list[Range] = []
    try:
        with path.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines if line.strip()]
        for record in records:
            read = read_words(record["text"]).words
            rows.append((len(words), len(words) + len(read)))
            words += read
        answers = np.array([_answers(record["tags"]) for record in records], np.int8)
        documents = [str(record["doc"]) for record in records]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"'{path}' holds no sentences: a line each with 'doc', 'text' and 'tags'") from error
    return words, rows, answers.reshape(len(rows), len(TYPES)), documents


def judge_by_folds(table: Table) -> Outcome:
    """What models say of documents that they never saw."""
    decisions = by_folds(table.rows, table.answers, table.folds, _fit)
    scores = np.zeros(decisions.shape, np.float32)
    said = np.zeros(decisions.shape, bool)
    for fold in range(FOLDS):
        here, others = table.folds == fold, table.folds != fold
        slope, offset = platt(decisions[others], table.answers[others])
        scores[here] = _probability(decisions[here] * slope + offset)
        known = _probability(decisions[others] * slope + offset)
        said[here] = scores[here] >= _thresholds(known, table.answers[others])
    slope, offset = platt(decisions, table.answers)
    best = _thresholds(_probability(decisions * slope + offset), table.answers)
    return Outcome(scores, said, slope, offset, dict(zip(TYPES, best.tolist(), strict=True)))


def unfair_figures(table: Table, outcome: Outcome) -> dict[str, Any]:
    """F1 of each type over sentences, thresholds chosen on other folds, and their mean."""
    yes = table.answers == 1
    f1 = {type: f1_of(yes[:, at], outcome.said[:, at]) for at, type in enumerate(TYPES)}
    return {
        "documents": table.documents,
        "sentences": len(yes),
        "macro_f1": float(np.mean(list(f1.values()))),
        "f1": f1,
        "support": {type: int(yes[:, at].sum()) for at, type in enumerate(TYPES)},
        "thresholds": outcome.thresholds,
        "reliability": reliability(outcome.scores.ravel(), yes.ravel()),
    }


def fit_final(table: Table, outcome: Outcome, folder: Path) -> str:
    """Fits on all documents and writes the model; returns its version."""
    weights, bias = fit_types(table.rows, table.answers, _fit)
    arrays: dict[str, NDArray[Any]] = {
        "words": np.frombuffer("\n".join(table.vocabulary.words).encode(), np.uint8).copy(),
        "keys": table.vocabulary.keys,
        "own": weights.astype(np.float16),
        "bias": bias,
        "idf": table.idf.astype(np.float16),
        "slope": outcome.slope,
        "offset": outcome.offset,
    }
    facts = {"trained_on": "40 online terms of service", "documents": table.documents}
    return write_weights(folder, arrays, {"types": list(TYPES), "thresholds": outcome.thresholds, **facts})


def _answers(tags: list[str]) -> list[int]:
    unfair = {TAGS.get(tag[:-1]) for tag in tags if tag.endswith(LEVELS)}
    return [int(type in unfair) for type in TYPES]


def _fit(rows: csr_matrix, yes: NDArray[np.bool_]) -> Any:  # noqa: ANN401 -- scikit-learn ships no types
    from sklearn.svm import LinearSVC

    return LinearSVC(C=1.0, random_state=0, tol=1e-3).fit(rows, yes)


def _probability(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def _thresholds(scores: Floats, answers: Answers) -> Floats:
    """For each type the threshold of the best F1."""
    yes = answers == 1
    found = [[f1_of(yes[:, at], scores[:, at] >= each) for each in GRID] for at in range(yes.shape[1])]
    return np.array([GRID[int(np.argmax(row))] for row in found])


def f1_of(yes: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """F1 of what is `said` against what is so; 0 where there is neither."""
    return float(2 * (yes & said).sum() / max(1, yes.sum() + said.sum()))

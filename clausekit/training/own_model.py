"""Trains the model of our own provisions: written sentences and judged ones in, `models/own_provisions` out.

What nobody wrote or judged comes from CUAD as background: sentences that are taken to say nothing, save those
that a first round finds likely to say something after all (Liu et al., "Building text classifiers using
positive and unlabeled examples", 2003).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.candidates import sentences
from clausekit.classification.kin import kin
from clausekit.classification.ngrams import Ranges, Vocabulary, count_rows
from clausekit.classification.own_provisions import FEWEST, ORDERS, see_own
from clausekit.classification.weights import write_weights
from clausekit.classification.words import document_words, read_words
from clausekit.taxonomy import own_provisions, provision_types
from clausekit.training.dataset import Example
from clausekit.training.linear import Answers, Floats, by_folds, fit_types, platt, rarity
from clausekit.training.vocabulary import join_vocabulary
from clausekit.training.written import judged, mark, neither, written

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

FOLDS = 3
# In how many rows an n-gram must stand: of the background, or of what we wrote.
LEAST_BACKGROUND, LEAST_WRITTEN = (4, 40, 80), (1, 2, 2)
# Of background that nobody judged, one in so many is trained on.
THINNED = 5
# Background above this in the first round may well say it, and is left out of the second.
DOUBTFUL = 0.3
GRID = tuple(round(0.4 + 0.02 * step, 2) for step in range(28))
# Of the thresholds that find enough by folds, the lowest with this precision is taken, else the most precise.
PRECISE = 0.95
LEAST_FOUND = 0.2
# A type that is no more often right than wrong, whatever the threshold, is never said.
USABLE, SILENT = 0.5, 1.01

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Material:
    """All rows as numbers. `answers` are 1 yes, 0 no, -1 not known; `taught` are rows written or judged."""

    vocabulary: Vocabulary
    idf: Floats
    rows: csr_matrix
    answers: Answers
    taught: NDArray[np.bool_]
    folds: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the folds showed: what is known after the first round, scores, their curves, thresholds."""

    answers: Answers
    scores: Floats
    slope: Floats
    offset: Floats
    thresholds: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Row:
    row: Ranges
    answers: Answers
    fold: int
    taught: bool


def gather(examples: Sequence[Example], folds: NDArray[np.int64]) -> Material:
    """What we wrote, what we judged and one in `THINNED` of the other sentences of `examples`, as numbers."""
    words: list[str] = []
    kept = list(_written_rows(words))
    count = len(kept)
    everything: list[Ranges] = []
    for example, fold in zip(examples, folds, strict=True):
        for each in _background(example, int(fold) % FOLDS, words):
            everything.append(each.row)
            if each.taught or len(everything) % THINNED == 0:
                kept.append(each)
    own = [each.row for each in kept[:count]]
    words = kin(words)
    vocabulary = join_vocabulary(words, [(everything, LEAST_BACKGROUND), (own, LEAST_WRITTEN)])
    rows = [each.row for each in kept]
    counts = count_rows(vocabulary.columns(words, orders=ORDERS), rows, len(vocabulary.keys))
    idf = np.sqrt(rarity(counts))
    return Material(
        vocabulary,
        idf,
        see_own(vocabulary, idf, words, rows),
        np.stack([each.answers for each in kept]),
        np.array([each.taught for each in kept]),
        np.array([each.fold for each in kept]),
    )


def judge_by_folds(material: Material, on_progress: Progress | None = None) -> Outcome:
    """Two rounds over the folds, the second without background that is likely to say it; then thresholds."""
    first, _, _ = _calibrated(material, material.answers, on_progress)
    doubtful = (first > DOUBTFUL) & ~material.taught[:, None]
    answers = np.where(doubtful, -1, material.answers).astype(np.int8)
    scores, slope, offset = _calibrated(material, answers, on_progress)
    thresholds = {
        type: _careful(scores[answers[:, at] >= 0, at], answers[answers[:, at] >= 0, at] == 1)
        for at, type in enumerate(own_provisions())
    }
    return Outcome(answers, scores, slope, offset, thresholds)


def fit_final(material: Material, outcome: Outcome, folder: Path, facts: dict[str, Any]) -> str:
    """Fits on everything and writes the model; returns its version."""
    weights, bias = fit_types(material.rows, outcome.answers, fit_logistic)
    weights, bias = weights * outcome.slope, bias * outcome.slope + outcome.offset
    width = len(material.vocabulary.keys)
    arrays: dict[str, NDArray[Any]] = {
        "words": np.frombuffer("\n".join(material.vocabulary.words).encode(), np.uint8).copy(),
        "keys": material.vocabulary.keys,
        "idf": material.idf.astype(np.float16),
        "own": weights[:width].astype(np.float16),
        "sizes": weights[width:].astype(np.float16),
        "bias": bias,
    }
    settings = {"types": list(own_provisions()), "thresholds": outcome.thresholds}
    return write_weights(folder, arrays, {**settings, **facts})


def own_figures(outcome: Outcome) -> dict[str, Any]:
    """By folds and at the thresholds: precision and recall of each type over what is known of it."""
    table = {}
    for at, (type, sentences_of) in enumerate(written().items()):
        known = outcome.answers[:, at] >= 0
        yes = outcome.answers[known, at] == 1
        said = outcome.scores[known, at] >= outcome.thresholds[type]
        table[type] = {
            "written": len(sentences_of.positive),
            "near": len(sentences_of.negative),
            "right": len(judged()[type].right),
            "wrong": len(judged()[type].wrong),
            "precision": float((said & yes).sum() / max(1, said.sum())),
            "recall": float((said & yes).sum() / max(1, yes.sum())),
            "threshold": outcome.thresholds[type],
        }
    means = {name: float(np.mean([row[name] for row in table.values()])) for name in ("precision", "recall")}
    return {"types": table, "thinned": THINNED, "neither": len(neither()), "precise": PRECISE, **means}


def fit_logistic(rows: csr_matrix, yes: NDArray[np.bool_]) -> Any:  # noqa: ANN401 -- scikit-learn ships no types
    """A logistic regression in which a yes counts five times; the same every time."""
    from sklearn.linear_model import LogisticRegression

    balance = {False: 1.0, True: 5.0}
    model = LogisticRegression(C=20.0, solver="liblinear", tol=0.01, random_state=0, class_weight=balance)
    return model.fit(rows, yes)


def _calibrated(
    material: Material, answers: Answers, on_progress: Progress | None
) -> tuple[Floats, Floats, Floats]:
    found = by_folds(material.rows, answers, material.folds, fit_logistic, on_progress=on_progress)
    slope, offset = platt(found, answers)
    return np.asarray(1 / (1 + np.exp(-(found * slope + offset))), np.float32), slope, offset


def _careful(scores: Floats, yes: NDArray[np.bool_]) -> float:
    """Of the thresholds that find enough the lowest that is precise enough, else the most precise.

    Without one that is right more often than wrong, `SILENT`.
    """
    best = (USABLE, SILENT)
    for threshold in GRID:
        said = scores >= threshold
        right = int((said & yes).sum())
        precision = right / max(1, int(said.sum()))
        if right < LEAST_FOUND * int(yes.sum()):
            break
        if precision >= PRECISE:
            return threshold
        best = max(best, (precision, threshold))
    return best[1]


def _written_rows(words: list[str]) -> Iterator[_Row]:
    """What we wrote; a sentence of one type is none of the others, unless they overlap."""
    types = own_provisions()
    for at, (type, sentences_of) in enumerate(written().items()):
        overlaps = [types.index(other) for other in provision_types()[type].overlaps]
        for says in (True, False):
            for place, text in enumerate(sentences_of.positive if says else sentences_of.negative):
                answers = np.full(len(types), 0 if says else -1, np.int8)
                answers[overlaps] = -1
                answers[at] = says
                yield _Row(_add(words, read_words(text).words), answers, place % FOLDS, taught=True)
    for place, text in enumerate(neither()):
        answers = np.zeros(len(types), np.int8)
        yield _Row(_add(words, read_words(text).words), answers, place % FOLDS, taught=True)


def _background(example: Example, fold: int, words: list[str]) -> Iterator[_Row]:
    """The sentences of a contract with what was judged of them; the others say nothing, as far as we know."""
    read = document_words(example.document)
    shift = len(words)
    words += read.words
    spans = sentences(example.document)
    for span, (first, last) in zip(spans, read.ranges(spans), strict=True):
        if last - first >= FEWEST:
            answers, taught = _known(mark(example.document.quote(span)))
            yield _Row([(first + shift, last + shift)], answers, fold, taught)


def _known(found: str) -> tuple[Answers, bool]:
    """What was judged of the sentence with that mark."""
    answers = np.zeros(len(own_provisions()), np.int8)
    taught = False
    for at, verdicts in enumerate(judged().values()):
        if found in verdicts.right:
            answers[at], taught = 1, True
        elif found in verdicts.unclear:
            answers[at], taught = -1, True
        elif found in verdicts.wrong:
            taught = True
    return answers, taught


def _add(words: list[str], more: Sequence[str]) -> Ranges:
    first = len(words)
    words += more
    return [(first, len(words))]

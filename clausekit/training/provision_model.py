"""Trains the provision model: candidates in, `models/provisions` out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.network import Linear, Network, packed
from clausekit.classification.second_look import OUTSIDE, look, worth_a_look
from clausekit.classification.weights import write_weights
from clausekit.taxonomy import clause_types
from clausekit.training.linear import Floats, fit_types
from clausekit.training.network import fit_network
from clausekit.training.presence import Presence
from clausekit.training.provision_rows import Corpus, Material, gather
from clausekit.training.stages import kept
from clausekit.training.trees import fit_trees, tree_arrays, tree_scores

__all__ = ["Outcome", "fit_final", "fit_first", "gather", "judge_by_folds", "look_again", "traits_of"]

# The shape whose types are many and varied enough for a network; dates and titles have a linear model.
VARIED = "sentences"
# How many networks answer together: the mean of two did better than either, and than one of twice the size.
MEMBERS = 2
# Of candidates that say nothing, one in so many is trained on, and the scores are put right for it.
THINNED = 3

Progress = Callable[[str], None]
Model = Network | Linear


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the folds showed for one shape: logits of the first models, probabilities of the second look."""

    corpus: Corpus
    logits: Floats
    scores: Floats


@dataclass(frozen=True, slots=True)
class Looked:
    """The pairs of one shape that were worth a second look: rows, types, features, whether right."""

    row: NDArray[np.int64]
    type: NDArray[np.int64]
    features: Floats
    right: NDArray[np.bool_]


def judge_by_folds(material: Material, on_progress: Progress | None = None) -> list[Outcome]:
    """First models and second look, both by models that never saw the contract."""
    corpora = material.corpora
    logits = [_by_folds(corpus, on_progress) for corpus in corpora]
    looked = look_again(corpora, logits)
    scores = tree_scores(
        np.concatenate([each.features for each in looked]),
        np.concatenate([each.right for each in looked]),
        np.concatenate([corpus.folds[each.row] for corpus, each in zip(corpora, looked, strict=True)]),
    )
    outcomes = []
    for corpus, first, each in zip(corpora, logits, looked, strict=True):
        table = np.zeros_like(first)
        table[each.row, each.type], scores = scores[: len(each.row)], scores[len(each.row) :]
        outcomes.append(Outcome(corpus, first, table))
    return outcomes


def fit_final(
    material: Material, outcomes: Sequence[Outcome], presence: Presence, folder: Path, facts: dict[str, Any]
) -> str:
    """Fits on all contracts and writes the model; returns its version."""
    corpora, vocabulary = material.corpora, material.vocabulary
    arrays: dict[str, NDArray[Any]] = {
        "words": np.frombuffer("\n".join(vocabulary.words).encode(), np.uint8).copy(),
        "keys": vocabulary.keys,
        "idf": material.idf.astype(np.float16),
    }
    for corpus in corpora:
        arrays |= _arrays(corpus.shape, fit_first(corpus, np.ones(len(corpus.answers), bool), seed=0))
    logits = [outcome.logits for outcome in outcomes]
    looked = look_again(corpora, logits)
    trees, described = tree_arrays(
        fit_trees(
            np.concatenate([each.features for each in looked]),
            np.concatenate([each.right for each in looked]),
        )
    )
    settings = {
        "shapes": {corpus.shape: list(corpus.types) for corpus in corpora},
        "traits": {
            corpus.shape: rows.astype(float).round(4).tolist()
            for corpus, rows in zip(corpora, traits_of(corpora, logits), strict=True)
        },
        "trees": described,
        "clause_types": list(clause_types()),
        "presence": presence.settings(),
    }
    return write_weights(folder, arrays | trees, {**settings, **facts})


def fit_logistic(rows: Any, yes: NDArray[np.bool_]) -> Any:  # noqa: ANN401 -- scikit-learn ships no types
    """A logistic regression; the same every time."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=4.0, solver="liblinear", tol=0.01, random_state=0).fit(rows, yes)


def _by_folds(corpus: Corpus, on_progress: Progress | None) -> Floats:
    logits = np.zeros(corpus.answers.shape, np.float32)
    for fold in range(int(corpus.folds.max()) + 1):
        test = corpus.folds == fold
        parts = (corpus.shape, corpus.rows, corpus.answers, test, str(fold))
        logits[test] = kept(parts, partial(_unseen, corpus, test, fold))
        if on_progress:
            on_progress(f"{corpus.shape}, fold {fold + 1}")
    return logits


def _unseen(corpus: Corpus, test: NDArray[np.bool_], fold: int) -> Floats:
    """What a model that never saw the rows `test` says of them."""
    found = fit_first(corpus, ~test, seed=10 * fold).logits(corpus.rows[test])
    return np.asarray(found, np.float32)


def fit_first(corpus: Corpus, use: NDArray[np.bool_], *, seed: int) -> Model:
    """The first model of a shape, fitted on the rows `use`, most of those that say nothing left out."""
    spread = (np.arange(len(corpus.answers)) * 7919) % THINNED == 0
    kept = use & (spread | (corpus.answers != 0).any(axis=1))
    rows, answers = corpus.rows[kept], corpus.answers[kept]
    shift = np.float32(np.log(THINNED))
    if corpus.shape != VARIED:
        weights, bias = fit_types(rows, answers, fit_logistic)
        return Linear(weights, np.maximum(bias - shift, OUTSIDE))
    members = [fit_network(rows, answers, seed=seed + member) for member in range(MEMBERS)]
    inner, scale = packed(np.hstack([member.inner for member in members]))
    return Network(
        inner,
        scale,
        np.concatenate([member.inner_bias for member in members]),
        np.stack([member.outer for member in members]),
        np.stack([member.outer_bias - shift for member in members]),
    )


def _arrays(shape: str, model: Model) -> dict[str, NDArray[Any]]:
    if isinstance(model, Linear):
        return {f"{shape}_weights": model.weights.astype(np.float16), f"{shape}_bias": model.bias}
    return {
        f"{shape}_inner": model.inner,
        f"{shape}_scale": model.scale,
        f"{shape}_inner_bias": model.inner_bias,
        f"{shape}_outer": model.outer,
        f"{shape}_outer_bias": model.outer_bias,
    }


def look_again(corpora: Sequence[Corpus], logits: Sequence[Floats]) -> list[Looked]:
    """Pairs worth a second look, their features, and whether they are right, by shape."""
    looked = []
    for corpus, first, traits in zip(corpora, logits, traits_of(corpora, logits), strict=True):
        rows, types, seen = [], [], []
        for scene, begin, end in zip(corpus.scenes, corpus.starts[:-1], corpus.starts[1:], strict=True):
            if end > begin:
                found = worth_a_look(first[begin:end])
                seen.append(look(first[begin:end], scene, traits, found))
                rows.append(found[0] + begin)
                types.append(found[1])
        row, type = np.concatenate(rows), np.concatenate(types)
        looked.append(Looked(row, type, np.concatenate(seen), corpus.answers[row, type] == 1))
    return looked


def traits_of(corpora: Sequence[Corpus], logits: Sequence[Floats]) -> list[Floats]:
    """For each type of each shape: what `second_look.look` is told of it."""
    pools = [corpus.answers == 1 for corpus in corpora]
    common = sorted(
        (int(right[:, at].sum()), corpus.shape, at)
        for corpus, right in zip(corpora, pools, strict=True)
        for at in range(len(corpus.types))
    )
    place = {(shape, at): rank for rank, (_, shape, at) in enumerate(common)}
    tables = []
    for corpus, right, first in zip(corpora, pools, logits, strict=True):
        contract = np.repeat(np.arange(len(corpus.scenes)), np.diff(corpus.starts))
        rows = []
        for at in range(len(corpus.types)):
            found, having = right[:, at], len(np.unique(contract[right[:, at]]))
            sure = float(first[found, at].mean()) if found.any() else OUTSIDE
            share, often = having / len(corpus.scenes), found.sum() / max(1, having)
            rows.append((place[corpus.shape, at], share, often, sure))
        table: Floats = np.array(rows, np.float32).round(4)
        tables.append(table)
    return tables

"""Trains the provision model: contracts in, `models/provisions` out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.ngrams import Ranges, Vocabulary, weigh
from clausekit.classification.provisions import BLOCKS, SHAPES, candidate_spans, see
from clausekit.classification.second_look import FEATURES, OUTSIDE, look, worth_a_look
from clausekit.classification.sentence_rows import Sight
from clausekit.classification.weights import write_weights
from clausekit.classification.words import Words, document_words
from clausekit.datamodel import Span
from clausekit.segmentation import segment
from clausekit.taxonomy import clause_types, cuad_provisions
from clausekit.training.cuad_metric import OVERLAP, bag
from clausekit.training.dataset import Example
from clausekit.training.linear import Answers, Floats, by_folds, fit_types, rarity
from clausekit.training.trees import fit_trees, tree_arrays, tree_scores
from clausekit.training.vocabulary import fit_vocabulary

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LEAST = (4, 6, 6)
# Which types are looked for among which candidates, and how much each kind of evidence counts.
SHORT = {"dates": ("agreement_date", "effective_date"), "titles": ("document_name",)}
SCALES = {"sentences": (1.0, 0.5, 0.35, 0.5), "dates": (0.5, 1.0, 1.0, 0.5), "titles": (1.0, 0.7, 0.7, 0.5)}

# Of candidates that say nothing, one in so many is trained on, and the biases are put right for it.
THINNED = 3

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All candidates of one shape over all contracts, as numbers."""

    shape: str
    types: tuple[str, ...]
    spans: tuple[tuple[Span, ...], ...]
    rows: csr_matrix
    widths: tuple[int, ...]
    answers: Answers
    folds: NDArray[np.int64]
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Material:
    """Vocabulary, rarity of its n-grams, words of each contract, and the candidates of each shape."""

    vocabulary: Vocabulary
    idf: Floats
    words: list[Words]
    corpora: list[Corpus]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the folds showed for one shape: logits of the first models, probabilities of the second look."""

    corpus: Corpus
    logits: Floats
    scores: Floats


def gather(examples: Sequence[Example], folds: NDArray[np.int64]) -> Material:
    """Candidates of all contracts as numbers."""
    words = [document_words(example.document) for example in examples]
    spans = [candidate_spans(example.document) for example in examples]
    vocabulary = _vocabulary(words, [each["sentences"] for each in spans])
    clauses = [segment(example.document) for example in examples]
    sights = {
        shape: [
            see(shape, vocabulary, one, each[shape], tree)
            for one, each, tree in zip(words, spans, clauses, strict=True)
        ]
        for shape in SHAPES
    }
    idf = _rarity(sights["sentences"])
    corpora = [
        _corpus(shape, examples, [tuple(each[shape]) for each in spans], sights[shape], idf, folds)
        for shape in SHAPES
    ]
    return Material(vocabulary, idf, words, corpora)


def judge_by_folds(material: Material, on_progress: Progress | None = None) -> list[Outcome]:
    """First models and second look, both by models that never saw the contract."""
    corpora, words = material.corpora, material.words
    logits = [
        by_folds(
            corpus.rows,
            corpus.answers,
            corpus.folds,
            fit_logistic,
            keep=_thin(corpus),
            on_progress=on_progress,
        )
        - np.float32(np.log(THINNED))
        for corpus in corpora
    ]
    pairs, features, answers, folds = _second(corpora, logits, words)
    scores = tree_scores(np.concatenate(features), np.concatenate(answers), np.concatenate(folds))
    outcomes = []
    for corpus, first, (row, type) in zip(corpora, logits, pairs, strict=True):
        table = np.zeros_like(first)
        table[row, type], scores = scores[: len(row)], scores[len(row) :]
        outcomes.append(Outcome(corpus, first, table))
    return outcomes


def fit_final(material: Material, outcomes: Sequence[Outcome], folder: Path, facts: dict[str, Any]) -> str:
    """Fits on all contracts and writes the model; returns its version."""
    corpora, vocabulary = material.corpora, material.vocabulary
    arrays: dict[str, NDArray[Any]] = {
        "words": np.frombuffer("\n".join(vocabulary.words).encode(), np.uint8).copy(),
        "keys": vocabulary.keys,
        "idf": material.idf.astype(np.float16),
    }
    for corpus in corpora:
        keep = _thin(corpus)
        weights, bias = fit_types(corpus.rows[keep], corpus.answers[keep], fit_logistic)
        arrays |= _parts(corpus, weights, bias - np.float32(np.log(THINNED)))
    _, features, answers, _ = _second(corpora, [outcome.logits for outcome in outcomes], material.words)
    trees, described = tree_arrays(fit_trees(np.concatenate(features), np.concatenate(answers)))
    settings = {
        "shapes": {corpus.shape: list(corpus.types) for corpus in corpora},
        "ranks": {corpus.shape: _ranks(corpus, corpora).tolist() for corpus in corpora},
        "trees": described,
        "clause_types": list(clause_types()),
    }
    return write_weights(folder, arrays | trees, {**settings, **facts})


def fit_logistic(rows: csr_matrix, yes: NDArray[np.bool_]) -> Any:  # noqa: ANN401 -- scikit-learn ships no types
    """A logistic regression; the same every time."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=4.0, solver="liblinear", tol=0.01, random_state=0).fit(rows, yes)


def _second(
    corpora: Sequence[Corpus], logits: Sequence[Floats], words: Sequence[Words]
) -> tuple[list[Any], list[Floats], list[NDArray[np.bool_]], list[NDArray[np.int64]]]:
    """Pairs worth a second look, their features, whether they are right, and their folds, by shape."""
    pairs, features, answers, folds = [], [], [], []
    for corpus, first in zip(corpora, logits, strict=True):
        ranks = _ranks(corpus, corpora)
        rows, types, seen = [], [], [np.zeros((0, FEATURES), np.float32)]
        for place, spans in enumerate(corpus.spans):
            begin, end = corpus.starts[place], corpus.starts[place + 1]
            if end > begin:
                found = worth_a_look(first[begin:end])
                seen.append(look(first[begin:end], spans, words[place], ranks, found))
                rows.append(found[0] + begin)
                types.append(found[1])
        row, type = np.concatenate(rows), np.concatenate(types)
        pairs.append((row, type))
        features.append(np.concatenate(seen))
        answers.append(corpus.answers[row, type] == 1)
        folds.append(corpus.folds[row])
    return pairs, features, answers, folds


def _thin(corpus: Corpus) -> NDArray[np.bool_]:
    spread = (np.arange(len(corpus.answers)) * 7919) % THINNED == 0
    kept: NDArray[np.bool_] = spread | (corpus.answers != 0).any(axis=1)
    return kept


def _ranks(corpus: Corpus, corpora: Sequence[Corpus]) -> NDArray[np.int64]:
    """The place of each of the shape's types when all types of all shapes are ordered by commonness."""
    common = [
        (int((each.answers[:, at] == 1).sum()), each.shape, type)
        for each in corpora
        for at, type in enumerate(each.types)
    ]
    order = {(shape, type): place for place, (_, shape, type) in enumerate(sorted(common))}
    return np.array([order[corpus.shape, type] for type in corpus.types], np.int64)


def _parts(corpus: Corpus, weights: Floats, bias: Floats) -> dict[str, NDArray[Any]]:
    """The weights of each block, with the block's scale in them."""
    edges = np.cumsum((0, *corpus.widths))
    pieces = {
        f"{corpus.shape}_{block}": (weights[edges[at] : edges[at + 1]] * SCALES[corpus.shape][at]).astype(
            np.float16
        )
        for at, block in enumerate(BLOCKS)
    }
    return {**pieces, f"{corpus.shape}_bias": np.maximum(bias, OUTSIDE)}


def _vocabulary(words: Sequence[Words], spans: Sequence[Sequence[Span]]) -> Vocabulary:
    """What stands in enough contracts: words of one contract alone, such as names, teach nothing."""
    text: list[str] = []
    rows: list[Ranges] = []
    for one, found in zip(words, spans, strict=True):
        rows.append([(first + len(text), last + len(text)) for first, last in one.ranges(found)])
        text += one.words
    return fit_vocabulary(text, rows, LEAST)


def _rarity(sights: Sequence[Sight]) -> Floats:
    from scipy.sparse import vstack

    return rarity(vstack([sight.own for sight in sights]).tocsr())


def _corpus(
    shape: str,
    examples: Sequence[Example],
    spans: list[tuple[Span, ...]],
    sights: Sequence[Sight],
    idf: Floats,
    folds: NDArray[np.int64],
) -> Corpus:
    from scipy.sparse import csr_matrix, hstack, vstack

    types = SHORT.get(shape) or tuple(
        id for id in cuad_provisions() if id not in ("document_name", "agreement_date")
    )
    scales = SCALES[shape]
    blocks = [
        [
            scale * weigh(block, idf[: block.shape[1]])
            for block, scale in zip((s.own, s.left, s.right), scales, strict=False)
        ]
        + [csr_matrix(scales[3] * s.around)]
        for s in sights
    ]
    sizes = [len(found) for found in spans]
    return Corpus(
        shape,
        types,
        tuple(spans),
        vstack([hstack(each) for each in blocks]).tocsr().astype(np.float32),
        tuple(block.shape[1] for block in blocks[0]),
        np.vstack([answers(example, found, types) for example, found in zip(examples, spans, strict=True)]),
        np.repeat(folds, sizes),
        np.concatenate([[0], np.cumsum(sizes)]),
    )


def answers(example: Example, spans: Sequence[Span], types: Sequence[str]) -> Answers:
    """1 where a candidate matches the experts' words as CUAD counts, -1 where it touches them, else 0."""
    table = np.zeros((len(spans), len(types)), np.int8)
    starts = np.array([span.start for span in spans], np.int64)
    ends = np.array([span.end for span in spans], np.int64)
    for type, answer in example.spans:
        if type not in types:
            continue
        at = types.index(type)
        words = example.document.quote(answer)
        wanted = bag(words)
        for row in np.flatnonzero((starts < answer.end) & (ends > answer.start)):
            found = example.document.quote(spans[int(row)])
            own = bag(found)
            same = len(own & wanted) >= OVERLAP * len(own | wanted) or (type == "parties" and words in found)
            table[row, at] = 1 if same else table[row, at] or -1
    return table

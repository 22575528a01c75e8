"""Contracts in, all candidates of the provision model as numbers out, with what the experts said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.ngrams import Ranges, Vocabulary
from clausekit.classification.scene import SHAPES, Scene, scenes, see
from clausekit.classification.sentence_rows import ORDERS
from clausekit.classification.sight import Sight
from clausekit.classification.words import Words, document_words
from clausekit.datamodel import Span
from clausekit.segmentation import segment
from clausekit.taxonomy import cuad_provisions
from clausekit.training.cuad_metric import OVERLAP, bag
from clausekit.training.dataset import Example
from clausekit.training.linear import Answers, Floats, rarity
from clausekit.training.vocabulary import fit_vocabulary

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# In how many contracts a word, a pair and a run of three must stand.
LEAST = (4, 6, 6)
# Which types are looked for among which candidates.
SHORT = {"dates": ("agreement_date", "effective_date"), "titles": ("document_name",)}


@dataclass(frozen=True, slots=True)
class Corpus:
    """All candidates of one shape over all contracts, as numbers."""

    shape: str
    types: tuple[str, ...]
    scenes: tuple[Scene, ...]
    rows: csr_matrix
    answers: Answers
    folds: NDArray[np.int64]
    starts: NDArray[np.int64]

    @property
    def spans(self) -> tuple[tuple[Span, ...], ...]:
        """The candidates of each contract."""
        return tuple(scene.spans for scene in self.scenes)


@dataclass(frozen=True, slots=True)
class Material:
    """Vocabulary, rarity of its n-grams, and the candidates of each shape."""

    vocabulary: Vocabulary
    idf: Floats
    corpora: list[Corpus]


def gather(examples: Sequence[Example], folds: NDArray[np.int64]) -> Material:
    """Candidates of all contracts as numbers."""
    words = [document_words(example.document) for example in examples]
    clauses = [segment(example.document) for example in examples]
    found = [
        scenes(example.document, one, tree)
        for example, one, tree in zip(examples, words, clauses, strict=True)
    ]
    vocabulary = _vocabulary(words, [each["sentences"].spans for each in found])
    sights: dict[str, list[Sight]] = {shape: [] for shape in SHAPES}
    for each, one, tree in zip(found, words, clauses, strict=True):
        columns = vocabulary.columns(one.words, orders=ORDERS)
        for shape in SHAPES:
            sights[shape].append(see(each[shape], vocabulary, columns, one, tree))
    idf = _rarity(sights["sentences"])
    corpora = [
        _corpus(shape, examples, [each[shape] for each in found], sights[shape], idf, folds)
        for shape in SHAPES
    ]
    return Material(vocabulary, idf, corpora)


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

    return rarity(vstack([sight.counts[0] for sight in sights]).tocsr())


def _corpus(
    shape: str,
    examples: Sequence[Example],
    found: Sequence[Scene],
    sights: Sequence[Sight],
    idf: Floats,
    folds: NDArray[np.int64],
) -> Corpus:
    from scipy.sparse import vstack

    types = SHORT.get(shape) or tuple(
        id for id in cuad_provisions() if id not in ("document_name", "agreement_date")
    )
    sizes = [len(scene.spans) for scene in found]
    table = [answers(example, scene.spans, types) for example, scene in zip(examples, found, strict=True)]
    return Corpus(
        shape,
        types,
        tuple(found),
        vstack([sight.rows(idf) for sight in sights]).tocsr().astype(np.float32),
        np.vstack(table),
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

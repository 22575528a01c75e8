"""Which sentences say what our own provisions say: one linear model for each type over a sentence's words.

These types have no public examples; what the model learned from is written down in its card. It judges a
sentence by itself, without its neighbours or the headings over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.kin import kin
from clausekit.classification.ngrams import Ranges, Vocabulary, count_rows, weigh
from clausekit.classification.weights import Weights, load_weights
from clausekit.classification.words import Words
from clausekit.datamodel import Provision, Span
from clausekit.errors import ModelError
from clausekit.taxonomy import own_provisions

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]

MODEL = "own_provisions"
ORDERS = 3
# Fewer words are a heading or the cell of a table, and promise nothing by themselves.
FEWEST = 5
# A row's length grows with the square root of its words, within limits: three words of a heading that are
# all of one type weigh less than the same three in a sentence. `USUAL` words have length 1.
USUAL, SHORTEST, LONGEST = 25, 0.3, 2.0
# Sentences are told apart by how many words they have; each class has a weight of its own.
SIZES = (8, 14, 24, 40)
SIZE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Teller:
    """All of the model, ready to use: weights of n-grams and of classes of size, by type."""

    vocabulary: Vocabulary
    idf: Floats
    types: tuple[str, ...]
    own: Floats
    sizes: Floats
    bias: Floats
    thresholds: Mapping[str, float]

    def probability(self, words: Sequence[str], rows: Sequence[Ranges]) -> Floats:
        """How likely each row says each type, 0–1."""
        logits = see_own(self.vocabulary, self.idf, words, rows) @ np.vstack([self.own, self.sizes])
        return np.asarray(1 / (1 + np.exp(-np.clip(logits + self.bias, -30, 30))), np.float32)


def find_own(words: Words, spans: Sequence[Span], *, threshold: float | None = None) -> Iterator[Provision]:
    """Own provisions among the sentences `spans`, in their order.

    Without `threshold` each type has its own, chosen in training for precision. Raises ModelError when the
    weights are not installed.
    """
    teller = _teller()
    ranges = words.ranges(spans)
    long = [at for at, (first, last) in enumerate(ranges) if last - first >= FEWEST]
    if not long:
        return
    scores = teller.probability(words.words, [[ranges[at]] for at in long])
    least = np.array([teller.thresholds[type] if threshold is None else threshold for type in teller.types])
    for row, type in zip(*np.nonzero(scores >= least), strict=True):
        yield Provision(teller.types[type], spans[long[row]], round(float(scores[row, type]), 4))


def see_own(vocabulary: Vocabulary, idf: Floats, words: Sequence[str], rows: Sequence[Ranges]) -> csr_matrix:
    """What the model sees of each row: its n-grams and how many words it has."""
    from scipy.sparse import csr_matrix, diags, hstack

    columns = vocabulary.columns(kin(words), orders=ORDERS)
    counts = np.array([sum(last - first for first, last in row) for row in rows])
    lengths = np.clip(np.sqrt(counts / USUAL), SHORTEST, LONGEST)
    grams = diags(lengths) @ weigh(count_rows(columns, rows, len(vocabulary.keys)), idf)
    sizes = SIZE_WEIGHT * np.eye(len(SIZES) + 1, dtype=np.float32)[np.digitize(counts, SIZES)]
    return hstack([grams, csr_matrix(sizes)]).tocsr().astype(np.float32)


def teller_of(weights: Weights) -> Teller:
    """The teller that the weights of the model make; a type they were not trained for is never found.

    Raises ModelError when they know a type that the taxonomy does not.
    """
    types = tuple(weights.settings["types"])
    if not set(types) <= set(own_provisions()):
        raise ModelError("model 'own_provisions' knows other provisions: train it again")
    return Teller(
        weights.vocabulary,
        weights.floats("idf"),
        types,
        weights.floats("own"),
        weights.floats("sizes"),
        weights.floats("bias"),
        weights.settings["thresholds"],
    )


@cache
def _teller() -> Teller:
    try:
        return teller_of(load_weights(MODEL))
    except KeyError as error:
        raise ModelError("model 'own_provisions' is of another version: install clausekit again") from error

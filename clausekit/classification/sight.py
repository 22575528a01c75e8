"""What a model sees of candidates: counts of n-grams in blocks, and yes/no columns of their surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.ngrams import BITS, Vocabulary, weigh
from clausekit.classification.words import Words
from clausekit.datamodel import Span

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]

PLACES = 12


@dataclass(frozen=True, slots=True)
class Sight:
    """A row for each candidate in every block; `scales`: how much each counts, the surroundings last."""

    counts: tuple[csr_matrix, ...]
    around: Floats
    scales: tuple[float, ...]

    def rows(self, idf: Floats) -> csr_matrix:
        """All blocks side by side, n-grams weighed by rarity: what the model is fitted on and run on."""
        from scipy.sparse import csr_matrix, hstack

        blocks = [
            weigh(block, idf[: block.shape[1]]) * np.float32(scale)
            for block, scale in zip(self.counts, self.scales, strict=False)
        ]
        return hstack([*blocks, csr_matrix(self.around * np.float32(self.scales[-1]))], format="csr")


def singles(vocabulary: Vocabulary) -> int:
    """How many of the vocabulary's n-grams are single words; they come first."""
    return int(np.searchsorted(vocabulary.keys, 1 << BITS))


def places(spans: Sequence[Span], words: Words) -> Floats:
    """Where in the text and in the order of candidates each one stands, as yes/no columns."""
    if not spans:
        return np.zeros((0, PLACES), np.float32)
    end = int(words.starts[-1]) + 1 if len(words.starts) else 1
    start = np.array([span.start for span in spans])
    share, order = start / end, np.arange(len(spans))
    flags = [
        *(share < 0.02, share < 0.05, share < 0.1, share > 0.9, share > 0.97, start < 600, start < 2500),
        *(order == 0, order == 1, order == 2, (order > 2) & (order < 6), np.ones(len(spans))),
    ]
    return np.stack(flags, axis=1).astype(np.float32)

"""A first look at a sentence: is it worth a close reading by the sentence encoder?

The mean of vectors of its word pieces and of pairs of neighbours, one hidden layer, one number; a thousandth
of the work of the encoder. It learned from what the encoder finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# Pairs of pieces share this many vectors; which one a pair has is a hash of both.
PAIRS: Final = 1 << 16
_FACTOR: Final = 1_000_003


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The network: vectors of pieces and pairs, a hidden layer, the last weights; `least` is what passes."""

    grams: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: float
    least: float

    def passes(self, pieces: Sequence[Sequence[int]]) -> NDArray[np.bool_]:
        """Which rows of word pieces are worth a close reading."""
        return np.asarray(self.logits(pieces) >= self.least, np.bool_)

    def logits(self, pieces: Sequence[Sequence[int]]) -> Floats:
        """One number for each row, which must not be empty."""
        known = len(self.grams) - PAIRS
        rows = [grams(row, known) for row in pieces]
        lengths = np.array([len(row) for row in rows])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        sums = np.add.reduceat(self.grams[np.concatenate(rows)], starts, axis=0)
        means = sums / lengths[:, None].astype(np.float32)
        hidden = np.maximum(means @ self.hidden.T + self.hidden_bias, 0)
        return np.asarray(hidden @ self.out + self.out_bias, np.float32)


def grams(pieces: Sequence[int], known: int) -> Integers:
    """The places of the vectors of a row: those of its pieces, then those of its pairs."""
    singles = np.asarray(pieces, np.int64)
    pairs = (singles[:-1] * _FACTOR + singles[1:]) % PAIRS + known
    return np.concatenate([singles, pairs])

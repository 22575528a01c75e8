"""Words in, sparse rows of n-gram features out; the same code for training and for use.

Words become whole numbers, an n-gram becomes one 63-bit number, and a whole document is looked up at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.words import Integers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

BITS = 21
Range = tuple[int, int]
# What one row is made of: half-open ranges of words; no n-gram runs from one into the next.
Ranges = Sequence[Range]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words known (their number is their place, from 1; 0 is any other) and the n-grams known, sorted."""

    words: dict[str, int]
    keys: Integers

    def number(self, words: Sequence[str]) -> Integers:
        """The number of each word."""
        known = self.words
        return np.array([known.get(word, 0) for word in words], np.int64)

    def columns(self, words: Sequence[str], *, orders: int = 3) -> list[Integers]:
        """For n-grams of length 1, 2, …: the column of the one that begins at each word, -1 where unknown."""
        numbers = self.number(words)
        return [self._look_up(pack(numbers, order)) for order in range(1, orders + 1)]

    def _look_up(self, keys: Integers) -> Integers:
        if not len(self.keys):
            return np.full(len(keys), -1, np.int64)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where((self.keys[places] == keys) & (keys > 0), places, -1)


def pack(numbers: Integers, order: int) -> Integers:
    """One number for the `order` words from each place on; 0 where one is unknown or beyond the end."""
    count = len(numbers)
    keys = np.zeros(count, np.int64)
    if count < order:
        return keys
    whole = count - order + 1
    valid = np.ones(whole, bool)
    packed = np.zeros(whole, np.int64)
    for step in range(order):
        part = numbers[step : step + whole]
        packed = (packed << BITS) | part
        valid &= part > 0
    keys[:whole] = np.where(valid, packed, 0)
    return keys


def count_rows(columns: Sequence[Integers], rows: Sequence[Ranges], width: int) -> csr_matrix:
    """Counts, sparse: a row for each of `rows`, a column for each n-gram."""
    from scipy.sparse import csr_matrix

    pieces = [
        columns[order][first : last - order]
        for row in rows
        for first, last in row
        for order in range(min(len(columns), last - first))
    ]
    sizes = [
        sum(max(0, last - first - order) for first, last in row for order in range(len(columns)))
        for row in rows
    ]
    flat = np.concatenate(pieces) if pieces else np.zeros(0, np.int64)
    places = np.repeat(np.arange(len(rows)), sizes)
    known = flat >= 0
    ones = np.ones(int(known.sum()), np.float32)
    return csr_matrix((ones, (places[known], flat[known])), shape=(len(rows), width), dtype=np.float32)


def weigh(counts: csr_matrix, idf: NDArray[np.float32]) -> csr_matrix:
    """Counts to features: 1 + log(count), times the n-gram's rarity, each row of length 1."""
    rows = counts.copy()
    rows.data = (1 + np.log(rows.data)) * idf[rows.indices]
    owners = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    squares = np.bincount(owners, weights=rows.data**2, minlength=rows.shape[0])
    rows.data = (rows.data / np.sqrt(np.maximum(squares, 1e-9))[owners]).astype(np.float32)
    return rows


def opening(row: Ranges, count: int) -> list[Range]:
    """The first `count` words of a row."""
    taken: list[Range] = []
    for first, last in row:
        if count <= 0:
            break
        taken.append((first, min(last, first + count)))
        count -= last - first
    return taken

"""A small network over sparse rows: one layer of hidden units, several members whose answers are averaged.

Its first layer is kept as whole numbers from -127 to 127 with a scale for each row, and only the rows that a
document needs are turned into floats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
LARGEST = 127


@dataclass(frozen=True, slots=True)
class Network:
    """`inner` is columns × (members · units), `outer` members × units × types."""

    inner: NDArray[np.int8]
    scale: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def logits(self, rows: csr_matrix) -> Floats:
        """The score of each row for each type, the mean of all members."""
        from scipy.sparse import csr_matrix

        used, places = np.unique(rows.indices, return_inverse=True)
        narrow = csr_matrix((rows.data, places, rows.indptr), shape=(rows.shape[0], len(used)))
        weights = self.inner[used].astype(np.float32) * self.scale[used, None]
        return answer(narrow @ weights + self.inner_bias, self.outer, self.outer_bias)


@dataclass(frozen=True, slots=True)
class Linear:
    """One weight for each column and type."""

    weights: Floats
    bias: Floats

    def logits(self, rows: csr_matrix) -> Floats:
        """The score of each row for each type."""
        return np.asarray(rows @ self.weights + self.bias, np.float32)


def answer(hidden: Floats, outer: Floats, outer_bias: Floats) -> Floats:
    """The mean of the members' scores from the sums that reach their hidden units."""
    members, units, _ = outer.shape
    active = np.maximum(hidden, 0).reshape(-1, members, units).transpose(1, 0, 2)
    found: Floats = (active @ outer + outer_bias[:, None, :]).mean(axis=0).astype(np.float32)
    return found


def packed(inner: Floats) -> tuple[NDArray[np.int8], Floats]:
    """The first layer as small whole numbers, and what each row is to be multiplied by."""
    scale = np.abs(inner).max(axis=1) / LARGEST
    rounded = np.rint(inner / np.where(scale > 0, scale, 1)[:, None])
    return rounded.astype(np.int8), scale.astype(np.float32)

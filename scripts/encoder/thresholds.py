"""The score from which on a type is said: precise among what was held out, and silent on contracts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Of held-out background at most this share may be found to say a type.
RARE = 1 / 1000
# Of held-out sentences that are known, at least so many of those said must be right.
PRECISE = 0.9
# A type is worth saying from this precision on; below, it stays silent.
USABLE = 0.6
SILENT = 1.01
LOWEST = 0.5
# What is no harm is shown to readers as what the contract says, and must be certain.
ORDINARY = 0.85
# Some types are common in contracts; no threshold need be higher than this to keep a type rare.
HIGHEST = 0.95


@dataclass(frozen=True, slots=True)
class Chosen:
    """A type's threshold, and what it found and got right among held-out rows that are known."""

    threshold: float
    precision: float
    recall: float
    background: float


def choose(known: Floats, says: NDArray[np.bool_], background: Floats, *, lowest: float = LOWEST) -> Chosen:
    """The lowest threshold that is precise and rare enough, else the most precise.

    `known` and `background` are probabilities; `says` the answers to `known`; none is below `lowest`.
    """
    rare = float(np.quantile(background, 1 - RARE)) if len(background) else LOWEST
    steps = np.unique(np.round(np.concatenate([known, [lowest, rare]]), 4))
    best = Chosen(SILENT, 0.0, 0.0, 0.0)
    for threshold in steps[steps >= max(lowest, min(rare, HIGHEST))]:
        here = _at(float(threshold), known, says, background)
        if here.precision >= PRECISE and here.recall > 0:
            return here
        if here.recall > 0 and here.precision > max(best.precision, USABLE):
            best = here
    return best


def _at(threshold: float, known: Floats, says: NDArray[np.bool_], background: Floats) -> Chosen:
    said = known >= threshold
    right = int((said & says).sum())
    return Chosen(
        threshold,
        right / max(1, int(said.sum())),
        right / max(1, int(says.sum())),
        float((background >= threshold).mean()) if len(background) else 0.0,
    )

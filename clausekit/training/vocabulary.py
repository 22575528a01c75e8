"""Which words and n-grams are worth a weight: those that stand in enough rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import reduce

import numpy as np

from clausekit.classification.ngrams import Ranges, Vocabulary, pack
from clausekit.classification.words import Integers


def fit_vocabulary(words: Sequence[str], rows: Sequence[Ranges], least: Sequence[int]) -> Vocabulary:
    """The n-grams of length 1, 2, … that stand in at least `least[0]`, `least[1]`, … rows."""
    held: Counter[str] = Counter()
    for row in rows:
        held.update({word for first, last in row for word in words[first:last]})
    kept = sorted(word for word, count in held.items() if count >= least[0])
    known = {word: place for place, word in enumerate(kept, 1)}
    numbers = Vocabulary(known, np.zeros(0, np.int64)).number(words)
    pieces = [_frequent(pack(numbers, order), rows, order, count) for order, count in enumerate(least, 1)]
    return Vocabulary(known, reduce(np.union1d, pieces))


def _frequent(keys: Integers, rows: Sequence[Ranges], order: int, least: int) -> Integers:
    pieces = [
        np.unique(np.concatenate([keys[first : max(first, last - order + 1)] for first, last in row]))
        for row in rows
        if row
    ]
    found, counts = np.unique(np.concatenate(pieces), return_counts=True)
    kept: Integers = found[(counts >= least) & (found > 0)]
    return kept

"""What the provision models see of a candidate: words, neighbours, place, the headings over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.clauses import votes_above
from clausekit.classification.headings import heading_votes
from clausekit.classification.judge import spread
from clausekit.classification.ngrams import BITS, Ranges, Vocabulary, count_rows
from clausekit.classification.words import Integers, Words
from clausekit.datamodel import Clause, Span
from clausekit.taxonomy import clause_types

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]

ORDERS = 3
# Words to the left and right that a date or a title is judged by.
LEFT, RIGHT = 10, 8
PLACES = 12


@dataclass(frozen=True, slots=True)
class Sight:
    """Counts of the n-grams of each candidate and of what is to its left and right, and its surroundings."""

    own: csr_matrix
    left: csr_matrix
    right: csr_matrix
    around: Floats


def see_sentences(
    vocabulary: Vocabulary, words: Words, spans: Sequence[Span], clauses: Sequence[Clause]
) -> Sight:
    """Sentences: left and right are the sentences before and after, by their single words."""
    rows: list[Ranges] = [[pair] for pair in words.ranges(spans)]
    columns = vocabulary.columns(words.words, orders=ORDERS)
    own = count_rows(columns, rows, len(vocabulary.keys))
    single = singles(vocabulary)
    alone = count_rows(columns[:1], rows, single)
    around = np.hstack([places(spans, words), under(spans, clauses)])
    return Sight(own, shifted(alone, 1), shifted(alone, -1), around)


def see_short(vocabulary: Vocabulary, words: Words, spans: Sequence[Span]) -> Sight:
    """Dates and titles: left and right are the words beside them."""
    ranges = words.ranges(spans)
    columns = vocabulary.columns(words.words, orders=2)
    width, count = len(vocabulary.keys), len(words.words)
    left: list[Ranges] = [[(max(0, first - LEFT), first)] for first, _ in ranges]
    right: list[Ranges] = [[(last, min(count, last + RIGHT))] for _, last in ranges]
    own: list[Ranges] = [[pair] for pair in ranges]
    return Sight(
        count_rows(columns, own, width),
        count_rows(columns, left, width),
        count_rows(columns, right, width),
        places(spans, words),
    )


def singles(vocabulary: Vocabulary) -> int:
    """How many of the vocabulary's n-grams are single words; they come first."""
    return int(np.searchsorted(vocabulary.keys, 1 << BITS))


def shifted(rows: csr_matrix, by: int) -> csr_matrix:
    """Each row in the place `by` further on; the rows that come free are empty."""
    from scipy.sparse import csr_matrix, vstack

    count = rows.shape[0]
    size = min(abs(by), count)
    empty = csr_matrix((size, rows.shape[1]), dtype=np.float32)
    pieces = [empty, rows[: count - size]] if by > 0 else [rows[size:], empty]
    return vstack(pieces).tocsr()


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


def under(spans: Sequence[Span], clauses: Sequence[Clause]) -> Floats:
    """What the nearest heading over each candidate, and the one above that, speak for."""
    types = tuple(clause_types())
    table = np.zeros((len(spans), 2 * len(types)), np.float32)
    if not clauses or not spans:
        return table
    own = spread([heading_votes(clause.heading) for clause in clauses], types)
    above = spread(votes_above(clauses), types)
    headed = np.array([bool(clause.heading) for clause in clauses])
    nearest = np.where(headed[:, None], own, above)
    holder = holders(spans, clauses)
    found = holder >= 0
    table[found] = np.hstack([nearest, np.where(headed[:, None], above, 0)])[holder[found]]
    return table


def holders(spans: Sequence[Span], clauses: Sequence[Clause]) -> Integers:
    """The place of the innermost clause in which each span begins; -1 outside all."""
    starts = np.array([clause.span.start for clause in clauses])
    place = {clause.id: at for at, clause in enumerate(clauses)}
    found = np.searchsorted(starts, [span.start for span in spans], side="right") - 1
    result = np.full(len(spans), -1, np.int64)
    for at, span in enumerate(spans):
        candidate = int(found[at])
        while candidate >= 0 and clauses[candidate].span.end <= span.start:
            parent = clauses[candidate].parent
            candidate = place.get(parent, -1) if parent else -1
        result[at] = candidate
    return result

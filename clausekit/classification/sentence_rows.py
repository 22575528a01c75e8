"""What the provision models see of a candidate: words, neighbours, place, the clause and headings over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from clausekit.classification.context import clause_word_rows, heading_rows, lead_rows, under
from clausekit.classification.ngrams import Ranges, Vocabulary, count_rows
from clausekit.classification.sight import Sight, places, singles
from clausekit.classification.words import Integers, Words
from clausekit.datamodel import Clause, Span

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

ORDERS, SHORT_ORDERS = 3, 2
# Words to the left and right that a date or a title is judged by.
LEFT, RIGHT = 10, 8
# The first characters of a text, which say what kind of contract it is.
OPENING = 1500
# How much each block counts; measured on the first two folds.
SENTENCES = (1.0, 0.5, 0.35, 0.5, 0.35, 0.35, 0.3, 0.5)
DATES, TITLES = (0.5, 1.0, 1.0, 0.5), (1.0, 0.7, 0.7, 0.5)


def see_sentences(
    vocabulary: Vocabulary,
    columns: Sequence[Integers],
    words: Words,
    spans: Sequence[Span],
    clauses: Sequence[Clause],
    holder: Integers,
) -> Sight:
    """Sentences by their n-grams, and by the single words of what is around them.

    That is the sentences before and after, the headings over it, what leads into its list, its clause
    (`holder` is its place among `clauses`), and the opening of the document. `columns` are those of the
    n-grams of `words`, from `Vocabulary.columns`.
    """
    rows: list[Ranges] = [[pair] for pair in words.ranges(spans)]
    own = count_rows(columns, rows, len(vocabulary.keys))
    width, single = singles(vocabulary), columns[0]
    alone = count_rows([single], rows, width)
    first = count_rows([single], [[words.range(Span(0, OPENING))]], width)[np.zeros(len(spans), np.int64)]
    counts = (
        *(own, shifted(alone, 1), shifted(alone, -1), heading_rows(vocabulary, clauses, holder, width)),
        *(lead_rows(single, words, clauses, holder, width),),
        *(clause_word_rows(single, words, clauses, holder, width), first),
    )
    return Sight(counts, np.hstack([places(spans, words), under(clauses, holder)]), SENTENCES)


def see_short(
    vocabulary: Vocabulary,
    columns: Sequence[Integers],
    words: Words,
    spans: Sequence[Span],
    scales: tuple[float, ...],
) -> Sight:
    """Dates and titles: left and right are the words beside them."""
    ranges = words.ranges(spans)
    width, count = len(vocabulary.keys), len(words.words)
    left: list[Ranges] = [[(max(0, first - LEFT), first)] for first, _ in ranges]
    right: list[Ranges] = [[(last, min(count, last + RIGHT))] for _, last in ranges]
    own: list[Ranges] = [[pair] for pair in ranges]
    counts = tuple(count_rows(columns[:SHORT_ORDERS], rows, width) for rows in (own, left, right))
    return Sight(counts, places(spans, words), scales)


def shifted(rows: csr_matrix, by: int) -> csr_matrix:
    """Each row in the place `by` further on; the rows that come free are empty."""
    from scipy.sparse import csr_matrix, vstack

    count = rows.shape[0]
    size = min(abs(by), count)
    empty = csr_matrix((size, rows.shape[1]), dtype=np.float32)
    pieces = [empty, rows[: count - size]] if by > 0 else [rows[size:], empty]
    return vstack(pieces).tocsr()

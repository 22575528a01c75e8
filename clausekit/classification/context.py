"""What stands over and around a sentence: its clause, the headings over it, the words that lead into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.clauses import votes_above
from clausekit.classification.headings import heading_votes
from clausekit.classification.judge import spread
from clausekit.classification.ngrams import Range, Ranges, Vocabulary, count_rows
from clausekit.classification.words import Integers, Words, read_words
from clausekit.datamodel import Clause, Span
from clausekit.taxonomy import clause_types

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]

# How many headings over a sentence are read, how many words that lead into a list, and of a clause.
HEADINGS, LEAD, CLAUSE = 2, 60, 400


def holders(spans: Sequence[Span], clauses: Sequence[Clause]) -> Integers:
    """The place of the innermost clause in which each span begins; -1 outside all."""
    starts = np.array([clause.span.start for clause in clauses])
    place = _places(clauses)
    found = np.searchsorted(starts, [span.start for span in spans], side="right") - 1
    result = np.full(len(spans), -1, np.int64)
    for at, span in enumerate(spans):
        candidate = int(found[at])
        while candidate >= 0 and clauses[candidate].span.end <= span.start:
            parent = clauses[candidate].parent
            candidate = place.get(parent, -1) if parent else -1
        result[at] = candidate
    return result


def under(clauses: Sequence[Clause], holder: Integers) -> Floats:
    """What the nearest heading over each candidate, and the one above that, speak for."""
    types = tuple(clause_types())
    table = np.zeros((len(holder), 2 * len(types)), np.float32)
    if not clauses or not len(holder):
        return table
    own = spread([heading_votes(clause.heading) for clause in clauses], types)
    above = spread(votes_above(clauses), types)
    headed = np.array([bool(clause.heading) for clause in clauses])
    nearest = np.where(headed[:, None], own, above)
    found = holder >= 0
    table[found] = np.hstack([nearest, np.where(headed[:, None], above, 0)])[holder[found]]
    return table


def heading_rows(
    vocabulary: Vocabulary, clauses: Sequence[Clause], holder: Integers, width: int
) -> csr_matrix:
    """The words of the nearest headings over each candidate."""
    words: list[str] = []
    own: list[Range] = []
    for clause in clauses:
        found = read_words(clause.heading).words if clause.heading else []
        own.append((len(words), len(words) + len(found)))
        words += found
    place = _places(clauses)
    rows: list[Ranges] = []
    for at, clause in enumerate(clauses):
        above = rows[place[clause.parent]] if clause.parent in place else []
        rows.append([*([own[at]] if own[at][1] > own[at][0] else []), *above][:HEADINGS])
    return _of_clauses(vocabulary.columns(words, orders=1), rows, holder, width)


def lead_rows(
    columns: Integers, words: Words, clauses: Sequence[Clause], holder: Integers, width: int
) -> csr_matrix:
    """The last words of the clause above before its first child: what leads into a list."""
    place = _places(clauses)
    first: dict[str, int] = {}
    for clause in clauses:
        if clause.parent:
            first.setdefault(clause.parent, clause.span.start)
    leads = words.ranges(
        [Span(c.body.start, max(c.body.start, first.get(c.id, c.span.end))) for c in clauses]
    )
    rows: list[Ranges] = []
    for clause in clauses:
        begin, end = leads[place[clause.parent]] if clause.parent in place else (0, 0)
        rows.append([(max(begin, end - LEAD), end)])
    return _of_clauses([columns], rows, holder, width)


def clause_word_rows(
    columns: Integers, words: Words, clauses: Sequence[Clause], holder: Integers, width: int
) -> csr_matrix:
    """The first words of the clause that each candidate stands in."""
    ranges = words.ranges([clause.span for clause in clauses])
    rows: list[Ranges] = [[(begin, min(end, begin + CLAUSE))] for begin, end in ranges]
    return _of_clauses([columns], rows, holder, width)


def _of_clauses(
    columns: Sequence[Integers], rows: Sequence[Ranges], holder: Integers, width: int
) -> csr_matrix:
    """Each candidate's clause's row; the row past the last is empty and stands for no clause (-1)."""
    return count_rows(columns, [*rows, []], width)[holder]


def _places(clauses: Sequence[Clause]) -> Mapping[str | None, int]:
    return {clause.id: at for at, clause in enumerate(clauses)}

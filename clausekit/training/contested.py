"""Examples of our own that reviewers speak against: they give way, since the contracts are the reviewers'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from clausekit.training.clause_units import OWN, Unit
from clausekit.training.linear import Answers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# Policy: the cosine from which two sections are taken to speak of the same thing. Of our sections, those
# on escrow have 0.2 to 0.4 with corrected clauses on escrow, those on other things less than 0.15.
ALIKE = 0.2


def give_way(rows: csr_matrix, units: Sequence[Unit], types: Sequence[str], answers: Answers) -> Answers:
    """`answers` in which a type that a reviewer took away is left open in our own sections like the clause.

    Sections of filings keep theirs: figures are made from them.
    """
    answers = answers.copy()
    own = np.array([unit.contract == OWN for unit in units])
    squares = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    for place, unit in enumerate(units):
        if unit.rejected:
            products = np.asarray((rows @ rows[place].T).todense()).ravel()
            alike = products >= ALIKE * squares * squares[place]
            for at, type in enumerate(types):
                if type in unit.rejected:
                    answers[own & alike & (answers[:, at] == 1), at] = -1
    return answers

"""A law's requirements held against a contract: each is met by a clause, or a gap.

`load_matrix` reads a matrix (built-in id or YAML file), `fill_matrix` answers each of its requirements with
the words that meet it, or says where it looked.
"""

from __future__ import annotations

from clausekit.playbook.matrices.filling import Answer, AnswerState, fill_matrix
from clausekit.playbook.matrices.loading import builtin_matrices, load_matrix
from clausekit.playbook.matrices.schema import Matrix, Requirement

__all__ = ["Answer", "AnswerState", "Matrix", "Requirement", "builtin_matrices", "fill_matrix", "load_matrix"]

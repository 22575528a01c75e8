"""Contracts with experts' marks in, weights and model cards out; offline, and the same every time.

``python -m clausekit.training train --data DIR`` and ``… evaluate --data DIR``.
"""

from __future__ import annotations

from clausekit.training.run import evaluate, train

__all__ = ["evaluate", "train"]

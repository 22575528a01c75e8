"""Numbers that count the lines of a page in its margin, as on pleading paper and drafts for negotiation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from clausekit.documents.pdf.glyphs import Piece

_FEWEST = 8  # numbers on a page; a list or a table column of so many has words to their left or gaps between
_STEPS = (1, 2, 5, 10)
_LONG = 30  # characters of a line of words


def line_numbers(pieces: Sequence[Piece]) -> frozenset[Piece]:
    """The runs of text of an upright page that only number its lines."""
    counted = [piece for piece in pieces if len(piece.text) < 4 and piece.text.isdigit()]
    if len(counted) < _FEWEST:
        return frozenset()
    counted.sort(key=_height)
    if not _counts_on(counted) or not _aligned(counted) or not _evenly(counted):
        return frozenset()
    edge = max(piece.x1 for piece in counted)
    chosen = frozenset(counted)
    others = [piece for piece in pieces if piece not in chosen]
    beside = all(piece.x0 > edge for piece in others) and _is_prose(others)
    return chosen if beside else frozenset()


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Lines of words, not the cells of a table whose rows are numbered."""
    return sum(len(piece.text) for piece in pieces) > _LONG * len(pieces)


def _height(piece: Piece) -> float:
    return piece.base


def _counts_on(counted: Sequence[Piece]) -> bool:
    values = [int(piece.text) for piece in counted]
    step = values[1] - values[0]
    return step in _STEPS and values == list(range(values[0], values[0] + step * len(values), step))


def _aligned(counted: Sequence[Piece]) -> bool:
    """Set to one edge, the left or the right."""
    return any(max(edges) - min(edges) < 3 for edges in zip(*((p.x0, p.x1) for p in counted), strict=True))


def _evenly(counted: Sequence[Piece]) -> bool:
    """As far apart as lines are: list numbers stand where their items begin."""
    gaps = sorted(below.base - above.base for above, below in pairwise(counted))
    return gaps[-1] < 1.5 * gaps[0]

"""Reading order: the order of the file, put right where it jumps back over what it has already printed.

Most programs write a page in the order in which it is read, columns and table cells included, so the file
is believed as long as it runs downwards. A run printed later than what stands below it, in the same column,
goes before that; a page whose lines run across two columns is read column by column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from clausekit.documents.pdf.glyphs import CELL_GAP, Piece

_MIN_ROWS = 8  # fewer lines side by side are a table or two addresses, not columns of prose
_FOOT = 12  # runs of text that a footer may have
_MIN_WORDS = 4  # median words of a column's line: prose, not cells


def reading_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one upright page in the order in which they are read; slanted ones last."""
    level = _foot_last([piece for piece in pieces if piece.turns == 0])
    slanted = [piece for piece in pieces if piece.turns != 0]
    placed: list[Piece] = []
    lowest = float("-inf")
    for piece in level:
        if piece.base >= lowest - 0.5 * piece.size:
            placed.append(piece)
        else:
            placed.insert(_place(placed, piece), piece)
        lowest = max(lowest, piece.base)
    return _by_columns(placed) + slanted


def _foot_last(pieces: list[Piece]) -> list[Piece]:
    """The pieces with those last that were printed first although they stand below all others."""
    for count in range(min(_FOOT, len(pieces) - 1), 0, -1):
        highest = min(piece.top for piece in pieces[:count])
        if all(piece.base < highest for piece in pieces[count:]):
            return pieces[count:] + pieces[:count]
    return pieces


def _place(placed: list[Piece], piece: Piece) -> int:
    """Where to put a piece that stands higher than what was printed before it."""
    beside = _beside(placed, piece)
    if beside is not None:
        return beside
    for index, other in enumerate(placed):
        lower = other.base > piece.base + 0.5 * piece.size
        if lower and other.x0 < piece.x1 and piece.x0 < other.x1:
            return index
    return len(placed)


def _beside(placed: list[Piece], piece: Piece) -> int | None:
    """The place next to a piece on the same baseline that `piece` touches, or nearly."""
    reach = CELL_GAP * piece.size
    for index, other in enumerate(placed):
        if abs(other.base - piece.base) < 0.3 * piece.size:
            if -0.3 * piece.size <= piece.x0 - other.x1 < reach:
                return index + 1
            if -0.3 * piece.size <= other.x0 - piece.x1 < reach:
                return index
    return None


def _by_columns(pieces: list[Piece]) -> list[Piece]:
    """The pieces, left column first, where the file runs across the gutter of two columns of prose."""
    gutter = _gutter(pieces)
    if gutter is None:
        return pieces
    ordered: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces:
        if piece.x0 < gutter < piece.x1:  # a title over both columns ends what stands above it
            ordered += [*right, piece]
            right = []
        elif piece.x0 > gutter:
            right.append(piece)
        else:
            ordered.append(piece)
    return ordered + right


def _gutter(pieces: list[Piece]) -> float | None:
    """The x that separates two columns which the file prints line by line across, if it does."""
    pairs = [
        (left, right)
        for left, right in pairwise(pieces)
        if abs(left.base - right.base) < 0.5 * left.size and right.x0 > left.x1 + left.size
    ]
    if len(pairs) < _MIN_ROWS or len(pairs) < 0.25 * len(pieces):
        return None
    start, count = Counter(round(right.x0 / 4) for _, right in pairs).most_common(1)[0]
    words = sorted(min(left.text.count(" "), right.text.count(" ")) + 1 for left, right in pairs)
    if count < 0.6 * len(pairs) or words[len(words) // 2] < _MIN_WORDS:
        return None
    return start * 4 - 3.0

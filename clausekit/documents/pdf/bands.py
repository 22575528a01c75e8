"""Tables ruled only across, as cover pages and order forms are: rows between rules, columns by white space.

The rules of such a table have one width. A column begins where words begin in most of its rows and no line
of words runs across; a row over the whole width is one cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from clausekit.documents.pdf.frame import Rect
from clausekit.documents.pdf.glyphs import Piece
from clausekit.documents.pdf.tables import Cell

_FEWEST_RULES = 3
_SNAP = 3.0  # points between edges that are meant to be one
_NARROWEST = 200.0  # points; shorter rules are lines to sign on or under words
_FIRST_COLUMN = 0.15  # of the width, at least: a narrower one holds list numbers
_SUPPORT = 0.6  # of the rows, in which a column's words begin at its edge
_BESIDE = 0.4  # of the rows, which have words in the column before, too: a row broken by a page may have none
_GAP = 6.0  # points of white space before a column


def banded_cells(across: Sequence[Rect], pieces: Sequence[Piece], others: Sequence[Cell]) -> list[Cell]:
    """The cells of such tables on one page; `others` are those of the tables with rules of both kinds."""
    cells: list[Cell] = []
    number = max((cell.table for cell in others), default=-1) + 1
    for stack in _stacks(across):
        rules = [rule for rule in stack if not any(_touches(rule, cell.rect) for cell in others)]
        found = _cells(number, rules, pieces) if len(rules) >= _FEWEST_RULES else []
        cells += found
        number += bool(found)
    return cells


def _touches(rule: Rect, rect: Rect) -> bool:
    x0, top, x1, bottom = rect
    return rule[0] < x1 and rule[2] > x0 and top - _SNAP <= rule[1] <= bottom + _SNAP


def _stacks(across: Sequence[Rect]) -> list[list[Rect]]:
    """Rules of one width, downwards; rules drawn twice count once."""
    stacks: dict[tuple[int, int], list[Rect]] = {}
    if len(across) < _FEWEST_RULES:
        return []
    for rule in sorted(across, key=_top):
        if rule[2] - rule[0] < _NARROWEST:
            continue
        stack = stacks.setdefault((round(rule[0] / _SNAP), round(rule[2] / _SNAP)), [])
        if not stack or rule[1] - stack[-1][3] > _SNAP:
            stack.append(rule)
    return [stack for stack in stacks.values() if len(stack) >= _FEWEST_RULES]


def _top(rect: Rect) -> float:
    return rect[1]


def _cells(table: int, rules: Sequence[Rect], pieces: Sequence[Piece]) -> list[Cell]:
    bands = [(above[3], below[1]) for above, below in pairwise(rules)]
    rows = [
        [piece for piece in pieces if top < (piece.top + piece.bottom) / 2 < bottom] for top, bottom in bands
    ]
    left, right = rules[0][0], rules[0][2]
    starts = _columns([row for row in rows if row], left, right)
    if not starts:
        return []
    cells = []
    for number, ((top, bottom), row) in enumerate(zip(bands, rows, strict=True)):
        own = [start for start in starts if not any(_crosses(piece, start) for piece in row)]
        edges = [left, *(start - 1 for start in own), right]
        for column, (x0, x1) in enumerate(pairwise(edges)):
            cells.append(Cell(table, number, column, (x0, top, x1, bottom)))
    return cells


def _columns(rows: Sequence[Sequence[Piece]], left: float, right: float) -> list[float]:
    """The x at which the columns but the first begin."""
    if len(rows) < _FEWEST_RULES - 1:
        return []
    starts = sorted({round(piece.x0, 1) for row in rows for piece in row})
    found: list[float] = []
    for start in starts:
        near = found and start - found[-1] < 2 * _GAP
        if near or start - left < _FIRST_COLUMN * (right - left):
            continue
        holding = [row for row in rows if _begins(row, start)]
        beside = sum(_beside(row, start, found[-1] if found else left) for row in holding)
        if len(holding) >= max(_SUPPORT * len(rows), 2) and beside >= max(_BESIDE * len(rows), 1):
            found.append(start)
    return found


def _begins(row: Sequence[Piece], start: float) -> bool:
    """True when words of this row begin at `start`, and none run across it."""
    at = any(abs(piece.x0 - start) < _SNAP for piece in row)
    return at and not any(_crosses(piece, start) for piece in row)


def _beside(row: Sequence[Piece], start: float, before: float) -> bool:
    """True when words of the column that begins at `before` stand beside those at `start`."""
    return any(before - _SNAP <= piece.x0 and piece.x1 < start - _GAP for piece in row)


def _crosses(piece: Piece, x: float) -> bool:
    return piece.x0 < x - _SNAP and piece.x1 > x + _SNAP

"""Ruled tables: cells from the lines of a page, and which runs of text lie in which cell.

The lines come from PDFium; pdfplumber's table finder, which needs only lines, makes cells of them. Its own
reading of a page, a hundred times slower, is not needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from clausekit.documents.pdf.frame import Rect
from clausekit.documents.pdf.glyphs import Piece
from clausekit.documents.pdf.rules import Rules

_SNAP = 3.0  # points between lines that are meant to be one, pdfplumber's default
_MOST_LINES = 3_000  # more make a drawing, not a table
_SAME_LINE = 0.5  # ems between baselines of one line


class Cell(NamedTuple):
    """A cell of a ruled table: its place in the grid and its rectangle on the page as shown."""

    table: int
    row: int
    column: int
    rect: Rect


def find_cells(rules: Rules) -> list[Cell]:
    """The cells of all ruled tables of a page; none where the lines make no grid of two columns."""
    if not _may_be_grid(rules):
        return []
    from pdfplumber import table

    edges = table.merge_edges([*_edges(rules)], _SNAP, _SNAP, _SNAP, _SNAP)
    corners = table.edges_to_intersections(edges, _SNAP, _SNAP)
    cells: list[Cell] = []
    for number, rects in enumerate(table.cells_to_tables(table.intersections_to_cells(corners))):
        found = list(_placed(number, rects))
        if len({cell.column for cell in found}) > 1:
            cells += found
    return cells


def _may_be_grid(rules: Rules) -> bool:
    if len(rules.down) + len(rules.across) > _MOST_LINES:
        return False
    columns = {round(rect[0] / _SNAP) for rect in rules.down}
    rows = {round(rect[1] / _SNAP) for rect in rules.across}
    return len(columns) >= 3 and len(rows) >= 2


def _edges(rules: Rules) -> Iterator[dict[str, Any]]:
    for x0, top, x1, bottom in rules.down:
        yield _edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom, "v")
    for x0, top, x1, bottom in rules.across:
        yield _edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2, "h")


def _edge(x0: float, top: float, x1: float, bottom: float, orientation: str) -> dict[str, Any]:
    sides = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return {**sides, "width": x1 - x0, "height": bottom - top, "orientation": orientation}


def _placed(number: int, rects: Sequence[Rect]) -> Iterator[Cell]:
    tops = _ranks(rect[1] for rect in rects)
    lefts = _ranks(rect[0] for rect in rects)
    for rect in rects:
        yield Cell(number, tops[rect[1]], lefts[rect[0]], rect)


def _ranks(values: Iterable[float]) -> dict[float, int]:
    return {value: rank for rank, value in enumerate(sorted(set(values)))}


def cell_of(piece: Piece, cells: Sequence[Cell]) -> Cell | None:
    """The cell that holds the middle of a run of text."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    for cell in cells:
        x0, top, x1, bottom = cell.rect
        if x0 <= x <= x1 and top <= y <= bottom:
            return cell
    return None


def by_cells(pieces: Sequence[Piece], cells: Sequence[Cell]) -> Iterator[tuple[Cell | None, list[Piece]]]:
    """Runs of text with the cell that they share, row by row; each table stands where its first run stood."""
    if not cells:
        yield None, list(pieces)
        return
    placed = [(cell_of(piece, cells), piece) for piece in pieces]
    done: set[int] = set()
    for table, group in groupby(placed, key=_table):
        if table is None:
            yield None, [piece for _, piece in group]
        elif table not in done:
            done.add(table)
            inside = sorted((cell for cell in cells if cell.table == table), key=attrgetter("row", "column"))
            for cell in inside:
                yield cell, _downwards([piece for other, piece in placed if other == cell])


def _downwards(pieces: list[Piece]) -> list[Piece]:
    """The pieces of one cell, line by line: beside its neighbours a file may print a cell in any order."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=attrgetter("base")):
        if lines and piece.base - lines[-1][0].base < _SAME_LINE * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [piece for line in lines for piece in sorted(line, key=attrgetter("x0"))]


def _table(placed: tuple[Cell | None, Piece]) -> int | None:
    return placed[0].table if placed[0] else None

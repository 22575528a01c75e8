"""Tables over several pages: pages with their own tables in, the number of each table in the file out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausekit.documents.pdf.pieces import Printed
from clausekit.documents.pdf.tables import Cell, cell_of

_SNAP = 3.0  # points between edges that are meant to be one
_FOOT, _HEAD = (
    0.8,
    0.2,
)  # of a page's height: a table that goes on reaches below the one, begins above the other


class Origin(NamedTuple):
    """Where a page's table stands in the file: the number of its table and of its first row."""

    table: int
    row: int


def origins(pages: Sequence[Printed]) -> Iterator[dict[int, Origin]]:
    """For every page the origin of each of its tables; one that goes on keeps the number of its beginning."""
    count = 0
    last: list[Cell] = []
    start = Origin(0, 0)
    for page in pages:
        found: dict[int, Origin] = {}
        for number in _downwards(page.cells):
            cells = [cell for cell in page.cells if cell.table == number]
            if last and _goes_on(last, cells, page):
                after = max(cell.row for cell in last) + (not _broken(page, cells))
                start = Origin(start.table, start.row + after)
            else:
                start, count = Origin(count, 0), count + 1
            found[number] = start
            last = cells
        if not page.cells or max(cell.rect[3] for cell in last) < _FOOT * page.frame.size[1]:
            last = []
        yield found


def _downwards(cells: Sequence[Cell]) -> list[int]:
    """Numbers of the tables of a page, from the highest to the lowest."""
    tops: dict[int, float] = {}
    for cell in cells:
        tops[cell.table] = min(tops.get(cell.table, cell.rect[1]), cell.rect[1])
    return sorted(tops, key=tops.__getitem__)


def _goes_on(above: Sequence[Cell], below: Sequence[Cell], page: Printed) -> bool:
    """True when the first table of a page has the columns of the table at the foot of the one before."""
    if min(cell.rect[1] for cell in below) > _HEAD * page.frame.size[1]:
        return False
    return _columns(above) == _columns(below)


def _columns(cells: Sequence[Cell]) -> set[tuple[int, int]]:
    return {(round(cell.rect[0] / _SNAP), cell.column) for cell in cells if cell.column}


def _broken(page: Printed, cells: Sequence[Cell]) -> bool:
    """True when the first row of a page has no words at its left: the row before goes on."""
    first = {cell.column for piece in page.pieces if (cell := cell_of(piece, cells)) and cell.row == 0}
    return bool(first) and 0 not in first

"""Printed lines of a page: pieces that stand on one baseline, put together from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from clausekit.documents.pdf.frame import Rect
from clausekit.documents.pdf.glyphs import CELL_GAP, Piece
from clausekit.documents.pdf.margins import line_numbers
from clausekit.documents.pdf.numbers import is_label
from clausekit.documents.pdf.order import reading_order
from clausekit.documents.pdf.pieces import Printed
from clausekit.documents.pdf.spread import Origin
from clausekit.documents.pdf.tables import Cell, by_cells

Place: TypeAlias = tuple[int, int, int]

_TOUCHING = 0.12  # ems between two runs of one word, when a printer changes font inside it
_LABEL_GAP = 9.0  # ems after a list number that may still be the tab behind it
_UNDERLINE = re.compile(r"[-=–—~\s]{3,}")


class Row(NamedTuple):
    """A printed line. `parts` are its runs as (text, rectangle); `cells` counts those set apart like columns.

    `text` is the parts joined: a tab between cells, else a blank. `underlined` by a drawn line, `typed` by a
    line of hyphens below it. `cell` is its (table, row, column) in a ruled table. `margin` is True
    for a number that counts the lines of the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    after: float
    head: float
    bold: bool
    all_bold: bool
    broken: bool
    turns: float
    page: int
    parts: tuple[tuple[str, Rect], ...]
    typed: bool = False
    underlined: bool = False
    cell: Place | None = None
    margin: bool = False


def make_rows(page: Printed, number: int, tables: Mapping[int, Origin]) -> list[Row]:
    """Rows of one page in reading order; `number` is its index, `tables` where its tables begin."""
    rows: list[Row] = []
    counting = line_numbers(page.pieces)
    words = [piece for piece in page.pieces if piece not in counting] if counting else page.pieces
    for cell, pieces in by_cells(reading_order(words), page.cells):
        place = _place(cell, tables[cell.table]) if cell else None
        rows += [row._replace(cell=place) for row in _rows(pieces, number)]
    margin = [_row(piece, number)._replace(margin=True) for piece in page.pieces if piece in counting]
    return _underlined(rows, page.across) + margin


def _place(cell: Cell, origin: Origin) -> Place:
    return origin.table, origin.row + cell.row, cell.column


def _underlined(rows: list[Row], across: Sequence[Rect]) -> list[Row]:
    """The rows, with those marked whose words, all behind the list number, a drawn line underlines."""
    if not across:
        return rows
    return [row._replace(underlined=True) if _is_underlined(row, across) else row for row in rows]


def _is_underlined(row: Row, across: Sequence[Rect]) -> bool:
    reach = 0.3 * row.size
    covered = 0.0
    for x0, top, x1, _ in across:
        if -0.1 * row.size < top - row.base < reach and x0 > row.x0 - 2 and x1 < row.x1 + 2:
            covered += x1 - x0
    return covered > 0.8 * (row.x1 - row.after)


def _rows(pieces: Iterable[Piece], page: int) -> list[Row]:
    """Pieces put together to rows; a line of hyphens that underlines a row is taken as drawn."""
    rows: list[Row] = []
    for piece in pieces:
        last = rows[-1] if rows else None
        if last and _underlines(piece, last):
            rows[-1] = last._replace(typed=True, underlined=True)
        elif last and _same_row(last, piece):
            rows[-1] = _joined(last, piece)
        else:
            rows.append(_row(piece, page))
    return rows


def _row(piece: Piece, page: int) -> Row:
    rect = (piece.x0, piece.top, piece.x1, piece.bottom)
    return Row(*piece, page, ((piece.text, rect),))


def _underlines(piece: Piece, row: Row) -> bool:
    return (
        not piece.text[0].isalnum()
        and _UNDERLINE.fullmatch(piece.text) is not None
        and 0 < piece.base - row.base < 2.2 * row.size
        and piece.x0 >= row.x0 - row.size
        and piece.x1 <= row.x1 + row.size
    )


def _same_row(row: Row, piece: Piece) -> bool:
    """True when `piece` goes on where `row` ends, or is the text beside a list number that hangs lower."""
    if piece.turns != row.turns or piece.x0 < row.x1 - 0.3 * row.size:
        return False
    shared = min(row.bottom, piece.bottom) - max(row.top, piece.top)
    if shared > 0.5 * min(row.bottom - row.top, piece.bottom - piece.top):
        return True
    near = abs(piece.base - row.base) < 1.4 * max(row.size, piece.size)
    return near and is_label(row.text) and piece.x0 - row.x1 < _LABEL_GAP * row.size and piece.base < row.base


def _joined(row: Row, piece: Piece) -> Row:
    gap = piece.x0 - row.x1
    size = max(row.size, piece.size)
    label = is_label(row.text) and gap < _LABEL_GAP * size
    glue = " " if label else "" if gap < _TOUCHING * size else " " if gap < CELL_GAP * size else "\t"
    rect = (piece.x0, piece.top, piece.x1, piece.bottom)
    lone = len(row.text) < 4 and len(piece.text) > len(row.text)
    return row._replace(
        text=row.text + glue + piece.text,
        top=min(row.top, piece.top),
        x1=max(row.x1, piece.x1),
        bottom=max(row.bottom, piece.bottom),
        base=piece.base if label or lone else row.base,
        size=piece.size if label or lone else row.size,
        after=piece.x0 if label else row.after,
        bold=piece.bold if label else row.bold,
        all_bold=piece.all_bold and (label or row.all_bold),
        broken=piece.broken,
        parts=(*row.parts, (glue + piece.text, rect)),
    )

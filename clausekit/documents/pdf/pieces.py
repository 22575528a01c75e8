"""What a page prints: runs of text on one baseline, each with its rectangle, in the order of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from clausekit.documents.pdf.bands import banded_cells
from clausekit.documents.pdf.frame import Frame, Rect, upright
from clausekit.documents.pdf.glyphs import GlyphReader, Piece
from clausekit.documents.pdf.rules import Rules
from clausekit.documents.pdf.tables import Cell, find_cells

_SIDEWAYS = (1.0, 2.0, 3.0)
_SAME = 1.5  # points between two prints of the same words


class Printed(NamedTuple):
    """The pieces of one page, upright; `turns` is how many quarter turns clockwise its text runs as shown.

    `cells` are those of its ruled tables, `across` its level lines; none where the text is turned.
    `tilt` is by how many degrees a scan was straightened before it was read.
    """

    pieces: list[Piece]
    frame: Frame
    turns: int
    cells: list[Cell]
    across: list[Rect]
    tilt: float = 0.0


def read_pieces(textpage: Any, frame: Frame, rules: Rules) -> Printed:  # noqa: ANN401 -- a PDFium handle
    """All runs of text of a page; `textpage` is PDFium's handle of its text."""
    pieces = _once(GlyphReader(textpage, frame, rules).pieces())
    turns = _main_direction(pieces)
    if turns:
        pieces = [_turned(piece, turns, frame.size) for piece in pieces]
    cells = [] if turns else find_cells(rules)
    cells += [] if turns else banded_cells(rules.across, pieces, cells)
    return Printed(pieces, frame, turns, cells, [] if turns else rules.across)


def _once(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without those printed twice in one place, as some programs do for weight or by mistake."""
    seen: dict[tuple[str, int, int], Piece] = {}
    kept = []
    for piece in pieces:
        key = (piece.text, round(piece.x0 / 4), round(piece.base / 4))
        other = seen.setdefault(key, piece)
        if other is piece or abs(other.x0 - piece.x0) > _SAME or abs(other.base - piece.base) > _SAME:
            kept.append(piece)
    return kept


def _main_direction(pieces: list[Piece]) -> int:
    running = Counter[float]()
    for piece in pieces:
        running[piece.turns] += len(piece.text)
    main = running.most_common(1)[0][0] if running else 0.0
    return int(main) if main in _SIDEWAYS else 0


def _turned(piece: Piece, turns: int, size: tuple[float, float]) -> Piece:
    x0, top, x1, bottom = upright((piece.x0, piece.top, piece.x1, piece.bottom), turns, size)
    base = bottom - 0.2 * (bottom - top)  # a fifth of a line lies below its baseline in common typefaces
    direction = (piece.turns - turns) % 4
    return piece._replace(x0=x0, top=top, x1=x1, bottom=bottom, base=base, after=x0, turns=direction)

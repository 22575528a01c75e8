"""Ruled lines of a page: thin rectangles, strokes and the borders of boxes, upright ones and level ones."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from clausekit.documents.pdf.frame import Frame, Rect

_THIN = 2.5  # points; a thicker rectangle is a box or a bar, not a line
_SHORTEST = 4.0  # points
_MOST_OBJECTS = 20_000  # a page with more is a drawing
_MOST_SEGMENTS = 500  # a path with more is a picture
_DEPTH = 3  # of forms within forms


class Rules(NamedTuple):
    """Lines that run down the page, and across it, as thin rectangles of the page as shown."""

    down: list[Rect]
    across: list[Rect]


def read_rules(page: Any, frame: Frame) -> Rules:  # noqa: ANN401 -- a PDFium handle
    """All ruled lines of a page."""
    import pypdfium2.raw as pdfium

    rules = Rules([], [])
    reader = _Reader(pdfium)
    for rect in reader.rects(page.raw):
        x0, top, x1, bottom = frame.shown(*rect)
        if x1 - x0 <= _THIN and bottom - top >= _SHORTEST:
            rules.down.append((x0, top, x1, bottom))
        elif bottom - top <= _THIN and x1 - x0 >= _SHORTEST:
            rules.across.append((x0, top, x1, bottom))
    return rules


class _Reader:
    """Walks the objects of a page and keeps the C numbers that PDFium fills in."""

    def __init__(self, pdfium: Any) -> None:  # noqa: ANN401 -- a module of C functions
        self._pdfium = pdfium
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()
        self._mode, self._stroke = ctypes.c_int(), ctypes.c_int()

    def rects(self, page: Any) -> Iterator[Rect]:  # noqa: ANN401 -- a PDFium handle
        """Bounds of lines, and the sides of stroked boxes, in user space."""
        pdfium = self._pdfium
        for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
            yield from self._of(pdfium.FPDFPage_GetObject(page, index), _DEPTH)

    def _of(self, item: Any, depth: int) -> Iterator[Rect]:  # noqa: ANN401 -- a PDFium handle
        pdfium = self._pdfium
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from self._path(item)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            for index in range(min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
                yield from self._of(pdfium.FPDFFormObj_GetObject(item, index), depth - 1)

    def _path(self, path: Any) -> Iterator[Rect]:  # noqa: ANN401 -- a PDFium handle
        left, bottom, right, top = self._numbers
        if not self._pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
            return
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        if min(x1 - x0, y1 - y0) <= _THIN:
            yield x0, y0, x1, y1
        elif self._is_box(path):
            yield from ((x0, y0, x0, y1), (x1, y0, x1, y1), (x0, y0, x1, y0), (x0, y1, x1, y1))
        else:
            yield from self._strokes(path)

    def _is_box(self, path: Any) -> bool:  # noqa: ANN401 -- a PDFium handle
        """A stroked path of four or five points: the "re" operator, or a box drawn by hand."""
        pdfium = self._pdfium
        pdfium.FPDFPath_GetDrawMode(path, self._mode, self._stroke)
        return bool(self._stroke.value) and pdfium.FPDFPath_CountSegments(path) in (4, 5)

    def _strokes(self, path: Any) -> Iterator[Rect]:  # noqa: ANN401 -- a PDFium handle
        """The straight lines of a longer path, as a grid drawn in one go."""
        pdfium = self._pdfium
        count = pdfium.FPDFPath_CountSegments(path)
        if not self._stroke.value or count > _MOST_SEGMENTS:
            return
        pdfium.FPDFPageObj_GetMatrix(path, self._matrix)
        last = (0.0, 0.0)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            point = self._point(segment)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                (x0, x1), (y0, y1) = sorted((last[0], point[0])), sorted((last[1], point[1]))
                yield x0, y0, x1, y1
            last = point

    def _point(self, segment: Any) -> tuple[float, float]:  # noqa: ANN401 -- a PDFium handle
        x, y = self._numbers[:2]
        self._pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        m = self._matrix
        return m.a * x.value + m.c * y.value + m.e, m.b * x.value + m.d * y.value + m.f

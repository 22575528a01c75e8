"""What was filled into the fields of a form: values stand in annotations, not in the text of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from clausekit.documents.pdf.frame import Frame, Rect
from clausekit.documents.pdf.glyphs import Piece

CHECKED = "[x]"
"""What stands in the text for a box that is ticked or a button that is chosen."""

_LONGEST = 20_000  # characters of one field


def read_fields(document: Any, page: Any, frame: Frame) -> Iterator[Piece]:  # noqa: ANN401 -- PDFium handles
    """The filled fields of a page as runs of text, one for each line of a value."""
    if document.formenv is None:
        return
    import pypdfium2.raw as pdfium

    for index in range(max(pdfium.FPDFPage_GetAnnotCount(page.raw), 0)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
                yield from _pieces(
                    _value(pdfium, document.formenv.raw, annotation), _rect(pdfium, annotation), frame
                )
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def among(pieces: Sequence[Piece], fields: Iterable[Piece]) -> list[Piece]:
    """The pieces of a page in the order of the file, each field behind what stands left of it on its line.

    A field far from its label, as in a form of two columns, is else taken for words at the page's end.
    """
    placed = list(pieces)
    for piece in fields:
        left = [
            (other.x1, index)
            for index, other in enumerate(placed)
            if other.x1 <= piece.x0 + 0.5 * piece.size and _level(other, piece)
        ]
        placed.insert(max(left)[1] + 1 if left else len(placed), piece)
    return placed


def _level(one: Piece, other: Piece) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return one.turns == other.turns and shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _value(pdfium: Any, form: Any, field: Any) -> str:  # noqa: ANN401 -- PDFium handles
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, field)
    if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
        return CHECKED if pdfium.FPDFAnnot_IsChecked(form, field) else ""
    if kind not in (
        pdfium.FPDF_FORMFIELD_TEXTFIELD,
        pdfium.FPDF_FORMFIELD_COMBOBOX,
        pdfium.FPDF_FORMFIELD_LISTBOX,
    ):
        return ""
    size = min(pdfium.FPDFAnnot_GetFormFieldValue(form, field, None, 0), 2 * _LONGEST)
    buffer = ctypes.create_string_buffer(max(size, 2))
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFAnnot_GetFormFieldValue(form, field, units, size)
    return buffer.raw.decode("utf-16-le", "replace").split("\x00")[0]


def _rect(pdfium: Any, field: Any) -> Rect:  # noqa: ANN401 -- PDFium handles
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(field, rect)
    return rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)


def _pieces(value: str, rect: Rect, frame: Frame) -> Iterator[Piece]:
    """The lines of a value share the height of their field."""
    lines = [" ".join(line.split()) for line in value.splitlines() if line.strip()]
    x0, top, x1, bottom = frame.shown(*rect)
    height = (bottom - top) / max(len(lines), 1)
    for number, line in enumerate(lines):
        upper = top + number * height
        yield Piece(
            text=line,
            x0=x0, top=upper, x1=x1, bottom=upper + height,
            base=upper + 0.75 * height,
            size=round(min(0.75 * height, 12.0), 1),
            after=x0, head=x1 - x0,
            bold=False, all_bold=False, broken=False, turns=0.0,
        )  # fmt: skip

"""PDFs written on the spot with reportlab: a page is a list of (x, y from the top, text[, font[, size]])."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from clausekit.datamodel import FURNITURE, Document
from clausekit.documents import read

Page = Sequence[tuple[Any, ...]]


def _draw(*pages: Page, decorate: Callable[[Any], None] | None = None, **options: Any) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1, **options)
    for page in pages:
        for x, y, text, *setting in page:
            font, size = [*setting, *("Helvetica", 10)[len(setting) :]]
            canvas.setFont(font, size)
            canvas.drawString(x, 792 - y, text)
        if decorate:
            decorate(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def draw() -> Callable[..., bytes]:
    """The bytes of a PDF of US letter pages; `decorate(canvas)` may draw more on each."""
    return _draw


@pytest.fixture
def printed() -> Callable[..., Document]:
    """The Document read from drawn pages."""

    def build(*pages: Page, **options: Any) -> Document:
        return read(_draw(*pages, **options), "drawn.pdf")

    return build


@pytest.fixture
def column() -> Callable[..., list[tuple[float, float, str]]]:
    """Lines one below the other."""

    def build(*lines: str, x: float = 72, y: float = 100, step: float = 12) -> list[tuple[float, float, str]]:
        return [(x, y + step * index, line) for index, line in enumerate(lines)]

    return build


@pytest.fixture
def body() -> Callable[[Document], list[str]]:
    """The texts of all blocks that are not furniture."""

    def texts(document: Document) -> list[str]:
        return [document.quote(block.span) for block in document.blocks if block.kind not in FURNITURE]

    return texts


@pytest.fixture
def of_kind() -> Callable[[Document, str], list[str]]:
    """The texts of all blocks of a kind."""

    def texts(document: Document, kind: str) -> list[str]:
        return [document.quote(block.span) for block in document.blocks if block.kind == kind]

    return texts

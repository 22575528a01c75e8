"""PDF in, Document out: text in reading order, with a box for every line."""

from __future__ import annotations

from clausekit.documents.pdf.loader import from_pdf

__all__ = ["from_pdf"]
